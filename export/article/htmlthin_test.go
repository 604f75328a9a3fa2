package article

import (
	"errors"
	"strings"
	"testing"

	"dateline/export/document"
)

// TestHTMLThin holds how pages are read of which the common reading finds little or nothing.
func TestHTMLThin(t *testing.T) {
	const note = "The ferry office closes at noon today :-) See you all again after the winter, dear friends of the fjord"
	const summary = "The ferry to the island runs again since Monday, and its summer timetable stays until the autumn."
	const tracking = "We collect information about the pages you visit, and our partners use it to choose what is shown to you elsewhere."
	article := `<meta property="og:type" content="article"><meta property="og:description" content="` + summary + `">`
	page := func(head, body string) string {
		return `<html><head><title>Ferry office closes</title>` + head + `</head><body><h1>Ferry office closes</h1>` + body + `</body></html>`
	}
	profile := `<div class="widget profile"><p>` + lorem[1] + `</p></div>`
	tests := []struct {
		name, page, want string // an empty want is a reject
	}{
		{"a short post in a widget outdoes a profile", page("", `<div class="widget blog"><div class="entry-content">`+note+`</div></div>`+profile), note},
		{"a story between pictures", page("", `<div id="main-carousel"><p>`+strings.Join(lorem, "</p><p>")+`</p></div>`), strings.Join(lorem, "\n\n")},
		{"the summary of a page that scripts draw", page(article, `<div id="app"></div>`), summary},
		{"the summary rather than a notice", page(article, `<div class="footer"><p>`+tracking+`</p></div>`), summary},
		{"a short text of its own rather than the summary", page(article, `<p>The ferry office closes at noon, the harbour master said.</p>`), "The ferry office closes at noon, the harbour master said."},
		{"no summary of a page that is no article", page(strings.Replace(article, `"article"`, `"website"`, 1), `<div id="app"></div>`), ""},
		{"no summary that repeats the headline", strings.ReplaceAll(page(article, `<div id="app"></div>`), "Ferry office closes", summary), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Name: "page.html", Offset: -1, Kind: document.HTML, Text: tt.page}, nil)
			var r *document.Rejection
			switch {
			case tt.want == "" && !errors.As(err, &r):
				t.Errorf("got %v, want a rejection", err)
			case tt.want != "" && err != nil:
				t.Errorf("Extract: %v", err)
			case tt.want != "" && a.Record.Body != tt.want:
				t.Errorf("got body %q, want %q", a.Record.Body, tt.want)
			}
		})
	}
}
