package input

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree writes files below a new directory and makes it the working directory.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// outline gives a line for each item: what it is, its name and offset, and the text or the reason.
func outline(t *testing.T, next func() (Item, error)) []string {
	t.Helper()
	var out []string
	for {
		item, err := next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			return append(out, "error "+CodeOf(err)+" "+err.Error())
		}
		switch {
		case item.Doc != nil:
			kind := "text"
			if item.Doc.Kind != 0 {
				kind = "html"
			}
			out = append(out, strings.Join([]string{kind, item.Doc.Name, strconv.FormatInt(item.Doc.Offset, 10), item.Doc.Text}, " "))
		case item.Reject != nil:
			out = append(out, strings.Join([]string{"reject", item.Reject.InputName, strconv.FormatInt(item.Reject.InputOffset, 10), item.Reject.Code}, " "))
		default:
			out = append(out, "skip "+item.Input+" "+item.Skip)
		}
	}
}

func TestOpen(t *testing.T) {
	files := map[string]string{
		"b/2.txt":       "two",
		"b/10.txt":      "ten",
		"b/.hidden":     "x",
		"b/README.md":   "what b holds",
		"b/c/deep.html": "<p>deep",
		"a.txt":         "a",
		"z[1].txt":      "brackets",
		"list":          "a.txt\n\nb/2.txt\r\ngone.txt\n",
		"empty.txt":     "",
	}
	tests := []struct {
		name  string
		paths []string
		stdin string
		want  []string
	}{
		{"file", []string{"./a.txt"}, "", []string{"text a.txt 0 a"}},
		{"order given", []string{"b/2.txt", "a.txt"}, "", []string{"text b/2.txt 0 two", "text a.txt 0 a"}},
		{"directory", []string{"b/"}, "", []string{"skip b/.hidden hidden-file", "text b/10.txt 0 ten", "text b/2.txt 0 two", "skip b/README.md readme", "html b/c/deep.html 0 <p>deep"}},
		{"pattern", []string{"b/*.txt"}, "", []string{"text b/10.txt 0 ten", "text b/2.txt 0 two"}},
		{"a name that looks like a pattern", []string{"z[1].txt"}, "", []string{"text z[1].txt 0 brackets"}},
		{"list", []string{"@list"}, "", []string{"text a.txt 0 a", "text b/2.txt 0 two", "reject gone.txt 0 unreadable"}},
		{"list on standard input", []string{"@-"}, "a.txt", []string{"text a.txt 0 a"}},
		{"standard input", []string{"-"}, `{"id":"x","text":"in"}`, []string{"text -#x 0 in"}},
		{"empty", []string{"empty.txt"}, "", []string{"reject empty.txt 0 empty"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree(t, files)
			s, err := Open(t.Context(), tt.paths, Options{Stdin: strings.NewReader(tt.stdin)})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if diff := cmp.Diff(tt.want, outline(t, func() (Item, error) { return s.Next(t.Context()) })); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOpenErrors(t *testing.T) {
	tests := []struct {
		name, path, format, want string
	}{
		{"missing file", "gone.txt", "", `input "gone.txt": file does not exist`},
		{"missing list", "@gone", "", `input "@gone": open gone: no such file or directory`},
		{"pattern without matches", "*.warc", "", `input "*.warc": the pattern matches no file`},
		{"unknown format", "a.txt", "docx", `input format "docx" is none of auto`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree(t, map[string]string{"a.txt": "a"})
			_, err := Open(t.Context(), []string{tt.path}, Options{Format: tt.format})
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got error %v, want %s", err, tt.want)
			}
		})
	}
}
