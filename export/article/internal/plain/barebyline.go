package plain

import (
	"strings"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
)

// loneBy are the words that stand on a line of their own above an author's name.
var loneBy = map[string]bool{
	"by": true, "von": true, "par": true, "por": true, "di": true, "door": true, "автор": true, "text": true, "autor": true, "autorin": true, "auteur": true,
	"written by": true, "author of the article": true, "author": true, "kommentar von": true, "ein kommentar von": true, "af": true, "av": true, "autori": true, "words": true,
}

const (
	bylineTimes = 3   // times that an author's name may be printed; what comes more often is the page's
	bylineWords = 20  // words of a line with names and a date at most
	toolsMost   = 3   // pieces from a name to the date, this one included; the others are tools of the page
	namesBytes  = 90  // bytes of a line of names at most
	namesShare  = 0.6 // share of its capitals at least: "Jane van Roe"
	namesMost   = 3   // persons who sign one story; more are a list of other persons
	datedByline = 150 // bytes of a line with names and a date at most
)

// bareByline finds a byline without its "By" among the lines between headline and lead: names that the story does not
// speak of, next to or in the line with the date, repeated below the story, or under a lone "By".
func (t *textPage) bareByline(head int) prose.Span {
	if t.wire {
		return prose.Span{}
	}
	stems := t.stems()
	for i := head + 1; i < t.deck; i++ {
		p := &t.pieces[i]
		if p.role != unknownRole || t.count[p.folded] > bylineTimes || p.measure.Words > bylineWords {
			continue
		}
		if i > 0 && loneBy[prose.Label(t.pieces[i-1].Text)] && t.areNames(p.Text) {
			return p.Span
		}
		if p.isFurniture() {
			continue
		}
		if at, ok := t.namesBesideDate(p.Text); ok && !prose.SharesStem(at.Text, stems) {
			return at.Within(p.Span)
		}
		if t.areNames(p.Text) && !prose.SharesStem(p.Text, stems) && (t.besideDate(i) || t.signsBelow(p.Text)) {
			return p.Span
		}
	}
	return prose.Span{}
}

// besideDate reports whether a dated line stands next to piece i, or only tools of the page are between.
func (t *textPage) besideDate(i int) bool {
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < t.deck && n < toolsMost; j, n = j+step, n+1 {
			p := &t.pieces[j]
			if isDated(p) {
				return true
			}
			if !p.isFurniture() && p.measure.Letters > 0 && !t.namesOutlet(p) {
				break
			}
		}
	}
	return false
}

// signsBelow reports whether a name stands below the story, in a line that is no headline: the box on its author.
func (t *textPage) signsBelow(name string) bool {
	name = prose.Fold(name)
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
	m := prose.MeasureOf(s)
	if len(s) > namesBytes || m.Digits > 0 || m.AllCaps || m.Closed || m.Cased && m.Capitals < namesShare || t.reg.ByName(s) != nil || furniture.Of(s, m.Words)&^furniture.CreditWord != 0 {
		return false
	}
	people := names.Split(s)
	words := 0
	for _, n := range people {
		w := strings.Fields(n)
		words += len(w)
		if !names.IsName(w) || t.reg.ByName(n) != nil || t.reg.ByMark(n) != nil {
			return false
		}
	}
	ands := 0
	for _, w := range strings.Fields(prose.Fold(s)) {
		if names.JoinsNames(w) {
			ands++
		}
	}
	return len(people) >= 1 && len(people) <= namesMost && words+ands >= m.Words
}

// namesBesideDate finds the names that a line holds beside a date: "By Jane Roe | March 3, 2016", "Jane Roe Published May 4".
func (t *textPage) namesBesideDate(s string) (prose.Span, bool) {
	if len(s) > datedByline {
		return prose.Span{}, false
	}
	found := pubdate.Find(s, "")
	if len(found) == 0 {
		return prose.Span{}, false
	}
	at := 0
	for n := 0; n <= len(found); n++ {
		end := len(s)
		if n < len(found) {
			end = found[n].Start
		}
		if at < end {
			part := trimLabels(prose.Span{Text: s[at:end], Start: at, End: end})
			if full := names.OpensWithBy(part.Text); (full && names.IsByline(part.Text) || !full && t.areNames(part.Text)) && !part.Empty() {
				return part, true
			}
		}
		if n < len(found) {
			at = max(at, found[n].End)
		}
	}
	return prose.Span{}, false
}

// trimLabels takes marks, and the words that go with a date, off both ends of a part of a line; a By in front stays.
func trimLabels(s prose.Span) prose.Span {
	const marks = prose.Whitespace + "|·•/-–—,:;()[]@~"
	for {
		left := strings.TrimLeft(s.Text, marks)
		s.Start += len(s.Text) - len(left)
		s.Text = strings.TrimRight(left, marks)
		s.End = s.Start + len(s.Text)
		i := strings.LastIndexAny(s.Text, " \u00a0")
		if last := strings.ToLower(s.Text[i+1:]); last != "" && furniture.IsDatedWord(last) && i >= 0 {
			s.Text, s.End = s.Text[:i], s.Start+i
			continue
		}
		first, _, ok := strings.Cut(s.Text, " ")
		if w := strings.ToLower(strings.TrimRight(first, ":")); ok && furniture.IsDatedWord(w) && !names.OpensWithBy(s.Text) {
			s.Text, s.Start = s.Text[len(first):], s.Start+len(first)
			continue
		}
		return s
	}
}
