package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/schema"
)

// A spreadsheet runs what begins like a formula, whatever apostrophes and white space stand before it.
func TestCSVSafe(t *testing.T) {
	for text, formula := range map[string]bool{
		"=1+1": true, "+1": true, "-1": true, "@x": true, "\tx": true, "\rx": true, "'=1": true, "''-1": true,
		"x=1": false, "'x": false, "'": false, "1-1": false, "– x": false,
	} {
		r := bare()
		r.Headline = text
		for _, safe := range []bool{false, true} {
			file := write(t, CSV, WriterOptions{CSVSafe: safe}, r)
			want := `"` + text + `"`
			if safe && formula {
				want = `"'` + text + `"`
			}
			if !bytes.Contains(file, []byte(","+want+",")) {
				t.Errorf("safe %t: %q is not written as %s", safe, text, want)
			}
			rows, _ := read(t, CSV, ReaderOptions{CSVSafe: safe}, file)
			if got := rows[0].Record.Headline; got != text {
				t.Errorf("safe %t: %q comes back as %q", safe, text, got)
			}
		}
	}
}

func TestTimesAreUTCInWholeSeconds(t *testing.T) {
	elsewhere := full()
	elsewhere.PublishedAt = elsewhere.PublishedAt.In(time.FixedZone("", 9*3600)).Add(987654321)
	for _, f := range Formats {
		if !bytes.Equal(write(t, f, WriterOptions{}, full()), write(t, f, WriterOptions{}, elsewhere)) {
			t.Errorf("%s: the same second in another zone gives another file", f.Name)
		}
	}
}

func TestTheLastOfTwoCounts(t *testing.T) {
	for _, tt := range []struct {
		format         *Format
		file           string
		headline, tags string
	}{
		{JSONL, `{"headline":"a","headline":"b","tags":["a"],"tags":["b"]}`, "b", "b"},
		{JSONL, `{"headline":"a","headline":null,"tags":["a"],"tags":[]}`, "", ""},
		{CSV, "headline,headline,tags,tags\n" + `"a","b","[""a""]","[""b""]"`, "b", "b"},
		{CSV, "headline,headline,tags,tags\n" + `"a",,"[""a""]","[]"`, "", ""},
	} {
		rows, _ := read(t, tt.format, ReaderOptions{}, []byte(tt.file))
		if r := rows[0].Record; r.Headline != tt.headline || strings.Join(r.Tags, " ") != tt.tags {
			t.Errorf("%s: got headline %q and tags %q, want %q and %q", tt.file, r.Headline, r.Tags, tt.headline, tt.tags)
		}
	}
}

// Numbers that only look like those of the schema are not taken for them.
func TestWholeNumbers(t *testing.T) {
	for text, want := range map[string]int32{"12": 12, "0": 0, "2147483647": 1<<31 - 1, "2147483648": 0, "1e3": 0, "1.0": 0, "-0": 0} {
		rows, _ := read(t, JSONL, ReaderOptions{}, []byte(`{"headline":"x","word_count":`+text+`}`))
		wrong := slices.Contains(problems(&rows[0]), "word_count lexical")
		if rows[0].Record.WordCount != want || wrong != (text != fmt.Sprint(want)) {
			t.Errorf("%s: got %d, a problem %t, want %d", text, rows[0].Record.WordCount, wrong, want)
		}
	}
	rows, _ := read(t, CSV, ReaderOptions{}, []byte("headline,word_count,input_offset\nx,007,+1\n"))
	if got := problems(&rows[0]); !slices.Contains(got, "word_count lexical") || !slices.Contains(got, "input_offset lexical") {
		t.Errorf("007 and +1: got %q, want both in another form", got)
	}
}

// Some readers of lines break at these two as well.
func TestLineSeparators(t *testing.T) {
	r := full()
	r.Headline, r.Tags = "a\u2028b", []string{"c\u2029d"}
	file := write(t, JSONL, WriterOptions{}, r)
	if bytes.Contains(file, []byte("\u2028")) || bytes.Contains(file, []byte("\u2029")) {
		t.Errorf("a line separator stands in %s", file)
	}
	if rows, _ := read(t, JSONL, ReaderOptions{}, file); rows[0].Record.Headline != r.Headline || rows[0].Record.Tags[0] != r.Tags[0] {
		t.Errorf("got %q and %q back", rows[0].Record.Headline, rows[0].Record.Tags)
	}
}

