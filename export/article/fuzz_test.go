package article

import (
	"errors"
	"html"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"dateline/export/article/internal/prose"
	"dateline/export/document"
)

// FuzzExtract: no text makes Extract panic; the same text gives the same article; the body says nothing that the text does
// not say, in the text's order.
func FuzzExtract(f *testing.F) {
	for _, c := range textCases {
		f.Add(c.text)
	}
	seeds, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(seeds) == 0 {
		f.Fatalf("no seeds found: %v", err)
	}
	for _, s := range seeds {
		text, err := os.ReadFile(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, s := range []string{"", "\r", "a\n\nb", "(Reporting by", "((", "©", "&lt;p&gt;x", "A: \u2028 b.", "{{", "By ", "(c) AFP 2017", "/TASS/", "）（"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := document.Document{Name: "fuzz", Text: text, Offset: -1}
		a, err := Extract(&doc, nil)
		var r *document.Rejection
		if err != nil {
			if !errors.As(err, &r) {
				t.Fatalf("error %v is no rejection", err)
			}
			return
		}
		b, err := Extract(&doc, nil)
		if err != nil {
			t.Fatalf("second run: %v", err)
		}
		if diff := cmp.Diff(a.Record, b.Record); diff != "" {
			t.Errorf("two runs differ:\n%s", diff)
		}
		if rest := missing(a.Record.Body, text); rest != "" {
			t.Errorf("body says %q, which the text does not say there", rest)
		}
		for _, e := range a.Evidence {
			if e.Start < -1 || e.End < e.Start || e.End > int64(len(text)) {
				t.Errorf("%s evidence at [%d:%d] of %d bytes", e.Field, e.Start, e.End, len(text))
			}
		}
	})
}

// missing is the rest of body, from its first letter on that is not in text behind the letters before it.
func missing(body, text string) string {
	has := letters(html.UnescapeString(text))
	at := 0
	want := letters(body)
	for i, r := range want {
		for at < len(has) && has[at] != r {
			at++
		}
		if at == len(has) {
			return string(want[i:])
		}
		at++
	}
	return ""
}

func letters(s string) []rune {
	var out []rune
	for _, r := range norm.NFD.String(prose.Clean(s)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}
