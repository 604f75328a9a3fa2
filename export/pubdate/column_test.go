package pubdate

import (
	"encoding/json"
	"slices"
	"testing"

	"dateline/schema"
)

func mustDate(t *testing.T, s string) schema.Date {
	t.Helper()
	if s == "" {
		return schema.Date{}
	}
	d, err := schema.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestColumn holds what the other values of a column make of one.
func TestColumn(t *testing.T) {
	for _, tt := range []struct {
		name      string
		column    []string
		dated     []string // days of rows that are known without the column
		retrieved string   // day on which the file was retrieved
		value     string
		want      string // empty: stays open
	}{
		{"month first", []string{"4/16/2017"}, nil, "", "4/5/2017", "2017-04-05"},
		{"day first", []string{"16/4/2017"}, nil, "", "4/5/2017", "2017-05-04"},
		{"hyphens", []string{"04-16-2017"}, nil, "", "04-05-2017", "2017-04-05"},
		{"time of day", []string{"4/16/2017 23:10"}, nil, "", "4/5/2017 1:02:03 PM", "2017-04-05"},
		{"both orders", []string{"16/4/2017", "4/16/2017"}, nil, "", "4/5/2017", ""},
		{"no order", []string{"4/5/2017", "6/7/2017"}, nil, "", "4/5/2017", ""},
		{"a number that goes both ways shows nothing", []string{"5/5/2017"}, nil, "", "4/5/2017", ""},
		{"dots show nothing of slashes", []string{"16.4.2017"}, nil, "", "4/5/2017", ""},
		{"the year first shows nothing", []string{"2017-04-16"}, nil, "", "4/5/2017", ""},
		{"short year, month first, file retrieved", []string{"8/14/26 11:03"}, nil, "2026-09-01", "8/5/26 10:00", "2026-08-05"},
		{"short year, no century", []string{"8/14/26 11:03"}, nil, "", "8/5/26 10:00", ""},
		{"short year, dated rows", []string{"8/14/26"}, []string{"2026-08-14"}, "", "8/5/26", "2026-08-05"},
		{"short year, dots", nil, nil, "2026-09-01", "14.08.26", "2026-08-14"},
		{"short year, month in words", nil, nil, "2026-09-01", "14-Aug-26", "2026-08-14"},
		{"short year, month in words, dated rows", nil, []string{"2025-01-05"}, "", "14-Aug-26", "2026-08-14"},
		{"short year of the last century", nil, nil, "2020-09-01", "14-Aug-87", "1987-08-14"},
		{"49 years before retrieval", nil, nil, "2026-09-01", "14-Aug-77", "1977-08-14"},
		{"50 years before retrieval", nil, nil, "2026-09-01", "14-Aug-76", ""},
		{"a day behind retrieval", nil, nil, "2026-08-13", "14-Aug-26", "2026-08-14"},
		{"two days behind retrieval", nil, nil, "2026-08-12", "14-Aug-26", ""},
		{"49 years before the dated rows", nil, []string{"2026-08-14"}, "", "14-Aug-77", "1977-08-14"},
		{"50 years before the dated rows", nil, []string{"2026-08-14"}, "", "14-Aug-76", ""},
		{"short year, day first", []string{"14/08/26", "20/08/26", "15/08/26"}, nil, "2026-09-01", "05/08/26", "2026-08-05"},
		{"short year may be first", []string{"14/08/26", "14/08/20", "14/08/15"}, nil, "2026-09-01", "14/08/11", ""},
		{"no such day", []string{"4/16/2017"}, nil, "", "2/29/17", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var c Column
			for _, s := range append(slices.Clone(tt.column), tt.value) {
				m, ok := Parse(s)
				if !ok {
					t.Fatalf("%q is no date", s)
				}
				c.Add(m, schema.Date{}, mustDate(t, tt.retrieved))
			}
			for _, s := range tt.dated {
				c.Add(Mention{}, mustDate(t, s), schema.Date{})
			}
			m, _ := Parse(tt.value)
			if !m.NeedsColumn() {
				t.Errorf("%q needs no column", tt.value)
			}
			p, why, ok := c.Read(m, schema.Date{})
			got := ""
			if ok {
				got = p.String()
			}
			if got != tt.want {
				t.Errorf("got %q (%s), want %q", got, why, tt.want)
			}
			if ok && why == "" {
				t.Error("nothing says why")
			}
		})
	}
}

