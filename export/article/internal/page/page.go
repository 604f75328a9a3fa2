package page

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// page is a parsed document with everything that its markup says about the article, gathered in one walk. Its lists are in
// document order.
type page struct {
	steps     int // that reading it takes, as story.InTime counts them
	root      *html.Node
	body      *html.Node
	lang      string // of <html>
	title     string // of the first <title>
	canonical string
	base      string
	metas     []metaTag
	ld        []ldNode    // every JSON-LD node with a type
	items     []microItem // microdata and RDFa properties
	times     []timeTag
	h1        []*html.Node
	heads     []*html.Node // h1 to h3 in document order, h1 first
	subheads  []*html.Node
	aboveHead map[*html.Node]bool // elements that hold an <h1>
	headNames map[string]bool     // class names of the elements above a headline, up to <body>
	moments   []string            // seconds since 1970 that elements carry
	scripts   []string            // inline scripts but for the shortest
	links     []*html.Node        // <a> with an address
	rels      []*html.Node        // <link> to other parts of the same site
	rights    []string            // lines with a copyright sign
	marked    []markedNode        // elements whose attributes say that they hold a byline, a date or a standfirst
}

// metaTag is a <meta> with a name and a content.
type metaTag struct {
	name    string // of name, property or http-equiv, lower case; itemprop is read with the microdata
	content string
}

// maxDepth is how deep x/net/html follows nested elements; it refuses a deeper page.
const maxDepth = 512

// maxMarks bounds each list of a page's marked elements; real pages hold a few hundred, and looking around each costs time.
const maxMarks = 3000

// parsePage parses markup and gathers. The only error is markup that is no HTML to the parser even when flattened.
func parsePage(src string) (*page, error) {
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		// Nesting beyond the parser's limit is broken markup (unclosed formatting tags, as a rule): its text is still there.
		if root, err = html.Parse(strings.NewReader(flattened(src))); err != nil {
			return nil, fmt.Errorf("parsing HTML: %w", err)
		}
	}
	p := &page{root: root}
	p.walk(root, 0)
	p.heads = append(p.heads, p.h1...)
	p.aboveHead, p.headNames = map[*html.Node]bool{}, map[string]bool{}
	for _, m := range p.marked {
		if m.role == roleHeadline && len(p.heads) < 40 {
			p.heads = append(p.heads, m.node)
		}
	}
	p.heads = append(p.heads, p.subheads...)
	p.findHeads()
	if p.body == nil {
		p.body = root
	}
	return p, nil
}

// dropped are the elements whose text flattened leaves out, kept those whose tags it keeps, lineTags those that begin a line.
var (
	dropped  = map[atom.Atom]bool{atom.Style: true, atom.Script: true, atom.Noscript: true, atom.Template: true}
	kept     = map[atom.Atom]bool{atom.Meta: true, atom.Link: true, atom.Title: true, atom.Br: true}
	lineTags = map[atom.Atom]bool{atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.Li: true}
)

// flattened drops every tag that only nests (div, span, font, table parts) and keeps those that cut text into paragraphs.
func flattened(src string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	skip := atom.Atom(0)
	for {
		tt := z.Next()
		if tt == html.ErrorToken {
			return b.String()
		}
		t := z.Token()
		switch {
		case skip != 0:
			if tt == html.EndTagToken && t.DataAtom == skip {
				skip = 0
			}
		case tt == html.TextToken:
			b.WriteString(html.EscapeString(t.Data))
		case tt == html.StartTagToken && dropped[t.DataAtom]:
			skip = t.DataAtom
		case kept[t.DataAtom]:
			b.WriteString(t.String())
		case lineTags[t.DataAtom]:
			b.WriteString("\n" + t.String())
		case tt == html.EndTagToken || tt == html.StartTagToken:
			b.WriteString(" ")
		}
	}
}

// walk gathers from n and all below it.
func (p *page) walk(n *html.Node, depth int) {
	if depth > 2*maxDepth {
		return
	}
	p.steps++
	switch n.Type {
	case html.TextNode:
		p.addRights(n)
	case html.ElementNode:
		if !p.addElement(n) {
			return
		}
		if m := epochOf(n); m != "" && len(p.moments) < 20 {
			p.moments = append(p.moments, m)
		}
		p.mark(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, depth+1)
	}
}

