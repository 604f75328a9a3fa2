package dataset

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"dateline/schema"
)

// Files of any shape: with ReaderOptions.Columns a Reader leaves Row.Record alone and gives Row.Value, of the types that
// jsonschema.Validator takes. Then nothing is missing or unknown; Problems tell of syntax, encoding, size and duplicate keys.

// anyLine reads one line of JSONL into row.Value.
func (d *jsonDecoder) anyLine(row *Row, line []byte, opts ...jsontext.Options) error {
	d.src.Reset()
	d.src.Write(line)
	d.dec.Reset(&d.src, opts...)
	v, err := d.anyValue(row, "")
	if err != nil {
		return cutShort(err)
	}
	row.Value = v
	return d.end()
}

// anyValue reads the next value. field is the member of the row's object that it belongs to.
func (d *jsonDecoder) anyValue(row *Row, field string) (any, error) {
	switch d.dec.PeekKind() {
	case '{':
		if _, err := d.dec.ReadToken(); err != nil {
			return nil, err
		}
		m := map[string]any{}
		for d.dec.PeekKind() != '}' {
			raw, err := d.dec.ReadValue()
			if err != nil {
				return nil, err
			}
			name := d.text(row, field, raw)
			member := field
			if d.dec.StackDepth() == 1 {
				member = name
			}
			if _, ok := m[name]; ok {
				row.problem(member, KindDuplicate, name, "%q stands twice in an object; the last one counts", schema.Shorten(name))
			}
			if m[name], err = d.anyValue(row, member); err != nil {
				return nil, err
			}
		}
		_, err := d.dec.ReadToken()
		return m, err
	case '[':
		if _, err := d.dec.ReadToken(); err != nil {
			return nil, err
		}
		list := []any{}
		for d.dec.PeekKind() != ']' {
			v, err := d.anyValue(row, field)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.dec.ReadToken()
		return list, err
	}
	raw, err := d.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	switch raw.Kind() {
	case 'n':
		return nil, nil
	case 't', 'f':
		return raw.Kind() == 't', nil
	case '0':
		return json.Number(raw), nil
	}
	return d.text(row, field, raw), nil
}

// anyCell turns a cell of CSV, which has no types of its own, into the first that fits of the types that the column may
// have. A cell that fits none stays text, for the schema to complain about. An empty cell without quotes is null, as in
// the files of records, whatever the column may have: only quotes make it an empty text.
func anyCell(text string, quoted bool, types []string) any {
	may := func(t string) bool { return slices.Contains(types, t) }
	if text == "" && !quoted {
		return nil
	}
	var v any
	if len(types) > 0 && decodeCell(text, &v) == nil {
		switch v := v.(type) {
		case json.Number:
			if may("integer") || may("number") {
				return v
			}
		case bool:
			if may("boolean") {
				return v
			}
		case []any:
			if may("array") {
				return v
			}
		case map[string]any:
			if may("object") {
				return v
			}
		}
	}
	return text
}

func decodeCell(text string, v *any) error {
	if text == "" || !strings.ContainsRune("-0123456789tf[{", rune(text[0])) {
		return errors.New("no JSON")
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

// anyRow fills row.Value from a record of CSV.
func (b *csvRows) anyRow(row *Row, rec *csvRecord, dec *decoder) {
	m := make(map[string]any, len(b.r.names))
	for i, name := range b.r.names {
		if i >= len(rec.cells) {
			break
		}
		c := rec.cells[i]
		text := row.utf8(name, string(b.text(c, &dec.cell)))
		m[name] = anyCell(text, c.quoted, b.r.types[i])
	}
	row.Value = m
}

// plain turns a value of a Parquet column into what JSON has. Dates and times become text in the forms of RFC 3339, a time
// without zone has none.
func plain(row *Row, field string, v any) any {
	switch v := v.(type) {
	case int64:
		return json.Number(strconv.FormatInt(v, 10))
	case schema.Date:
		return v.String()
	case moment:
		if v.naive {
			return v.Format("2006-01-02T15:04:05.999999999")
		}
		return v.Format(time.RFC3339Nano)
	case string:
		return row.utf8(field, v)
	case []any:
		for i := range v {
			v[i] = plain(row, field, v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = plain(row, field, v[k])
		}
	}
	return v
}

// duplicates notes names that stand twice in a header.
func (r *Row) duplicates(names []string) {
	seen := map[string]bool{}
	for _, n := range names {
		if seen[n] {
			r.problem(n, KindDuplicate, n, "the header has %q twice; the last column counts", schema.Shorten(n))
		}
		seen[n] = true
	}
}
