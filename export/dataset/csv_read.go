package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"dateline/schema"
)

type csvReader struct {
	blockReader
	scan   csvScanner
	name   string
	o      ReaderOptions
	fields []*schema.Field // of each column; nil when unknown
	first  []string        // the header, of records
	names  []string        // of a file of any shape
	types  [][]string      // of its columns
	header []Problem
	rows   int64 // in the blocks so far
}

func newCSVReader(in Input, name string, o ReaderOptions) (Reader, error) {
	r := &csvReader{name: name, o: o}
	r.cut = r.nextBlock
	header, err := r.scan.open(in, name, o)
	if err != nil {
		return nil, err
	}
	var h Row
	if o.Columns != nil {
		r.names = header
		for _, n := range header {
			r.types = append(r.types, o.Columns(n))
		}
		h.duplicates(header)
		r.header = h.Problems
		return r, nil
	}
	var seen uint64
	for _, s := range header {
		i, ok := byName[s]
		if !ok {
			if s == "" {
				h.problem(s, KindUnknown, s, "column %d of the header has no name, as the index of a data frame has none; expected a field of the schema", len(r.fields)+1)
			} else {
				h.problem(s, KindUnknown, s, "the header has %q, which is no field of the schema%s", schema.Shorten(s), meant(s))
			}
			r.fields = append(r.fields, nil)
			continue
		}
		if seen&(1<<i) != 0 {
			h.problem(s, KindDuplicate, s, "the header has %s twice; the last column counts", s)
		}
		seen |= 1 << i
		r.fields = append(r.fields, &schema.Fields[i])
	}
	h.missing(seen)
	r.header = h.Problems
	r.first = header
	return r, nil
}

// open reads the header.
func (s *csvScanner) open(in io.Reader, name string, o ReaderOptions) ([]string, error) {
	*s = csvScanner{r: in, max: o.maxRow(), line: 1}
	s.has(8)
	if s.err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, s.err)
	}
	if what := badHead(s.buf); what != "" {
		return nil, fmt.Errorf("reading %s: the file is %s, expected CSV in UTF-8", name, what)
	}
	if bytes.HasPrefix(s.buf, []byte(bom)) {
		s.pos = len(bom)
	}
	b, err := s.next(1)
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading %s: the file is empty, expected a header line", name)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	rec := b.records[0]
	if rec.problem != "" {
		return nil, fmt.Errorf("reading the header of %s, line %d: %s", name, rec.line, rec.problem)
	}
	var names []string
	var scratch []byte
	for _, c := range rec.cells {
		names = append(names, strings.ToValidUTF8(string(b.text(c, &scratch)), "\ufffd"))
	}
	if len(names) == 1 && strings.ContainsAny(names[0], ";\t|") {
		return nil, fmt.Errorf("reading the header of %s: it has no comma; cells separated by %q are not CSV as dateline reads it",
			name, names[0][strings.IndexAny(names[0], ";\t|")])
	}
	s.width = len(names)
	return names, nil
}

func (r *csvReader) Header() []Problem { return r.header }

func (r *csvReader) nextBlock() (*block, error) {
	b, err := r.scan.next(math.MaxInt)
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s, behind line %d: %w", r.name, r.scan.line, err)
	}
	rows := &csvRows{csvBlock: b, r: r, row: r.rows}
	r.rows += int64(len(b.records))
	return &block{data: b.data, next: rows.next}, nil
}

// csvRows turns the records of a block into rows.
type csvRows struct {
	*csvBlock
	r   *csvReader // of which only what the header says may be used
	row int64      // rows before
	at  int        // next record
}

func (b *csvRows) next(row *Row, dec *decoder) bool {
	if b.at == len(b.records) {
		return false
	}
	rec := &b.records[b.at]
	b.at++
	b.row++
	row.clear()
	row.Position = Position{File: b.r.name, Row: b.row, Line: rec.line}
	if rec.blank {
		row.problem("", KindSyntax, "", "a blank line stands before this row, expected none")
	}
	if rec.problem != "" {
		sample := b.data[rec.start:min(rec.end, rec.start+80)]
		row.problem("", rec.kind, string(bytes.ToValidUTF8(sample, []byte("\ufffd"))), "%s", rec.problem)
		return true
	}
	if len(rec.cells) != b.r.scan.width {
		row.problem("", KindSyntax, "", "the row has %d cells, expected %d as in the header", len(rec.cells), b.r.scan.width)
	}
	if b.r.names != nil {
		b.anyRow(row, rec, dec)
		return true
	}
	if b.repeatsHeader(rec, dec) {
		row.problem("", KindSyntax, "", "the row repeats the header, as in files that were joined; expected a record")
		return true
	}
	var seen uint64
	for i, c := range rec.cells[:min(len(rec.cells), len(b.r.fields))] {
		f := b.r.fields[i]
		if f == nil {
			continue
		}
		if n := byName[f.Name]; seen&(1<<n) != 0 {
			f.Clear(&row.Record)
		} else {
			seen |= 1 << n
		}
		b.set(row, f, c, dec)
	}
	return true
}

func (b *csvRows) repeatsHeader(rec *csvRecord, dec *decoder) bool {
	if len(rec.cells) != len(b.r.first) {
		return false
	}
	for i, c := range rec.cells {
		if string(b.text(c, &dec.cell)) != b.r.first[i] {
			return false
		}
	}
	return true
}

func (b *csvRows) set(row *Row, f *schema.Field, c csvCell, dec *decoder) {
	if c.start == c.end && !c.quoted {
		row.setNull(f)
		return
	}
	text := b.text(c, &dec.cell)
	switch kind := f.Rule.Kind; {
	case kind.IsList():
		dec.json.listText(row, f, text)
	case kind.Type().Number:
		row.setInt(f, string(text))
	default:
		if b.r.o.CSVSafe && len(text) > 0 && text[0] == '\'' && formula(string(text)) {
			text = text[1:]
		}
		row.setText(f, row.utf8(f.Name, string(text)))
	}
}