// addElement gathers what an element says by what it is. It reports whether what stands in it counts too.
func (p *page) addElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html:
		p.lang = cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
	case atom.Body:
		p.body = n
	case atom.Title:
		p.addTitle(n)
	case atom.Meta:
		p.addMeta(n)
	case atom.Link:
		p.addLink(n)
	case atom.Base:
		p.base = attr(n, "href")
	case atom.Script:
		p.addScript(n)
		return false
	case atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe:
		return false
	case atom.H1:
		p.h1 = append(p.h1, n)
	case atom.H2, atom.H3, atom.H4:
		p.subheads = append(p.subheads, n)
	case atom.A:
		if hasAttr(n, "href") {
			p.links = append(p.links, n)
		}
	case atom.Time:
		if len(p.times) < maxMarks {
			p.times = append(p.times, timeTag{node: n, value: strings.TrimSpace(attr(n, "datetime"))})
		}
	}
	return true
}

func (p *page) addRights(n *html.Node) {
	if len(p.rights) < 20 && strings.Contains(n.Data, "©") && n.Parent != nil {
		p.rights = append(p.rights, nodeText(n.Parent, 200))
	}
}

// addTitle keeps the first <title>; those of drawings are not the page's.
func (p *page) addTitle(n *html.Node) {
	if p.title == "" && n.FirstChild != nil && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
		p.title = prose.Squeeze(n.FirstChild.Data)
	}
}

func (p *page) addLink(n *html.Node) {
	rel := strings.ToLower(attr(n, "rel"))
	if rel == "canonical" && p.canonical == "" {
		p.canonical = strings.TrimSpace(attr(n, "href"))
	}
	switch rel {
	case "alternate", "search", "pingback", "edituri", "home", "start", "amphtml", "shortlink", "https://api.w.org/":
		if len(p.rels) < 100 {
			p.rels = append(p.rels, n)
		}
	}
}

func (p *page) addScript(n *html.Node) {
	if n.FirstChild == nil {
		return
	}
	if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
		p.steps += len(n.FirstChild.Data) / story.ScriptBytes
		p.ld = append(p.ld, parseLD(n.FirstChild.Data)...)
	}
	if len(n.FirstChild.Data) > 60 {
		p.scripts = append(p.scripts, n.FirstChild.Data)
	}
}

// findHeads notes the elements that hold an <h1> or a heading that the page's titles repeat: what they are called says how the
// page is built, not that they are furniture.
func (p *page) findHeads() {
	titles := []string{p.title, p.meta("og:title")}
	for i, h := range p.heads {
		if i >= 60 || h.DataAtom != atom.H1 && (!isHeading(h) || !containedIn(nodeText(h, 300), titles)) {
			continue
		}
		for n := h; n != nil; n = n.Parent {
			p.aboveHead[n] = true
			if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
				for _, name := range strings.Fields(attr(n, "class")) {
					p.headNames[name] = true
				}
			}
		}
	}
}

func (p *page) addMeta(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		content = strings.TrimSpace(attr(n, "value"))
	}
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "http-equiv"} {
		if name := attr(n, key); name != "" {
			p.metas = append(p.metas, metaTag{strings.ToLower(strings.TrimSpace(name)), content})
		}
	}
}

// meta is the content of the first <meta> that has one of the names, tried in their order.
func (p *page) meta(names ...string) string {
	for _, name := range names {
		for _, m := range p.metas {
			if m.name == name {
				return m.content
			}
		}
	}
	return ""
}

// allMeta is the content of every <meta> of that name.
func (p *page) allMeta(name string) []string {
	var out []string
	for _, m := range p.metas {
		if m.name == name {
			out = append(out, m.content)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// What nodeText looks at beside its limit: it is called for each of many nodes with the same parent, and no words that matter stand
// behind so many nodes or so much white space.
const (
	farthestNode = 2000
	farthestByte = 4 << 10 // within one node of text
)

// nodeText is the text of a subtree without scripts, its words joined by single spaces. It reads on to the end of the node of text in
// which limit bytes are passed.
func nodeText(n *html.Node, limit int) string {
	var b strings.Builder
	left := farthestNode
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if left--; left < 0 || b.Len() > limit {
			return
		}
		switch n.Type {
		case html.TextNode:
			b.WriteString(prose.Cut(n.Data, limit+farthestByte))
		case html.ElementNode:
			switch n.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Button:
				return
			}
			if isBlock(n) || n.DataAtom == atom.Br || n.DataAtom == atom.Time {
				b.WriteByte(' ')
			}
		}
		for c := n.FirstChild; c != nil && left > 0 && b.Len() <= limit; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && isBlock(n) {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return prose.Squeeze(b.String())
}
