package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/pubdate"
)

// readHead reads the lines above the story: headline, standfirst, section, dates, byline.
func (t *textPage) readHead(s *story) {
	t.findDeck()
	head := t.findHeadline()
	var dated []int
	for i := range t.deck {
		p := &t.pieces[i]
		same := head >= 0 && p.folded == t.pieces[head].folded
		switch {
		case i == head:
			s.headline = p.span
			continue
		case p.role != unknownRole:
			s.linked = append(s.linked, p.span)
			continue
		case isDated(p), i < head && saysToday(p.text):
			if i < head {
				dated = append(dated, i)
				continue
			}
			s.header = append(s.header, p.span)
			continue
		case i < head && t.deck-i > 12 || same || p.isFurniture():
			s.above = append(s.above, p.span)
			continue
		}
		switch {
		case s.byline.empty() && isByline(p.text):
			s.byline = p.span
			s.header = append(s.header, p.span)
		case i > head && s.description.empty() && t.isDescription(i, head):
			s.description = p.span
		case i > head:
			s.header = append(s.header, p.span)
		default:
			s.above = append(s.above, p.span)
		}
	}
	if s.byline.empty() {
		if s.byline = t.bareByline(head); !s.byline.empty() {
			s.description = s.description.unless(s.byline)
		}
	}
	if s.description.empty() && head > 0 && t.isDeckAbove(head-1, head) {
		s.description = t.pieces[head-1].span
		s.above = without(s.above, s.description)
	}
	t.readDated(s, dated, head)
	t.findSection(s, head)
}

// sharesStem reports whether any longer word of s is one of stems.
func sharesStem(s string, stems map[string]bool) bool {
	for _, w := range stemsOf(s) {
		if stems[w] {
			return true
		}
	}
	return false
}

// readDated sorts dated lines above the headline: a line that is labelled as the story's own, or the one that stands right
// at the headline when none stands below it and the dateline does not contradict it, belongs to the story; the others are
// the page's clock.
func (t *textPage) readDated(s *story, dated []int, head int) {
	below := false
	for _, h := range s.header {
		below = below || len(pubdate.Find(h.text, "")) > 0
	}
	var own []span
	for n, i := range dated {
		p := &t.pieces[i]
		near := n == len(dated)-1 && !below && t.atHeadline(i, head) && !t.contradictsDateline(p.text)
		switch {
		case !saysToday(p.text) && (isLabelled(p.text) || near):
			own = append(own, p.span)
		case s.clock.empty():
			s.clock = p.span
		default:
			s.above = append(s.above, p.span)
		}
	}
	s.header = append(own, s.header...)
}

// isLabelled reports whether a dated line begins with a word that says whose date it is: "Published", "date".
func isLabelled(s string) bool {
	w := strings.FieldsFunc(fold(s[:min(len(s), 60)]), notWord)
	return len(w) > 0 && phrases().dated[w[0]] && utf8.RuneCountInString(w[0]) > 3
}

// isDated reports whether a line above a story is there for its date: beside the date and the words that go with one,
// there is room for a place or a name, not for a sentence.
func isDated(p *piece) bool {
	if p.measure.words > 25 || len(p.text) > 250 || p.measure.digits == 0 && p.measure.words > 8 {
		return false
	}
	found := pubdate.Find(p.text, "")
	if len(found) == 0 {
		return false
	}
	sure, at := false, 0
	var rest strings.Builder
	for _, m := range found {
		sure = sure || m.Clock != nil || m.Ago != nil || m.Weekday > 0
		for _, r := range m.Readings {
			sure = sure || r.Full()
		}
		if m.Start < at || m.End > len(p.text) {
			continue
		}
		rest.WriteString(p.text[at:m.Start] + " ")
		at = m.End
	}
	rest.WriteString(p.text[at:])
	others, labels, lower := 0, 0, 0
	for _, w := range strings.FieldsFunc(rest.String(), notWord) {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case phrases().dated[strings.ToLower(w)]:
			labels++
		case unicode.IsDigit(r):
		default:
			others++
			if unicode.IsLower(r) || dense(r) && utf8.RuneCountInString(w) > 4 {
				lower++
			}
		}
	}
	switch {
	case others == 0:
		return sure || labels > 0 || len(p.text) < 40
	case !sure:
		return false
	case found[0].Start == 0 || isLabelled(p.text):
		return others <= 6 && lower <= 1 && !p.measure.closed
	}
	return others <= 4 && lower <= 1 && !p.measure.closed
}

// isByline reports whether a line names authors and nothing else.
func isByline(s string) bool {
	if len(s) > 150 || closes(s) && !strings.HasSuffix(s, ".") {
		return false
	}
	s = unglued(s)
	cut := cutLead(s)
	return opensWithBy(s) && len(cut) < len(s) && len(printedNames(s)) > 0 && measureOf(cut).capitals > 0.5
}

