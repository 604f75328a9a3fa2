package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

// readHTML makes a story of a page's markup.
func readHTML(doc *Document, reg *source.Registry) (*story, error) {
	p, err := parsePage(doc.Text)
	if err != nil {
		return nil, &Rejection{Code: "no-article", Message: err.Error(), Snippet: snippet(doc.Text)}
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
	s.related = z.asides
	p.signedAround(s, l, z, sites)
	d := p.dates(ld, l, z, s.language)
	d.opening(pars)
	_, dated := pubdate.FromURL(first(doc.URL, s.url))
	s.published, s.modified = d.evidence(dated, s.headline.text), d.changed
	s.linked = p.teasers(s.headline.text)
	return s, nil
}

// thinBody is the length in bytes below which a body is doubted.
const thinBody = 300

// thin looks for a better reading of a page of which little was found: with furniture names believed only of comments and consent
// dialogues, in an element that is marked as the story though it holds no sentences (lists of results, say), in the data of scripts, by go-trafilatura. The longest reading that reads as prose wins.
func (p *page) thin(l *layout, head headTexts, pars []paragraph, z zone) ([]paragraph, zone) {
	for i := range l.shades {
		s := &l.shades[i]
		s.void = s.void || s.why == furnish || s.why == aside
	}
	if again, z2 := l.bodyOf(head); sizeOf(again) > 2*sizeOf(pars) {
		pars, z = again, z2
	}
	if sizeOf(pars) >= thinBody {
		return pars, z
	}
	if again, z2 := l.markedBody(head); sizeOf(again) > max(2*sizeOf(pars), thinBody) {
		return again, z2
	}
	if again := p.embeddedBody(); sizeOf(again) > max(2*sizeOf(pars), thinBody) {
		return again, z
	}
	if len(l.blocks) > 20000 {
		return pars, z // go-trafilatura's time grows faster than the page
	}
	if again := rescued(p.root); sizeOf(again) > 2*sizeOf(pars) && sizeOf(again) >= 80 {
		pars = again
		// The library runs the items of lists together; our blocks know where they end.
		var text strings.Builder
		for _, p := range again {
			text.WriteString(p.text + "\n")
		}
		if found := newStatedBody(text.String()).find(l); found != nil {
			pars = found
		}
	}
	return pars, z
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
