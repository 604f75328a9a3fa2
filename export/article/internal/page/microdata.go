package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// microItem is one microdata or RDFa property of the page (HTML Living Standard, section 5; RDFa Lite 1.1).
type microItem struct {
	prop  string // without its vocabulary, lower case: datepublished, author, articlebody
	node  *html.Node
	value string // content, datetime or address; empty when the value is the element's text
}

// timeTag is a <time> element.
type timeTag struct {
	node  *html.Node
	value string // its datetime attribute
}

// role is what an element's attributes say that it holds.
type role uint8

const (
	roleByline role = iota + 1
	roleDate
	roleStandfirst
	roleHeadline
)

// markedNode is an element whose class, id, rel or data attributes name a role.
type markedNode struct {
	node *html.Node
	role role
}

// mark notes what the attributes of n say about its content.
func (p *page) mark(n *html.Node) {
	if len(n.Attr) == 0 || len(p.items) >= maxMarks || len(p.marked) >= maxMarks {
		return
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "itemprop":
			for _, prop := range strings.Fields(a.Val) {
				p.items = append(p.items, microItem{strings.ToLower(prop), n, itemValue(n)})
			}
		case "property":
			if n.DataAtom == atom.Meta {
				continue
			}
			for _, prop := range strings.Fields(a.Val) {
				if j := strings.LastIndexAny(prop, ":/#"); j >= 0 {
					prop = prop[j+1:]
				}
				p.items = append(p.items, microItem{strings.ToLower(prop), n, itemValue(n)})
			}
		case "rel":
			if strings.Contains(strings.ToLower(a.Val), "author") && n.DataAtom == atom.A {
				p.marked = append(p.marked, markedNode{n, roleByline})
			}
		case "class", "id", "data-testid", "data-test", "data-qa", "data-component", "data-tb-region", "data-type":
			if r := markup.roleOf(a.Val); r != 0 {
				p.marked = append(p.marked, markedNode{n, r})
			}
		}
	}
}

// itemValue is the machine value of a property element.
func itemValue(n *html.Node) string {
	if v := strings.TrimSpace(attr(n, "content")); v != "" {
		return v
	}
	switch n.DataAtom {
	case atom.Time:
		return strings.TrimSpace(attr(n, "datetime"))
	case atom.Link:
		return strings.TrimSpace(attr(n, "href"))
	}
	if v := strings.TrimSpace(attr(n, "datetime")); v != "" || n.DataAtom != atom.Abbr {
		return v
	}
	return strings.TrimSpace(attr(n, "title")) // the hAtom idiom
}

// itemText is the value of a property: the machine value, else the visible text.
func itemText(it microItem) string {
	if it.value != "" {
		return it.value
	}
	return nodeText(it.node, 400)
}

// within reports whether n lies in an element for which f holds, n itself included.
func within(n *html.Node, f func(*html.Node) bool) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && f(n) {
			return true
		}
	}
	return false
}
