package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/pubdate"
)

// loneBy are the words that stand on a line of their own above an author's name.
var loneBy = map[string]bool{
	"by": true, "von": true, "par": true, "por": true, "di": true, "door": true, "автор": true, "text": true, "autor": true, "autorin": true, "auteur": true,
	"written by": true, "author of the article": true, "author": true, "kommentar von": true, "ein kommentar von": true, "af": true, "av": true, "autori": true, "words": true,
}

// bareByline finds a byline without its "By" among the lines between headline and lead: names that the story does not
// speak of, next to or in the line with the date, repeated below the story, or under a lone "By".
func (t *textPage) bareByline(head int) span {
	if t.wire {
		return span{}
	}
	stems := t.stems()
	for i := head + 1; i < t.deck; i++ {
		p := &t.pieces[i]
		if p.role != unknownRole || t.count[p.folded] > 3 || p.measure.words > 20 {
			continue
		}
		if i > 0 && loneBy[label(t.pieces[i-1].text)] && t.areNames(p.text) {
			return p.span
		}
		if p.isFurniture() {
			continue
		}
		if at, ok := t.namesBesideDate(p.text); ok && !sharesStem(at.text, stems) {
			return at.within(p.span)
		}
		if t.areNames(p.text) && !sharesStem(p.text, stems) && (t.besideDate(i) || t.signsBelow(p.text)) {
			return p.span
		}
	}
	return span{}
}

// besideDate reports whether a dated line stands next to piece i, or only tools of the page are between.
func (t *textPage) besideDate(i int) bool {
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < t.deck && n < 3; j, n = j+step, n+1 {
			p := &t.pieces[j]
			if isDated(p) {
				return true
			}
			if !p.isFurniture() && p.measure.letters > 0 && !t.namesOutlet(p) {
				break
			}
		}
	}
	return false
}

// signsBelow reports whether a name stands below the story, in a line that is no headline: the box on its author.
func (t *textPage) signsBelow(name string) bool {
	name = fold(name)
	for i := t.last; i < len(t.pieces); i++ {
		p := &t.pieces[i]
		if text := p.folded; text == name || p.role == unknownRole && strings.HasPrefix(text, name+" ") {
			return true
		}
	}
	return false
}

// areNames reports whether a line is one to three persons' names and nothing else.
func (t *textPage) areNames(s string) bool {
	m := measureOf(s)
	if len(s) > 90 || m.digits > 0 || m.allCaps || m.closed || m.cased && m.capitals < 0.6 || t.reg.ByName(s) != nil || furnitureOf(s, m.words)&^creditWord != 0 {
		return false
	}
	names := splitAuthors(s)
	words := 0
	for _, n := range names {
		w := strings.Fields(n)
		words += len(w)
		if !isName(w) || t.reg.ByName(n) != nil || t.reg.ByMark(n) != nil {
			return false
		}
	}
	ands := 0
	for _, w := range strings.Fields(fold(s)) {
		if authorWords.and[w] {
			ands++
		}
	}
	return len(names) >= 1 && len(names) <= 3 && words+ands >= m.words
}

// isName reports whether words may be one person's: two to four of them, each with a capital but for particles, and the
// first none that opens places' names.
func isName(words []string) bool {
	if len(words) < 2 || len(words) > 4 || asideWords()["place"][fold(words[0])] {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !(i > 0 && authorWords.particles[w]) || strings.ContainsAny(w, "&/:!?“”\"") || mastheadWords()[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// namesBesideDate finds the names that a line holds beside a date: "By Jane Roe | March 3, 2016", "Jane Roe Published May 4".
func (t *textPage) namesBesideDate(s string) (span, bool) {
	if len(s) > 150 {
		return span{}, false
	}
	found := pubdate.Find(s, "")
	if len(found) == 0 {
		return span{}, false
	}
	at := 0
	for n := 0; n <= len(found); n++ {
		end := len(s)
		if n < len(found) {
			end = found[n].Start
		}
		if at < end {
			part := trimLabels(span{text: s[at:end], start: at, end: end})
			if full := opensWithBy(part.text); (full && isByline(part.text) || !full && t.areNames(part.text)) && !part.empty() {
				return part, true
			}
		}
		if n < len(found) {
			at = max(at, found[n].End)
		}
	}
	return span{}, false
}

// trimLabels takes marks, and the words that go with a date, off both ends of a part of a line; a By in front stays.
func trimLabels(s span) span {
	const marks = whitespace + "|·•/-–—,:;()[]@~"
	for {
		left := strings.TrimLeft(s.text, marks)
		s.start += len(s.text) - len(left)
		s.text = strings.TrimRight(left, marks)
		s.end = s.start + len(s.text)
		i := strings.LastIndexAny(s.text, " \u00a0")
		if last := strings.ToLower(s.text[i+1:]); last != "" && phrases().dated[last] && i >= 0 {
			s.text, s.end = s.text[:i], s.start+i
			continue
		}
		first, _, ok := strings.Cut(s.text, " ")
		if w := strings.ToLower(strings.TrimRight(first, ":")); ok && phrases().dated[w] && !opensWithBy(s.text) {
			s.text, s.start = s.text[len(first):], s.start+len(first)
			continue
		}
		return s
	}
}
