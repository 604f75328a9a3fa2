package input

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
)

var jsonlFormat = &Format{
	Name:      "jsonl",
	Doc:       `JSON Lines (NDJSON): an object a line, a raw document ({"id", "url", "html" or "text", "retrieved_at"}) or an article by fields (title, text, date, source, …).`,
	Exts:      []string{".jsonl", ".ndjson", ".jl"},
	Sniff:     sniffJSONL,
	NewReader: func(s *Source) Reader { return &jsonlReader{src: s} },
}

// sniffJSONL finds an object at the beginning whose first line is either cut off by the head or whole.
func sniffJSONL(head []byte) bool {
	b := trimLeft(ascii(head))
	if len(b) == 0 || b[0] != '{' {
		return false
	}
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return json.Valid(b[:i])
	}
	b = trimLeft(b[1:])
	return len(b) == 0 || b[0] == '"' || b[0] == '}'
}

type jsonlReader struct {
	src *Source
	buf []byte
	n   int // lines read
}

func (r *jsonlReader) Next() (Item, error) {
	for {
		line, offset, err := r.src.line(r.buf)
		if err == io.EOF {
			return Item{}, io.EOF
		}
		r.buf = line
		r.n++
		name := r.src.member(strconv.Itoa(r.n))
		if err != nil {
			if CodeOf(err) == TooLarge {
				return reject(name, offset, err, line), nil
			}
			return Item{}, err
		}
		line = bytes.TrimSuffix(line, []byte("\r"))
		if r.n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		return r.src.object(line, name, offset), nil
	}
}

// object makes a document of one JSON object. fallback names it where it has no id.
func (s *Source) object(b []byte, fallback string, offset int64) Item {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var m map[string]any
	err := dec.Decode(&m)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			err = errorf(Syntax, "something follows the object at byte %d", dec.InputOffset())
		}
	}
	if err != nil {
		return reject(fallback, offset, errorf(Syntax, "not a JSON object: %w", err), b)
	}
	return s.fields(m, b, fallback, offset)
}
