package dataset

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"dateline/schema"
)

// JSONL is one JSON object a line: UTF-8, LF, every key of schema.Fields in order, null explicit.
var JSONL = &Format{
	Name: "jsonl",
	Doc:  "one JSON object a line, every key present, null explicit",
	Exts: []string{".jsonl", ".ndjson"},
	NewWriter: func(w io.Writer, _ WriterOptions) (Writer, error) {
		return &jsonlWriter{w: bufio.NewWriterSize(w, 1<<16)}, nil
	},
	NewReader: newJSONLReader,
}

type jsonlWriter struct {
	w   *bufio.Writer
	buf []byte
	err error
}

func (w *jsonlWriter) Write(r *schema.Record) error {
	if w.err != nil {
		return w.err
	}
	if w.buf, w.err = AppendJSON(w.buf[:0], r); w.err != nil {
		return w.err
	}
	w.buf = append(w.buf, '\n')
	_, w.err = w.w.Write(w.buf)
	return w.err
}

func (w *jsonlWriter) Close() error {
	if w.err == nil {
		w.err = w.w.Flush()
	}
	return w.err
}

// AppendJSON appends the record as JSON, as one line of JSONL has it but without the line's end. It fails on strings that
// are not valid UTF-8.
func AppendJSON(b []byte, r *schema.Record) ([]byte, error) {
	var err error
	for i := range schema.Fields {
		f := &schema.Fields[i]
		if i == 0 {
			b = append(b, '{', '"')
		} else {
			b = append(b, ',', '"')
		}
		b = append(b, f.Name...)
		b = append(b, '"', ':')
		if b, err = appendJSONValue(b, f, r); err != nil {
			return b, fmt.Errorf("writing %s of record %q: %w", f.Name, r.ID, err)
		}
	}
	return append(b, '}'), nil
}

func appendJSONValue(b []byte, f *schema.Field, r *schema.Record) ([]byte, error) {
	if f.Rule.Kind.IsList() {
		return appendJSONList(b, f, r)
	}
	if s := f.Text(r, 0); s != "" {
		return appendJSONText(b, f, s)
	}
	return append(b, "null"...), nil
}

// appendJSONList is also how a list stands in a CSV cell.
func appendJSONList(b []byte, f *schema.Field, r *schema.Record) (_ []byte, err error) {
	b = append(b, '[')
	for i := range f.Len(r) {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendJSONText(b, f, f.Text(r, i)); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

func appendJSONText(b []byte, f *schema.Field, s string) ([]byte, error) {
	switch t := f.Rule.Kind.Type(); {
	case t.Number:
		return append(b, s...), nil
	case t.Storage != schema.StoredText: // digits and signs: nothing to escape
		return append(append(append(b, '"'), s...), '"'), nil
	}
	return appendQuote(b, s)
}

// appendQuote escapes what JSON demands, and U+2028 and U+2029, at which some readers of lines break.
func appendQuote(b []byte, s string) ([]byte, error) {
	n := len(b)
	b, err := jsontext.AppendQuote(b, s)
	if err != nil {
		return b, fmt.Errorf("%q is not valid UTF-8", schema.Shorten(s))
	}
	if bytes.Contains(b[n:], []byte("\u2028")) || bytes.Contains(b[n:], []byte("\u2029")) {
		q := bytes.ReplaceAll(b[n:], []byte("\u2028"), []byte(`\u2028`))
		b = append(b[:n], bytes.ReplaceAll(q, []byte("\u2029"), []byte(`\u2029`))...)
	}
	return b, nil
}
