package dataset

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dateline/schema"
)

// CSV is RFC 4180 with LF: a header, every string quoted, null an unquoted empty cell, lists as JSON text.
//
// encoding/csv is not used because it neither quotes on demand nor tells a quoted cell from a bare one, which is how
// null differs from the empty string here, and because its Reader turns CRLF inside cells into LF.
var CSV = &Format{
	Name:      "csv",
	Doc:       "RFC 4180 with LF, every string quoted, null an empty cell, lists as JSON text",
	Exts:      []string{".csv"},
	NewWriter: newCSVWriter,
	NewReader: newCSVReader,
}

type csvWriter struct {
	w    *bufio.Writer
	safe bool
	row  []byte
	list []byte
	err  error
}

func newCSVWriter(w io.Writer, o WriterOptions) (Writer, error) {
	c := &csvWriter{w: bufio.NewWriterSize(w, 1<<16), safe: o.CSVSafe}
	if o.CSVBOM {
		c.row = append(c.row, bom...)
	}
	for i, f := range schema.Fields {
		if i > 0 {
			c.row = append(c.row, ',')
		}
		c.row = appendCell(c.row, f.Name)
	}
	c.row = append(c.row, '\n')
	_, c.err = c.w.Write(c.row)
	return c, c.err
}

func (c *csvWriter) Write(r *schema.Record) error {
	if c.err != nil {
		return c.err
	}
	c.row = c.row[:0]
	for i := range schema.Fields {
		if i > 0 {
			c.row = append(c.row, ',')
		}
		f := &schema.Fields[i]
		if c.err = c.cell(f, r); c.err != nil {
			c.err = fmt.Errorf("writing %s of record %q: %w", f.Name, r.ID, c.err)
			return c.err
		}
	}
	c.row = append(c.row, '\n')
	_, c.err = c.w.Write(c.row)
	return c.err
}

func (c *csvWriter) cell(f *schema.Field, r *schema.Record) (err error) {
	if f.Rule.Kind.IsList() {
		if c.list, err = appendJSONList(c.list[:0], f, r); err != nil {
			return err
		}
		c.row = appendCell(c.row, string(c.list))
		return nil
	}
	switch s := f.Text(r, 0); {
	case s == "": // null
	case f.Rule.Kind.Type().Storage != schema.StoredText:
		c.row = append(c.row, s...)
	case c.safe && formula(s):
		c.row = appendCell(c.row, "'"+s)
	default:
		c.row = appendCell(c.row, s)
	}
	return nil
}

func (c *csvWriter) Close() error {
	if c.err == nil {
		c.err = c.w.Flush()
	}
	return c.err
}

func appendCell(b []byte, s string) []byte {
	b = append(b, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b = append(b, s[:i+1]...)
		b = append(b, '"')
		s = s[i+1:]
	}
	return append(append(b, s...), '"')
}

// formula reports whether a spreadsheet may run s. Apostrophes before the sign count too, so that taking one off gives
// back what was there.
func formula(s string) bool {
	t := strings.TrimLeft(s, "'")
	return t != "" && strings.IndexByte("=+-@\t\r", t[0]) >= 0
}
