package input

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"dateline/export/document"
)

var jsonFormat = &Format{
	Name:      "json",
	Doc:       "JSON: raw documents or articles, wherever they stand: alone, several in a row, in arrays, or deep in the answer of a service ({\"articles\": […]}).",
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

// jsonWindow is how much of an object is looked at before it is decided that articles are inside it. An object that goes on is
// then read member by member, so that the answer of a service may be longer than a document.
const jsonWindow = 1 << 20

// jsonReader goes through the values of a file and gives each object that is a document, however deep it stands in objects and
// arrays. Values are cut by brackets and strings only and decoded one by one: a broken value costs itself. A line end, which no
// string of JSON may hold, ends a string whose closing quote is missing.
type jsonReader struct {
	src   *Source
	line  string // of JSON Lines: what its documents are numbered below, and where reading ends; empty for a file
	buf   []byte
	n     int // documents and rejects so far
	open  []jsonFrame
	begun bool
	done  bool
}

// jsonFrame is an object or array around the value that is read next.
type jsonFrame struct {
	object bool
	key    string // of the member that is read next, with its quotes
	label  string // what the object says of its publisher
	offset int64
	long   bool   // what it is was decided before its end was seen
	kept   []byte // then, its members that are no objects and arrays: together they may be a document
}

func (r *jsonReader) Next() (Item, error) {
	if !r.begun {
		r.begun = true
		r.skipMark()
	}
	for !r.done {
		if item, ok, err := r.step(); ok || err != nil {
			return item, err
		}
	}
	if r.n == 0 && r.line == "" {
		r.n++
		return reject(r.src.name, 0, errorf(Empty, "a JSON file without a document"), r.src.head()), nil
	}
	return Item{}, io.EOF
}

// skipMark passes over the byte order mark of a file.
func (r *jsonReader) skipMark() {
	if r.line == "" && bytes.HasPrefix(r.src.head(), []byte("\xef\xbb\xbf")) {
		n, _ := r.src.r.Discard(3)
		r.src.offset += int64(n)
	}
}

// step goes on by a bracket, the name of a member or a value, and gives the item that it makes where it makes one.
func (r *jsonReader) step() (item Item, ok bool, err error) {
	c, err := r.token()
	switch top := r.top(); {
	case err == io.EOF:
		r.done = true
		return Item{}, false, nil
	case err != nil:
		return Item{}, false, err
	case top != nil && (c == ']' || c == '}'):
		item, ok = r.close()
	case c == '[' && len(r.open) < maxNesting:
		r.open = append(r.open, jsonFrame{})
	case top != nil && top.object && top.key == "" && c == '"':
		item, ok, err = r.key(c)
	default:
		item, ok, err = r.value(c)
	}
	// A line of JSON Lines ends with its value.
	r.done = r.done || r.line != "" && len(r.open) == 0
	return item, ok, err
}

// token gives the first byte of what comes next.
func (r *jsonReader) token() (byte, error) {
	for {
		c, err := r.src.r.ReadByte()
		if err != nil {
			return 0, err
		}
		r.src.offset++
		switch c {
		case ' ', '\t', '\r', '\n', ',', ':', 0x1e: // RFC 7464 puts a record separator before each value
		default:
			return c, nil
		}
	}
}

func (r *jsonReader) top() *jsonFrame {
	if len(r.open) == 0 {
		return nil
	}
	return &r.open[len(r.open)-1]
}

// key reads the name of a member.
func (r *jsonReader) key(c byte) (Item, bool, error) {
	offset := r.src.offset - 1
	if err := r.cut(c, 0); err != nil {
		item, err := r.broken(err, offset)
		return item, true, err
	}
	r.top().key = string(r.buf)
	return Item{}, false, nil
}

// close ends the innermost object or array. It gives a document where the object turns out to be one.
func (r *jsonReader) close() (Item, bool) {
	f := *r.top()
	r.open = r.open[:len(r.open)-1]
	defer r.passed()
	object := append(append([]byte{'{'}, bytes.TrimSuffix(f.kept, []byte{','})...), '}')
	if shape := r.src.shapeOf(object); !f.long || !shape.text {
		return Item{}, false
	}
	return r.src.object(object, r.name(), f.offset, r.above()), true
}

// passed notes that a value has been read.
func (r *jsonReader) passed() {
	if top := r.top(); top != nil {
		top.key = ""
	}
}

// name is that of the next document.
func (r *jsonReader) name() string {
	r.n++
	if r.line != "" {
		return r.src.member(r.line + "." + strconv.Itoa(r.n))
	}
	return r.src.member(strconv.Itoa(r.n))
}

// above are the names above the value that is read, the nearest first.
func (r *jsonReader) above() []string {
	var out []string
	for i := len(r.open) - 1; i >= 0; i-- {
		key := jsonString([]byte(r.open[i].key))
		if plain := plainName(key); plain == "" || containerKeys[plain] || knownNames[plain] != "" {
			key = ""
		}
		for _, name := range []string{key, r.open[i].label} {
			if name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

// value reads the value that begins with c. Objects that hold articles are opened, so that what is inside them comes next.
func (r *jsonReader) value(c byte) (item Item, ok bool, err error) {
	offset := r.src.offset - 1
	window := int64(0)
	if c == '{' && len(r.open) < maxNesting {
		window = jsonWindow
	}
	err = r.cut(c, window)
	var shape jsonShape
	if window > 0 {
		shape = r.src.shapeOf(r.buf)
	}
	whole := r.src.offset-offset == int64(len(r.buf)) // all that was read is in buf
	switch {
	case err == errWindow && !shape.document && !shape.inText, window > 0 && err != errWindow && whole && shape.role() == jsonContainer:
		r.enter(shape.label, offset, err == errWindow)
		return Item{}, false, nil
	case err == errWindow: // a document
		r.src.unread(r.buf[1:])
		err = r.cut(c, 0)
	}
	switch {
	case err != nil:
		item, err = r.broken(err, offset)
	case shape.role() == jsonOther && shape.deep || window == 0 && (c == '{' || c == '[') && len(r.buf) > len("{}"):
		item = reject(r.name(), r.src.at0(offset), errorf(TooDeep, "objects and lists inside more than %d others; take the articles out of the outer ones first", maxNesting), r.buf)
	case shape.role() == jsonDocument || r.listed() || !json.Valid(r.buf):
		item = r.src.value(r.buf, r.name(), offset, r.above())
		if shape.wholeIn { // and articles beside its own text
			r.enter(shape.label, offset, false)
			return item, true, nil
		}
	case c == '{':
		item = Item{Skip: "json-without-article"}
	default:
		if top := r.top(); top.long && int64(len(top.kept)) < r.src.opts.Limits.Document {
			top.kept = fmt.Appendf(top.kept, "%s:%s,", top.key, r.buf)
		}
		r.passed()
		return Item{}, false, nil
	}
	r.passed()
	return item, true, err
}

// enter goes into the object in buf.
func (r *jsonReader) enter(label string, offset int64, long bool) {
	r.src.unread(r.buf[1:])
	r.open = append(r.open, jsonFrame{object: true, label: label, offset: offset, long: long})
}

// listed reports whether the value stands at the top of the file or in its only array, where everything is to be a document.
func (r *jsonReader) listed() bool {
	return r.line == "" && (len(r.open) == 0 || len(r.open) == 1 && !r.open[0].object)
}

// broken makes a reject of a value that could not be cut.
func (r *jsonReader) broken(err error, offset int64) (Item, error) {
	code := CodeOf(err)
	if code == Ratio {
		return Item{}, err
	}
	r.done = code != TooLarge && code != Syntax && r.src.ended()
	return reject(r.name(), r.src.at0(offset), err, r.buf), nil
}

// errWindow reports that a value goes on behind its window.
var errWindow = errors.New("longer than the window")

// cut reads one value into buf, up to the bracket or quote that ends it, or to what cannot be part of it. What is wrong
// inside shows when the value is decoded. With a window, a value that is longer is left there.
func (r *jsonReader) cut(c byte, window int64) error {
	r.buf = append(r.buf[:0], c)
	limit := r.src.opts.Limits.Document
	size := int64(1)
	for scan := (jsonScan{}); !scan.take(c) || r.goesOn(c); {
		if size == window {
			return errWindow
		}
		var err error
		if c, err = r.src.r.ReadByte(); err == io.EOF {
			return errorf(Truncated, "the file ends inside a JSON value")
		} else if err != nil {
			return err
		}
		if scan.restarts(c) {
			_ = r.src.r.UnreadByte()
			return errorf(Syntax, "a string without its closing quote")
		}
		size++
		r.src.offset++
		if size <= limit {
			r.buf = append(r.buf, c)
		}
	}
	if size > limit {
		return errorf(TooLarge, "value of %d bytes, more than %d; --max-document raises the limit", size, limit)
	}
	return nil
}

// goesOn reports whether a value that may end with c is a number or word with more of it to come.
func (r *jsonReader) goesOn(c byte) bool {
	if !scalarByte(c) {
		return false
	}
	next, err := r.src.r.Peek(1)
	return err == nil && scalarByte(next[0])
}

// jsonScan finds the end of a value by its brackets and strings.
type jsonScan struct {
	depth             int
	inString, escaped bool
	broken            bool // a string had no closing quote
	lineStart         bool // nothing but blanks since the line began
}

// take goes over a byte of the value and reports whether the value may end there.
func (s *jsonScan) take(c byte) bool {
	switch {
	case s.inString && c == '\n':
		s.inString, s.escaped, s.broken = false, false, true
	case s.inString && s.escaped:
		s.escaped = false
	case s.inString && c == '\\':
		s.escaped = true
	case s.inString && c == '"':
		s.inString = false
	case s.inString:
	case c == '"':
		s.inString = true
	case c == '{', c == '[':
		s.depth++
	case c == '}', c == ']':
		s.depth--
	}
	return s.depth <= 0 && !s.inString
}

// restarts reports whether c, which comes next, begins another value: the first bracket of a line, where a string before it
// was not closed. How deep the brackets are nobody knows any more then.
func (s *jsonScan) restarts(c byte) bool {
	if c <= ' ' {
		s.lineStart = s.lineStart || c == '\n'
		return false
	}
	first := s.lineStart
	s.lineStart = false
	return first && s.broken && c == '{'
}

// scalarByte tells the bytes of a number or word, or of what somebody took for one.
func scalarByte(c byte) bool { return c > ' ' && bytes.IndexByte([]byte(`,[]{}"`), c) < 0 }

// value makes a document of a JSON value: an object, or a string that is a text.
func (s *Source) value(b []byte, fallback string, offset int64, above []string) Item {
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
	return s.object(b, fallback, offset, above)
}