func TestHashTellsApart(t *testing.T) {
	zero := int64(0)
	seen := map[Sum]string{}
	for name, change := range map[string]func(*schema.Record){
		"nothing":             func(*schema.Record) {},
		"offset 0":            func(r *schema.Record) { r.InputOffset = &zero },
		"url ab, headline c":  func(r *schema.Record) { r.URL, r.Headline = "ab", "c" },
		"url a, headline bc":  func(r *schema.Record) { r.URL, r.Headline = "a", "bc" },
		"headline abc":        func(r *schema.Record) { r.Headline = "abc" },
		"tags a b":            func(r *schema.Record) { r.Tags = []string{"a", "b"} },
		"tags b a":            func(r *schema.Record) { r.Tags = []string{"b", "a"} },
		"tag ab":              func(r *schema.Record) { r.Tags = []string{"ab"} },
		"author ab":           func(r *schema.Record) { r.Authors = []string{"ab"} },
		"author a, tag b":     func(r *schema.Record) { r.Authors, r.Tags = []string{"a"}, []string{"b"} },
		"a day":               func(r *schema.Record) { r.DatePublished = schema.Date{Year: 2017, Month: 9, Day: 6} },
		"the day after":       func(r *schema.Record) { r.DatePublished = schema.Date{Year: 2017, Month: 9, Day: 7} },
		"that day, candidate": func(r *schema.Record) { r.DateCandidates = []schema.Date{{Year: 2017, Month: 9, Day: 6}} },
		"1970":                func(r *schema.Record) { r.PublishedAt = time.Unix(0, 0) },
		"changed in 1970":     func(r *schema.Record) { r.ModifiedAt = time.Unix(0, 0) },
		"one word":            func(r *schema.Record) { r.WordCount = 1 },
	} {
		r := bare()
		change(r)
		sum := Hash(r)
		if other, ok := seen[sum]; ok {
			t.Errorf("%q and %q have one hash", name, other)
		}
		seen[sum] = name
	}
	there := full()
	there.PublishedAt = there.PublishedAt.In(time.FixedZone("", 3600))
	if Hash(full()) != Hash(there) {
		t.Error("a time in another zone has another hash")
	}
}

func TestAnyCell(t *testing.T) {
	for _, tt := range []struct {
		text   string
		quoted bool
		types  string
		want   any
	}{
		{"", false, "", nil},
		{"", false, "string null", nil},
		{"", false, "string", nil},
		{"", false, "integer", nil},
		{"", true, "string null", ""},
		{"12", false, "integer string", json.Number("12")},
		{"12", false, "string", "12"},
		{"12", false, "", "12"},
		{"1 2", false, "integer", "1 2"},
		{"true", false, "boolean", true},
		{"true", false, "integer", "true"},
		{"truer", false, "boolean", "truer"},
	} {
		if got := anyCell(tt.text, tt.quoted, strings.Fields(tt.types)); got != tt.want {
			t.Errorf("%q, quoted %t, of %q: got %#v, want %#v", tt.text, tt.quoted, tt.types, got, tt.want)
		}
	}
}

func TestPlain(t *testing.T) {
	at := time.Date(2017, 9, 6, 9, 36, 0, 5e8, time.UTC)
	for _, tt := range []struct{ in, want any }{
		{moment{at, false}, "2017-09-06T09:36:00.5Z"},
		{moment{at, true}, "2017-09-06T09:36:00.5"},
		{schema.Date{Year: 2017, Month: 9, Day: 6}, "2017-09-06"},
		{int64(-3), json.Number("-3")},
		{"a\xffb", "a\ufffdb"},
	} {
		if got := plain(new(Row), "x", tt.in); got != tt.want {
			t.Errorf("%#v: got %#v, want %#v", tt.in, got, tt.want)
		}
	}
}

// What a Parquet column of another type holds is taken as far as it can be, and never without a word.
func TestSetAny(t *testing.T) {
	at := time.Date(2017, 9, 6, 9, 36, 0, 0, time.UTC)
	for _, tt := range []struct {
		field   string
		value   any
		problem string
	}{
		{"published_at", moment{at, false}, ""},
		{"published_at", moment{at, true}, KindType},
		{"published_at", moment{at.Add(1), false}, KindLexical},
		{"published_at", moment{at.AddDate(9000, 0, 0), false}, KindLexical},
		{"published_at", "2017-09-06T09:36:00Z", ""},
		{"published_at", int64(1), KindType},
		{"date_published", schema.Date{Year: 2017, Month: 9, Day: 6}, ""},
		{"date_published", schema.Date{Year: 10000, Month: 1, Day: 1}, KindLexical},
		{"date_published", moment{at, false}, KindType},
		{"headline", "x", ""},
		{"headline", nil, ""},
		{"headline", true, KindType},
		{"headline", []any{"x"}, KindType},
		{"body", nil, KindType},
		{"tags", []any{"x"}, ""},
		{"tags", []any{"x", nil}, KindType},
		{"tags", "x", KindType},
		{"date_candidates", []any{schema.Date{Year: 2017, Month: 9, Day: 6}}, ""},
		{"date_candidates", []any{schema.Date{Year: 10000, Month: 1, Day: 1}}, KindLexical},
		{"word_count", int64(1) << 31, KindLexical},
		{"word_count", json.Number("7"), ""},
		{"word_count", 7.5, KindType},
	} {
		var row Row
		row.setAny(&schema.Fields[byName[tt.field]], tt.value)
		got := ""
		for _, p := range row.Problems {
			got += p.Kind
		}
		if got != tt.problem {
			t.Errorf("%s of %#v: got the problem %q, want %q", tt.field, tt.value, got, tt.problem)
		}
	}
}
