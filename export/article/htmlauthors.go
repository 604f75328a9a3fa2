package article

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/schema/source"
)

// authorsOf reads who wrote the article: as JSON-LD, microdata, meta tags or marked elements state it, the first of them
// that names somebody. A statement that only repeats the site's name gives way to one that names a person. printed is the
// byline as a reader sees it, empty when it has no place on the page.
func (p *page) authorsOf(ld ldNode, sites []string, reg *source.Registry) (names []string, printed string) {
	var stated [][]string
	if ld != nil {
		people := p.ldPeople(ld["author"])
		if len(people) == 0 {
			people = p.ldPeople(ld["creator"])
		}
		stated = append(stated, people)
	}
	signed := len(stated)
	stated = append(stated, p.citedAuthors(), p.microAuthors(), p.metaAuthors(), p.lonePerson())
	printed, marked := p.markedAuthors()
	stated = append(stated, marked)
	var fallback []string
	for i, raw := range stated {
		got := cleanAuthors(raw, sites)
		if len(got) == 0 {
			continue
		}
		desk, person := true, false
		for _, n := range got {
			desk = desk && (ofSite(n, sites) || genericAuthor(n) || reg.ByName(n) != nil)
			person = person || strings.Contains(n, " ") && !strings.Contains(n, "/") || runeWidth([]rune(n)[0]) > 1
		}
		if !desk && (fallback == nil || person) {
			return got, printed
		}
		if fallback == nil && i < signed {
			fallback = got // JSON-LD names the desk or the house as its author; other places only fill in their site's name
		}
	}
	return fallback, printed
}

// visibleAuthors reads bylines that nothing marks: "By Ann Reed", "Text: Ann Reed", "Posted on May 3 by Ann Reed" above the story, below
// the headline or behind the last paragraph.
func (l *layout) visibleAuthors(z zone) (names []string, printed string) {
	if z.first < 0 {
		return nil, ""
	}
	from := z.head
	if from < 0 || from > z.first {
		from = z.first
	}
	try := func(i int) bool {
		if i < 0 || i >= len(l.blocks) {
			return false
		}
		b := &l.blocks[i]
		if v := l.against(b); v == notes || v == never || v == aside || b.chars > 160 {
			return false
		}
		if names = bylineNames(b.text); len(names) > 0 {
			printed = b.text
		}
		return len(names) > 0
	}
	for i := max(from-2, 0); i <= z.first+2; i++ {
		if try(i) {
			return names, printed
		}
	}
	for i := z.last + 3; i >= z.last-1; i-- {
		if try(i) {
			return names, printed
		}
	}
	return nil, ""
}

// bylineNames are the names in a line that is a byline or holds one between marks; nil when it is something else.
func bylineNames(text string) []string {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("|·•\n/⋅", r) }) {
		words := strings.Fields(part)
		for i, w := range words {
			label := strings.ToLower(strings.TrimRight(w, ":"))
			if i > 8 || !authorWords.lead[label] && !(strings.HasSuffix(w, ":") && authorWords.labels[label]) || label == "de" || label == "di" || label == "od" || label == "from" {
				continue
			}
			rest := strings.Join(words[i+1:], " ")
			if rest == "" || i > 0 && !strings.ContainsAny(strings.Join(words[:i], " "), "0123456789") && i > 2 {
				continue
			}
			names := splitAuthors(rest)
			ok := len(names) > 0 && len(names) <= 4
			for _, n := range names {
				r := []rune(n)
				ok = ok && strings.Contains(n, " ") && unicode.IsUpper(r[0]) && len(strings.Fields(n)) <= 4 && !strings.ContainsAny(n, "?!\"„“")
			}
			if ok && wordsOf(rest) <= 14 {
				return names
			}
		}
	}
	return nil
}

// ofSite reports whether a name is the site's, or the site's with a word before or behind it ("Herald Staff").
func ofSite(n string, sites []string) bool {
	if matchesSite(n, sites) {
		return true
	}
	k := textKey(n)
	for _, s := range sites {
		if sk := textKey(s); len(sk) >= 6 && strings.Contains(k, sk) && len(k) < len(sk)+10 {
			return true
		}
	}
	return false
}

