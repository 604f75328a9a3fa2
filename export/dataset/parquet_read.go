package dataset

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/apache/arrow/go/v15/parquet"

	"dateline/schema"
)

type parquetReader struct {
	f      *parquetFile
	fields []*schema.Field // of each column; nil when unknown
	any    bool            // give Row.Value
	header []Problem
	err    error
	group  int   // row groups split off
	rows   int64 // in them
}

func newParquetReader(in Input, name string, o ReaderOptions) (Reader, error) {
	f, err := openParquet(in, name, int64(o.maxRow()))
	if err != nil {
		return nil, err
	}
	p := &parquetReader{f: f, any: o.Columns != nil}
	var h Row
	if p.any {
		var names []string
		for _, c := range f.columns {
			names = append(names, c.name)
		}
		h.duplicates(names)
		p.header = h.Problems
		return p, nil
	}
	if v := f.r.MetaData().KeyValueMetadata().FindValue(schema.VersionKey); v != nil {
		h.version(*v)
	}
	var seen uint64
	for _, c := range f.columns {
		i, ok := byName[c.name]
		if !ok {
			h.problem(c.name, KindUnknown, c.name, "the file has a column %q, which is no field of the schema%s", schema.Shorten(c.name), meant(c.name))
			p.fields = append(p.fields, nil)
			continue
		}
		if seen&(1<<i) != 0 {
			h.problem(c.name, KindDuplicate, c.name, "the file has two columns %s; the last one counts", c.name)
		}
		seen |= 1 << i
		f := &schema.Fields[i]
		p.fields = append(p.fields, f)
		if c.leaf != nil && c.leaf.descr.PhysicalType() == parquet.Types.ByteArray && f.Rule.Kind != schema.String && !c.repeated {
			h.problem(f.Name, KindLexical, "", "the column %s is of text, expected %s", f.Name, f.Rule.Kind)
		}
	}
	h.missing(seen)
	p.header = h.Problems
	return p, nil
}

// version notes a file of a schema that this program does not know yet.
func (r *Row) version(v string) {
	major, _, _ := strings.Cut(v, ".")
	ours, _, _ := strings.Cut(schema.Version, ".")
	if major != ours {
		r.problem("", KindVersion, v, "the file is of schema version %s, expected %s", schema.Shorten(v), schema.Version)
	}
}

func (p *parquetReader) Header() []Problem { return p.header }

func (p *parquetReader) Next(row *Row) (err error) {
	if p.err != nil {
		return p.err
	}
	defer func() {
		if err != nil {
			p.err = err
		}
	}()
	defer recovered("reading "+p.f.name, &err)
	if err := p.f.next(); err != nil {
		return err
	}
	row.clear()
	row.Position = p.f.pos
	if p.any {
		m := make(map[string]any, len(p.f.columns))
		for _, c := range p.f.columns {
			v, err := c.value()
			if err != nil {
				return p.f.wrap(err)
			}
			m[c.name] = plain(row, c.name, v)
		}
		row.Value = m
		p.passLong(row)
		return nil
	}
	for i, c := range p.f.columns {
		f := p.fields[i]
		if f != nil && c.leaf != nil && !c.repeated && f.Rule.Kind == schema.String && c.leaf.texts != nil {
			if err := row.leafText(f, c); err != nil {
				return p.f.wrap(err)
			}
			continue
		}
		v, err := c.value()
		if err != nil {
			return p.f.wrap(err)
		}
		if f != nil && !p.f.budget.over() {
			row.setAny(f, v)
		}
	}
	p.passLong(row)
	return nil
}

// passLong empties a row that is above the limit and therefore not whole.
func (p *parquetReader) passLong(row *Row) {
	if p.f.budget.over() {
		row.clear()
		row.problem("", KindSize, "", "the row takes more than %d bytes; it was passed over", p.f.maxRow)
	}
}

