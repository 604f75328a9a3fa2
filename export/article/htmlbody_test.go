package article

import (
	"strings"
	"testing"

	"dateline/export/document"
)

// sentences are about n bytes of a paragraph that begins with a word of its own.
func sentences(word string, n int) string {
	s := word + " the ferry will not sail before Thursday because a part of its engine has to come from the mainland by road and by rail."
	for len(s) < n {
		s += " Nobody in the harbour could say how long the repair would take or who was to pay for it in the end."
	}
	return strings.TrimSpace(s[:n-1]) + "."
}

// The element whose text weighs most may hold more than the story; the names of elements inside it say what the story is.
func TestBodyOfNamedElements(t *testing.T) {
	p := func(word string, n int) string { return "<p>" + sentences(word, n) + "</p>" }
	named := func(inner ...string) string { return `<div class="article-body">` + strings.Join(inner, "") + `</div>` }
	for _, c := range []struct{ name, article, want string }{
		{"teasers below", named(p("One", 300), p("Two", 300), p("Three", 200)) + p("Teaser", 200) + p("Next", 200), "One Two Three"},
		{"a name inside a name", named(`<div class="promo-text">`+p("Teaser", 150)+`</div><div class="entry-content">`, p("One", 300), p("Two", 300), `</div>`) + p("Next", 150), "One Two"},
		{"most of the weight", named(p("One", 330), p("Two", 330)) + p("Next", 360), "One Two"},
		{"not most of it", named(p("One", 270), p("Two", 270)) + p("Next", 460), "One Two Next"},
		{"parts with a paragraph between", named(p("One", 300)) + p("Two", 200) + named(p("Three", 300)) + p("Next", 200), "One Two Three"},
		{"a lead above", p("Lead", 70) + named(p("One", 300), p("Two", 300)) + p("Next", 200), "Lead One Two"},
		{"a line too short for a lead", p("Lead", 50) + named(p("One", 300), p("Two", 300)) + p("Next", 200), "One Two"},
		{"a lead above the date line", p("Lead", 70) + "<p>By Ann Reed</p><p>4 March 2031</p><p>Print</p>" + named(p("One", 300), p("Two", 300)) + p("Next", 200), "Lead One Two"},
		{"a paragraph far above", p("Far", 70) + "<p>Print</p><p>Larger</p><p>Smaller</p><p>Send</p>" + named(p("One", 300), p("Two", 300)) + p("Next", 200), "One Two"},
		{"no names", p("One", 300) + p("Two", 300), "One Two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := `<!doctype html><html lang="en"><head><title>Ferry stays in harbour</title></head><body><h1>Ferry stays in harbour</h1><div id="x">` + c.article + `</div></body></html>`
			a, err := Extract(&document.Document{Kind: document.HTML, Text: page, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for par := range strings.SplitSeq(a.Record.Body, "\n\n") {
				word, _, _ := strings.Cut(par, " ")
				got = append(got, word)
			}
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
