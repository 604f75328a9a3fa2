package input

import (
	"encoding/xml"
	"io"
	"strings"
)

// node is an element of a feed, with what is inside. text is set for character data only, which has no name.
type node struct {
	name     string // local name
	space    string
	attr     map[string]string // by local name
	text     string
	children []*node
}

// maxXMLDepth keeps hostile nesting off the stack.
const maxXMLDepth = 200

// readNode reads the rest of the element that begins with start.
func readNode(d *xml.Decoder, start xml.StartElement) (*node, error) {
	n := newNode(start)
	stack := []*node{n}
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return n, errorf(Truncated, "the file ends inside <%s>", start.Name.Local)
		}
		if err != nil {
			return n, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if len(stack) == maxXMLDepth {
				return n, errorf(TooDeep, "elements nested deeper than %d", maxXMLDepth)
			}
			c := newNode(t)
			top.children = append(top.children, c)
			stack = append(stack, c)
		case xml.EndElement:
			if t.Name.Local != top.name {
				return n, errorf(Syntax, "<%s> is closed by </%s>", top.name, snippet([]byte(t.Name.Local)))
			}
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return n, nil
			}
		case xml.CharData:
			top.children = append(top.children, &node{text: string(t)})
		}
	}
}

func newNode(start xml.StartElement) *node {
	n := &node{name: start.Name.Local, space: start.Name.Space}
	for _, a := range start.Attr {
		if n.attr == nil {
			n.attr = map[string]string{}
		}
		n.attr[a.Name.Local] = a.Value
	}
	return n
}

// child returns the first child of one of the names, in the order of the names; nil when there is none.
func (n *node) child(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, name := range names {
		for _, c := range n.children {
			if c.name == name && !foreign(c) {
				return c
			}
		}
	}
	return nil
}

// find returns the first element below n of one of the names, in the order of the names; nil when there is none.
func (n *node) find(names ...string) *node {
	for _, name := range names {
		if c := n.first(name); c != nil {
			return c
		}
	}
	return nil
}

func (n *node) first(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name && !foreign(c) {
			return c
		}
		if f := c.first(name); f != nil {
			return f
		}
	}
	return nil
}

// all appends the elements below n of the name.
func (n *node) all(name string, to []*node) []*node {
	if n == nil {
		return to
	}
	for _, c := range n.children {
		if c.name == name && !foreign(c) {
			to = append(to, c)
		}
		to = c.all(name, to)
	}
	return to
}

// foreign tells the vocabularies that feeds use beside their own under the same names: media:title is a picture's.
func foreign(n *node) bool {
	return n.space == "media" || n.space == "itunes" || n.space == "googleplay"
}

// words gives all text inside n, white space joined.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.write(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

// content gives all text inside n as it stands.
func (n *node) content() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.write(&b)
	return strings.TrimSpace(b.String())
}

func (n *node) write(b *strings.Builder) {
	b.WriteString(n.text)
	for _, c := range n.children {
		c.write(b)
	}
}

// paragraphs gives the running text inside n, a string for each paragraph, heading, list item and row of a table.
func (n *node) paragraphs() []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(n.text)
		for _, c := range n.children {
			switch c.name {
			case "media", "figure", "style", "script", "note", "head", "header", "footer", "caption", "figcaption":
				continue
			case "p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "block", "div", "br", "pre", "blockquote", "table", "ul", "ol", "bq", "section", "dt", "dd":
				flush()
				walk(c)
				flush()
			case "td", "th":
				walk(c)
				b.WriteByte(' ')
			default:
				walk(c)
			}
		}
	}
	walk(n)
	flush()
	return out
}