// leafText is the short way for the most frequent columns.
func (r *Row) leafText(f *schema.Field, c *pqNode) error {
	l := c.leaf
	if err := l.ahead(); err != nil {
		return fmt.Errorf("column %s: %w", c.name, err)
	}
	at := l.take()
	if at < 0 {
		r.setNull(f)
		return nil
	}
	if !l.pages.budget.take(len(l.texts[at]), valueCost) {
		return nil
	}
	r.setText(f, r.utf8(f.Name, string(l.texts[at])))
	return nil
}

// setAny sets a field from a value of a Parquet column of whatever type.
func (r *Row) setAny(f *schema.Field, v any) {
	isList := f.Rule.Kind.IsList()
	switch v := v.(type) {
	case nil:
		r.setNull(f)
		return
	case string:
		if !isList {
			r.setText(f, r.utf8(f.Name, v))
			return
		}
	case int64:
		r.setInt(f, fmt.Sprint(v))
		return
	case json.Number:
		r.setInt(f, string(v))
		return
	case schema.Date:
		if p, ok := f.At(&r.Record).(*schema.Date); ok {
			if !v.Valid() {
				r.problem(f.Name, KindLexical, v.String(), "%s is %s, expected a day of the years 1 to 9999", f.Name, v)
				return
			}
			*p = v
			return
		}
	case moment:
		if p, ok := f.At(&r.Record).(*time.Time); ok {
			if y := v.Year(); y < 1 || y > 9999 {
				r.problem(f.Name, KindLexical, v.String(), "%s is in the year %d, expected one from 1 to 9999", f.Name, y)
				return
			}
			if v.naive {
				r.problem(f.Name, KindType, v.Format(schema.TimestampForm), "%s is a timestamp that does not say UTC, expected one that does", f.Name)
			}
			if v.Nanosecond() != 0 {
				r.problem(f.Name, KindLexical, v.Format(time.RFC3339Nano), "%s has a fraction of a second, expected whole seconds", f.Name)
			}
			*p = v.Time
			return
		}
	case []any:
		if isList {
			for _, e := range v {
				r.addAny(f, e)
			}
			return
		}
		r.problem(f.Name, KindType, fmt.Sprint(v[:min(len(v), 80)]), "%s is %s, expected %s", f.Name, goKind(v), expected(f))
		return
	}
	r.problem(f.Name, KindType, fmt.Sprint(v), "%s is %s, expected %s", f.Name, goKind(v), expected(f))
}

func (r *Row) addAny(f *schema.Field, v any) {
	switch v := v.(type) {
	case string:
		r.addText(f, r.utf8(f.Name, v))
		return
	case schema.Date:
		if p, ok := f.At(&r.Record).(*[]schema.Date); ok {
			if !v.Valid() {
				r.problem(f.Name, KindLexical, v.String(), "%s has %s, expected days of the years 1 to 9999", f.Name, v)
				return
			}
			*p = append(*p, v)
			return
		}
	}
	r.problem(f.Name, KindType, fmt.Sprint(v), "%s has %s in its list, expected %s", f.Name, goKind(v), expected(f))
}

func goKind(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case string:
		return "a string"
	case int64, json.Number:
		return "a number"
	case schema.Date:
		return "a date"
	case moment:
		return "a timestamp"
	case []any:
		return "a list"
	}
	return "a group"
}

func (p *parquetReader) split() (_ piece, err error) {
	defer recovered("reading "+p.f.name, &err)
	if p.group == p.f.end {
		return nil, io.EOF
	}
	part := &parquetReader{f: p.f.part(p.group, p.rows), fields: p.fields, any: p.any}
	p.rows += p.f.r.MetaData().RowGroup(p.group).NumRows()
	p.group++
	return part, nil
}

func (p *parquetReader) decode(_ int, yield func([]Row) bool) error {
	return inBatches(p.Next, func() int64 { return p.f.budget.row }, yield)
}

func (p *parquetReader) Close() error { return p.f.r.Close() }
