package main

import (
	"encoding/json"
	"go/doc"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pack is a row of the table of packages in CONTRIBUTING.md.
type pack struct {
	lines   int
	imports []string // the last elements of their paths; "everything" for all
}

// packages reads that table. A package that is not in it fails the test: say there where it belongs.
func packages(t *testing.T) map[string]pack {
	t.Helper()
	b, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(b), "<!-- packages -->\n")
	table, _, _ = strings.Cut(table, "<!-- end packages -->")
	out := map[string]pack{}
	for i, line := range slices.Collect(strings.Lines(table)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if i < 2 {
			continue // the header
		}
		if len(cells) != 4 {
			t.Fatalf("CONTRIBUTING.md: %q has %d cells, want 4", line, len(cells))
		}
		n, err := strconv.Atoi(cells[2])
		if err != nil {
			t.Fatalf("CONTRIBUTING.md: %q: %v", line, err)
		}
		out[strings.Trim(cells[0], "|` ")] = pack{n, strings.Split(strings.Trim(cells[3], "| "), ", ")}
	}
	return out
}

// keepers are the only packages that may import a module, so that it can be replaced in one place; tests may import any.
var keepers = map[string][]string{
	"github.com/urfave/cli":           {"cmd/dateline"},
	"github.com/apache/arrow":         {"schema/notation", "export/dataset"},
	"github.com/xeipuuv/gojsonschema": {"schema/jsonschema"},
}

type listed struct {
	ImportPath, Dir  string
	GoFiles, Imports []string
}

func linesOf(t *testing.T, p listed) int {
	t.Helper()
	n := 0
	for _, name := range p.GoFiles {
		b, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		n += strings.Count(string(b), "\n")
	}
	return n
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
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", "dateline/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	table := packages(t)
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
		row, ok := table[name]
		if !ok {
			t.Errorf("package %s is not in the table of packages in CONTRIBUTING.md", name)
			continue
		}
		if n := linesOf(t, p); n*4 < row.lines*3 || n*3 > row.lines*4+100 {
			t.Errorf("%s has %d lines, CONTRIBUTING.md says %d: has it become two things?", name, n, row.lines)
		}
		for _, imp := range p.Imports {
			if ours, ok := strings.CutPrefix(imp, "dateline/"); ok && !slices.Contains(row.imports, path.Base(ours)) && !slices.Contains(row.imports, "everything") {
				t.Errorf("%s imports %s, which it may not", name, ours)
			}
			for module, keep := range keepers {
				if (imp == module || strings.HasPrefix(imp, module+"/")) && !slices.Contains(keep, name) {
					t.Errorf("%s imports %s, which only %s may", name, imp, strings.Join(append(slices.Clone(keep), "tests"), " and "))
				}
			}
		}
	}
	for name := range table {
		if !seen[name] {
			t.Errorf("package %s is in the table of packages in CONTRIBUTING.md and is not there", name)
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

// TestPackagesHaveExamples asks each package that others may import for an example that runs. A package of test helpers takes
// a *testing.T, which an example does not have.
func TestPackagesHaveExamples(t *testing.T) {
	for name := range packages(t) {
		if strings.HasPrefix(name, "internal/") || strings.Contains(name, "/internal/") || strings.HasSuffix(name, "test") {
			continue
		}
		files, err := filepath.Glob(filepath.Join("../..", filepath.FromSlash(name), "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		runs := slices.ContainsFunc(files, func(file string) bool {
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			return slices.ContainsFunc(doc.Examples(f), func(e *doc.Example) bool { return e.Output != "" })
		})
		if !runs {
			t.Errorf("package %s has no Example with an Output", name)
		}
	}
}
