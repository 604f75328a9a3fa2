package dataset

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

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

func (c *csvWriter) cell(f *schema.Field, r *schema.Record) error {
	switch p := f.At(r).(type) {
	case *string:
		if *p == "" && !f.Rule.AllowEmpty {
			return nil
		}
		s := *p
		if c.safe && formula(s) {
			s = "'" + s
		}
		c.row = appendCell(c.row, s)
	case *schema.Date:
		c.row = append(c.row, p.String()...)
	case *time.Time:
		if !p.IsZero() {
			c.row = p.UTC().AppendFormat(c.row, schema.TimestampForm)
		}
	case *int32:
		c.row = strconv.AppendInt(c.row, int64(*p), 10)
	case **int64:
		if *p != nil {
			c.row = strconv.AppendInt(c.row, **p, 10)
		}
	default:
		var err error
		if c.list, err = appendJSONList(c.list[:0], p); err != nil {
			return err
		}
		c.row = appendCell(c.row, string(c.list))
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

type csvReader struct {
	scan    csvScanner
	name    string
	o       ReaderOptions
	row     int64
	columns []int // column → index in schema.Fields, or -1
	header  []Problem
	dec     jsonDecoder
}

func newCSVReader(in Input, name string, o ReaderOptions) (Reader, error) {
	r := &csvReader{name: name, o: o, scan: csvScanner{r: in, max: o.maxRow(), line: 1}}
	if err := r.scan.fill(8); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if what := badHead(r.scan.rest()); what != "" {
		return nil, fmt.Errorf("reading %s: the file is %s, expected CSV in UTF-8", name, what)
	}
	if bytes.HasPrefix(r.scan.rest(), []byte(bom)) {
		r.scan.pos += len(bom)
	}
	rec, err := r.scan.next(0)
	if err == io.EOF {
		return nil, fmt.Errorf("reading %s: the file is empty, expected a header line", name)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if rec.problem != "" {
		return nil, fmt.Errorf("reading the header of %s: %s", name, rec.problem)
	}
	var h Row
	var seen uint64
	for _, c := range rec.cells {
		s := string(c.text)
		i, ok := byName[s]
		switch {
		case !ok:
			i = -1
			h.problem(s, KindUnknown, s, "the header has %q, which is no field of the schema", schema.Shorten(s))
		case seen&(1<<i) != 0:
			h.problem(s, KindDuplicate, s, "the header has %s twice; the last column counts", s)
		}
		if i >= 0 {
			seen |= 1 << i
		}
		r.columns = append(r.columns, i)
	}
	for i, f := range schema.Fields {
		if seen&(1<<i) == 0 {
			h.problem(f.Name, KindMissing, "", "the header has no %s, expected every field of the schema", f.Name)
		}
	}
	r.header = h.Problems
	r.scan.cols = len(r.columns)
	return r, nil
}

func (r *csvReader) Next(row *Row) error {
	rec, err := r.scan.next(len(r.columns))
	if err == io.EOF {
		return io.EOF
	}
	if err != nil {
		return fmt.Errorf("reading %s, line %d: %w", r.name, r.scan.line, err)
	}
	r.row++
	row.clear()
	row.Position = Position{File: r.name, Row: r.row, Line: rec.line}
	if rec.problem != "" {
		row.problem("", rec.kind, string(bytes.ToValidUTF8(rec.sample, []byte("\ufffd"))), "%s", rec.problem)
		return nil
	}
	if len(rec.cells) != len(r.columns) {
		row.problem("", KindSyntax, "", "the row has %d cells, expected %d as in the header", len(rec.cells), len(r.columns))
	}
	for c, cell := range rec.cells {
		if c >= len(r.columns) || r.columns[c] < 0 {
			continue
		}
		r.cell(row, &schema.Fields[r.columns[c]], cell)
	}
	return nil
}

func (r *csvReader) cell(row *Row, f *schema.Field, c csvCell) {
	s := string(c.text)
	s = row.utf8(f, s)
	if s == "" && !c.quoted {
		row.setNull(f)
		return
	}
	switch f.Rule.Kind {
	case schema.Int32, schema.Int64:
		row.setInt(f, s)
	case schema.StringList, schema.DateList:
		r.dec.listText(row, f, c.text)
	default:
		if r.o.CSVSafe && strings.HasPrefix(s, "'") && formula(s) {
			s = s[1:]
		}
		row.setText(f, s)
	}
}

func (r *csvReader) Header() []Problem { return r.header }

func (r *csvReader) Close() error { return nil }
