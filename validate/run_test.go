package validate_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/validate"
)

// Rows that break the rules of their format are for checks that look at files, not for those that believe a record.
func TestBrokenRowsGoToChecksOfFiles(t *testing.T) {
	name := write(t, jsonl, t.TempDir(), record(1), record(2))
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	half := []byte(`{"id":"a` + strings.Repeat("e", 32) + `","body":"An engine, and` + "\n")
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if err := os.WriteFile(name, slices.Concat(first, []byte("\n"), half, rest), 0o666); err != nil {
		t.Fatal(err)
	}
	var list []*validate.Check
	for i, c := range []struct{ ordered, allFiles bool }{{false, false}, {false, true}, {true, false}, {true, true}} {
		list = append(list, &validate.Check{
			ID: fmt.Sprint("DL99", i), Name: fmt.Sprintf("ordered-%t-all-%t", c.ordered, c.allFiles), Ordered: c.ordered, AllFiles: c.allFiles, Severity: validate.Note,
			Prepare: func(r *validate.Row) { r.BodyHash() },
			Start: func(p *validate.Pass) validate.Visitor {
				return validate.Visitor{
					Row: func(r *validate.Row) { p.Report(r.Finding("", "", fmt.Sprint(r.Row.Row))) },
					End: func() {
						if p.Dataset.FirstWithID("a"+strings.Repeat("e", 32)) != 0 {
							p.Report(p.Dataset.Finding("", "", "", "the index believes a broken row"))
						}
					},
				}
			},
		})
	}
	got := map[string][]string{}
	for _, f := range run(t, validate.Options{Checks: list}, name).Findings {
		got[f.Check.Name] = append(got[f.Check.Name], f.Message)
	}
	for _, c := range list {
		want := "1 3"
		if c.AllFiles {
			want = "1 2 3"
		}
		if g := strings.Join(got[c.Name], " "); g != want {
			t.Errorf("%s: got rows %s, want %s", c.Name, g, want)
		}
	}
}

// seen records of each dataset of a run what one check sees of it.
func seen(t *testing.T, paths ...string) (sets []*validate.Dataset, headlines []string) {
	t.Helper()
	run(t, validate.Options{Checks: []*validate.Check{{ID: "DL990", Name: "eyes", Severity: validate.Note, Ordered: true, Start: func(p *validate.Pass) validate.Visitor {
		sets = append(sets, p.Dataset)
		return validate.Visitor{Row: func(r *validate.Row) { headlines = append(headlines, r.Record.Headline) }}
	}}}}, paths...)
	return sets, headlines
}

func manifest(t *testing.T, dir string, m *dataset.Manifest) {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, dataset.ManifestName), b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfOneNameAreOneDataset(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []*dataset.Format{parquet, csv, jsonl} {
		write(t, f, dir, record(1))
	}
	if err := os.WriteFile(filepath.Join(dir, "archive.csv"), []byte("id\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"rejects.jsonl", "evidence.jsonl", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	manifest(t, dir, &dataset.Manifest{Files: []dataset.ManifestFile{{Name: "articles.csv"}}})
	sets, _ := seen(t, dir)
	var got []string
	for _, ds := range sets {
		s := fmt.Sprintf("manifest %t, sidecars %d:", ds.Manifest != nil, len(ds.Sidecars))
		for _, f := range ds.Files {
			s += " " + path.Base(f.Path)
		}
		got = append(got, s)
	}
	slices.Sort(got)
	want := []string{"manifest false, sidecars 0: archive.csv", "manifest true, sidecars 2: articles.jsonl articles.csv articles.parquet"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFilesAreShownOnce(t *testing.T) {
	dir := t.TempDir()
	var all []string
	for _, f := range dataset.Formats {
		write(t, f, dir, record(1))
		all = append(all, "articles"+f.Exts[0])
	}
	for _, tt := range []struct {
		ordered, allFiles bool
		want              string
	}{
		{false, false, "articles.jsonl"},
		{true, false, "articles.jsonl"},
		{false, true, strings.Join(all, " ")},
		{true, true, strings.Join(all, " ")},
	} {
		var got []string
		run(t, validate.Options{Checks: []*validate.Check{{
			ID: "DL990", Name: "eyes", Severity: validate.Note, Ordered: tt.ordered, AllFiles: tt.allFiles,
			Start: func(*validate.Pass) validate.Visitor {
				return validate.Visitor{File: func(f *validate.File) { got = append(got, path.Base(f.Path)) }}
			},
		}}}, dir)
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("ordered %t, all files %t: got %s, want %s", tt.ordered, tt.allFiles, g, tt.want)
		}
	}
}

func TestManifestSaysWhetherCSVIsSafe(t *testing.T) {
	for _, safe := range []bool{false, true} {
		dir := t.TempDir()
		formula := record(1)
		formula.Headline = "'=1+1"
		write(t, csv, dir, formula)
		manifest(t, dir, &dataset.Manifest{Options: map[string]any{"csv_safe": safe}, Files: []dataset.ManifestFile{{Name: "articles.csv"}}})
		want := "'=1+1"
		if safe {
			want = "=1+1"
		}
		if _, got := seen(t, dir); len(got) != 1 || got[0] != want {
			t.Errorf("csv_safe %t: got %q, want %q", safe, got, want)
		}
	}
}

// A file that the machine does not give is an error of the run, not a fault of the dataset.
func TestFilesThatCannotBeRead(t *testing.T) {
	for _, tt := range []struct{ file, sum, want string }{
		{"articles.jsonl", "", "reading"},
		{"articles.jsonl", "00", "hashing a file of the dataset"},
		{"rejects.jsonl", "", "reading a sidecar"},
		{"rejects.jsonl", "00", "hashing a file of the dataset"},
		{"evidence.jsonl", "", "reading a sidecar"},
	} {
		dir := t.TempDir()
		write(t, csv, dir, record(1))
		if err := os.Symlink(t.TempDir(), filepath.Join(dir, tt.file)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
		manifest(t, dir, &dataset.Manifest{Files: []dataset.ManifestFile{{Name: tt.file, SHA256: tt.sum}}})
		_, err := validate.Run(context.Background(), []string{dir}, validate.Options{Checks: []*validate.Check{twice(false)}})
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), tt.file) {
			t.Errorf("%s is a directory: got %v, want an error with %q and the name", tt.file, err, tt.want)
		}
	}
}
