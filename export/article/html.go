package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

// readHTML makes a story of a page's markup.
func readHTML(doc *document.Document, reg *source.Registry) (*story, error) {
	p, err := parsePage(doc.Text)
	if err != nil {
		return nil, &document.Rejection{Code: "no-article", Message: err.Error(), Snippet: snippet(doc.Text)}
	}
	s := &story{}
	ld, sites := p.fill(s, doc, reg)
	l := layOut(p.body, p.placesWanted())
	head := headTexts{headlines: append([]string{s.headline.text}, p.titleTexts()...), description: s.description.text}
	pars, z := l.bodyOf(head)
	stated := readStatedBody(ld)
	if stated != nil {
		pars = stated.agree(pars, l)
	}
	if sizeOf(pars) < thinBody {
		pars, z = p.thin(l, head, pars, z)
	}
	s.paragraphs = pars
	s.related = l.relatedTo(z, head)
	p.signedAround(s, l, z, sites)
	d := p.dates(ld, l, z, s.language)
	d.opening(pars)
	_, dated := pubdate.FromURL(first(doc.URL, s.url))
	s.published, s.modified = d.evidence(dated, s.headline.text), d.changed
	s.linked = p.teasers(s.headline.text)
	return s, nil
}

func sizeOf(pars []paragraph) int {
	n := 0
	for _, p := range pars {
		n += len(p.text)
	}
	return n
}

// placesWanted are the elements of which the place among the blocks matters.
func (p *page) placesWanted() map[*html.Node]int {
	at := make(map[*html.Node]int, len(p.times)+len(p.marked))
	for _, t := range p.times {
		at[t.node] = -1
	}
	for _, n := range p.links {
		if authorPage.MatchString(attr(n, "href")) {
			at[n] = -1
		}
	}
	for _, m := range p.marked {
		at[m.node] = -1
	}
	return at
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
