package validate_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
	"dateline/validate/checks"
)

var jsonl, csv, parquet = dataset.JSONL, dataset.CSV, dataset.Parquet

// record is a record without fault, told from others by n.
func record(n int) *schema.Record {
	day := schema.Date{Year: 2021, Month: 3, Day: 1 + n%28}
	hex := strings.Repeat(string("0123456789abcdef"[n%16]), 32)
	return &schema.Record{
		ID: "a" + hex, Headline: "Harbour reopens after the storm", Body: fmt.Sprint("The harbour reopened. Ferry ", n, body),
		Source: "Reuters", SourceMethod: schema.SourcePage, DatePublished: day, DateStatus: schema.Stated, DatePrecision: schema.Day,
		DateMethod: schema.ByHeader, DateCandidates: []schema.Date{day}, WordCount: 28,
		InputName: "a.txt", InputSHA256: hex + hex,
	}
}

const body = ` sailed again in the morning and brought the islanders what they had waited for since the storm: letters, bread
and a new engine.`

// write writes records in one format and returns the file's name.
func write(t *testing.T, f *dataset.Format, dir string, records ...*schema.Record) string {
	t.Helper()
	name := filepath.Join(dir, "articles"+f.Exts[0])
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w, err := f.NewWriter(file, dataset.WriterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func run(t *testing.T, o validate.Options, paths ...string) *validate.Report {
	t.Helper()
	if o.Checks == nil {
		o.Checks = checks.All
	}
	r, err := validate.Run(context.Background(), paths, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// verdict is what a report says, without the places that differ between formats.
func verdict(r *validate.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		b.WriteString(f.Severity.String() + " " + f.Check.Name + " " + f.RecordID + " " + f.Field + " " + f.Value + " " + f.Message + "\n")
	}
	return b.String()
}

func TestSameVerdictFromEachFormat(t *testing.T) {
	bad, twin := record(2), record(1)
	bad.Source, bad.SourceMethod, bad.Headline = "", "", ""
	bad.DateStatus, bad.DatePublished = schema.Missing, schema.Date{}
	bad.DatePrecision, bad.DateMethod, bad.DateCandidates = "", "", nil
	var want string
	for i, f := range dataset.Formats {
		got := verdict(run(t, validate.Options{}, write(t, f, t.TempDir(), record(1), bad, record(3), twin)))
		for _, name := range []string{"missing-date", "missing-source", "missing-headline", "duplicate-id"} {
			if !strings.Contains(got, name) {
				t.Errorf("%s: no %s in:\n%s", f.Name, name, got)
			}
		}
		if i == 0 {
			want = got
		} else if got != want {
			t.Errorf("%s and %s differ:\n%s\n%s", dataset.Formats[0].Name, f.Name, want, got)
		}
	}
}

func TestPathsThatHoldNoDataset(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.md")
	if err := os.WriteFile(text, []byte("# notes\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, path, want string }{
		{"missing", filepath.Join(dir, "gone"), "no such file"},
		{"unknown format", text, "format of"},
		{"directory without data files", dir, "no dataset in directory"},
	} {
		_, err := validate.Run(context.Background(), []string{c.path}, validate.Options{Checks: checks.All})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want one with %q", c.name, err, c.want)
		}
	}
	_, err := validate.Run(context.Background(), []string{filepath.Join(dir, "gone")}, validate.Options{Checks: checks.All})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v does not say that the path does not exist", err)
	}
}

func TestSelectAndIgnore(t *testing.T) {
	bad := record(1)
	bad.Source, bad.SourceMethod, bad.Headline = "", "", ""
	name := write(t, jsonl, t.TempDir(), bad)
	o := validate.Options{Ignore: []string{"id-mismatch"}}
	for _, c := range []struct {
		name           string
		select_, ignor []string
		want           string
	}{
		{"all", nil, nil, "missing-source missing-headline"},
		{"by name", []string{"missing-source"}, nil, "missing-source"},
		{"by ID in lower case", []string{"dl301"}, nil, "missing-headline"},
		{"family", []string{"DL2"}, nil, "missing-source"},
		{"ignore wins", []string{"DL2", "DL3"}, []string{"DL301"}, "missing-source"},
	} {
		r := run(t, validate.Options{Select: c.select_, Ignore: append(c.ignor, o.Ignore...)}, name)
		var got []string
		for _, f := range r.Findings {
			if f.Severity > validate.Note {
				got = append(got, f.Check.Name)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.name, g, c.want)
		}
	}
	_, err := validate.Run(context.Background(), []string{name}, validate.Options{Checks: checks.All, Select: []string{"mising-source"}})
	if !errors.Is(err, validate.ErrUsage) || !strings.Contains(err.Error(), `"missing-source"`) {
		t.Errorf("misspelt check: got error %v, want ErrUsage with the nearest name", err)
	}
}
