package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
)

// maxRelated bounds the headlines that one page is taken to list; real boxes hold a dozen.
const maxRelated = 40

// boxOf is the range of blocks that the label at block i heads: the largest element that begins with it and holds links rather than
// prose, and the links that follow. It is empty (last == i+1) when the label heads no links.
func (r *reading) boxOf(i int) (last int) {
	last = i + 1
	for e := r.blocks[i].elem; e >= 0 && r.elems[e].first == i; e = r.elems[e].parent {
		if r.elems[e].last > last && r.linksOutweigh(i+1, r.elems[e].last) {
			last = r.elems[e].last
		}
	}
	for last < len(r.blocks) && r.blocks[last].link*2 > r.blocks[last].chars && r.furniture(&r.blocks[last]) {
		last++
	}
	return last
}

// linksOutweigh reports whether blocks are links and what teasers say about them: a link at least for every two paragraphs, and no
// paragraph as long as a story's.
func (r *reading) linksOutweigh(from, to int) bool {
	links, prose := 0, 0
	for i := from; i < to; i++ {
		switch b := &r.blocks[i]; {
		case b.link*2 > b.chars && b.chars > 12:
			links++
		case b.proseLike() && b.chars > 300:
			return false
		case b.proseLike():
			prose++
		}
	}
	return links > 0 && prose <= 2*links
}

// goesOn reports whether a story, of which the kept blocks have been read, has more paragraphs among rest, beside those read.
func (r *reading) goesOn(read, rest []int) bool {
	beside := map[int]bool{}
	for _, i := range read {
		if b := &r.blocks[i]; b.proseLike() {
			beside[r.elems[b.elem].parent] = true
		}
	}
	for _, i := range rest {
		if b := &r.blocks[i]; b.proseLike() && !b.list && b.chars >= 80 && b.link*3 < b.chars && endsSentence(b.text) && beside[r.elems[b.elem].parent] {
			return true
		}
	}
	return false
}

// relatedTo lists the headlines of other articles that stand inside or below the story: behind a label on the same line, in a box under
// a label, in an element that is named for them.
func (r *reading) relatedTo(z zone) []prose.Span {
	if z.first < 0 {
		return nil
	}
	list := &relatedList{own: r.head.headlines, seen: map[string]bool{}}
	for i := z.first; i < len(r.blocks); i++ {
		b := &r.blocks[i]
		if v := r.against(b); v == notes || v == never {
			continue
		}
		words := len(strings.Fields(b.text))
		if words <= 40 && (b.link > 0 || i <= z.last) {
			if tail, ok := furniture.RelatedTail(b.text); ok && tail.Text != "" {
				list.add(tail.Text, "")
				continue
			}
		}
		if r.namedRelated(b) {
			list.addLinks(b)
			continue
		}
		if words > 8 || b.link*2 > b.chars && !b.heading() {
			continue
		}
		kind := furniture.Of(b.text, words)
		if !kind.Is(furniture.RelatedLabel | furniture.ListingLabel) {
			continue
		}
		last := r.boxOf(i)
		for j := i + 1; j < last && kind.Is(furniture.RelatedLabel); j++ {
			list.addLinks(&r.blocks[j])
		}
		i = last - 1
	}
	return list.headlines
}

// relatedList are headlines of other articles, each once.
type relatedList struct {
	headlines []prose.Span
	own       []string        // headlines of the page itself
	seen      map[string]bool // keys of headlines, and addresses
}

// add keeps a headline. The first link to an article has its headline, others its picture or teaser.
func (l *relatedList) add(text, href string) {
	text = strings.Trim(prose.Squeeze(text), " →›»>|•–—-")
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		text = strings.Trim(text, "[] ")
	}
	k := prose.Key(text)
	if len(l.headlines) < maxRelated && !l.seen[k] && (href == "" || !l.seen[href]) && headlineLike(text) && !matchesAny(text, l.own) {
		l.seen[k], l.seen[href] = true, true
		l.headlines = append(l.headlines, prose.Unplaced(text))
	}
}

func (l *relatedList) addLinks(b *block) {
	for _, a := range linksIn(b) {
		if a.text == nil {
			l.add(b.text, a.href)
		} else {
			l.add(nodeText(a.text, 300), a.href)
		}
	}
}

// namedRelated reports whether a block stands in an element named for stories that belong to this one.
func (r *reading) namedRelated(b *block) bool {
	for s := b.shade; s >= 0; s = r.shades[s].parent {
		if r.shades[s].related {
			return true
		}
	}
	return false
}

// link is an <a> in a block; text is nil when it is around the block.
type link struct {
	text *html.Node
	href string
}

// linksIn are the links in a block, or the one around it unless another block of it is a headline.
func linksIn(b *block) []link {
	for n, up := b.node, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if n.DataAtom == atom.A {
			if b.heading() || !linkHolds(n, isHeading) {
				return []link{{nil, attr(n, "href")}}
			}
			return nil
		}
	}
	var out []link
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.A {
			if !linkHolds(n, isBlock) {
				out = append(out, link{n, attr(n, "href")})
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	if b.link > 0 {
		walk(b.node)
	}
	return out
}

// linkHolds reports whether f holds for an element inside n.
func linkHolds(n *html.Node, f func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (f(c) || linkHolds(c, f)) {
			return true
		}
	}
	return false
}

// headlineLike reports whether the text of a link can be a headline: some words, no label of the page's furniture.
func headlineLike(s string) bool {
	words := len(strings.Fields(s))
	wide := 0
	for _, r := range s {
		wide += runeWidth(r)
	}
	if wide < 20 || wide > 160 || words < 4 && wide < len([]rune(s))*3/2 {
		return false
	}
	return furniture.Of(s, words) == 0
}
