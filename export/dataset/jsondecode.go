package dataset

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"dateline/schema"
)

// jsonDecoder reads a JSON object into a Row. The zero value is ready; it keeps buffers between calls.
type jsonDecoder struct {
	dec, inner jsontext.Decoder
	src        bytes.Buffer
	buf        []byte
	last       []string // by field, the short text read last: outlets, methods and days recur from row to row
	lenient    bool     // strings may not be Unicode
}

// decodeAs reads one line into row.Value or row.Record.
func (d *jsonDecoder) decodeAs(anyShape bool, row *Row, line []byte) {
	if anyShape {
		d.decode(row, line, d.anyLine)
	} else {
		d.decode(row, line, d.object)
	}
}

// decode reads one line by read. The strict reading is tried first because it is the fast one; only a line that breaks a rule of
// JSON is read again with every leniency, to tell what is wrong and to keep what is readable.
func (d *jsonDecoder) decode(row *Row, line []byte, read func(*Row, []byte, ...jsontext.Options) error) {
	n := len(row.Problems)
	// Keys that stand twice are found by who takes them.
	d.lenient = false
	if read(row, line, jsontext.AllowDuplicateNames(true)) == nil {
		return
	}
	d.lenient = true
	before := append([]Problem(nil), row.Problems[:n]...)
	row.clear()
	row.Problems = append(row.Problems, before...)
	if err := read(row, line, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)); err != nil {
		var se *jsontext.SyntacticError
		msg, at := err.Error(), int64(0)
		if errors.As(err, &se) {
			msg, at = se.Err.Error(), se.ByteOffset
		}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			msg, at = "the line ends inside a value", int64(len(line))
			if len(bytes.TrimSpace(line)) == 1 {
				msg += ", as in JSON that is spread over several lines,"
			}
		}
		lo, hi := min(max(at-20, 0), int64(len(line))), min(at+20, int64(len(line)))
		row.problem("", KindSyntax, string(bytes.ToValidUTF8(line[lo:hi], []byte("\ufffd"))), "not a JSON object: %s at byte %d of the line", msg, at)
	}
}

func (d *jsonDecoder) object(row *Row, line []byte, opts ...jsontext.Options) error {
	d.src = *bytes.NewBuffer(line)
	d.dec.Reset(&d.src, opts...)
	if k := d.dec.PeekKind(); k != '{' {
		if _, err := d.dec.ReadValue(); err != nil {
			return cutShort(err)
		}
		// What is no JSON at all says so alone.
		if err := d.end(); err != nil {
			return err
		}
		row.problem("", KindSyntax, string(line), "the line holds %s, expected an object", jsonKind(k))
		return nil
	}
	if _, err := d.dec.ReadToken(); err != nil {
		return cutShort(err)
	}
	var seen uint64
	next := 0 // the field that follows in the order of the schema, in which most rows are written
	for d.dec.PeekKind() != '}' {
		raw, err := d.dec.ReadValue()
		if err != nil {
			return cutShort(err)
		}
		i, known := next, next < len(schema.Fields) && string(raw[1:len(raw)-1]) == schema.Fields[next].Name
		if !known {
			i, known = byName[string(raw[1:len(raw)-1])]
		}
		if !known {
			name := d.text(row, "", raw) // may be known without its escapes
			if i, known = byName[name]; !known {
				row.problem(name, KindUnknown, name, "%q is no field of the schema%s", schema.Shorten(name), meant(name))
				if err := d.dec.SkipValue(); err != nil {
					return cutShort(err)
				}
				continue
			}
		}
		next = i + 1
		f := &schema.Fields[i]
		if seen&(1<<i) != 0 {
			row.problem(f.Name, KindDuplicate, "", "%s stands twice in the object; the last one counts", f.Name)
			f.Clear(&row.Record)
		}
		seen |= 1 << i
		if err := d.value(row, i); err != nil {
			return cutShort(err)
		}
	}
	if _, err := d.dec.ReadToken(); err != nil {
		return cutShort(err)
	}
	if msg := foreign(seen, row.Problems); msg != "" {
		row.Problems = row.Problems[:0]
		row.problem("", KindSyntax, string(line), "%s", msg)
		return d.end()
	}
	row.missing(seen)
	return d.end()
}

// end makes sure that nothing follows the value.
func (d *jsonDecoder) end() error {
	_, err := d.dec.ReadToken()
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err == nil:
		return &jsontext.SyntacticError{ByteOffset: d.dec.InputOffset(), Err: errors.New("a second value behind the first")}
	}
	return err
}

