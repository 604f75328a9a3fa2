package input

import (
	"encoding/json"
	"strings"
	"time"

	"dateline/export/pubdate"
	"dateline/schema"
)

// ownRecord reads a row that an export of this project wrote: it has every field of the record, each in its one form, and
// they go together. The result is nil for any other row, also for one of ours that was changed so that they do not: that
// is an article by fields like those of others.
func ownRecord(m map[string]any) *schema.Record {
	r := &schema.Record{}
	for i := range schema.Fields {
		f := &schema.Fields[i]
		v, ok := m[f.Name]
		if !ok || !put(f.At(r), v) {
			return nil
		}
	}
	if int(r.WordCount) != len(strings.Fields(r.Body)) || len(r.Violations()) > 0 || len(r.Contradictions()) > 0 {
		return nil
	}
	if !passable(r) {
		return nil
	}
	return r
}

// passable reports whether a valid record without contradictions can be a Document's Record: its date is one that an
// export writes.
func passable(r *schema.Record) bool {
	again := *r
	pubdate.FromRecord(r, pubdate.Options{}).Record(&again)
	return again.PublishedAt.Equal(r.PublishedAt) && again.PublishedOffset == r.PublishedOffset && again.DatePublished == r.DatePublished
}

// ownHeader reports whether the columns of a table are those of the record, so that its rows may be records.
func ownHeader(names []string) bool {
	known := map[string]bool{}
	for _, n := range names {
		known[n] = true
	}
	for i := range schema.Fields {
		if !known[schema.Fields[i].Name] {
			return false
		}
	}
	return true
}

// put writes v, as JSON, CSV or Parquet give it, to a member; false when it has another form than the one we write.
func put(member, v any) bool {
	if l, ok := member.(*[]string); ok {
		return putList(v, func(s string) bool { *l = append(*l, s); return true })
	}
	if l, ok := member.(*[]schema.Date); ok {
		return putList(v, func(s string) bool {
			d, err := schema.ParseDate(s)
			*l = append(*l, d)
			return err == nil
		})
	}
	if v == nil {
		_, number := member.(*int32)
		return !number
	}
	var s string
	switch v := v.(type) {
	case string:
		s = v
	case json.Number:
		s = v.String()
	default:
		return false
	}
	switch p := member.(type) {
	case *string:
		*p = s
		_, text := v.(string)
		return text && s != ""
	case *schema.Date:
		return p.UnmarshalText([]byte(s)) == nil
	case *time.Time:
		t, err := time.Parse(time.RFC3339, s)
		*p = t.UTC()
		return err == nil
	case *int32:
		return json.Unmarshal([]byte(s), p) == nil
	case **int64:
		return json.Unmarshal([]byte(s), p) == nil
	}
	return false
}

// putList gives each string of a list to add. A table without lists holds it as JSON text.
func putList(v any, add func(string) bool) bool {
	if s, ok := v.(string); ok {
		var l []any
		if json.Unmarshal([]byte(s), &l) != nil || l == nil {
			return false
		}
		v = l
	}
	l, ok := v.([]any)
	for _, e := range l {
		s, text := e.(string)
		if !text || !add(s) {
			return false
		}
	}
	return ok
}
