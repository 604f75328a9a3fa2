package schema

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// sound is a record of which nothing contradicts anything.
func sound() *Record {
	day := Date{Year: 2017, Month: 9, Day: 6}
	return &Record{
		ID: "a" + strings.Repeat("0", 32), Body: "First.\n\nHeading\n\nSecond.\n\nHeading\n\nThird.", Headings: []string{"Heading", "Heading"},
		Source: "Example", SourceMethod: SourceURL, DatePublished: day, DateStatus: Stated, DatePrecision: Minute, DateMethod: ByHeader,
		DateCandidates: []Date{day}, PublishedAt: time.Date(2017, 9, 5, 22, 30, 0, 0, time.UTC), PublishedOffset: "+03:00",
		RetrievedAt: time.Date(2017, 9, 6, 8, 0, 0, 0, time.UTC),
	}
}

func TestContradictions(t *testing.T) {
	day := Date{Year: 2017, Month: 9, Day: 6}
	tests := []struct {
		name   string
		change func(*Record)
		want   []string // field and rule
	}{
		{"none", func(r *Record) {}, nil},
		{"nothing known", func(r *Record) {
			*r = Record{Body: "x", DateStatus: Missing}
		}, nil},
		{"ambiguous with candidates", func(r *Record) {
			*r = Record{Body: "x", DateStatus: Ambiguous, DateCandidates: []Date{day, day.AddDays(1)}}
		}, nil},
		{"ambiguous with a date", func(r *Record) { r.DateStatus, r.PublishedAt = Ambiguous, time.Time{} }, []string{"date_published date-status"}},
		{"missing with candidates", func(r *Record) {
			*r = Record{Body: "x", DateStatus: Missing, DateCandidates: []Date{day}, DateMethod: ByText, DatePrecision: Day}
		}, []string{"date_candidates date-candidates", "date_method date-method", "date_precision date-method"}},
		{"stated without a date", func(r *Record) { r.DatePublished, r.PublishedAt = Date{}, time.Time{} }, []string{"date_published date-status"}},
		{"date not among the candidates", func(r *Record) { r.DateCandidates = []Date{day.AddDays(1)} }, []string{"date_candidates date-candidates"}},
		{"two candidates of a date known to the day", func(r *Record) { r.DateCandidates = []Date{day, day.AddDays(1)} }, []string{"date_candidates date-candidates"}},
		{"days of a month known to the month", func(r *Record) {
			r.PublishedAt, r.PublishedOffset, r.DatePrecision = time.Time{}, "", Month
			r.DateCandidates = []Date{day, day.AddDays(1)}
		}, nil},
		{"candidates that do not ascend", func(r *Record) {
			*r = Record{Body: "x", DateStatus: Ambiguous, DateCandidates: []Date{day, day}}
		}, []string{"date_candidates date-candidates"}},
		{"no method, no precision", func(r *Record) { r.DateMethod, r.DatePrecision = "", "" }, []string{"date_method date-method", "date_precision date-method"}},
		{"a time without offset", func(r *Record) { r.PublishedOffset = "" }, []string{"published_offset published-at"}},
		{"a time on another day at its offset", func(r *Record) { r.PublishedOffset = "-03:00" }, []string{"published_at published-at"}},
		{"a time of day to the second", func(r *Record) { r.DatePrecision = Second }, nil},
		{"a time of day with the precision of a day", func(r *Record) { r.DatePrecision = Day }, []string{"date_precision published-at"}},
		{"published a day after retrieval", func(r *Record) { r.RetrievedAt = r.PublishedAt.Add(-24 * time.Hour) }, nil},
		{"published later", func(r *Record) { r.RetrievedAt = r.PublishedAt.Add(-24*time.Hour - time.Second) }, []string{"published_at published-late"}},
		{"a day after retrieval", func(r *Record) {
			r.PublishedAt, r.PublishedOffset, r.DatePrecision = time.Time{}, "", Day
			r.RetrievedAt = time.Date(2017, 9, 5, 23, 59, 59, 0, time.UTC)
		}, nil},
		{"two days after retrieval", func(r *Record) {
			r.PublishedAt, r.PublishedOffset, r.DatePrecision = time.Time{}, "", Day
			r.RetrievedAt = time.Date(2017, 9, 4, 23, 59, 59, 0, time.UTC)
		}, []string{"date_published published-late"}},
		{"a source from nowhere", func(r *Record) { r.SourceMethod = "" }, []string{"source_method source-method"}},
		{"a method without source", func(r *Record) { r.Source = "" }, []string{"source_method source-method"}},
		{"a heading too many", func(r *Record) { r.Headings = append(r.Headings, "Heading") }, []string{"headings headings"}},
		{"a heading inside a paragraph", func(r *Record) { r.Headings = []string{"Second"} }, []string{"headings headings"}},
		{"a heading that ends a paragraph", func(r *Record) { r.Headings = []string{"ird."} }, []string{"headings headings"}},
		{"headings in another order", func(r *Record) { r.Headings = []string{"Third.", "Second."} }, []string{"headings headings"}},
		{"a repetition of itself", func(r *Record) { r.DuplicateOf = r.ID }, []string{"duplicate_of duplicate-of"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sound()
			tt.change(r)
			var got []string
			for _, v := range r.Contradictions() {
				got = append(got, v.Field+" "+v.Rule)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q: %v", got, tt.want, r.Contradictions())
			}
		})
	}
}

func TestNormalise(t *testing.T) {
	r := &Record{
		URL: "https://example.org/Москва?q=a b", Headline: "cafe\u0301", Description: " \u00a0\n", Body: "a\x00b\xffc",
		Authors: []string{"", "Anna", "\x00"}, PublishedAt: time.Date(2017, 9, 6, 12, 36, 0, 999, time.FixedZone("", 3*3600)),
	}
	r.Normalise()
	want := map[string]string{
		"url": "https://example.org/%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0?q=a%20b", "headline": "caf\u00e9", "description": "", "body": "ab\ufffdc",
	}
	for _, f := range Fields {
		if w, ok := want[f.Name]; ok {
			if got := *f.At(r).(*string); got != w {
				t.Errorf("%s: got %q, want %q", f.Name, got, w)
			}
		}
	}
	if !slices.Equal(r.Authors, []string{"Anna"}) {
		t.Errorf("got authors %q, want Anna alone", r.Authors)
	}
	if got := r.PublishedAt.Format(time.RFC3339Nano); got != "2017-09-06T09:36:00Z" {
		t.Errorf("got %s, want whole seconds of UTC", got)
	}
	for in, want := range map[string]string{
		"http://example.org/a": "http://example.org/a", "n/a": "", "example.org/x": "", "https://example.org/100%": "https://example.org/100%25",
		" https://example.org/ ": "https://example.org/",
		"http://[2001:db8::1]/x": "http://[2001:db8::1]/x", "https://example.org/%C3%A9": "https://example.org/%C3%A9",
		"https://example.org/a[1]?b[]=2": "https://example.org/a%5B1%5D?b%5B%5D=2", "http://example.org/#a#b": "",
	} {
		if got := escapeURI(in); got != want {
			t.Errorf("escapeURI(%q): got %q, want %q", in, got, want)
		}
	}
}
