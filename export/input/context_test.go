package input

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// waiting gives a beginning and then waits for ever, like a connection that nobody writes to. What it calls first ends the
// context of its reader.
type waiting struct {
	io.Reader
	cancel func()
}

func (w *waiting) Read(p []byte) (int, error) {
	if n, err := w.Reader.Read(p); err == nil {
		return n, nil
	}
	w.cancel()
	select {}
}

// endless gives one line that never ends, and after some of it ends the context of its reader.
type endless struct {
	left   int
	cancel func()
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left -= len(p); e.left < 0 {
		e.cancel()
	}
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestContextEndsReads(t *testing.T) {
	const line = `{"id": "1", "text": "in"}` + "\n"
	for name, reader := range map[string]func(cancel func()) io.Reader{
		"nothing comes":            func(cancel func()) io.Reader { return &waiting{strings.NewReader(""), cancel} },
		"nothing more comes":       func(cancel func()) io.Reader { return &waiting{strings.NewReader(line), cancel} },
		"nothing more of a record": func(cancel func()) io.Reader { return &waiting{strings.NewReader(line + `{"id`), cancel} },
		"nothing more of a zip":    func(cancel func()) io.Reader { return &waiting{strings.NewReader("PK\x03\x04"), cancel} },
		"nothing more of a gzip":   func(cancel func()) io.Reader { return &waiting{strings.NewReader("\x1f\x8b\x08\x00\x00"), cancel} },
		"a line that has no end":   func(cancel func()) io.Reader { return &endless{1 << 20, cancel} },
		"a record that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader(line), &endless{1 << 20, cancel})
		},
		"a long line has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader(line), &endless{40 << 20, cancel})
		},
		"an array that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader("[\n"), &endless{1 << 20, cancel})
		},
		"a page that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader("<html>"), &endless{1 << 20, cancel})
		},
		"a feed that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader("<rss>"), &endless{1 << 20, cancel})
		},
		"a crawl that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader("WARC/1.0\r\n"), &endless{1 << 20, cancel})
		},
		"a table that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader("title,text\n\""), &endless{1 << 20, cancel})
		},
		"a message that has no end": func(cancel func()) io.Reader {
			return io.MultiReader(strings.NewReader("MIME-Version: 1.0\r\n"), &endless{1 << 20, cancel})
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			s, err := OpenReader(reader(cancel), "upload", Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			for err == nil {
				_, err = s.Next(ctx)
			}
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want the error of the context", err)
			}
		})
	}
}

// stepped is a context that ends at the n-th look at it.
type stepped struct {
	context.Context
	left *int
}

func (s stepped) Err() error {
	if *s.left--; *s.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestContextEndsReadsOfFiles has a hole for a line: reading to its end would take a minute.
func TestContextEndsReadsOfFiles(t *testing.T) {
	name := filepath.Join(t.TempDir(), "hole.jsonl")
	if err := os.WriteFile(name, []byte(`{"id": "1", "text": "in"}`+"\n{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 1<<36); err != nil {
		t.Skip("the file system has no holes:", err)
	}
	left := 1000
	ctx := stepped{t.Context(), &left}
	s, err := Open(ctx, []string{name}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for err == nil {
		_, err = s.Next(ctx)
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the error of the context", err)
	}
}

func TestContextEndsLists(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Open(ctx, []string{"@-"}, Options{Stdin: &waiting{strings.NewReader("a.txt\n"), cancel}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the error of the context", err)
	}
}

// TestOpenReader finds in a reader what Open finds in a file of the same name.
func TestOpenReader(t *testing.T) {
	for name, content := range map[string]string{
		"a.txt":      "Storm closes the port",
		"a.jsonl":    `{"id": "1", "text": "in"}` + "\nnot json\n" + `{"id": "2", "text": "out"}` + "\n",
		"page.html":  "<html><p>Storm closes the port",
		"a#b.jsonl":  `{"id": "1", "text": "in"}` + "\n",
		"table.csv":  "title,text\nStorm,The port is closed\n",
		"empty.txt":  "",
		"caf\xe9.md": "Storm closes the port",
	} {
		tree(t, map[string]string{name: content})
		file, err := Open(t.Context(), []string{name}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		reader, err := OpenReader(strings.NewReader(content), name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Join(outline(t, func() (Item, error) { return file.Next(t.Context()) }), "\n")
		if got := strings.Join(outline(t, func() (Item, error) { return reader.Next(t.Context()) }), "\n"); got != want || got == "" {
			t.Errorf("%q: OpenReader gives\n%s\nOpen gives\n%s", name, got, want)
		}
		_, _ = file.Close(), reader.Close()
	}
}
