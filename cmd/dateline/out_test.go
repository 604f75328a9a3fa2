package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestOutIsFresh compares the dataset committed in out/ with what `dateline export seeds -o out` writes now.
//
//	UPDATE=1 go test ./cmd/dateline -run TestOutIsFresh
//
// rewrites it; read the diff before committing.
func TestOutIsFresh(t *testing.T) {
	t.Chdir("../..")
	out := filepath.Join(t.TempDir(), "out")
	if os.Getenv("UPDATE") == "1" {
		out = "out"
	}
	var stderr bytes.Buffer
	if code := run([]string{"dateline", "export", "seeds", "-o", out}, nil, io.Discard, &stderr); code != exitClean {
		t.Fatalf("export exits with %d\n%s", code, &stderr)
	}
	names := func(dir string) []string {
		es, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range es {
			names = append(names, e.Name())
		}
		return names
	}
	for _, name := range append(names(out), names("out")...) {
		want, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Errorf("out/%s is not written any more", name)
			continue
		}
		got, err := os.ReadFile(filepath.Join("out", name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("out/%s is stale: run UPDATE=1 go test ./cmd/dateline -run TestOutIsFresh and read the diff", name)
		}
	}
}
