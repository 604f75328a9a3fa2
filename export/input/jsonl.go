package input

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strconv"
)

var jsonlFormat = &Format{
	Name:      "jsonl",
	Doc:       `JSON Lines (NDJSON): an object a line, a raw document ({"id", "url", "html" or "text", "retrieved_at"}) or an article by fields (title, text, date, source, …).`,
	Exts:      []string{".jsonl", ".ndjson", ".jl"},
	Sniff:     sniffJSONL,
	NewReader: func(s *Source) Reader { return &jsonlReader{src: s} },
	lines:     true,
}

// sniffJSONL finds a line that is an object among the first three, the first of which has to look like one. An object that the
// head cuts off counts as whole, unless it is the answer of a service on one line, which may be longer than any document.
func sniffJSONL(head []byte) bool {
	b := trimLeft(ascii(head))
	if len(b) == 0 || b[0] != '{' {
		return false
	}
	for range 3 {
		line, rest, whole := bytes.Cut(b, []byte("\n"))
		line = trimLeft(line)
		switch {
		case whole && len(line) > 0 && line[0] == '{' && json.Valid(line):
			return true
		case answerRE.Match(line), whole && openRE.Match(line):
			return false
		case !whole:
			return len(line) > 1 && line[0] == '{' && (line[1] == '"' || line[1] == '}' || line[1] == ' ')
		}
		b = rest
	}
	return false
}

// answerRE recognises the beginning of an object with a list of objects, before which counts and states may stand.
var answerRE = regexp.MustCompile(`^\{[^\[\]]*\[\s*\{`)

// openRE recognises a line behind which a list goes on.
var openRE = regexp.MustCompile(`\[\s*$`)

type jsonlReader struct {
	src  *Source
	buf  []byte
	n    int         // lines read
	tree *jsonReader // of a line that holds several articles
	done bool
}

func (r *jsonlReader) Next() (Item, error) {
	for !r.done {
		if r.tree != nil {
			item, err := r.tree.Next()
			if err != io.EOF {
				return item, err
			}
			r.tree = nil
			if r.buf, _, err = r.src.line(r.buf); err == io.EOF { // the end of its line
				break
			} else if err != nil {
				return Item{}, err
			}
		}
		line, offset, err := r.src.line(r.buf)
		if err == io.EOF {
			break
		}
		r.buf = line
		r.n++
		name := r.src.member(strconv.Itoa(r.n))
		if err != nil {
			switch CodeOf(err) {
			case TooLarge:
			case Ratio:
				return Item{}, err
			default:
				r.done = r.src.ended()
			}
			return reject(name, r.src.at0(offset), err, line), nil
		}
		ended := offset+int64(len(line)) < r.src.offset // by a line feed
		if r.n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		object := bytes.TrimSpace(line)
		if len(object) == 0 {
			continue
		}
		if shape := r.src.shapeOf(object); shape.holdsMore() && json.Valid(object) {
			if ended {
				line = append(line, '\n')
			}
			r.src.unread(line)
			r.tree = &jsonReader{src: r.src, line: strconv.Itoa(r.n)}
			continue
		}
		line = bytes.TrimSuffix(line, []byte("\r"))
		return r.src.object(line, name, offset, nil), nil
	}
	return Item{}, io.EOF
}

// object makes a document of one JSON object. fallback names it where it has no id, above are the names above it in a tree.
func (s *Source) object(b []byte, fallback string, offset int64, above []string) Item {
	b = s.kept(b)
	text, err := s.utf8(b)
	if err != nil {
		return reject(fallback, s.at0(offset), err, b)
	}
	if s.opts.mapping.watching() {
		if m, err := jsonObject(text); err == nil {
			s.opts.mapping.see(m)
		}
	}
	return s.put(len(b), func() Item {
		item := s.decodeObject(b, text, fallback, offset)
		if item.Doc != nil {
			item.Doc.Given.Above = above
		}
		return item
	})
}

func (s *Source) decodeObject(b, text []byte, fallback string, offset int64) Item {
	m, err := jsonObject(text)
	if err != nil {
		return reject(fallback, s.at0(offset), errorf(Syntax, "not a JSON object: %w", err), b)
	}
	return s.fields(m, b, fallback, s.at0(offset))
}

// jsonObject reads a text that is one object and nothing more.
func jsonObject(text []byte) (m map[string]any, err error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	err = dec.Decode(&m)
	switch {
	case err != nil:
	case m == nil:
		err = errorf(Syntax, "null")
	default:
		if _, more := dec.Token(); more != io.EOF {
			err = errorf(Syntax, "something follows the object at byte %d", dec.InputOffset())
		}
	}
	return m, err
}