// genericAuthor reports names that are accounts (first.last, admin) and desks.
func genericAuthor(n string) bool {
	return authorWords.generic[strings.ToLower(n)] || !strings.Contains(n, " ") && strings.Contains(strings.TrimRight(n, "."), ".")
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
	for _, name := range []string{"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author", "authors", "og:author", "article.author", "shareaholic:article_author_name", "cxenseparse:author", "bt:author", "analyticsattributes.author", "twitter:creator:name", "vr:author", "rbauthors"} {
		var out []string
		for _, v := range p.allMeta(name) {
			if v = ldText(v); v != "" && !strings.Contains(v, "://") && !strings.Contains(v, "facebook.com") {
				out = append(out, v)
			}
		}
		if len(out) > 0 && anyName(out) {
			return out
		}
	}
	for i := range 4 {
		n := string(rune('1' + i))
		if authorWords.labels[strings.ToLower(p.meta("twitter:label"+n))] {
			if v := p.meta("twitter:data" + n); v != "" {
				return []string{v}
			}
		}
	}
	return nil
}

func anyName(names []string) bool {
	for _, n := range names {
		if len(splitAuthors(n)) > 0 {
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
func (p *page) markedAuthors() (printed string, names []string) {
	var rel, marked []string
	holders := p.bylineHolders()
	var from *html.Node
	for _, m := range p.marked {
		if m.role != roleByline || holders[m.node] || p.inComments(m.node) || within(m.node, func(e *html.Node) bool {
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
		got := splitAuthors(t)
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
	return first(append(rel, "")...), rel
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
					return true
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

// lists reports whether n stands in a menu or a footer.
func (p *page) lists(n *html.Node) bool {
	return within(n, func(e *html.Node) bool {
		return e.DataAtom == atom.Nav || e.DataAtom == atom.Footer && e.Parent != nil && e.Parent.DataAtom == atom.Body
	})
}

// cleanAuthors makes a clean list of names of what places state.
func cleanAuthors(raw []string, sites []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range raw {
		for _, n := range splitAuthors(s) {
			k := textKey(n)
			if k == "" || seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, n)
		}
	}
	if len(out) < 2 {
		return out
	}
	// Beside persons, the site's own name is no author.
	kept := out[:0:0]
	for _, n := range out {
		if !matchesSite(n, sites) && !genericAuthor(n) {
			kept = append(kept, n)
		}
	}
	if len(kept) == 0 {
		return out[:1]
	}
	return kept
}

//go:embed authors.tsv
var authorsTSV string

// authorWords are the words of authors.tsv.
var authorWords = readAuthorWords(authorsTSV)

type authorWordList struct {
	lead, and, roles, particles, generic, labels, suffix map[string]bool
}

func readAuthorWords(tsv string) authorWordList {
	w := authorWordList{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	lists := map[string]map[string]bool{"lead": w.lead, "and": w.and, "role": w.roles, "particle": w.particles, "generic": w.generic, "label": w.labels, "suffix": w.suffix}
	for line := range strings.Lines(tsv) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, _ := strings.Cut(line, "\t")
		for _, word := range strings.Split(words, ",") {
			if list := lists[kind]; list != nil {
				list[strings.TrimSpace(word)] = true
			}
		}
	}
	return w
}

// splitAuthors cuts "By A. Name, Chief Reporter, and B. Name (Berlin)" into its names.
func splitAuthors(s string) []string {
	s = squeeze(ldText(s))
	if i := strings.IndexByte(s, '<'); i >= 0 {
		s = squeeze(stripTags(s))
	}
	s = strings.Trim(s, " '\"’‘“”|,;:/·•-–—")
	s = cutLead(s)
	var out []string
	skipped := false
	for _, part := range splitList(s) {
		n := cleanName(part)
		switch {
		case n == "" && len(out) > 0 && wordsOf(part) > 6:
			return out
		case n == "":
			skipped = skipped || wordsOf(part) > 1
		case skipped && len(out) > 0 && wordsOf(n) < 2: // a list of subjects behind an office
		default:
			out = append(out, n)
		}
	}
	return out
}

// accountName is a login made of a person's names: ann.reed. What ends like a domain is none.
var accountName = regexp.MustCompile(`^[A-Za-z][a-z]+(\.[a-z]+)*\.[a-z]{4,}$`)

func wordsOf(s string) int { return len(strings.Fields(s)) }

// stripTags drops markup that stands inside a value.
func stripTags(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(z.Token().Data)
		default:
			b.WriteByte(' ')
		}
	}
}

// cutLead takes "By", "Von", "Text:" off the front, more than once where they stack.
func cutLead(s string) string {
	for range 3 {
		word, rest, ok := strings.Cut(s, " ")
		if !ok {
			break
		}
		w := strings.ToLower(strings.TrimRight(word, ":"))
		if authorWords.lead[w] || strings.HasSuffix(word, ":") && len(word) < 20 {
			s = strings.TrimLeft(rest, " :|-–—")
			continue
		}
		if two, tail, ok := strings.Cut(rest, " "); ok && authorWords.lead[w+" "+strings.ToLower(strings.TrimRight(two, ":"))] {
			s = strings.TrimLeft(tail, " :|-–—")
			continue
		}
		break
	}
	return s
}

// splitList cuts at commas, semicolons, bars and at the word for "and".
func splitList(s string) []string {
	s = strings.NewReplacer(";", ",", " | ", ",", "|", ",", "、", ",", "，", ",", " / ", ",", " • ", ",", " · ", ",", "・", ",", " & ", ",", " + ", ",", " – ", ",", " — ", ",", " - ", ",").Replace(s)
	var out []string
	for _, part := range strings.Split(s, ",") {
		words := strings.Fields(part)
		start := 0
		for i, w := range words {
			if i > 0 && i < len(words)-1 && authorWords.and[strings.ToLower(w)] && i > start && (w != "e" && w != "y" && w != "i" || i-start >= 2) {
				out = append(out, strings.Join(words[start:i], " "))
				start = i + 1
			} else if i == 0 && len(words) > 1 && authorWords.and[strings.ToLower(w)] {
				start = 1
			}
		}
		out = append(out, strings.Join(words[start:], " "))
	}
	return out
}

// cleanName makes a name of one part, or nothing when the part is an office, a place, an address or a sentence.
func cleanName(s string) string {
	if i := strings.IndexAny(s, "(["); i >= 0 {
		s = s[:i]
	}
	s = cutLead(strings.TrimSpace(s))
	if at := strings.IndexByte(s, '@'); at > 0 {
		words := strings.Fields(s)
		kept := words[:0]
		for _, w := range words {
			if !strings.Contains(w, "@") {
				kept = append(kept, w)
			}
		}
		s = strings.Join(kept, " ")
	}
	s = strings.Trim(s, " '\"“”„|,;:/·•-–—*")
	if s == "" || len(s) > 60 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(strings.ToLower(s), "www.") {
		return ""
	}
	if accountName.MatchString(s) {
		parts := strings.Split(s, ".")
		for i, p := range parts {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
		s = strings.Join(parts, " ")
	}
	words := strings.Fields(s)
	for len(words) > 1 && authorWords.suffix[words[len(words)-1]] {
		words = words[:len(words)-1]
		s = strings.Join(words, " ")
	}
	if l := strings.ToLower(s); len(words) > 6 || authorWords.lead[l] || authorWords.labels[l] || authorWords.and[l] {
		return ""
	}
	digits, lower := 0, 0
	for i, w := range words {
		r := []rune(w)
		if unicode.IsDigit(r[0]) {
			digits++
		}
		if unicode.IsLower(r[0]) && !authorWords.particles[strings.ToLower(w)] && i > 0 && !strings.ContainsAny(w, "'’") {
			lower++
		}
		if authorWords.roles[strings.ToLower(strings.Trim(w, ".:"))] && len(words) > 1 {
			return ""
		}
	}
	if lower > 0 && len(words) > 1 || digits > 0 || len(words) == 1 && authorWords.roles[strings.ToLower(s)] || len([]rune(s)) < 2 {
		return ""
	}
	return s
}
