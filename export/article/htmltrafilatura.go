package article

import (
	"strings"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rescued is go-trafilatura's reading of a page, for pages of which our own reading finds next to nothing. Its metadata and dates are
// not asked for: they would cost more than the text.
func rescued(root *html.Node) (pars []paragraph) {
	// The library's tree surgery panics on some broken pages; a page is no reason to end an export.
	defer func() {
		if recover() != nil {
			pars = nil
		}
	}()
	res, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		ExcludeComments: true, HtmlDateMode: trafilatura.Disabled, Focus: trafilatura.FavorRecall,
	})
	if err != nil || res == nil || res.ContentNode == nil {
		return nil
	}
	l := layOut(res.ContentNode, nil)
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.link*2 > b.chars {
			continue
		}
		for _, t := range splitBreaks(b.text) {
			pars = append(pars, paragraph{span: unplaced(strings.TrimSpace(t)), heading: b.heading() && b.tag != atom.H1})
		}
	}
	return pars
}
