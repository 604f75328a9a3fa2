package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/schema"
	"dateline/schema/notation"
)

// nasty makes a dataset on which readers stumble: every nullable column is null and no cell has a quote inside for longer
// than any library looks before it decides on types and dialects, then come the values that break them.
func nasty() []*schema.Record {
	var out []*schema.Record
	for range 30_500 {
		out = append(out, bare())
	}
	texts := []string{
		`He said "no", then "yes"`, "\"", "a,b;c\td", "line\nline\r\nline", "=1+1", "-5", "+1", "@x", "NA", "null", "NaN", "nan", "None", "N/A",
		"true", "12", "1e5", "2017-09-06", "0", "😀👩‍👩‍👧", "שלום עולם", "مرحبا", "日本語", "é", "a\u2028b\u2029c\u0085d", "\\", `\n`, `\"`, "'", "''", " x ",
		"\ufeffbom", "[1]", `{"a":1}`, "#", "<b>&amp;</b>", "controls\x01\x1f\x7f removed", "nul\x00removed", strings.Repeat("long ", 700_000),
	}
	for i, s := range texts {
		r := full()
		r.Body = s
		s = s[:min(len(s), 100)]
		r.Headline, r.Byline, r.Section = s, s, s
		r.Authors = []string{s, "NA", "null"}
		r.Tags = []string{s}
		r.Related = texts[:min(i, 20)]
		r.WordCount = int32(i)
		r.DateCandidates = append(r.DateCandidates, schema.Date{Year: 2018, Month: 2, Day: 1 + i%28})
		r.PublishedAt = r.PublishedAt.Add(time.Duration(i) * 1009 * time.Second)
		out = append(out, r)
	}
	old := full()
	old.DatePublished = schema.Date{Year: 1851, Month: 9, Day: 18}
	old.PublishedAt = time.Date(1851, 9, 18, 4, 0, 0, 0, time.UTC)
	big := int64(1) << 53
	old.InputOffset = &big
	out = append(out, old)
	for i, r := range out {
		r.ID = fmt.Sprintf("a%032x", i)
		r.Normalise()
	}
	return out
}

// loaderPython finds the Python that has the loaders, or skips the test.
func loaderPython(t *testing.T) string {
	t.Helper()
	python := os.Getenv("DATELINE_PYTHON")
	if python == "" {
		python = filepath.Join("..", "..", ".venv", "bin", "python")
	}
	if _, err := os.Stat(python); err != nil {
		if os.Getenv("DATELINE_REQUIRE_ALL") == "1" {
			t.Fatalf("no Python with the loaders: %v; make test installs it", err)
		}
		t.Skipf("no Python with the loaders: %v; make test installs it", err)
	}
	python, err := filepath.Abs(python)
	if err != nil {
		t.Fatal(err)
	}
	return python
}

// runPython runs a script of testdata/loaders in dir.
func runPython(t *testing.T, python, dir, script string, args ...string) {
	t.Helper()
	script, err := filepath.Abs(filepath.Join("testdata", "loaders", script))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, append([]string{script}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TZ=Asia/Kathmandu") // a loader must not care where it runs
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(script), err)
	}
}

// TestLoaders opens datasets with the libraries that people have, in the way that the README shows. The types of the columns
// must not depend on what stands in them.
func TestLoaders(t *testing.T) {
	python := loaderPython(t)
	types := filepath.Join(t.TempDir(), "types.json")
	for _, c := range []struct {
		name    string
		records []*schema.Record
	}{
		{"nasty values", nasty()}, // first: it fixes the types
		{"no row", nil},
		{"nulls only", []*schema.Record{bare()}},
		{"one row", []*schema.Record{full()}},
	} {
		t.Run(c.name, func(t *testing.T) { checkLoaders(t, python, types, c.records) })
	}
}

func checkLoaders(t *testing.T, python, types string, records []*schema.Record) {
	snippets, err := filepath.Abs(filepath.Join("testdata", "loaders", "snippets"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range Formats {
		if err := os.WriteFile(filepath.Join(dir, "articles"+f.Exts[0]), write(t, f, WriterOptions{}, records...), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "expected.jsonl"), plainJSON(t, records), 0o666); err != nil {
		t.Fatal(err)
	}
	forms := filepath.Join(dir, "schema")
	if err := os.Mkdir(forms, 0o777); err != nil {
		t.Fatal(err)
	}
	statements := strings.SplitAfter(string(notation.DuckDB()), ";\n")
	for i, name := range []string{"duckdb_table_parquet.sql", "duckdb_table_jsonl.sql", "duckdb_table_csv.sql"} {
		if err := os.WriteFile(filepath.Join(forms, name), []byte(statements[0]+statements[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range notation.Forms {
		if f.Name == "arrow" {
			if err := os.WriteFile(filepath.Join(dir, "arrow.txt"), f.Text(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	runPython(t, python, dir, "check.py", types, snippets, forms)
}

// plainJSON writes records by encoding/json, apart from the writers under test.
func plainJSON(t *testing.T, records []*schema.Record) []byte {
	var b bytes.Buffer
	for _, r := range records {
		for i, f := range schema.Fields {
			var v any
			switch p := f.At(r).(type) {
			case *string:
				if *p != "" {
					v = *p
				}
			case *schema.Date:
				if !p.IsZero() {
					v = p.String()
				}
			case *time.Time:
				if !p.IsZero() {
					v = p.Format(time.RFC3339)
				}
			case *int32:
				v = *p
			case **int64:
				if *p != nil {
					v = **p
				}
			case *[]string:
				v = append([]string{}, *p...)
			case *[]schema.Date:
				list := []string{}
				for _, d := range *p {
					list = append(list, d.String())
				}
				v = list
			}
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%c%q:%s", "{,"[min(i, 1)], f.Name, text)
		}
		b.WriteString("}\n")
	}
	return b.Bytes()
}
