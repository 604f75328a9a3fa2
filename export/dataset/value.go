package dataset

import (
	"bytes"
	"fmt"
	"strings"

	"dateline/schema"
)

// byName finds a field's place in schema.Fields.
var byName = func() map[string]int {
	m := make(map[string]int, len(schema.Fields))
	for i, f := range schema.Fields {
		m[f.Name] = i
	}
	return m
}()

// clear empties a row for the next record but keeps the memory of its lists.
func (r *Row) clear() {
	for i := range schema.Fields {
		schema.Fields[i].Clear(&r.Record)
	}
	r.Value = nil
	r.Problems = r.Problems[:0]
}

func (r *Row) problem(field, kind, value, format string, args ...any) {
	r.Problems = append(r.Problems, Problem{field, kind, schema.Shorten(value), fmt.Sprintf(format, args...)})
}

// utf8 replaces what is no UTF-8, with a problem.
func (r *Row) utf8(field, s string) string {
	t := strings.ToValidUTF8(s, "\ufffd")
	if t != s {
		r.problem(field, KindEncoding, t, "the text has bytes that are not UTF-8, expected Unicode in UTF-8")
	}
	return t
}

// setText reads a field that is one value, and no number, from its text.
func (r *Row) setText(f *schema.Field, s string) {
	if s == "" {
		if f.Rule.Nullable {
			r.problem(f.Name, KindEmpty, "", "%s is an empty string, expected null", f.Name)
		} else {
			r.problem(f.Name, KindEmpty, "", "%s is an empty string, expected %s", f.Name, expected(f))
		}
		return
	}
	if strings.IndexByte(s, 0) >= 0 {
		r.problem(f.Name, KindEncoding, s, "%s contains a NUL", f.Name)
	}
	kind := f.Rule.Kind.Type()
	if kind.Number || f.Rule.Kind.IsList() {
		r.problem(f.Name, KindType, s, "%s is the text %q, expected %s", f.Name, schema.Shorten(s), expected(f))
		return
	}
	if err := f.Add(&r.Record, s); err != nil {
		r.unreadable(f, s)
	} else if kind.Storage == schema.StoredMoment && !isTimestampForm(s) {
		r.problem(f.Name, KindLexical, s, "%s is %q, expected the form 2017-09-06T09:36:00Z", f.Name, schema.Shorten(s))
	}
}

// unreadable notes text that is no value of the field.
func (r *Row) unreadable(f *schema.Field, s string) {
	if f.Rule.Kind.Type().Storage == schema.StoredDay {
		r.problem(f.Name, KindLexical, s, "%s has %q, expected a day that exists, in the form 2017-09-06", f.Name, schema.Shorten(s))
		return
	}
	r.problem(f.Name, KindLexical, s, "%s is %q, expected %s", f.Name, schema.Shorten(s), expected(f))
}

// isTimestampForm reports whether a moment that time.Parse reads is written as schema.TimestampForm has it.
func isTimestampForm(s string) bool {
	const form = "0000-00-00T00:00:00Z"
	if len(s) != len(form) {
		return false
	}
	for i := range len(form) {
		if form[i] != '0' && s[i] != form[i] || form[i] == '0' && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// setInt reads a field that is a number from its decimal text.
func (r *Row) setInt(f *schema.Field, s string) {
	kind := f.Rule.Kind.Type()
	if !kind.Number || f.Rule.Kind.IsList() {
		r.problem(f.Name, KindType, s, "%s is the number %s, expected %s", f.Name, schema.Shorten(s), expected(f))
		return
	}
	if err := f.Add(&r.Record, s); err != nil {
		r.problem(f.Name, KindLexical, s, "%s is %s, expected a whole number from %d to %d", f.Name, schema.Shorten(s), f.Rule.Min, kind.Max)
	}
}

// setNull notes a null where none may stand. The member keeps its zero value.
func (r *Row) setNull(f *schema.Field) {
	if !f.Rule.Nullable {
		r.problem(f.Name, KindType, "null", "%s is null, expected %s", f.Name, expected(f))
	}
}

// addText appends one element to a list.
func (r *Row) addText(f *schema.Field, s string) {
	if strings.IndexByte(s, 0) >= 0 {
		r.problem(f.Name, KindEncoding, s, "%s contains a NUL", f.Name)
	}
	if s == "" && f.Rule.Kind.Type().Storage == schema.StoredText {
		r.problem(f.Name, KindEmpty, "", "%s has an empty string in its list", f.Name)
		return
	}
	if err := f.Add(&r.Record, s); err != nil {
		r.unreadable(f, s)
	}
}

// expected says in words what a field holds.
func expected(f *schema.Field) string {
	s := f.Rule.Kind.Type().Wanted
	switch {
	case f.Rule.Kind.IsList():
		s = "a list of " + f.Rule.Kind.Type().Plural
	case len(f.Rule.Enum) > 0:
		s = "one of " + strings.Join(f.Rule.Enum, ", ")
	}
	if f.Rule.Nullable {
		s += " or null"
	}
	return s
}

// missing notes the fields that a row does not have.
func (r *Row) missing(seen uint64) {
	for i := range schema.Fields {
		if seen&(1<<i) == 0 {
			f := &schema.Fields[i]
			r.problem(f.Name, KindMissing, "", "%s is missing, expected %s", f.Name, expected(f))
		}
	}
}

// badHead recognises by their first bytes files that are no UTF-8 text, so that the message can say what they are.
func badHead(head []byte) string {
	for _, m := range []struct{ magic, what string }{
		{"\x1f\x8b", "gzip-compressed"},
		{"\x28\xb5\x2f\xfd", "zstd-compressed"},
		{"BZh", "bzip2-compressed"},
		{"\xfd7zXZ\x00", "xz-compressed"},
		{"PK\x03\x04", "a zip archive"},
		{"PAR1", "Parquet"},
		{"\xff\xfe", "UTF-16"},
		{"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.what
		}
	}
	return ""
}

const bom = "\ufeff"
