// Package page makes a story of a page's markup.
//
//	s, err := page.Read(&document.Document{Kind: document.HTML, Text: markup, URL: address}, registry)
//
// One walk gathers what the markup states about the article (page: meta tags, JSON-LD, microdata, headings, time elements),
// another lays the visible text out in blocks (layout). The body is the element whose blocks read most like prose, less the
// furniture inside it; headline, authors, dates and source are what several of these places agree on. No site's names or
// classes are known: metanames.tsv, markup.tsv, datewords.tsv and site.tsv list the words that templates everywhere use.
package page

import (
	"cmp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

// Read makes a story of a page's markup.
func Read(doc *document.Document, reg *source.Registry) (*story.Story, error) {
	p, err := parsePage(doc.Text)
	if err != nil {
		return nil, &document.Rejection{Code: "no-article", Message: err.Error(), Snippet: prose.Snippet(doc.Text)}
	}
	if err := story.InTime(p.steps); err != nil {
		return nil, err
	}
	s := &story.Story{}
	f := p.fill(s, doc, reg)
	l := layOut(p.body, p.placesWanted())
	head := headTexts{headlines: append([]string{s.Headline.Text}, p.titleTexts()...), description: s.Description.Text}
	around := l.read(head, believed)
	pars, z := around.bodyOf()
	if stated := readStatedBody(f.ld); stated != nil {
		pars = stated.agree(pars, l)
	}
	if sizeOf(pars) < thinBody {
		pars, z, around = p.thin(around, pars, z)
	}
	s.Paragraphs = pars
	s.Related = around.relatedTo(z)
	p.signedAround(s, around, z, f)
	dr := &dateReader{page: p, reading: around, zone: z, language: s.Language}
	found := dr.read(f.ld, pars)
	_, inAddress := pubdate.FromURL(cmp.Or(doc.URL, s.URL))
	s.Published, s.Modified = dr.settle(found, inAddress, s.Headline.Text), found.of(pubdate.OfChange)
	s.Linked = p.teasers(s.Headline.Text)
	return s, nil
}

func sizeOf(pars []story.Paragraph) int {
	n := 0
	for _, p := range pars {
		n += len(p.Text)
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
