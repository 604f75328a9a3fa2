package page

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

// credit is who wrote the article by the page's markup.
type credit struct {
	people  []string
	printed string // the byline as a reader sees it, empty when it has no place on the page
	ofMeta  bool   // only <meta> names the people, which templates also fill with who made the site
}

// authorPlace is a kind of place that names authors, in falling authority.
type authorPlace int

const (
	inJSONLD authorPlace = iota
	inCitation
	inMicrodata
	inMeta
	inGraph // the only person of the JSON-LD graph
	inPrint
)

// authorsOf reads who wrote the article: as JSON-LD, microdata, meta tags or marked elements state it, the first of them
// that names somebody. A statement that only repeats the site's name gives way to one that names a person.
func (p *page) authorsOf(ld ldNode, sites []string, reg *source.Registry) credit {
	sites = p.houses(sites)
	printed, marked := p.markedAuthors()
	var fallback []string // of JSON-LD: the staff or the site; other places only fill in their site's name
	for place, raw := range [...][]string{
		inJSONLD: p.nodeAuthors(ld), inCitation: p.citedAuthors(), inMicrodata: p.microAuthors(), inMeta: p.metaAuthors(),
		inGraph: p.lonePerson(), inPrint: marked,
	} {
		place := authorPlace(place)
		got := names.Clean(raw, sites)
		if len(got) == 0 {
			continue
		}
		if !p.isStaff(got, place, sites, reg) && (fallback == nil || slices.ContainsFunc(got, isPerson)) {
			return credit{got, printed, place == inMeta}
		}
		if fallback == nil && place == inJSONLD {
			fallback = got
		}
	}
	if fallback == nil && len(marked) > 0 && names.SignsForNobody(strings.ToLower(marked[0])) && !names.OfSite(marked[0], sites) {
		fallback = marked[:1] // the staff signs in print
	}
	return credit{people: fallback, printed: printed}
}

// nodeAuthors are the authors of the page's article node.
func (p *page) nodeAuthors(ld ldNode) []string {
	if ld == nil {
		return nil
	}
	if people := p.ldPeople(ld["author"]); len(people) > 0 {
		return people
	}
	return p.ldPeople(ld["creator"])
}

// isStaff reports whether no name is a person's: each is the site's, an outlet's, a generic one, or, but in JSON-LD, one word that
// is too short for a name or stands in the page's title.
func (p *page) isStaff(people []string, place authorPlace, sites []string, reg *source.Registry) bool {
	for _, n := range people {
		word := place != inJSONLD && !strings.Contains(n, " ") && (len([]rune(n)) < 3 || containedIn(n, []string{p.title}))
		if !word && !names.OfSite(n, sites) && !names.Generic(n) && reg.ByName(n) == nil {
			return false
		}
	}
	return true
}

// isPerson reports whether a name has the form of a person's: several words, or one in wide characters.
func isPerson(n string) bool {
	return strings.Contains(n, " ") && !strings.Contains(n, "/") || runeWidth([]rune(n)[0]) > 1
}

// visibleAuthors reads bylines that nothing marks: "By Ann Reed", "Text: Ann Reed", "Posted on May 3 by Ann Reed" above the story, below
// the headline or behind the last paragraph.
func (r *reading) visibleAuthors(z zone, lang string) (people []string, printed string) {
	if z.first < 0 {
		return nil, ""
	}
	from := z.head
	if from < 0 || from > z.first {
		from = z.first
	}
	for i := max(from-2, 0); i <= z.first+2; i++ {
		if people, printed = r.bylineAt(i); people != nil {
			return people, printed
		}
	}
	for i := from + 1; i < z.first; i++ {
		if b := &r.blocks[i]; r.against(b) < aside {
			if people = names.BesideDate(b.text, lang); len(people) > 0 {
				return people, b.text
			}
		}
	}
	for i := z.last + 3; i >= z.last-1; i-- {
		if people, printed = r.bylineAt(i); people != nil {
			return people, printed
		}
	}
	return nil, ""
}

// bylineAt reads a byline out of a block, or out of a label and the block behind it: "Text:", "Ann Reed".
func (r *reading) bylineAt(i int) (people []string, printed string) {
	if i < 0 || i >= len(r.blocks) {
		return nil, ""
	}
	b := &r.blocks[i]
	if v := r.against(b); v == notes || v == never || v == aside || b.chars > 160 {
		return nil, ""
	}
	if people = names.InLine(b.text); len(people) > 0 {
		return people, b.text
	}
	label := strings.ToLower(strings.TrimSpace(b.text))
	if !strings.HasSuffix(label, ":") || !names.LabelsAuthor(strings.TrimSuffix(label, ":")) && !names.OpensByline(label) || i+1 == len(r.blocks) || r.blocks[i+1].chars >= 60 {
		return nil, ""
	}
	printed = b.text + " " + r.blocks[i+1].text
	if people = names.InLine(printed); len(people) > 0 {
		return people, printed
	}
	return nil, ""
}

// citedAuthors are the names of a paper's own citation.
func (p *page) citedAuthors() []string { return p.allMeta("citation_author") }

// microAuthors are the persons of itemprop=author that stand for the article, not for a comment on it.
func (p *page) microAuthors() []string {
	var out []string
	var from *html.Node
	for _, it := range p.items {
		if it.prop != "author" && it.prop != "creator" || p.inComments(it.node) || from != nil && !sameParent(from, it.node) {
			continue
		}
		from = it.node
		name := it.value
		if name == "" {
			for _, in := range p.items {
				if in.prop == "name" && in.node != it.node && inside(in.node, it.node) {
					name = itemText(in)
					break
				}
			}
		}
		if name == "" {
			name = nodeText(it.node, 200)
		}
		out = append(out, name)
		if len(out) == 12 {
			break
		}
	}
	return out
}

