package input

import (
	"encoding/json"
	"strings"

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
		if !ok || !put(f, r, v) {
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

// put writes v, as JSON, CSV or Parquet give it, to a field; false when it has another form than the one we write.
func put(f *schema.Field, r *schema.Record, v any) bool {
	if !f.Rule.Kind.IsList() {
		return v == nil && f.Rule.Nullable || putItem(f, r, v)
	}
	if s, ok := v.(string); ok { // a table without lists holds it as JSON text
		var l []any
		if json.Unmarshal([]byte(s), &l) != nil || l == nil {
			return false
		}
		v = l
	}
	l, ok := v.([]any)
	for _, e := range l {
		if !putItem(f, r, e) {
			return false
		}
	}
	return ok
}

func putItem(f *schema.Field, r *schema.Record, v any) bool {
	switch v := v.(type) {
	case string:
		return v != "" && f.Add(r, v) == nil
	case json.Number:
		return f.Rule.Kind.Type().Number && f.Add(r, v.String()) == nil
	}
	return false
}
