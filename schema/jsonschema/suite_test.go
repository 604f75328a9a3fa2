package jsonschema

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// suiteFile names each test of the draft-7 part of the JSON Schema Test Suite, optional tests included, in which Validator
// differs, with the reason behind a tab. A line that no longer applies fails the test as well as one that is missing.
const suiteFile = "testdata/suite.tsv"

func suiteDeviations(t *testing.T) map[string]string {
	b, err := os.ReadFile(suiteFile)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if name, reason, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[name] = reason
		}
	}
	return out
}

func TestJSONSchemaSuite(t *testing.T) {
	const root = "../../../shared/eval/conformance/json-schema/tests/draft7"
	if _, err := os.Stat(root); err != nil {
		t.Skipf("the JSON Schema Test Suite is not on this machine: %v", err)
	}
	var files []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".json") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	passed, total := 0, 0
	known := suiteDeviations(t)
	seen := map[string]bool{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var groups []struct {
			Description string
			Schema      json.RawMessage
			Tests       []struct {
				Description string
				Data        json.RawMessage
				Valid       bool
			}
		}
		if err := json.Unmarshal(b, &groups); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		rel, _ := filepath.Rel(root, file)
		for _, g := range groups {
			name := strings.TrimSuffix(filepath.ToSlash(rel), ".json") + ": " + g.Description
			v, err := Compile(g.Schema)
			if err != nil {
				total += len(g.Tests)
				seen[name] = true
				if known[name] == "" {
					t.Errorf("%q: does not compile: %v", name, err)
				}
				continue
			}
			for _, test := range g.Tests {
				total++
				vs, err := v.ValidateJSON(test.Data)
				if err == nil && (len(vs) == 0) == test.Valid {
					passed++
					continue
				}
				name := name + ": " + test.Description
				seen[name] = true
				if known[name] == "" {
					t.Errorf("%q: want valid %v, got %v %v", name, test.Valid, vs, err)
				}
			}
		}
	}
	for name := range known {
		if !seen[name] {
			t.Errorf("%q is listed as a deviation and is none", name)
		}
	}
	if !slices.Contains(files, filepath.Join(filepath.FromSlash(root), "ref.json")) {
		t.Error("the suite has no ref.json: is this its draft-7 folder?")
	}
	// The sentence of the documentation.
	if want := fmt.Sprintf("%d of %d", passed, total); !strings.Contains(docOfCompile(t), want) {
		t.Errorf("the doc comment of Compile does not say that %s tests pass", want)
	}
}

func docOfCompile(t *testing.T) string {
	b, err := os.ReadFile("validator.go")
	if err != nil {
		t.Fatal(err)
	}
	doc, _, _ := strings.Cut(string(b), "\nfunc Compile(")
	return doc
}
