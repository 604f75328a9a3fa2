package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/bombs"
)

// mostBomb is the memory that no small file may make the program take: what package input's own tests allow.
const mostBomb = 3 << 29

// bombFiles gives the program small files that ask for much memory. Each costs itself: an export ends with a reject and code 1,
// as nothing came of its only input, and a validation with a finding.
func bombFiles(t *torture) error {
	parquet := map[string]func() string{}
	for name, b := range bombs.Parquet() {
		parquet[name] = func() string { return b.File }
	}
	packed := map[string]func() string{
		"a gzip of 1 GB":           func() string { return gzipOf(repeated("a", 1<<30)) },
		"a gzip in a gzip of 1 GB": func() string { return gzipOf(strings.NewReader(gzipOf(repeated("\x00", 1<<30)))) },
		"a gzip of a line of 1 GB": func() string {
			return gzipOf(io.MultiReader(strings.NewReader(`{"id":"1","text":"`), repeated("a", 1<<30)))
		},
		"a gzip of brackets": func() string { return gzipOf(repeated("[", 200<<20)) },
		"a gzip of elements": func() string { return gzipOf(repeated("<div><p>", 200<<20)) },
	}
	for name, file := range bombs.Packed() {
		packed[name] = func() string { return file }
	}
	for _, c := range []struct {
		name  string
		files map[string]func() string
		file  string
		args  []string
	}{
		{"Parquet, export", parquet, "bomb", []string{"export", "-q", "bomb", "-o", "out"}},
		{"Parquet, validate", parquet, "bomb.parquet", []string{"validate", "bomb.parquet", "--config", "none"}},
		{"packed, export", packed, "bomb", []string{"export", "-q", "bomb", "-o", "out"}},
	} {
		k := t.kind(c.name)
		peak := int64(0)
		for i, name := range slices.Sorted(maps.Keys(c.files)) {
			if t.short && i%8 != 5 { // none that takes long to build
				continue
			}
			err := k.trial(name, func(trial string) error {
				file := c.files[name]()
				if err := os.WriteFile(filepath.Join(trial, c.file), []byte(file), 0o666); err != nil {
					return err
				}
				e, err := t.run(trial, c.args...)
				if err != nil {
					return err
				}
				peak = max(peak, e.peak)
				if e.peak > mostBomb {
					return fmt.Errorf("%d MB of memory, more than %d, for a file of %d bytes", e.peak>>20, mostBomb>>20, len(file))
				}
				if c.args[0] == "validate" {
					if e.code != 1 || !strings.Contains(e.stdout, "DL5") {
						return fmt.Errorf("exit code %d, want 1 and a finding: %s%s", e.code, tail(e.stdout), tail(e.stderr))
					}
					return nil
				}
				rejects, err := os.ReadFile(filepath.Join(trial, "out", "rejects.jsonl"))
				if err != nil {
					return fmt.Errorf("exit code %d: %w: %s", e.code, err, tail(e.stderr))
				}
				if e.code == 0 || e.code == 1 && len(rejects) > 0 || e.code == 3 && len(rejects) > 0 && strings.Contains(e.stderr, "not to the end") {
					return nil
				}
				return fmt.Errorf("exit code %d and %d bytes of rejects: %s", e.code, len(rejects), tail(e.stderr))
			})
			if err != nil {
				return err
			}
		}
		k.done(fmt.Sprintf("peak %d MB", peak>>20))
	}
	return nil
}

// loop is a text without end.
type loop struct {
	text string
	at   int
}

func (l *loop) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = l.text[l.at]
		l.at = (l.at + 1) % len(l.text)
	}
	return len(p), nil
}

func repeated(text string, n int64) io.Reader { return io.LimitReader(&loop{text: text}, n) }

func gzipOf(r io.Reader) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.Copy(w, r) // a buffer takes all
	_ = w.Close()
	return b.String()
}