// metaAuthors are the names in <meta>.
func (p *page) metaAuthors() []string {
	for _, name := range metaNames["author"] {
		var out []string
		for _, v := range p.allMeta(name) {
			if v = prose.Unescape(v); v != "" && !strings.Contains(v, "://") && !strings.Contains(v, "facebook.com") {
				out = append(out, v)
			}
		}
		if len(out) > 0 && anyName(out) {
			return out
		}
	}
	for i := range 4 {
		n := string(rune('1' + i))
		if names.LabelsAuthor(strings.ToLower(p.meta("twitter:label" + n))) {
			if v := p.meta("twitter:data" + n); v != "" {
				return []string{v}
			}
		}
	}
	return nil
}

func anyName(people []string) bool {
	for _, n := range people {
		if len(names.Split(n)) > 0 {
			return true
		}
	}
	return false
}

// lonePerson is the only Person of the page's graph.
func (p *page) lonePerson() []string {
	var out []string
	for _, n := range p.ld {
		for _, t := range ldTypes(n) {
			if t == "Person" {
				if s := ldString(n["name"]); s != "" && (len(out) == 0 || out[0] != s) {
					out = append(out, s)
				}
			}
		}
	}
	if len(out) == 1 {
		return out
	}
	return nil
}

// markedAuthors reads elements that are marked as bylines: links to the author's page first, then names.
func (p *page) markedAuthors() (printed string, people []string) {
	var rel, marked []string
	holders := p.bylineHolders()
	var from *html.Node
	for _, m := range p.marked {
		if m.role != roleByline || holders[m.node] || licensed(m.node) || p.inComments(m.node) || within(m.node, func(e *html.Node) bool {
			return e.DataAtom == atom.Footer && e.Parent != nil && e.Parent.DataAtom == atom.Body
		}) {
			continue
		}
		t := nodeText(m.node, 300)
		if t == "" || len(t) > 160 {
			continue
		}
		if m.node.DataAtom == atom.A {
			if p.lists(m.node) {
				continue
			}
			rel = append(rel, t)
			continue
		}
		if from != nil && !sameParent(from, m.node) {
			continue
		}
		got := names.Split(t)
		if len(got) == 0 {
			continue
		}
		if from == nil {
			from = m.node
			printed = t
		}
		marked = append(marked, got...)
	}
	if len(marked) > 0 {
		return printed, marked
	}
	seen := map[string]bool{}
	for _, r := range rel {
		seen[r] = true
	}
	if len(seen) > 3 {
		rel = rel[:1] // a list of articles, each with its author: the first stands nearest the headline
	}
	return cmp.Or(append(rel, "")...), rel
}

// licensed reports whether an element names the author of a picture under its licence.
func licensed(n *html.Node) bool {
	classes := attr(n, "class")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		classes += " " + attr(c, "class")
	}
	return says(strings.ToLower(classes), "license", "licence", "lizenz")
}

// bylineHolders are the elements that hold a marked byline: what is marked further in is nearer to the name.
func (p *page) bylineHolders() map[*html.Node]bool {
	out := map[*html.Node]bool{}
	for _, m := range p.marked {
		if m.role != roleByline || m.node.DataAtom == atom.A || nodeText(m.node, 20) == "" {
			continue
		}
		n := m.node.Parent
		for range 8 {
			if n == nil {
				break
			}
			out[n] = true
			n = n.Parent
		}
	}
	return out
}

func sameParent(a, b *html.Node) bool {
	return a.Parent == b.Parent || inside(b, a) || a.Parent != nil && b.Parent != nil && a.Parent.Parent == b.Parent.Parent
}

// inside reports whether n lies in e.
func inside(n, e *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == e {
			return true
		}
	}
	return false
}

// inComments reports whether n belongs to readers' comments or to the teaser of another article.
func (p *page) inComments(n *html.Node) bool {
	return within(n, func(e *html.Node) bool {
		if e.DataAtom == atom.Body || p.aboveHead[e] {
			return false
		}
		for i := range e.Attr {
			a := &e.Attr[i]
			switch a.Key {
			case "class", "id":
				switch markup.verdictOf(a.Val) {
				case notes, aside:
					if !p.partOfHead(a.Val) {
						return true
					}
				}
			case "itemtype":
				if strings.HasSuffix(a.Val, "Comment") || strings.HasSuffix(a.Val, "UserComments") {
					return true
				}
			}
		}
		return false
	})
}

// partOfHead reports whether a class value that speaks of comments or teasers only names parts of the block around the headline, as
// BEM writes them ("HeaderComment_date" inside "HeaderComment"): an opinion piece is no readers' comment.
func (p *page) partOfHead(val string) bool {
	part := false
	for _, name := range strings.Fields(val) {
		if v := markup.verdictOf(name); v != notes && v != aside {
			continue
		}
		block, _, ok := strings.Cut(name, "_")
		if !ok || block == "" || !p.headNames[block] {
			return false
		}
		part = true
	}
	return part
}

// lists reports whether n stands in a menu or a footer.
func (p *page) lists(n *html.Node) bool {
	return within(n, func(e *html.Node) bool {
		return e.DataAtom == atom.Nav || e.DataAtom == atom.Footer && e.Parent != nil && e.Parent.DataAtom == atom.Body
	})
}