func (d *jsonDecoder) value(row *Row, i int) error {
	f := &schema.Fields[i]
	isList := f.Rule.Kind.IsList()
	if isList && d.dec.PeekKind() == '[' {
		return d.list(row, f, &d.dec)
	}
	raw, err := d.dec.ReadValue()
	if err != nil {
		return err
	}
	switch k := raw.Kind(); {
	case k == 'n':
		row.setNull(f)
	case k == '"' && !isList:
		row.setText(f, d.recurring(row, i, raw))
	case k == '0' && !isList:
		row.setInt(f, string(raw))
	default:
		row.problem(f.Name, KindType, string(raw), "%s is %s, expected %s", f.Name, jsonKind(k), expected(f))
	}
	return nil
}

// recurring is text for field i, which for a short text that the field had before needs no memory.
func (d *jsonDecoder) recurring(row *Row, i int, raw []byte) string {
	if len(raw) > 32 {
		return d.text(row, schema.Fields[i].Name, raw)
	}
	if d.last == nil {
		d.last = make([]string, len(schema.Fields))
	}
	if string(raw[1:len(raw)-1]) != d.last[i] || d.lenient {
		d.last[i] = d.text(row, schema.Fields[i].Name, raw)
	}
	return d.last[i]
}

// list reads an array and its elements.
func (d *jsonDecoder) list(row *Row, f *schema.Field, dec *jsontext.Decoder) error {
	if _, err := dec.ReadToken(); err != nil {
		return err
	}
	number := f.Rule.Kind.Type().Number
	for dec.PeekKind() != ']' {
		v, err := dec.ReadValue()
		if err != nil {
			return err
		}
		switch k := v.Kind(); {
		case k == '"' && !number:
			row.addText(f, d.text(row, f.Name, v))
		case k == '0' && number:
			row.addText(f, string(v))
		default:
			row.problem(f.Name, KindType, string(v), "%s has %s in its list, expected %s", f.Name, jsonKind(k), expected(f))
		}
	}
	_, err := dec.ReadToken()
	return err
}

// text unquotes a JSON string. What is no Unicode becomes U+FFFD, with a problem.
func (d *jsonDecoder) text(row *Row, field string, raw []byte) string {
	if !d.lenient {
		if inside := raw[1 : len(raw)-1]; bytes.IndexByte(inside, '\\') < 0 {
			return string(inside)
		} else if out, ok := appendUnescaped(d.buf[:0], inside); ok {
			d.buf = out
			return string(out)
		}
	}
	var err error
	d.buf, err = jsontext.AppendUnquote(d.buf[:0], raw)
	if err != nil {
		what := "a lone surrogate"
		if !utf8.Valid(raw) {
			what = "bytes that are not UTF-8"
		}
		row.problem(field, KindEncoding, string(d.buf), "the text has %s, expected Unicode in UTF-8", what)
	}
	return string(d.buf)
}

// appendUnescaped resolves the short escapes in the inside of a string that is known to be valid. It gives up at one
// with four hex digits, as \u00e9.
func appendUnescaped(dst, src []byte) (_ []byte, ok bool) {
	for {
		i := bytes.IndexByte(src, '\\')
		if i < 0 {
			return append(dst, src...), true
		}
		dst = append(dst, src[:i]...)
		switch c := src[i+1]; c {
		case 'n':
			dst = append(dst, '\n')
		case 't':
			dst = append(dst, '\t')
		case 'r':
			dst = append(dst, '\r')
		case 'b':
			dst = append(dst, '\b')
		case 'f':
			dst = append(dst, '\f')
		case 'u':
			return nil, false
		default:
			dst = append(dst, c)
		}
		src = src[i+2:]
	}
}

// cutShort tells the end of the line inside a value from the end of the file.
func cutShort(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func jsonKind(k jsontext.Kind) string {
	switch k {
	case 'n':
		return "null"
	case 't', 'f':
		return "a boolean"
	case '"':
		return "a string"
	case '0':
		return "a number"
	case '[':
		return "an array"
	}
	return "an object"
}

// listText reads a list that stands as JSON text, as in a CSV cell.
func (d *jsonDecoder) listText(row *Row, f *schema.Field, text []byte) {
	d.lenient = true
	v := jsontext.Value(bytes.TrimSpace(text))
	if !v.IsValid(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true)) || v.Kind() != '[' {
		row.problem(f.Name, KindLexical, string(text), "%s is %q, expected %s as JSON text", f.Name, schema.Shorten(string(text)), expected(f))
		return
	}
	d.inner.Reset(bytes.NewReader(v), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if err := d.list(row, f, &d.inner); err != nil {
		row.problem(f.Name, KindLexical, string(text), "%s is %q: %v", f.Name, schema.Shorten(string(text)), err)
	}
}
