package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/internal/lineartest"
)

// The text of a parent is asked for at each of its children, however much stands before them.
func TestNodeTextOfManySiblings(t *testing.T) {
	for _, before := range []string{strings.Repeat("word ", 2_000_000), strings.Repeat("\u00a0", 4_000_000), strings.Repeat("<em></em>", 600_000)} {
		root, err := html.Parse(strings.NewReader("<div>" + before + "<b>bold</b></div>"))
		if err != nil {
			t.Fatal(err)
		}
		lineartest.Run(t, func() {
			for range 10_000 {
				nodeText(root, 120)
			}
		})
	}
}

func TestNodeText(t *testing.T) {
	for _, tt := range []struct{ name, markup, want string }{
		{"white space before the text", strings.Repeat(" ", 4000) + "Ann Reed", "Ann Reed"},
		{"as many nodes as may be, the document, html, head and body among them", strings.Repeat("<i></i>", farthestNode-5) + "Ann Reed", "Ann Reed"},
		{"one more", strings.Repeat("<i></i>", farthestNode-4) + "Ann Reed", ""},
		{"scripts and blocks", "<p>Ann<script>x</script><b>Reed</b></p><p>Bergen</p>", "AnnReed Bergen"},
	} {
		root, err := html.Parse(strings.NewReader("<html><head></head><body>" + tt.markup + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := nodeText(root, 120); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
