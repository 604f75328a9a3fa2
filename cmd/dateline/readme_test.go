package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/input"
	"dateline/schema"
	"dateline/schema/source"
	"dateline/validate/checks"
	reports "dateline/validate/report"
)

// readmeParts are the blocks of README.md that are derived from something else: each stands between <!-- NAME --> and
// <!-- end NAME -->.
var readmeParts = map[string]func(t *testing.T) string{
	"fields":   readmeFields,
	"checks":   readmeChecks,
	"inputs":   readmeInputs,
	"snippets": readmeSnippets,
	"inspect":  readmeInspect,
	"reports":  readmeReports,
	"library":  readmeExample("exportAndValidate"),
	"service":  readmeExample("serve"),
	"apart":    readmeExample("settle"),
	"outlets":  readmeOutlets,
	"config":   func(t *testing.T) string { return "```yaml\n" + fileText(t, "dateline.yaml") + "```" },
}

// TestREADME fails when a derived block of README.md is stale; UPDATE=1 rewrites them.
func TestREADME(t *testing.T) {
	t.Chdir("../..")
	const name = "README.md"
	got := fileText(t, name)
	want := got
	for part, text := range readmeParts {
		block := regexp.MustCompile(`(?s)(<!-- ` + part + ` -->\n).*?(<!-- end ` + part + ` -->)`)
		if n := len(block.FindAllString(want, -1)); n != 1 {
			t.Errorf("README.md has %d blocks named %q, want 1", n, part)
		}
		want = block.ReplaceAllStringFunc(want, func(old string) string {
			m := block.FindStringSubmatch(old)
			return m[1] + text(t) + "\n" + m[2]
		})
	}
	if got == want {
		return
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md is stale (-got +want); run UPDATE=1 go test ./cmd/dateline -run TestREADME\n%s", cmp.Diff(strings.Split(got, "\n"), strings.Split(want, "\n")))
}

func readmeFields(*testing.T) string {
	var b strings.Builder
	b.WriteString("| field | type | meaning |\n|---|---|---|\n")
	for _, f := range schema.Fields {
		null := ""
		if f.Rule.Nullable {
			null = "?"
		}
		fmt.Fprintf(&b, "| `%s` | %s%s | %s |\n", f.Name, f.Rule.Kind, null, strings.ReplaceAll(f.Doc, "|", `\|`))
	}
	return b.String() + "\n`?` may be null: null means not known, and an empty string never stands for it. In Go, SQL and Python terms: `dateline schema --as json-schema`, `arrow`, `table-schema` or `duckdb`."
}

func readmeChecks(*testing.T) string {
	var b strings.Builder
	b.WriteString("| check | severity | finds |\n|---|---|---|\n")
	for _, c := range checks.All {
		first, _, _ := strings.Cut(strings.TrimSpace(c.Doc), "\n\n")
		fmt.Fprintf(&b, "| %s `%s` | %s | %s |\n", c.ID, c.Name, c.Severity, firstSentence(first))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// firstSentence ends at the first full stop that a space follows.
func firstSentence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}

func readmeInputs(*testing.T) string {
	t := "| format | what it reads |\n|---|---|"
	for _, f := range input.Formats {
		t += fmt.Sprintf("\n| %s | %s |", f.Name, f.Doc)
	}
	return t
}

func readmeReports(*testing.T) string {
	t := "| report | what it is |\n|---|---|"
	for _, f := range reports.Formats {
		t += fmt.Sprintf("\n| %s | %s |", f.Name, f.Doc)
	}
	return t
}

func readmeOutlets(*testing.T) string {
	agencies, countries := 0, map[string]bool{}
	list := source.Default().Outlets()
	for _, o := range list {
		if o.Kind == source.Agency {
			agencies++
		}
		countries[o.Country] = true
	}
	return fmt.Sprintf("[outlets.tsv](schema/source/outlets.tsv) names %d outlets and agencies (%d of them agencies) of %d countries.", len(list), agencies, len(countries))
}

func readmeSnippets(t *testing.T) string {
	var b strings.Builder
	for _, s := range []struct{ title, file, lang string }{
		{"pandas", "pandas_parquet.py", "python"},
		{"DuckDB", "duckdb_parquet.sql", "sql"},
		{"Polars", "polars_parquet.py", "python"},
		{"pyarrow", "pyarrow_parquet.py", "python"},
		{"pandas, from CSV", "pandas_csv.py", "python"},
		{"pandas, from JSONL", "pandas_jsonl.py", "python"},
		{"DuckDB, from JSONL", "duckdb_jsonl.sql", "sql"},
	} {
		fmt.Fprintf(&b, "%s\n\n```%s\n%s```\n\n", s.title, s.lang, fileText(t, "export/dataset/testdata/loaders/snippets/"+s.file))
	}
	return b.String() + "The [rest of them](export/dataset/testdata/loaders/snippets): each library with each file."
}

// readmeInspect is what dateline inspect prints of a seed, up to the fields that the README needs as an example.
func readmeInspect(t *testing.T) string {
	var stdout, stderr bytes.Buffer
	const seed = "seeds/001_0f1856da74e5f365.txt"
	if code := run([]string{"dateline", "inspect", seed}, strings.NewReader(""), &stdout, &stderr); code != 0 {
		t.Fatalf("inspect: exit %d: %s", code, stderr.String())
	}
	var b strings.Builder
	shown := false
	for line := range strings.Lines(stdout.String()) {
		if name, _, _ := strings.Cut(line, " "); name != "" {
			shown = name == "source" || name == "date_published" || name == "published_at" || name == "dateline_place"
		}
		if shown {
			b.WriteString(line)
		}
	}
	return "```console\n$ dateline inspect " + seed + "\n…\n" + b.String() + "…\n```"
}

// readmeExample gives the body of a function that one of the package's examples calls.
func readmeExample(name string) func(t *testing.T) string {
	return func(t *testing.T) string {
		_, body, ok := strings.Cut(fileText(t, "cmd/dateline/example_test.go"), "\nfunc "+name+"(")
		_, body, _ = strings.Cut(body, "{\n")
		body, _, _ = strings.Cut(body, "\n}\n")
		if !ok || body == "" {
			t.Fatalf("example_test.go has no function %s", name)
		}
		return "```go\n" + strings.ReplaceAll(body[1:], "\n\t", "\n") + "\n```"
	}
}

func fileText(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
