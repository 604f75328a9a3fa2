package page

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"dateline/schema/lexicon"
)

//go:embed markup.tsv
var markupTSV string

var markupList = &lexicon.List{
	Name: "markup.tsv", Columns: []string{"kind", "words"}, Items: " ",
	Kinds: []string{"content", "drop", "aside", "related", "caption", "comments", "never", "byline", "date", "standfirst", "headline"},
}

// markup is what names in class, id and data attributes say of the elements that carry them.
var markup = readMarkup()

// verdict is what an element's names say about its text.
type verdict uint8

const (
	silent  verdict = iota
	content         // the story: article-body, entry-content
	furnish         // furniture: share bars, newsletters, menus
	aside           // other articles: related, most read, recommended
	caption         // captions and credits of pictures
	notes           // readers' comments
	never           // consent dialogues: furniture however much of it there is
)

// markupWords are the attribute words of markup.tsv.
type markupWords struct {
	verdicts map[string]verdict
	whole    map[string]verdict // only when the name is nothing else
	roles    map[string]role
	related  map[string]bool // asides that hold stories which belong to this one
}

func readMarkup() markupWords {
	m := markupWords{map[string]verdict{}, map[string]verdict{}, map[string]role{}, map[string]bool{}}
	kinds := map[string]verdict{"content": content, "drop": furnish, "aside": aside, "related": aside, "caption": caption, "comments": notes, "never": never}
	roles := map[string]role{"byline": roleByline, "date": roleDate, "standfirst": roleStandfirst, "headline": roleHeadline}
	for row := range markupList.Rows(markupTSV) {
		kind := row.Cells[0]
		for _, w := range row.Items {
			m.related[w] = m.related[w] || kind == "related"
			if v, ok := kinds[kind]; ok {
				if name, whole := strings.CutPrefix(w, "="); whole {
					m.whole[name] = v
				} else {
					m.verdicts[w] = v
				}
			}
			if r, ok := roles[kind]; ok {
				m.roles[w] = r
			}
		}
	}
	return m
}

// attrWords cuts an attribute value into words: at spaces into names, within names at punctuation, digits and changes of case.
// Each name also gives its pairs of words joined ("author-box" → author, box, authorbox).
func attrWords(val string, yield func(word string, whole bool) bool) {
	for _, name := range strings.Fields(val) {
		if len(name) > 80 {
			continue
		}
		var parts [12]string
		n := 0
		start := -1
		flush := func(end int) {
			if start >= 0 && n < len(parts) {
				parts[n] = strings.ToLower(name[start:end])
				n++
			}
			start = -1
		}
		lower := false
		for i, r := range name {
			switch {
			case !unicode.IsLetter(r):
				flush(i)
				lower = false
				continue
			case unicode.IsUpper(r) && lower:
				flush(i)
			}
			if start < 0 {
				start = i
			}
			lower = unicode.IsLower(r)
		}
		flush(len(name))
		for i := range n {
			if i+1 < n && !yield(parts[i]+parts[i+1], n == 2) {
				return
			}
		}
		for i := range n {
			if !yield(parts[i], n == 1) {
				return
			}
		}
	}
}

// verdictOf judges an attribute value. Furniture outranks content, so that "article-body-newsletter" is dropped; a pair of words
// outranks one word.
func (m *markupWords) verdictOf(val string) verdict {
	best := silent
	attrWords(val, func(w string, whole bool) bool {
		best = max(best, m.verdicts[w])
		if whole {
			best = max(best, m.whole[w])
		}
		return true
	})
	return best
}

// namesRelated reports whether the attributes of n name it for stories that belong to this one, rather than for any others.
func (m *markupWords) namesRelated(n *html.Node) bool {
	found := false
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "id", "data-component", "data-testid":
			attrWords(n.Attr[i].Val, func(w string, _ bool) bool {
				found = found || m.related[w]
				return !found
			})
		}
	}
	return found
}

// tagList reports whether a name is that of the list of a story's tags.
func (m *markupWords) tagList(val string) bool {
	if !strings.Contains(val, "ag") {
		return false
	}
	found := false
	attrWords(val, func(w string, whole bool) bool {
		switch w {
		case "posttags", "entrytags", "articletags", "tagsection", "taglist", "storytags", "newstags":
			found = true
		case "tags":
			found = found || whole
		}
		return !found
	})
	return found
}

func (m *markupWords) roleOf(val string) role {
	best := role(0)
	attrWords(val, func(w string, _ bool) bool {
		if r := m.roles[w]; r != 0 {
			best = r
			return false
		}
		return true
	})
	return best
}
