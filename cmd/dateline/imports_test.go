package main

import (
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// directions are the packages of the module with what each may import of the module. A package that is not listed fails
// the test: say here where it belongs.
var directions = map[string][]string{
	"schema":                     {},
	"schema/jsonschema":          {"schema"},
	"schema/notation":            {"schema"},
	"schema/lexicon":             {},
	"schema/lexicon/lexicontest": {"schema/lexicon"}, // for tests
	"schema/mojibake":            {},
	"schema/source":              {"schema/lexicon"},

	"export/pubdate":  {"schema", "schema/lexicon"},
	"export/dataset":  {"schema"},
	"export/document": {"schema"},
	"export/article":  {"schema", "schema/source", "export/document", "export/pubdate", "export/article/internal/prose", "export/article/internal/furniture", "export/article/internal/names", "export/article/internal/dateline", "export/article/internal/story", "export/article/internal/plain", "export/article/internal/page"},
	"export/input":    {"schema", "schema/lexicon", "schema/mojibake", "export/document", "export/dataset", "export/pubdate"}, // dataset: CSV and Parquet of articles are read by its readers
	"export":          {"schema", "schema/jsonschema", "schema/source", "export/document", "export/pubdate", "export/dataset", "export/article", "export/input"},

	// The packages of extraction, the lowest first.
	"export/article/internal/prose":     {"schema", "schema/lexicon"},
	"export/article/internal/furniture": {"schema/lexicon", "export/article/internal/prose"},
	"export/article/internal/names":     {"schema/lexicon", "schema/source", "export/pubdate", "export/article/internal/prose", "export/article/internal/furniture"},
	"export/article/internal/dateline":  {"schema", "schema/lexicon", "schema/source", "export/pubdate", "export/article/internal/prose", "export/article/internal/furniture"},
	"export/article/internal/story":     {"schema", "export/pubdate", "export/article/internal/prose", "export/article/internal/names"},
	"export/article/internal/plain":     {"schema/source", "export/document", "export/pubdate", "export/article/internal/prose", "export/article/internal/furniture", "export/article/internal/names", "export/article/internal/dateline", "export/article/internal/story"},
	"export/article/internal/page":      {"schema", "schema/lexicon", "schema/source", "export/document", "export/pubdate", "export/article/internal/prose", "export/article/internal/furniture", "export/article/internal/names", "export/article/internal/story"},

	"validate":        {"schema", "schema/jsonschema", "export/dataset"},
	"validate/checks": {"schema", "schema/lexicon", "schema/mojibake", "schema/source", "export/dataset", "validate"},
	"validate/report": {"export/dataset", "validate"},
	"cmd/dateline":    {"*"},
	"internal/mutate": {}, // a tool of this module's developers
}

// keepers are the only packages that may import a module, so that it can be replaced in one place; tests may import any.
var keepers = map[string][]string{
	"github.com/urfave/cli":           {"cmd/dateline"},
	"github.com/apache/arrow":         {"schema/notation", "export/dataset"},
	"github.com/xeipuuv/gojsonschema": {"schema/jsonschema"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

// touchSources looks at every source file, so that the result of this test is not taken from the cache when one changes:
// what another process reads does not count.
func touchSources(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".go" {
			_, err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportDirections(t *testing.T) {
	touchSources(t)
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "dateline/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := map[string]bool{}
	for {
		var p listed
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "dateline/")
		seen[name] = true
		allowed, ok := directions[name]
		if !ok {
			t.Errorf("package %s stands in no direction: list it in this test", name)
			continue
		}
		for _, imp := range p.Imports {
			if ours, ok := strings.CutPrefix(imp, "dateline/"); ok && !slices.Contains(allowed, ours) && !slices.Contains(allowed, "*") {
				t.Errorf("%s imports %s, which it may not", name, ours)
			}
			for module, keep := range keepers {
				if (imp == module || strings.HasPrefix(imp, module+"/")) && !slices.Contains(keep, name) {
					t.Errorf("%s imports %s, which only %s may", name, imp, strings.Join(append(slices.Clone(keep), "tests"), " and "))
				}
			}
		}
	}
	for name := range directions {
		if !seen[name] {
			t.Errorf("package %s is listed in this test and is not there", name)
		}
	}
}

// TestDatesAreLight keeps what only some users of the module need from those who resolve dates: whoever imports pubdate
// links everything below it.
func TestDatesAreLight(t *testing.T) {
	touchSources(t)
	out, err := exec.Command("go", "list", "-deps", "dateline/export/pubdate").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages := strings.Fields(string(out))
	if !slices.Contains(packages, "dateline/schema") {
		t.Fatalf("go list names %d packages, and schema is none of them", len(packages))
	}
	for _, p := range packages {
		for _, heavy := range []string{"github.com/apache/arrow", "github.com/xeipuuv", "net/http"} {
			if p == heavy || strings.HasPrefix(p, heavy+"/") {
				t.Errorf("export/pubdate depends on %s", p)
			}
		}
	}
}

// forbidden are the calls and imports that no library package may have: they read the clock or the machine, print, or
// end the program. validate may ask where it stands: dateline.yaml is looked for upward from there.
var forbidden = regexp.MustCompile(`\btime\.(Now|Since|Until)\(|\bos\.(Exit|Hostname|Getenv|Stdout|Stderr)\b|\bfmt\.Print|^\s*"(log|log/slog|math/rand|math/rand/v2)"$`)

func TestLibrariesAreQuietAndClockless(t *testing.T) {
	for _, dir := range []string{"../../schema", "../../export", "../../validate"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if strings.Contains(string(b), "//go:build ignore") {
				return nil
			}
			for i, line := range strings.Split(string(b), "\n") {
				if code, _, _ := strings.Cut(line, "//"); forbidden.MatchString(code) || strings.Contains(code, "os.Getwd(") && !strings.HasPrefix(path, "../../validate") {
					t.Errorf("%s:%d: %s", path, i+1, strings.TrimSpace(line))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
