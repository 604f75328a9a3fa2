package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/article"
	"dateline/export/dataset"
	"dateline/export/input"
	"dateline/export/pubdate"
	"dateline/schema"
)

// records reads a file of a dataset.
func records(t *testing.T, path string) []schema.Record {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rd, err := dataset.ByPath(path).NewReader(io.NewSectionReader(bytes.NewReader(b), 0, int64(len(b))), path, dataset.ReaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer rd.Close()
	var out []schema.Record
	var row dataset.Row
	for {
		switch err := rd.Next(&row); err {
		case nil:
		case io.EOF:
			return out
		default:
			t.Fatal(err)
		}
		r := row.Record
		r.Related = append([]string{}, r.Related...)
		r.Authors = append([]string{}, r.Authors...)
		r.Tags = append([]string{}, r.Tags...)
		r.Headings = append([]string{}, r.Headings...)
		r.DateCandidates = append([]schema.Date{}, r.DateCandidates...)
		out = append(out, r)
	}
}

// passedOn is a record without what tells where it was read from, and with the place of what it repeats for its id.
func passedOn(rs []schema.Record) []schema.Record {
	at := map[string]string{}
	for i := range rs {
		at[rs[i].ID] = strings.Repeat("i", i+1)
	}
	out := make([]schema.Record, len(rs))
	for i, r := range rs {
		r.ID, r.InputName, r.InputOffset, r.InputSHA256 = "", "", nil, ""
		r.DuplicateOf = at[r.DuplicateOf]
		out[i] = r
	}
	return out
}

// mixed holds records of every status, a duplicate, null-like names and characters that formats escape.
func mixed(t *testing.T) *items {
	return from(t,
		"stated.txt", story("Ferries sail again after the storm", "BERGEN, March 3, 2020 /TASS/.", "The ferries sailed on Tuesday"),
		"open.txt", story("Harbour opens after nine years", "BERGEN, March 3. /TASS/.", "The new harbour opened, the mayor said on Friday"),
		"again.txt", story("Harbour opens after nine years", "BERGEN, March 3. /TASS/.", "The new harbour opened, the mayor said on Friday"),
		"missing.txt", story("Mine reopens after the flood", "BERGEN.", "The mine reopened"),
		"clock.jsonl", `{"id":"1","title":"None","author":"NULL","source":"null","text":"The \"mine\" reopened, as\ttold; the first train left with two hundred tons of ore on board.\n\n=1+1 is what the miners said that it would need.","date":"2020-05-16T23:30:00-04:00","tags":["a;b","c,d"]}`+"\n",
		"page.html", `<html><head><title>Ferry</title><meta property="article:published_time" content="2020-05-16T10:00:00+02:00"><meta property="og:site_name" content="Harbour Times"></head><body><article><h1>Ferry sails again in the north</h1><p>The ferry sailed again in the evening with two hundred passengers on board.</p><p>Fishermen said that the pier would need repairs before the winter, which everybody had said before.</p></article></body></html>`,
	)
}

func exported(t *testing.T, docs Documents, opt Options) string {
	t.Helper()
	opt.Out = filepath.Join(t.TempDir(), "out")
	if _, err := Convert(context.Background(), docs, opt); err != nil {
		t.Fatal(err)
	}
	return opt.Out
}

func open(t *testing.T, path string) *input.Stream {
	t.Helper()
	docs, err := input.Open(t.Context(), []string{path}, input.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { docs.Close() })
	return docs
}

func TestOwnDatasetIsPassedOn(t *testing.T) {
	first := exported(t, mixed(t), Options{Formats: dataset.Formats})
	want := passedOn(records(t, filepath.Join(first, "articles.jsonl")))
	seen := map[schema.DateStatus]bool{}
	for _, r := range want {
		seen[r.DateStatus] = true
	}
	if len(want) != 6 || !seen[schema.Stated] || !seen[schema.Ambiguous] || !seen[schema.Missing] || want[2].DuplicateOf == "" {
		t.Fatalf("the dataset to pass on has %d records of %v", len(want), seen)
	}
	for _, f := range dataset.Formats {
		second := exported(t, open(t, filepath.Join(first, articlesName(f))), Options{})
		got := records(t, filepath.Join(second, "articles.jsonl"))
		if diff := cmp.Diff(want, passedOn(got)); diff != "" {
			t.Errorf("%s exported again (-first +second):\n%s", f.Name, diff)
		}
		for i := range got {
			if id := ID(&got[i]); got[i].ID != id {
				t.Errorf("%s exported again: record %d has id %s, want %s, which recomputes", f.Name, i+1, got[i].ID, id)
			}
		}
	}
}

func TestOwnDatasetIsOnlyNarrowed(t *testing.T) {
	first := exported(t, mixed(t), Options{Formats: dataset.Formats})
	day := func(s string) schema.Date {
		d, err := schema.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	window := func(from, to string) pubdate.Options {
		return pubdate.Options{Window: pubdate.Window{From: day(from), To: day(to)}}
	}
	for _, c := range []struct {
		name string
		opt  pubdate.Options
		want string // of the harbour's opening: Friday, March 3
	}{
		{"nothing new", pubdate.Options{}, "ambiguous dateline [1995-03-03 2000-03-03 2006-03-03 2017-03-03 2023-03-03]"},
		{"a window around all", window("1980-01-01", "2030-01-01"), "ambiguous dateline [1995-03-03 2000-03-03 2006-03-03 2017-03-03 2023-03-03]"},
		{"a window around two", window("1999-01-01", "2010-01-01"), "ambiguous dateline [2000-03-03 2006-03-03]"},
		{"a window around one", window("2010-01-01", "2020-12-31"), "inferred window [2017-03-03] 2017-03-03"},
		{"a window around none, though a Friday lies in it", window("1989-01-01", "1989-12-31"), "ambiguous dateline [1995-03-03 2000-03-03 2006-03-03 2017-03-03 2023-03-03]"},
		{"a last day, which only the first year tried makes one date", pubdate.Options{AsOf: day("1999-01-01")}, "ambiguous dateline [1995-03-03]"},
	} {
		for _, f := range dataset.Formats {
			again := exported(t, open(t, filepath.Join(first, articlesName(f))), Options{Article: article.Options{Date: c.opt}})
			r := records(t, filepath.Join(again, "articles.jsonl"))[1]
			got := strings.Join(strings.Fields(fmt.Sprint(r.DateStatus, " ", r.DateMethod, " ", r.DateCandidates, " ", r.DatePublished)), " ")
			if got != c.want {
				t.Errorf("%s, from %s: got %s, want %s", c.name, f.Name, got, c.want)
			}
		}
	}
}

// A row that somebody changed so that it does not hold together, or that lacks a column, is an article like those of others.
func TestChangedRowIsReadAfresh(t *testing.T) {
	first := exported(t, mixed(t), Options{})
	b, err := os.ReadFile(filepath.Join(first, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	row, _, _ := strings.Cut(string(b), "\n")
	for _, c := range []struct{ name, old, new, method string }{
		{"as it was", "", "", "dateline"},
		{"another headline", `"headline":"Ferries`, `"headline":"Boats`, "dateline"},
		{"a column more", `{"id"`, `{"topic":"sea","id"`, "dateline"},
		{"a column less", `"agency":"TASS",`, "", "given"},
		{"a date without its status", `"date_status":"stated"`, `"date_status":"ambiguous"`, "given"},
		{"more words", `"body":"BERGEN`, `"body":"From BERGEN`, "given"},
		{"a number for a text", `"section":null`, `"section":7`, "given"},
	} {
		if !strings.Contains(row, c.old) {
			t.Fatalf("%s: no %s in %s", c.name, c.old, row)
		}
		docs := from(t, "in.jsonl", strings.Replace(row, c.old, c.new, 1)+"\n")
		got := records(t, filepath.Join(exported(t, docs, Options{}), "articles.jsonl"))[0]
		if string(got.DateMethod) != c.method {
			t.Errorf("%s: date_method %s, want %s", c.name, got.DateMethod, c.method)
		}
	}
}
