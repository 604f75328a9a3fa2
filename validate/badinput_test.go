package validate_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
	"dateline/validate/checks"
)

// Whatever stands in a file: a finding that names the place or a clear error, never a panic and never silence.
func TestBadInput(t *testing.T) {
	good := func(f string) []byte {
		t.Helper()
		formats := map[string]func() string{
			"jsonl":   func() string { return write(t, jsonl, t.TempDir(), record(1), record(2)) },
			"csv":     func() string { return write(t, csv, t.TempDir(), record(1), record(2)) },
			"parquet": func() string { return write(t, parquet, t.TempDir(), record(1), record(2)) },
		}
		data, err := os.ReadFile(formats[f]())
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	cut := func(b []byte, n int) []byte { return b[:len(b)-n] }
	pq := good("parquet")
	flipped := bytes.Clone(pq)
	for i := 100; i < len(flipped)-2000; i += 37 {
		flipped[i] ^= 0x55
	}
	csvText := good("csv")
	for _, c := range []struct {
		name, file string
		data       []byte
		want       string // a check that must find something
	}{
		{"JSONL cut off", "a.jsonl", cut(good("jsonl"), 30), "broken-row"},
		{"JSONL with an invalid byte", "a.jsonl", bytes.Replace(good("jsonl"), []byte("Ferry"), []byte("F\xffrry"), 1), "invalid-encoding"},
		{"JSONL of nothing but zeros", "a.jsonl", make([]byte, 4096), "broken-row"},
		{"JSONL of numbers", "a.jsonl", []byte("1\n2\n"), "broken-row"},
		{"JSON nested beyond measure", "a.jsonl", []byte(strings.Repeat("[", 200_000) + "\n"), "broken-row"},
		{"CSV with an unclosed quote", "a.csv", cut(csvText, 80), "broken-row"},
		{"CSV with too many cells", "a.csv", append(bytes.Clone(csvText), "a,b,c\n"...), "broken-row"},
		{"CSV with an invalid byte", "a.csv", bytes.Replace(csvText, []byte("Ferry"), []byte("F\xffrry"), 1), "invalid-encoding"},
		{"CSV of another table", "a.csv", []byte("name,age\nAnn,31\n"), "unknown-field"},
		{"CSV with only a header", "a.csv", csvText[:bytes.IndexByte(csvText, '\n')+1], "empty-dataset"},
		{"JSONL of no bytes", "a.jsonl", nil, "empty-dataset"},
		{"Parquet without its footer", "a.parquet", cut(pq, 100), "unreadable-file"},
		{"Parquet of no bytes", "a.parquet", nil, "unreadable-file"},
		{"Parquet that is text", "a.parquet", []byte("PAR1, they said"), "unreadable-file"},
		{"Parquet with damaged pages", "a.parquet", flipped, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), c.file)
			if err := os.WriteFile(name, c.data, 0o666); err != nil {
				t.Fatal(err)
			}
			r, err := validate.Run(context.Background(), []string{name}, validate.Options{Checks: checks.All})
			if err != nil {
				t.Fatalf("the file's content is no error of the run: %v", err)
			}
			got := map[string]bool{}
			for _, f := range r.Findings {
				got[f.Check.Name] = true
				if f.File != filepath.ToSlash(name) {
					t.Errorf("%s names the file %q", f.Check.Name, f.File)
				}
			}
			if len(got) == 0 || c.want != "" && !got[c.want] {
				t.Errorf("got findings of %v, want %q", got, c.want)
			}
		})
	}
}

func TestUnreadableFileIsNeverSilent(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.parquet")
	if err := os.WriteFile(name, []byte("no Parquet"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := validate.Run(context.Background(), []string{name}, validate.Options{Checks: checks.All, Select: []string{"DL1"}})
	if err == nil || !strings.Contains(err.Error(), name) {
		t.Errorf("with unreadable-file not selected: got error %v, want one that names the file", err)
	}
}

func TestNoCheckIsNoCleanDataset(t *testing.T) {
	name := write(t, jsonl, t.TempDir(), record(1))
	off := &validate.Policy{Path: "p.yaml", Rules: map[string]validate.Rule{"DL101": {Severity: new(validate.Off)}}}
	for _, c := range []struct {
		name string
		o    validate.Options
		want string // of the error; empty for none
	}{
		{"one is left", validate.Options{Select: []string{"DL1"}, Ignore: []string{"DL101"}}, ""},
		{"selected and ignored", validate.Options{Select: []string{"DL101"}, Ignore: []string{"missing-date"}}, "ignored as well"},
		{"all ignored", validate.Options{Ignore: []string{"DL"}}, "all of them are ignored"},
		{"off", validate.Options{Select: []string{"DL101"}, Policy: off}, "off by the policy p.yaml"},
		{"off beside one that is not", validate.Options{Select: []string{"DL101", "DL102"}, Policy: off}, ""},
	} {
		c.o.Checks = checks.All
		_, err := validate.Run(context.Background(), []string{name}, c.o)
		if c.want == "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.want != "" && (!errors.Is(err, validate.ErrUsage) || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got error %v, want an ErrUsage with %q", c.name, err, c.want)
		}
	}
}

func TestOneHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("100 MB")
	}
	r1 := record(1)
	r1.Body = strings.Repeat("All work and no play. ", 100<<20/22)
	r1.WordCount = int32(len(strings.Fields(r1.Body)))
	r := run(t, validate.Options{Select: []string{"DL5", "wrong-word-count"}}, write(t, jsonl, t.TempDir(), record(2), r1, record(3)))
	if r.Rows != 3 || r.Totals.Open() != 0 {
		t.Errorf("a line of 100 MB between two short ones: got %d rows and %+v, want 3 and nothing", r.Rows, r.Totals)
	}
}

func TestReportIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	var list []*schema.Record
	for i := range 500 {
		r := record(i)
		if i%7 == 0 {
			r.Headline = ""
		}
		if i%11 == 0 {
			r.Source, r.SourceMethod = "", ""
		}
		list = append(list, r)
	}
	name := write(t, jsonl, t.TempDir(), list...)
	want := verdict(run(t, validate.Options{Jobs: 1}, name))
	for _, jobs := range []int{2, 7} {
		if got := verdict(run(t, validate.Options{Jobs: jobs}, name)); got != want {
			t.Errorf("with %d workers the findings differ from those with one", jobs)
		}
	}
	if !strings.Contains(want, "missing-headline") || !strings.Contains(want, "duplicate-id") {
		t.Errorf("too little was found for a comparison:\n%.500s", want)
	}
}

func TestCancelledRunIsAnError(t *testing.T) {
	name := write(t, jsonl, t.TempDir(), record(1))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := validate.Run(ctx, []string{name}, validate.Options{Checks: checks.All}); err == nil {
		t.Error("a cancelled run gives a report, want an error")
	}
}

// No run calls a directory valid in which a killed export has left the files of two datasets.
func TestUnfinishedCommit(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"articles.jsonl", filepath.Join(dataset.WorkName, dataset.JournalName)} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, "articles.jsonl")} {
		_, err := validate.Run(context.Background(), []string{path}, validate.Options{})
		var unfinished *validate.UnfinishedError
		if !errors.As(err, &unfinished) || unfinished.Dir != dir {
			t.Errorf("%s: got error %v, want an UnfinishedError of %s", path, err, dir)
		}
	}
}
