package dataset

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

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
	old := &r.Record
	r.Record = schema.Record{
		Headings: old.Headings[:0], Authors: old.Authors[:0], Tags: old.Tags[:0],
		Related: old.Related[:0], DateCandidates: old.DateCandidates[:0],
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

// setText reads a field of kind String, Day32 or Timestamp from its text.
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
	switch f.Rule.Kind {
	case schema.String:
		*f.At(&r.Record).(*string) = s
	case schema.Day32:
		*f.At(&r.Record).(*schema.Date) = r.date(f, s)
	case schema.Timestamp:
		t, err := time.Parse(time.RFC3339Nano, s)
		switch {
		case err != nil:
			r.problem(f.Name, KindLexical, s, "%s is %q, expected %s", f.Name, schema.Shorten(s), expected(f))
			return
		case !isTimestampForm(s):
			r.problem(f.Name, KindLexical, s, "%s is %q, expected the form 2017-09-06T09:36:00Z", f.Name, schema.Shorten(s))
		}
		*f.At(&r.Record).(*time.Time) = t.UTC()
	default:
		r.problem(f.Name, KindType, s, "%s is the text %q, expected %s", f.Name, schema.Shorten(s), expected(f))
	}
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

// date reads one day; the zero Date comes with a problem.
func (r *Row) date(f *schema.Field, s string) schema.Date {
	d, err := schema.ParseDate(s)
	if err != nil || !d.Valid() {
		r.problem(f.Name, KindLexical, s, "%s has %q, expected a day that exists, in the form 2017-09-06", f.Name, schema.Shorten(s))
		return schema.Date{}
	}
	return d
}

// setInt reads a field of kind Int32 or Int64 from its decimal text.
func (r *Row) setInt(f *schema.Field, s string) {
	if f.Rule.Kind != schema.Int32 && f.Rule.Kind != schema.Int64 {
		r.problem(f.Name, KindType, s, "%s is the number %s, expected %s", f.Name, schema.Shorten(s), expected(f))
		return
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err == nil && strconv.FormatInt(n, 10) != s {
		err = strconv.ErrSyntax
	}
	if err == nil && f.Rule.Kind == schema.Int32 && int64(int32(n)) != n {
		err = strconv.ErrRange
	}
	if err != nil {
		r.problem(f.Name, KindLexical, s, "%s is %s, expected a whole number from %d to %d", f.Name, schema.Shorten(s), f.Rule.Min, maxInt(f))
		return
	}
	if f.Rule.Kind == schema.Int32 {
		*f.At(&r.Record).(*int32) = int32(n)
	} else {
		*f.At(&r.Record).(**int64) = &n
	}
}

func maxInt(f *schema.Field) int64 {
	if f.Rule.Kind == schema.Int32 {
		return math.MaxInt32
	}
	return math.MaxInt64
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
	switch p := f.At(&r.Record).(type) {
	case *[]string:
		if s == "" {
			r.problem(f.Name, KindEmpty, "", "%s has an empty string in its list", f.Name)
			return
		}
		*p = append(*p, s)
	case *[]schema.Date:
		if d := r.date(f, s); !d.IsZero() {
			*p = append(*p, d)
		}
	}
}

// expected says in words what a field holds.
func expected(f *schema.Field) string {
	var s string
	switch f.Rule.Kind {
	case schema.String:
		s = "a string"
		if len(f.Rule.Enum) > 0 {
			s = "one of " + strings.Join(f.Rule.Enum, ", ")
		}
	case schema.Day32:
		s = "a date like 2017-09-06"
	case schema.Timestamp:
		s = "a time like 2017-09-06T09:36:00Z"
	case schema.Int32, schema.Int64:
		s = "a whole number"
	case schema.StringList:
		s = "a list of strings"
	case schema.DateList:
		s = "a list of dates like 2017-09-06"
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

// zero sets a member back to null or the empty list.
func zero(f *schema.Field, r *schema.Record) {
	switch p := f.At(r).(type) {
	case *string:
		*p = ""
	case *schema.Date:
		*p = schema.Date{}
	case *time.Time:
		*p = time.Time{}
	case *int32:
		*p = 0
	case **int64:
		*p = nil
	case *[]string:
		*p = (*p)[:0]
	case *[]schema.Date:
		*p = (*p)[:0]
	}
}
