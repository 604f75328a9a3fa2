package article

import (
	"errors"
	"strings"
	"testing"

	"dateline/export/document"
)

const oneStory = "BERGEN, March 3. The new harbour opened on Monday, the port authority said. It took nine years to build and cost more than planned."

// TestSteps holds documents just within and just beyond the limit of steps against it.
func TestSteps(t *testing.T) {
	page := func(nodes int) string { // the document, html, head and body are nodes as well
		return "<html><head></head><body>" + strings.Repeat("<br>", nodes-4-2) + "<p>" + oneStory + "</p></body></html>"
	}
	linked := func(bytes int) string {
		return `<html><head><meta property="article:published_time" content="2031-03-03"><script type="application/ld+json">` + strings.Repeat(" ", bytes) + "</script></head><body><p>" + oneStory + "</p></body></html>"
	}
	for _, tt := range []struct {
		name    string
		kind    document.Kind
		text    string
		timeout bool
	}{
		{"lines", document.Text, strings.Repeat("a\n", 249_999) + oneStory, false},
		{"a line more", document.Text, strings.Repeat("a\n", 250_000) + oneStory, true},
		{"nodes", document.HTML, page(1_000_000), false},
		{"a node more", document.HTML, page(1_000_001), true},
		{"JSON-LD", document.HTML, linked(15_900_000), false},
		{"more JSON-LD", document.HTML, linked(16_000_000), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Name: "a", Kind: tt.kind, Text: tt.text, Offset: -1}, nil)
			var r *document.Rejection
			switch {
			case tt.timeout && (!errors.As(err, &r) || r.Code != "timeout"):
				t.Errorf("got error %v, want a rejection as timeout", err)
			case !tt.timeout && err != nil:
				t.Errorf("got error %v", err)
			case !tt.timeout && !strings.Contains(a.Record.Body, "The new harbour opened"):
				t.Errorf("got the body %.100q, without the story", a.Record.Body)
			}
		})
	}
}
