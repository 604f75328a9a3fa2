package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a run of inline text between two borders of block elements, which is how a reader sees a paragraph.
type block struct {
	tag   atom.Atom // of the nearest block element
	node  *html.Node
	text  string // words joined by single spaces; a forced line break is a newline
	chars int    // runes, wide ones counted twice: a Han character says as much as two letters
	link  int    // of them in links
	bold  int    // of them in bold
	list  bool   // inside a list item
	table bool
	elem  int // index of the innermost element in layout.elems
	shade int // index of the innermost shade in layout.shades, -1 when nothing speaks against the block
}

// shade is a subtree that its names or its element speak against.
type shade struct {
	parent      int
	why         verdict
	prose       int  // prose characters in it
	related     bool // named for stories that belong to this one
	first, last int
}

// elem is a block element; it covers the blocks first..last-1.
type elem struct {
	node        *html.Node
	parent      int
	first, last int
	content     bool // named as the story's container
}

// layout is a page's body as blocks.
type layout struct {
	blocks []block
	elems  []elem
	shades []shade
	prose  int                // prose characters of all blocks
	at     map[*html.Node]int // for the nodes asked for, the number of the block that begins in or behind them
}

type layouter struct {
	layout
	verdicts         map[string]verdict
	b                strings.Builder
	link             int
	bold             int
	chars            int
	space            bool // a space is due before the next word
	inLink           int
	inBold           int
	list, table, pre int
	elem, shade      int
	current          *html.Node // innermost block element
}

// layOut cuts a page into blocks. at holds the nodes of which the place is wanted.
func layOut(body *html.Node, at map[*html.Node]int) *layout {
	l := &layouter{layout: layout{at: at}, verdicts: map[string]verdict{}, elem: -1, shade: -1, current: body}
	l.walk(body, 0)
	l.flush()
	for i := range l.blocks {
		b := &l.blocks[i]
		if !b.proseLike() {
			continue
		}
		l.prose += b.chars
		for s := b.shade; s >= 0; s = l.shades[s].parent {
			l.shades[s].prose += b.chars
		}
	}
	return &l.layout
}

// proseLike reports whether a block reads as running text by itself.
func (b *block) proseLike() bool {
	return b.chars >= 60 && b.link*2 < b.chars && !b.heading()
}

func (b *block) heading() bool {
	switch b.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isBlock reports whether an element starts a new line: HTML Living Standard, section 15.3, flow content of the rendering.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir,
		atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P,
		atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul,
		atom.Caption, atom.Frameset, atom.Html:
		return true
	}
	return false
}

// unread are the elements whose content is no text of the page.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Button: true, atom.Input: true, atom.Select: true, atom.Textarea: true,
	atom.Audio: true, atom.Video: true, atom.Head: true, atom.Img: true, atom.Map: true, atom.Rp: true, atom.Rt: true,
}

func (l *layouter) walk(n *html.Node, depth int) {
	switch {
	case depth > 2*maxDepth:
		return
	case n.Type == html.TextNode:
		l.text(n.Data)
		return
	case n.Type != html.ElementNode:
		l.children(n, depth)
		return
	}
	if _, ok := l.at[n]; ok {
		l.at[n] = len(l.blocks)
	}
	switch {
	case unread[n.DataAtom]:
		return
	case n.DataAtom == atom.Br:
		l.lineBreak()
		return
	case n.DataAtom == atom.Time && l.b.Len() > 0:
		l.space = true // day and time of day stand in elements of their own
	}
	why := l.judge(n)
	if !isBlock(n) && why > content {
		var seen bool
		if why, seen = l.judgeInline(n, why); !seen {
			return
		}
	}
	l.element(n, why, depth)
}

func (l *layouter) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.walk(c, depth+1)
	}
}

// lineBreak is a <br>: two in a row end a paragraph, one is a newline in it.
func (l *layouter) lineBreak() {
	if text := l.b.String(); l.current.DataAtom != atom.P && l.pre == 0 && l.inLink == 0 && strings.HasSuffix(text, "\n") {
		l.flush()
		return
	}
	l.b.WriteByte('\n')
	l.space = false
}

// judgeInline corrects the verdict on an element inside a line. seen is false of a short note for screen readers.
func (l *layouter) judgeInline(n *html.Node, why verdict) (v verdict, seen bool) {
	switch {
	case concealed(n) || n.DataAtom == atom.Span && why == furnish && markup.whole[strings.ToLower(attr(n, "class"))] == furnish:
		return why, len(nodeText(n, 100)) >= 100
	case l.current.DataAtom == atom.P && why != caption:
		return silent, true // a link inside a sentence belongs to it, whatever it is called
	}
	return why, true
}

