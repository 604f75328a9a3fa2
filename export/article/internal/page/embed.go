package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/story"
)

// embeddedKeys are the names under which scripts that draw a page carry its story.
var embeddedKeys = []string{`"articleBody"`, `"contentHtml"`, `"content_html"`, `"bodyHtml"`, `"body_html"`, `"htmlContent"`, `"articleHtml"`, `"contentText"`, `"body"`, `"content"`, `"text"`, `"html"`}

// embeddedBody reads the story out of the data of a page that its own scripts draw: the longest string under one of
// embeddedKeys, as markup or as lines.
func (p *page) embeddedBody() []story.Paragraph {
	best := ""
	for _, s := range p.scripts {
		if len(s) < 400 {
			continue
		}
		for _, key := range embeddedKeys {
			for rest := s; ; {
				i := strings.Index(rest, key)
				if i < 0 {
					break
				}
				rest = strings.TrimLeft(rest[i+len(key):], " \t\n\r")
				if !strings.HasPrefix(rest, ":") {
					continue
				}
				if v := strings.TrimLeft(rest[1:], " \t\n\r"); strings.HasPrefix(v, `"`) {
					if lit := jsonLiteral(v); len(lit) > len(best) {
						best = lit
					}
				}
			}
		}
	}
	if len(best) < 400 {
		return nil
	}
	var text string
	if json.Unmarshal([]byte(best), &text) != nil {
		return nil
	}
	if !strings.Contains(text, "</") {
		return paragraphsOf(text)
	}
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return nil
	}
	div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range nodes {
		div.AppendChild(n)
	}
	pars, _ := layOut(div, nil).read(headTexts{}, believed).bodyOf()
	return pars
}

// jsonLiteral is the string literal at the start of s, with its quotes; empty when it has no end.
func jsonLiteral(s string) string {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return s[:i+1]
		}
	}
	return ""
}
