package page

import (
	"encoding/json"
	"slices"
	"strings"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// dataDepth bounds how deep the data of scripts are followed; stores of whole sites nest some twenty levels.
const dataDepth = 60

// dataTextKeys are the names under which editors keep the text of a paragraph: Arc content elements, Portable Text, Contentful and Slate
// rich text, Gutenberg blocks.
var dataTextKeys = []string{"html", "content", "text", "value", "innerHTML", "children", "data", "paragraph", "nodes"}

// dataTeaserKeys are names that only articles have, so that what carries them is none of a story's paragraphs.
var dataTeaserKeys = []string{"headline", "headlines", "title", "slug", "canonical_url", "canonicalUrl"}

// embeddedBlocks reads a story that scripts draw from a list of paragraphs. The stores of such pages hold other articles too: the list
// must be that of an article whose title is the page's, or the only one of its length.
func (p *page) embeddedBlocks(head headTexts) []story.Paragraph {
	var titled, untitled []story.Paragraph
	others := 0
	for _, s := range p.scripts {
		for _, v := range scriptData(s) {
			eachList(v, "", 0, func(list []any, title string) {
				pars := dataParagraphs(list)
				switch {
				case sizeOf(pars) < 400:
				case title != "" && matchesAny(title, head.headlines):
					if sizeOf(pars) > sizeOf(titled) {
						titled = pars
					}
				case title == "":
					untitled = pars
					others++
				default:
					others++
				}
			})
		}
	}
	if titled == nil && others == 1 {
		return untitled
	}
	return titled
}

// dataParagraphs reads a list as paragraphs; nil when it holds fewer than three.
func dataParagraphs(list []any) []story.Paragraph {
	var pars []story.Paragraph
	for _, e := range list {
		text := prose.Squeeze(prose.StripTags(dataText(e, 0)))
		if len(text) < 20 || !strings.Contains(text, " ") && runeWidth([]rune(text)[0]) == 1 {
			continue
		}
		kind := dataKind(e)
		heading := strings.Contains(kind, "head") || len(kind) == 2 && kind[0] == 'h'
		if !heading && kind != "" && len(text) < 100 && !endsSentence(text) && !strings.Contains(kind, "li") || strings.Contains(kind, "link") {
			continue // a link to another article, a caption
		}
		pars = append(pars, story.Paragraph{Span: prose.Unplaced(text), Heading: heading})
	}
	for len(pars) > 0 && pars[len(pars)-1].Heading {
		pars = pars[:len(pars)-1]
	}
	if len(pars) < 3 {
		return nil
	}
	return pars
}

// dataKind is what a paragraph says that it is ("paragraph", "heading-2", "h3", "list_item"), in lower case.
func dataKind(v any) string {
	m, _ := v.(map[string]any)
	for _, k := range []string{"type", "nodeType", "tag", "name", "style", "_type"} {
		if s, ok := m[k].(string); ok && s != "" {
			return strings.ToLower(s)
		}
	}
	return ""
}

// scriptData are the objects that a script is or assigns, as far as they are JSON.
func scriptData(s string) []any {
	var out []any
	if len(s) < 400 {
		return nil
	}
	for at, tries := 0, 0; tries < 6; tries++ {
		i := strings.IndexByte(s[at:], '{')
		if i < 0 {
			break
		}
		if at += i; at > 0 && !strings.HasSuffix(strings.TrimRight(s[:at], " \t\r\n"), "=") {
			next := strings.Index(s[at:], "={")
			if j := strings.Index(s[at:], "= {"); j >= 0 && (next < 0 || j < next) {
				next = j
			}
			if next < 0 {
				break
			}
			at += next + 1
			continue
		}
		dec := json.NewDecoder(strings.NewReader(s[at:]))
		var v any
		if dec.Decode(&v) == nil {
			out = append(out, v)
			at += int(dec.InputOffset())
		} else {
			at++
		}
	}
	return out
}

// eachList calls f with every list in v and the title of the nearest object around it that has one, in an order that depends on v
// alone.
func eachList(v any, title string, depth int, f func(list []any, title string)) {
	if depth > dataDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		f(v, title)
		for _, e := range v {
			eachList(e, title, depth+1, f)
		}
	case map[string]any:
		for _, k := range []string{"headline", "title", "headlines"} {
			t := ldString(v[k])
			if m, ok := v[k].(map[string]any); ok {
				t = ldString(m["basic"])
			}
			if t != "" {
				title = t
				break
			}
		}
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			eachList(v[k], title, depth+1, f)
		}
	}
}

// dataText is the text of one paragraph: a string, or what stands under dataTextKeys.
func dataText(v any, depth int) string {
	if depth > 8 {
		return ""
	}
	switch v := v.(type) {
	case string:
		if strings.HasPrefix(v, "http") || strings.HasPrefix(v, "/") {
			return ""
		}
		return v
	case []any:
		var b strings.Builder
		for _, e := range v {
			b.WriteString(dataText(e, depth+1))
		}
		return b.String()
	case map[string]any:
		for _, k := range dataTeaserKeys {
			if v[k] != nil {
				return ""
			}
		}
		for _, k := range dataTextKeys {
			if s := dataText(v[k], depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}
