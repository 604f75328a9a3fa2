package validate

import (
	"strings"

	"github.com/zeebo/xxh3"
)

// Line is one line of a body that is no blank one.
type Line struct {
	Hash       uint64
	Start, End int // of its bytes in the body
}

// Lines are the lines of the body.
func (r *Row) Lines() []Line {
	if r.lined {
		return r.lines
	}
	r.lined = true
	body := r.Record.Body
	r.lines = make([]Line, 0, 1+strings.Count(body, "\n")/2)
	for at := 0; at < len(body); {
		end := strings.IndexByte(body[at:], '\n')
		if end < 0 {
			end = len(body) - at
		}
		if end > 0 {
			r.lines = append(r.lines, Line{xxh3.HashString(body[at : at+end]), at, at + end})
		}
		at += end + 1
	}
	return r.lines
}
