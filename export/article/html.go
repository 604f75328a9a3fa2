package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/schema/source"
)

// readHTML makes a story of a page's markup.
func readHTML(doc *Document, reg *source.Registry) (*story, error) {
	p, err := parsePage(doc.Text)
	if err != nil {
		return nil, &Rejection{Code: "no-article", Message: err.Error(), Snippet: snippet(doc.Text)}
	}
	s := &story{}
	ld, _ := p.fill(s, doc)
	l := layOut(p.body)
	s.paragraphs = l.bodyOf(headTexts{headlines: append([]string{s.headline.text}, p.titleTexts()...), description: s.description.text})
	if b := readStatedBody(ld); b != nil {
		s.paragraphs = b.agree(s.paragraphs)
	}
	s.linked = p.teasers(s.headline.text)
	return s, nil
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
