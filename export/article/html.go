package article

import "dateline/schema/source"

// readHTML makes a story of a page's markup.
func readHTML(doc *Document, reg *source.Registry) (*story, error) {
	p, err := parsePage(doc.Text)
	if err != nil {
		return nil, &Rejection{Code: "no-article", Message: err.Error(), Snippet: snippet(doc.Text)}
	}
	s := &story{}
	head := p.headlines()
	l := layOut(p.body)
	s.paragraphs = l.bodyOf(headTexts{headlines: head})
	if len(head) > 0 {
		s.headline = unplaced(head[0])
	}
	return s, nil
}
