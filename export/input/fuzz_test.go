package input

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkItems reads everything and fails where an item breaks a promise of the package.
func checkItems(t *testing.T, name string, size int, rd Reader) {
	t.Helper()
	known := map[string]bool{}
	for _, c := range Codes {
		known[c.Name] = true
	}
	for n := 0; ; n++ {
		if n > 10*size+1000 {
			t.Fatalf("%s: more than %d items of %d bytes", name, n, size)
		}
		item, err := rd.Next()
		if err == io.EOF {
			if _, err := rd.Next(); err != io.EOF {
				t.Fatalf("%s: Next gave %v behind the end", name, err)
			}
			return
		}
		if err != nil {
			if !known[CodeOf(err)] {
				t.Fatalf("%s: error %v has the unknown code %q", name, err, CodeOf(err))
			}
			return
		}
		set := 0
		if d := item.Doc; d != nil {
			set++
			if !utf8.ValidString(d.Text) || !utf8.ValidString(d.Name) || strings.ContainsAny(d.Name, "\n\r\x00") || !strings.HasPrefix(d.Name, "f") || d.Offset < -1 || len(d.SHA256) != 64 {
				t.Fatalf("%s: document %q at %d: %q", name, d.Name, d.Offset, d.Text)
			}
		}
		if r := item.Reject; r != nil {
			set++
			if !known[r.Code] || r.Message == "" || !utf8.ValidString(r.Message) || !utf8.ValidString(r.Snippet) || len(r.Snippet) > snippetLen || strings.ContainsAny(r.InputName, "\n\r\x00") {
				t.Fatalf("%s: reject %+v", name, *r)
			}
		}
		if item.Skip != "" {
			set++
		}
		if set != 1 {
			t.Fatalf("%s: item %+v is not one of document, reject and skip", name, item)
		}
	}
}

// seedsOf gives a small file of each format.
func seedsOf(t testing.TB) map[string]string {
	t.Helper()
	rows := "title,text\nA,\"one, \"\"two\"\"\"\nB,three\n"
	warc := response("a", page("A")) + response("b", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
	m := map[string]string{
		"text":  "MOSCOW, September 6. /TASS/. A text.\r\n\r\nMore \xe9.",
		"html":  "<!DOCTYPE html><meta charset=koi8-r><p>\xcd\xc9\xd2",
		"jsonl": "{\"id\":1,\"text\":\"A\"}\n{\"title\":\"T\",\"html\":\"<p>\"}\n",
		"json":  "{\"articles\":[{\"text\":\"A\"},{\"text\":\"B\\u00e9\"}]}",
		"csv":   rows,
		"feed":  "<?xml version=\"1.0\"?><rss><item><title>T</title><description>&lt;p&gt;x</description></item><item>",
		"warc":  warc,
		"arc":   "filedesc://x 0.0.0.0 19990101000000 text/plain 5\n1 0 X\n\nhttp://a/ 1.1.1.1 19990101000000 text/html 3\n<p>\n",
	}
	return m
}

// FuzzReaders feeds every format's reader, and the choice of the format, with anything.
func FuzzReaders(f *testing.F) {
	for _, s := range seedsOf(f) {
		f.Add([]byte(s))
		f.Add([]byte(gz(s)))
	}
	f.Add([]byte("PK\x03\x04\x14\x00\x00\x00\x08\x00aaaaaaaaaaaa\x01\x00\x00\x00\x01\x00\x00\x00a\x03\x00"))
	f.Add([]byte("PAR1\x15\x04\x15PAR1"))
	o := Options{Limits: Limits{Document: 4 << 10, Depth: 3, Members: 50}}
	f.Fuzz(func(t *testing.T, data []byte) {
		src := NewSource(bytes.NewReader(data), "f", o)
		if rd, err := src.Open(); err == nil {
			checkItems(t, "auto", len(data), rd)
		}
		if err := src.Close(); err != nil {
			t.Fatal(err)
		}
		for _, format := range Formats {
			src := NewSource(bytes.NewReader(data), "f", o)
			checkItems(t, format.Name, len(data), format.NewReader(src))
			if err := src.Close(); err != nil {
				t.Fatal(format.Name, err)
			}
		}
	})
}

func FuzzCharset(f *testing.F) {
	for _, s := range stories {
		for _, cs := range s.charsets {
			b, err := cs.NewEncoder().Bytes([]byte(s.text))
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b, "iso-8859-1")
		}
	}
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		text, name, err := Charset(b, true, label)
		if err == nil && (!utf8.ValidString(text) || name == "") {
			t.Fatalf("got %q as %q", text, name)
		}
	})
}

// TestFormats checks the list against itself.
func TestFormats(t *testing.T) {
	seeds := seedsOf(t)
	seen := map[string]string{}
	for i, f := range Formats {
		if f.Name == "" || f.Doc == "" || f.NewReader == nil || f.Sniff == nil {
			t.Errorf("format %d (%q) lacks a member", i, f.Name)
		}
		for _, e := range f.Exts {
			if other, taken := seen[e]; taken {
				t.Errorf("%s and %s both have the extension %s", other, f.Name, e)
			}
			seen[e] = f.Name
		}
		content, ok := seeds[f.Name]
		if !ok {
			continue
		}
		if got := NewSource(strings.NewReader(content), "f", Options{}).format([]byte(content)); got != f {
			t.Errorf("a file of %s is taken for %s", f.Name, got.Name)
		}
	}
	if last := Formats[len(Formats)-1]; last != textFormat {
		t.Errorf("got %s as the last format, want text, which takes everything", last.Name)
	}
}

// TestCodes checks that the documented codes are sorted, and are those that the sources use.
func TestCodes(t *testing.T) {
	if !slices.IsSortedFunc(Codes, func(a, b Code) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("Codes are not in the order of their names")
	}
	for _, c := range Codes {
		if c.Doc == "" {
			t.Errorf("code %q has no documentation", c.Name)
		}
	}
}