// element lays out what stands in n, of which why is said.
func (l *layouter) element(n *html.Node, why verdict, depth int) {
	block := isBlock(n)
	oldShade, oldElem, oldCurrent := l.shade, l.elem, l.current
	if block {
		l.flush()
		l.elems = append(l.elems, elem{node: n, parent: l.elem, first: len(l.blocks), content: why == content})
		l.elem = len(l.elems) - 1
		l.current = n
	}
	opened := -1
	if why > content {
		if !block && why != caption {
			l.flush()
		}
		l.shades = append(l.shades, shade{parent: l.shade, why: why, related: why == aside && markup.namesRelated(n), first: len(l.blocks)})
		l.shade = len(l.shades) - 1
		opened = l.shade
	}
	count := l.count(n.DataAtom)
	if count != nil {
		*count++
	}
	l.children(n, depth)
	if block || opened >= 0 {
		l.flush()
	}
	if count != nil {
		*count--
	}
	if opened >= 0 {
		l.shades[opened].last = len(l.blocks)
	}
	if block {
		l.elems[l.elem].last = len(l.blocks)
	}
	l.shade, l.elem, l.current = oldShade, oldElem, oldCurrent
}

func (l *layouter) count(a atom.Atom) *int {
	switch a {
	case atom.A:
		return &l.inLink
	case atom.B, atom.Strong:
		return &l.inBold
	case atom.Li, atom.Dd, atom.Dt:
		return &l.list
	case atom.Td, atom.Th:
		return &l.table
	case atom.Pre:
		return &l.pre
	}
	return nil
}

// What elements (HTML Living Standard) and values of role (WAI-ARIA) speak for by themselves.
var (
	elementVerdicts = map[atom.Atom]verdict{
		atom.Nav: furnish, atom.Footer: furnish, atom.Form: furnish, atom.Menu: furnish, atom.Dialog: furnish, atom.Aside: aside,
		atom.Figcaption: caption, atom.Caption: caption, atom.Article: content, atom.Main: content,
	}
	roleVerdicts = map[string]verdict{
		"navigation": furnish, "banner": furnish, "search": furnish, "contentinfo": furnish, "dialog": furnish, "menu": furnish,
		"menubar": furnish, "toolbar": furnish, "alert": furnish, "complementary": aside,
	}
)

// judge says what an element and its attributes speak for.
func (l *layouter) judge(n *html.Node) verdict {
	v := elementVerdicts[n.DataAtom]
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key == "itemprop" && a.Val == "articleBody" {
			if v == silent {
				v = content
			}
			continue
		}
		v = max(v, l.judgeAttr(a))
	}
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Main:
		if v > content {
			v = silent
		}
	}
	return v
}

// judgeAttr says what one attribute speaks for.
func (l *layouter) judgeAttr(a *html.Attribute) verdict {
	hides := false
	switch a.Key {
	case "class", "id", "data-component", "data-testid":
		v, ok := l.verdicts[a.Val]
		if !ok {
			v = markup.verdictOf(a.Val)
			l.verdicts[a.Val] = v
		}
		return v
	case "role":
		return roleVerdicts[a.Val]
	case "itemprop":
		if a.Val == "caption" {
			return caption
		}
	case "hidden":
		hides = true
	case "aria-hidden":
		hides = a.Val == "true"
	case "style":
		hides = hiddenStyle(a.Val)
	}
	if hides {
		return furnish
	}
	return silent
}

// concealed reports whether an element's own attributes keep it from readers' eyes.
func concealed(n *html.Node) bool {
	return hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" || hiddenStyle(attr(n, "style"))
}

// hiddenStyle reports whether a style attribute hides its element, from all or (the clip idiom) from the sighted.
func hiddenStyle(s string) bool {
	if s == "" {
		return false
	}
	s = strings.ReplaceAll(strings.ToLower(s), " ", "")
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") || strings.Contains(s, "clip:rect(0") || strings.Contains(s, "clip-path:inset(50%)") || strings.Contains(s, "clip:rect(1px")
}

// text appends a text node to the open block.
func (l *layouter) text(s string) {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if isBlank(r) {
			l.space = l.b.Len() > 0
			if l.pre > 0 && r == '\n' {
				l.b.WriteByte('\n')
				l.space = false
			}
			s = s[size:]
			continue
		}
		end := size
		width := runeWidth(r)
		for end < len(s) {
			r, size = utf8.DecodeRuneInString(s[end:])
			if isBlank(r) {
				break
			}
			width += runeWidth(r)
			end += size
		}
		if l.space {
			l.b.WriteByte(' ')
			width++
			l.space = false
		}
		l.b.WriteString(s[:end])
		l.chars += width
		if l.inLink > 0 {
			l.link += width
		}
		if l.inBold > 0 {
			l.bold += width
		}
		s = s[end:]
	}
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0' || r > 127 && (unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff')
}

func runeWidth(r rune) int {
	if r >= 0x2e80 && (r < 0xa000 || r >= 0xac00 && r < 0xd7b0 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xff61 || r >= 0x20000 && r < 0x30000) {
		return 2
	}
	return 1
}

// flush closes the open block.
func (l *layouter) flush() {
	if l.chars > 0 {
		l.blocks = append(l.blocks, block{
			tag: l.current.DataAtom, node: l.current, text: strings.Trim(l.b.String(), " \n"), chars: l.chars, link: l.link, bold: l.bold,
			list: l.list > 0, table: l.table > 0, elem: l.elem, shade: l.shade,
		})
	}
	l.b.Reset()
	l.chars, l.link, l.bold, l.space = 0, 0, 0, false
}