// TestColumnMerges holds that a column is the same in whatever order its parts are merged, and as JSON.
func TestColumnMerges(t *testing.T) {
	add := func(values ...string) (c Column) {
		for _, s := range values {
			m, _ := Parse(s)
			c.Add(m, mustDate(t, "2017-04-0"+s[:1]), mustDate(t, "2018-01-0"+s[:1]))
		}
		return c
	}
	a, b := add("4/16/2017", "5/8/17"), add("3/5/2017", "2/27/17")
	all, ba := add("4/16/2017", "5/8/17", "3/5/2017", "2/27/17"), b
	ba.Merge(a)
	a.Merge(b)
	if a != all || ba != all {
		t.Errorf("merged %+v and %+v, want %+v", a, ba, all)
	}
	raw, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	var back Column
	if err := json.Unmarshal(raw, &back); err != nil || back != all {
		t.Errorf("%s came back as %+v (%v)", raw, back, err)
	}
	if all.Open() != 0 || add("3/5/2017").Open() != 1 || add("3/5/2017", "4/16/2017", "16/4/2017").Open() != 1 {
		t.Error("Open does not count the dates that stay two days")
	}
}

// TestParseWeeks holds that a day of an ISO week is a date and a week its seven days.
func TestParseWeeks(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2026-W33-5", "2026-08-14"},
		{"2026W335", "2026-08-14"},
		{"2020-W53-7", "2021-01-03"},
		{"2026-W01-1", "2025-12-29"},
		{"2026-W33", "2026-08-10 or 2026-08-11 or 2026-08-12 or 2026-08-13 or 2026-08-14 or 2026-08-15 or 2026-08-16"},
		{"2021-W53-1", ""},
		{"2021-W00-1", ""},
		{"2026-W33-8", ""},
	} {
		if m, _ := Parse(tt.in); values(m.Readings) != tt.want {
			t.Errorf("%s: got %q, want %q", tt.in, values(m.Readings), tt.want)
		}
	}
}

// TestWindowErasesNothing holds what becomes of dates outside the caller's window.
func TestWindowErasesNothing(t *testing.T) {
	for _, tt := range []struct {
		name     string
		lines    []string
		window   string
		want     string
		conflict bool
	}{
		{"stated inside", []string{"jsonld 2017-09-06"}, "2017-01-01..2017-12-31", "stated by jsonld 2017-09-06", false},
		{"stated outside", []string{"jsonld 2016-09-06"}, "2017-01-01..2017-12-31", "stated by jsonld 2016-09-06", true},
		{"a lower authority states a day inside", []string{"jsonld 2016-09-06", "header 2017-10-08"}, "2017-01-01..2017-12-31", "stated by header 2017-10-08", false},
		{"a source states one outside, the page one inside", []string{"given 2016-09-06", "header 2017-10-08"}, "2017-01-01..2017-12-31", "stated by header 2017-10-08", false},
		{"a yearless one beside a stated one outside", []string{"jsonld 2016-09-06", "dateline October 8"}, "2017-01-01..2017-12-31", "stated by jsonld 2016-09-06", true},
		{"both readings outside", []string{"header 06/09/2016"}, "2017-01-01..2017-12-31", "ambiguous 2016-06-09 2016-09-06", true},
		{"one reading outside", []string{"header 06/09/2017"}, "2017-08-01..2017-12-31", "inferred by header 2017-09-06", false},
		{"yearless", []string{"dateline September 6"}, "2017-01-01..2017-12-31", "inferred by window 2017-09-06", false},
		{"behind the day of retrieval", []string{"jsonld 2018-09-06", "retrieved 2018-01-01"}, "2017-01-01..2017-12-31", "missing", false},
		{"nothing", nil, "2017-01-01..2017-12-31", "missing", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Resolve(input(t, tt.lines...), Options{Window: window(tt.window)})
			if got := outcome(r); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			said := slices.ContainsFunc(r.Evidence, func(e schema.Evidence) bool { return e.Note == noteOutside && e.Text == tt.window })
			if said != tt.conflict {
				t.Errorf("evidence has the conflict: %t, want %t\n%v", said, tt.conflict, r.Evidence)
			}
			rec := &schema.Record{}
			r.Record(rec)
			if got := FromRecord(rec, Options{Window: window(tt.window)}); got.Status != r.Status || got.Date != r.Date {
				t.Errorf("of a record: %s %s", got.Status, got.Date)
			}
		})
	}
	rec := &schema.Record{}
	Resolve(input(t, "jsonld 2016-09-06"), Options{}).Record(rec)
	if got := FromRecord(rec, Options{AsOf: day("2016-01-01"), Window: window("2015-01-01..")}); got.Status != schema.Missing {
		t.Errorf("behind --as-of: %s, want missing", got.Status)
	}
}
