package schema

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// values has texts of each kind, in their one form.
var values = map[Kind][]string{
	String: {"x", "a\n\"b\""}, Day32: {"2017-09-06", "0001-01-01"}, Timestamp: {"2017-09-06T09:36:00Z", "1969-12-31T23:59:59Z"},
	Int32: {"0", "-1", "2147483647"}, Int64: {"0", "9223372036854775807"}, StringList: {"x", "y"}, DateList: {"2017-09-06"},
}

// TestMembers reads texts into every field and gets them back, and clears it again.
func TestMembers(t *testing.T) {
	for i := range Fields {
		f := &Fields[i]
		r := new(Record)
		list := f.Rule.Kind.IsList()
		if list && (f.Len(r) != 0 || f.IsNull(r)) {
			t.Errorf("%s: an empty list has %d items, null %t", f.Name, f.Len(r), f.IsNull(r))
		}
		if !list && (f.IsNull(r) == (f.Rule.Kind == Int32) || f.IsNull(r) && f.Text(r, 0) != "") {
			t.Errorf("%s: the zero value is null: %t, %q", f.Name, f.IsNull(r), f.Text(r, 0))
		}
		for j, s := range values[f.Rule.Kind] {
			if !list {
				j = 0
			}
			if err := f.Add(r, s); err != nil || f.Len(r) != j+1 || f.IsNull(r) || f.Text(r, j) != s {
				t.Errorf("%s: got %q of %d items for %q: %v", f.Name, f.Text(r, j), f.Len(r), s, err)
			}
		}
		if f.Clear(r); !cmp.Equal(*r, Record{}, cmp.Comparer(func(a, b []string) bool { return len(a) == len(b) }), cmp.Comparer(func(a, b []Date) bool { return len(a) == len(b) })) {
			t.Errorf("%s: Clear leaves %+v", f.Name, *r)
		}
	}
}

func TestAddRefuses(t *testing.T) {
	field := map[Kind]*Field{}
	for i := range Fields {
		field[Fields[i].Rule.Kind] = &Fields[i]
	}
	for _, tt := range []struct {
		kind Kind
		text string
	}{
		{Day32, ""},
		{Day32, "2017-9-6"},
		{Day32, "0000-12-31"},
		{Timestamp, "2017-09-06"},
		{Timestamp, "2017-09-06T09:36:00"},
		{Int32, ""},
		{Int32, "1.0"},
		{Int32, "007"},
		{Int32, "+1"},
		{Int32, "2147483648"},
		{Int64, "9223372036854775808"},
		{Int64, "1e3"},
		{DateList, "2017-02-30"},
	} {
		f, r := field[tt.kind], new(Record)
		if err := f.Add(r, tt.text); err == nil || !cmp.Equal(*r, Record{}) {
			t.Errorf("%s from %q: got %v and %+v, want an error and nothing", f.Name, tt.text, err, *r)
		}
	}
}

func TestNumber(t *testing.T) {
	offset := int64(7)
	r := &Record{
		DatePublished: Date{1970, 1, 3}, PublishedAt: time.Date(1970, 1, 1, 0, 0, 1, 999, time.UTC), WordCount: 12, InputOffset: &offset,
		DateCandidates: []Date{{1970, 1, 1}, {1969, 12, 31}},
	}
	for i := range Fields {
		f := &Fields[i]
		want, ok := map[string][]int64{"date_published": {2}, "published_at": {1_000_000}, "word_count": {12}, "input_offset": {7}, "date_candidates": {0, -1}}[f.Name]
		if !ok {
			continue
		}
		for j, n := range want {
			if got := f.Number(r, j); got != n {
				t.Errorf("%s: item %d is the number %d, want %d", f.Name, j, got, n)
			}
		}
	}
}
