package input

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strconv"

	"dateline/export/document"
)

var jsonFormat = &Format{
	Name:      "json",
	Doc:       "JSON: an array of raw documents or articles, one such object, several in a row, or an answer of a service that wraps an array ({\"articles\": […]}).",
	Exts:      []string{".json"},
	Sniff:     sniffJSON,
	NewReader: func(s *Source) Reader { return &jsonReader{src: s} },
	lines:     true,
}

func sniffJSON(head []byte) bool {
	b := trimLeft(ascii(head))
	if len(b) == 0 {
		return false
	}
	rest := trimLeft(b[1:])
	switch b[0] {
	case '{':
		return len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
	case '[':
		// "[1] A note" is text as well as an array that goes wrong.
		return len(rest) == 0 || rest[0] == '{' || rest[0] == '"' || rest[0] == '[' && json.Valid(b) || rest[0] == ']' && len(trimLeft(rest[1:])) == 0
	}
	return false
}

// wrapper finds the array in the answer of a service: what stands before it are counts, states and titles.
var wrapper = regexp.MustCompile(`^\s*\{[^\[\]]*?"(articles|items|results|documents|docs|hits|entries|news|records|stories|data|rows|posts|value|item)"\s*:\s*\[\s*\{`)

// bodyKey recognises an article, whose own lists are no documents.
var bodyKey = regexp.MustCompile(`(?i)"(body|text|html|content|maintext|article_?body|full_?text)"\s*:\s*"`)

// wrapped returns how many bytes of head stand before the array's first element; 0 when head begins no such wrapper.
func wrapped(head []byte) int {
	m := wrapper.FindIndex(head)
	if m == nil || bodyKey.Match(head[:m[1]]) {
		return 0
	}
	return m[1] - 1
}

// jsonReader cuts a file into the values at its top, or in its top array, and decodes them one by one: a broken value
// costs itself. It follows brackets and strings only; a line end, which no string of JSON may hold, ends a string whose
// closing quote is missing.
type jsonReader struct {
	src   *Source
	buf   []byte
	n     int
	array bool
	begun bool
	wrap  bool // in the array of a wrapper: nothing behind it counts
	done  bool
}

func (r *jsonReader) Next() (Item, error) {
	if !r.begun {
		r.begun = true
		head := r.src.head()
		skip := 0
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			skip = 3
		}
		if n := wrapped(head[skip:]); n > 0 {
			skip += n
			r.array, r.wrap = true, true
		}
		n, _ := r.src.r.Discard(skip)
		r.src.offset += int64(n)
	}
	for !r.done {
		c, err := r.src.r.ReadByte()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Item{}, err
		}
		r.src.offset++
		switch c {
		case ' ', '\t', '\r', '\n', ',', 0x1e: // RFC 7464 puts a record separator before each value
			continue
		case '[':
			if !r.array {
				r.array = true
				continue
			}
		case ']':
			if r.array {
				r.array = false
				r.done = r.wrap
				continue
			}
		}
		return r.value(c)
	}
	r.done = true
	if r.n == 0 {
		r.n++
		return reject(r.src.name, 0, errorf(Empty, "a JSON file without a document"), r.src.head()), nil
	}
	return Item{}, io.EOF
}

// value reads the value that begins with c.
func (r *jsonReader) value(c byte) (Item, error) {
	offset := r.src.offset - 1
	r.n++
	name := r.src.member(strconv.Itoa(r.n))
	err := r.cut(c)
	if err != nil {
		code := CodeOf(err)
		if code == Ratio {
			return Item{}, err
		}
		r.done = code != TooLarge && code != Syntax && (r.src.resume == nil || !r.src.resume())
		return reject(name, r.src.at0(offset), err, r.buf), nil
	}
	return r.src.value(r.buf, name, offset), nil
}

// cut reads one value into buf, up to the bracket or quote that ends it, or to what cannot be part of it. What is wrong
// inside shows when the value is decoded.
func (r *jsonReader) cut(c byte) error {
	r.buf = append(r.buf[:0], c)
	limit := r.src.opts.Limits.Document
	size := int64(1)
	depth, inString, escaped := 0, false, false
	broken, lineStart := false, false
	for first := true; ; first = false {
		if !first {
			var err error
			if c, err = r.src.r.ReadByte(); err == io.EOF {
				return errorf(Truncated, "the file ends inside a JSON value")
			} else if err != nil {
				return err
			}
			size++
			r.src.offset++
			if size <= limit {
				r.buf = append(r.buf, c)
			}
		}
		if c == '\n' {
			lineStart = true
		} else if c > ' ' {
			if broken && lineStart && c == '{' {
				// How deep the brackets are nobody knows any more; the next value most likely begins here.
				_ = r.src.r.UnreadByte()
				r.src.offset--
				r.buf = bytes.TrimSuffix(r.buf, []byte{c})
				return errorf(Syntax, "a string without its closing quote")
			}
			lineStart = false
		}
		switch {
		case inString && c == '\n':
			inString, escaped, broken = false, false, true
		case inString && escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case inString && c == '"':
			inString = false
		case inString:
			continue
		case c == '"':
			inString = true
			continue
		case c == '{', c == '[':
			depth++
			continue
		case c == '}', c == ']':
			depth--
		}
		if depth > 0 || inString {
			continue
		}
		if scalarByte(c) {
			if next, err := r.src.r.Peek(1); err == nil && scalarByte(next[0]) {
				continue
			}
		}
		if size > limit {
			return errorf(TooLarge, "value of %d bytes, more than %d; --max-document raises the limit", size, limit)
		}
		return nil
	}
}

// scalarByte tells the bytes of a number or word, or of what somebody took for one.
func scalarByte(c byte) bool { return c > ' ' && bytes.IndexByte([]byte(`,[]{}"`), c) < 0 }

// value makes a document of a JSON value: an object, or a string that is a text.
func (s *Source) value(b []byte, fallback string, offset int64) Item {
	if len(b) > 0 && b[0] == '"' {
		var text string
		recoded, err := s.utf8(b)
		if err != nil {
			return reject(fallback, s.at0(offset), err, b)
		}
		if err := json.Unmarshal(recoded, &text); err != nil {
			return reject(fallback, s.at0(offset), errorf(Syntax, "not a JSON string: %w", err), b)
		}
		doc := documentOf(fallback, s.at0(offset), b)
		if doc.Text, err = decode([]byte(text), document.Text, "utf-8"); err != nil {
			return reject(fallback, s.at0(offset), err, b)
		}
		return Item{Doc: doc}
	}
	return s.object(b, fallback, offset)
}