// opensWithBy reports whether a line begins with a word that names authors: "By", "Von", "Text:".
func opensWithBy(s string) bool {
	one, rest, _ := strings.Cut(strings.ToLower(s), " ")
	two, _, _ := strings.Cut(rest, " ")
	return authorWords.lead[strings.TrimRight(one, ":")] || authorWords.lead[one+" "+strings.TrimRight(two, ":")]
}

// glued is a By that a scraper left without its space: "ByJane Roe".
var glued = regexp.MustCompile(`^(?:By|Von|Par|Por)(\p{Lu}\p{Ll}+ )`)

func unglued(s string) string {
	if m := glued.FindStringSubmatchIndex(s); m != nil {
		return s[:m[2]] + " " + s[m[2]:]
	}
	return s
}

// findDeck moves the start of the body behind the lines that stand between headline and lead, when the story's first
// sentences turn out to be the headline or standfirst above them.
func (t *textPage) findDeck() {
	t.deck = t.first
	if t.wire {
		return
	}
	words, title := 0, false
	for i := t.first; i < min(t.last-1, t.first+3); i++ {
		if p := &t.pieces[i]; p.measure.words > 25 || p.measure.sentences > 1 || t.count[p.folded] < 2 {
			break
		}
		t.deck = i + 1 // printed twice: a headline that closes as a sentence does
	}
	for i := t.first; i < min(t.last, t.first+8); i++ {
		p := &t.pieces[i]
		few := words <= 90 || title && words <= 220
		if line, ok := parseDateline(p.text, t.reg); ok && line.prose > 0 {
			if few {
				t.deck = i
			}
			return
		}
		if (isDated(p) && !t.isChronicle() || isByline(p.text) || i > 0 && loneBy[label(t.pieces[i-1].text)] && t.areNames(p.text)) && i+1 < t.last && few {
			t.deck = i + 1
		}
		words += p.measure.words
		title = title || !p.isSentence() && p.measure.words >= 4 && !p.isFurniture()
	}
	for t.deck < t.last-1 && !t.pieces[t.deck].isSentence() && !t.isHeading(t.deck, t.gapped()) {
		t.deck++
	}
}

// isChronicle reports whether dates head the story's parts: three or more stand on lines of their own between its paragraphs.
func (t *textPage) isChronicle() bool {
	n := 0
	for i := t.first + 1; i < t.last-1; i++ {
		if p := &t.pieces[i]; p.measure.digits > 0 && isDated(p) && t.pieces[i-1].isSentence() && t.pieces[i+1].isSentence() {
			n++
		}
	}
	return n >= 3
}

// isDeckAbove reports whether piece i, right above the headline, is a standfirst printed over it.
func (t *textPage) isDeckAbove(i, head int) bool {
	p, q := &t.pieces[i].measure, &t.pieces[head].measure
	return p.words*5 > q.words*7 && p.words >= 8 && p.capitals < q.capitals && !t.pieces[i].isFurniture() && t.pieces[i].role == unknownRole &&
		!isDated(&t.pieces[i]) && overlap(t.pieces[i].text, t.stems()) >= 0.4
}

// isDescription reports whether a line between headline and lead can be the standfirst.
func (t *textPage) isDescription(i, head int) bool {
	p := &t.pieces[i]
	m := &p.measure
	if line, ok := parseDateline(p.text, t.reg); ok && len(line.mentions) > 0 && line.text == strings.Trim(p.text, whitespace) {
		return false // a dateline on a line of its own
	}
	return m.words >= 5 && m.words <= 70 && t.count[p.folded] < 3 && !isAside(p.text) && !isCaption(p.text) && !t.repeatsHeadline(p.text, head)
}

// repeatsHeadline reports whether a line is the headline with the site's name or a date behind it.
func (t *textPage) repeatsHeadline(s string, head int) bool {
	return head >= 0 && len(s) < 2*len(t.pieces[head].text) && strings.HasPrefix(fold(s), t.pieces[head].folded)
}

// captionMark matches what ends or opens a caption: the photographer behind an agency's mark ("AFP/Jane Roe"), a word in capitals
// that names what is shown ("HARBOUR. Boats wait for the tide").
var captionMark = regexp.MustCompile(`\b\p{Lu}{2,}/\s?\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.]+){0,3}[.)]*$|^\p{Lu}{4,}(?: \p{Lu}{2,})?\. \p{Lu}\p{Ll}`)

// isCaption reports whether a line between headline and lead belongs to a picture.
func isCaption(s string) bool { return captionMark.MatchString(s) }
