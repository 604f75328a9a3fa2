package dataset

import (
	"bytes"
	"fmt"
	"io"
)

// csvScanner cuts CSV into records and cells. A record that breaks the rules is given as one broken record that reaches
// to the next line on which a whole record of the right width begins, so that a lost quote costs one row and not the
// rest of the file.
type csvScanner struct {
	r    io.Reader
	buf  []byte
	pos  int // of the next record in buf
	eof  bool
	max  int
	line int64 // of the next record
	cols int

	cells []csvCell
	text  []byte // memory of the cells with doubled quotes
}

type csvCell struct {
	text   []byte
	quoted bool
}

type csvRecord struct {
	line    int64
	cells   []csvCell
	kind    string // of the problem
	problem string
	sample  []byte
}

func (s *csvScanner) rest() []byte { return s.buf[s.pos:] }

// fill makes at least n bytes available, unless the file ends before.
func (s *csvScanner) fill(n int) error {
	for !s.eof && len(s.buf)-s.pos < n {
		if s.pos > 0 && s.pos >= len(s.buf)/2 {
			s.buf = s.buf[:copy(s.buf, s.buf[s.pos:])]
			s.pos = 0
		}
		if cap(s.buf)-len(s.buf) < 1<<18 {
			s.buf = append(make([]byte, 0, max(1<<20, 2*cap(s.buf))), s.buf...)
		}
		m, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+m]
		if err == io.EOF {
			s.eof = true
		} else if err != nil {
			return err
		}
	}
	return nil
}

// next gives the next record; its cells are valid until the next call. want is the number of cells that a record to
// recover at must have; 0 recovers at any line.
func (s *csvScanner) next(want int) (csvRecord, error) {
	for {
		if err := s.fill(1); err != nil {
			return csvRecord{}, err
		}
		if s.eof && s.pos == len(s.buf) {
			return csvRecord{}, io.EOF
		}
		n, why, err := s.record(0)
		if err != nil {
			return csvRecord{}, err
		}
		rec := csvRecord{line: s.line, cells: s.cells}
		if why != "" {
			rec.kind, rec.problem, rec.cells = KindSyntax, why, nil
			rec.sample = append([]byte(nil), s.rest()[:min(80, len(s.rest()))]...)
			if n, err = s.recover(want); err != nil {
				return csvRecord{}, err
			}
		}
		lines := bytes.Count(s.rest()[:n], []byte("\n"))
		blank := why == "" && len(s.cells) == 1 && !s.cells[0].quoted && len(s.cells[0].text) == 0
		s.line += int64(lines)
		s.pos += n
		if blank {
			continue
		}
		return rec, nil
	}
}

// record parses the record that begins at offset at behind pos, into s.cells, and returns its length with the line end.
// why says what breaks the rules.
func (s *csvScanner) record(at int) (n int, why string, err error) {
	s.cells, s.text = s.cells[:0], s.text[:0]
	i := at
	more := func() (bool, error) {
		if i < len(s.buf)-s.pos {
			return true, nil
		}
		if s.eof {
			return false, nil
		}
		if i-at > s.max {
			return false, nil
		}
		err := s.fill(i + 1)
		return i < len(s.buf)-s.pos, err
	}
	for {
		ok, err := more()
		if err != nil {
			return 0, "", err
		}
		if !ok {
			s.cells = append(s.cells, csvCell{})
			return i - at, "", nil
		}
		if s.rest()[i] == '"' {
			start := i + 1
			i = start
			esc := false
			for {
				j := bytes.IndexByte(s.rest()[i:], '"')
				if j < 0 {
					i = len(s.rest())
					if ok, err = more(); err != nil {
						return 0, "", err
					}
					if !ok {
						return i - at, fmt.Sprintf("the quote that opens cell %d is not closed within %d bytes", len(s.cells)+1, i-start), nil
					}
					continue
				}
				i += j + 1
				if ok, err = more(); err != nil {
					return 0, "", err
				}
				if ok && s.rest()[i] == '"' {
					esc = true
					i++
					continue
				}
				break
			}
			text := [2]int{start, i - 1}
			cell := csvCell{quoted: true}
			raw := s.rest()[text[0]:text[1]]
			if esc {
				cell.text = bytes.ReplaceAll(raw, []byte(`""`), []byte(`"`))
			} else {
				cell.text = append([]byte(nil), raw...)
			}
			s.cells = append(s.cells, cell)
			if !ok {
				return i - at, "", nil
			}
			switch s.rest()[i] {
			case ',':
				i++
				continue
			case '\r':
				i++
				if ok, err = more(); err != nil {
					return 0, "", err
				}
				if !ok {
					return i - at, "", nil
				}
				if s.rest()[i] == '\n' {
					return i + 1 - at, "", nil
				}
				i--
			case '\n':
				return i + 1 - at, "", nil
			}
			return i - at, fmt.Sprintf("cell %d goes on behind its closing quote, expected a comma or the end of the line", len(s.cells)), nil
		}
		start := i
		for {
			j := bytes.IndexAny(s.rest()[i:], ",\n\"")
			if j < 0 {
				i = len(s.rest())
				if ok, err = more(); err != nil {
					return 0, "", err
				}
				if ok {
					continue
				}
			} else {
				i += j
			}
			break
		}
		ok = i < len(s.rest())
		cell := csvCell{text: append([]byte(nil), s.rest()[start:i]...)}
		if ok && s.rest()[i] == '"' {
			return i - at, fmt.Sprintf("cell %d has a quote inside but does not begin with one", len(s.cells)+1), nil
		}
		if !ok || s.rest()[i] == '\n' {
			cell.text = bytes.TrimSuffix(cell.text, []byte("\r"))
		}
		s.cells = append(s.cells, cell)
		if !ok {
			return i - at, "", nil
		}
		i++
		if s.rest()[i-1] == '\n' {
			return i - at, "", nil
		}
	}
}

// recover finds how far a broken record reaches.
func (s *csvScanner) recover(want int) (int, error) {
	const lookahead = 1 << 20
	if err := s.fill(lookahead); err != nil {
		return 0, err
	}
	first, at := -1, 0
	for tries := 0; tries < 1000; tries++ {
		j := bytes.IndexByte(s.rest()[min(at, len(s.rest())):], '\n')
		if j < 0 {
			break
		}
		at += j + 1
		if first < 0 {
			first = at
		}
		if at >= lookahead || at >= len(s.rest()) {
			break
		}
		_, why, err := s.record(at)
		if err != nil {
			return 0, err
		}
		if why == "" && len(s.cells) == want {
			return at, nil
		}
	}
	if first < 0 {
		first = len(s.rest())
	}
	return first, nil
}
