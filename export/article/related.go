package article

import (
	"strings"
	"unicode/utf8"
)

// listRelated finds blocks of other stories: a label ("Read also", "Most read") and the headlines under it, and single
// lines that hold both. Their pieces get the role of a related or listed headline, so that no later step takes them for
// the story's own words.
func (t *textPage) listRelated() {
	for i := 0; i < len(t.pieces); i++ {
		p := &t.pieces[i]
		if p.role != unknownRole {
			continue
		}
		if tail, ok := relatedTail(p.text); ok && p.measure.words <= 40 {
			p.role, p.span = relatedRole, tail.within(p.span)
			p.folded = fold(p.text)
			continue
		}
		if !p.kinds.is(relatedLabel | listingLabel) {
			continue
		}
		role := relatedRole
		if p.kinds.is(listingLabel) && !p.kinds.is(relatedLabel) {
			role = listedRole
		}
		for j := i + 1; j < len(t.pieces); j++ {
			q := &t.pieces[j]
			if isCounter(q) || q.kinds.is(menuWord) && q.measure.digits > 0 || q.measure.digits > 0 && isDated(q) {
				continue
			}
			if !q.isTeaser() {
				break
			}
			q.role = role
		}
	}
}

// within places a span that was cut from the text of outer, which must be the document's own bytes; otherwise it gets
// outer's place.
func (s span) within(outer span) span {
	if outer.end-outer.start == len(outer.text) && outer.start >= 0 {
		s.start += outer.start
		s.end += outer.start
		return s
	}
	s.start, s.end = outer.start, outer.end
	return s
}

// isTeaser reports whether a piece may be the headline of another story.
func (p *piece) isTeaser() bool {
	m := &p.measure
	return !p.isFurniture() && !p.table && m.words >= 3 && m.words <= 30 && m.sentences <= 1 && len(p.text) < 300 &&
		(!m.closed || m.words <= 20 && !endsFlat(p.text))
}

// endsFlat reports whether a line ends as a statement does, and no headline: with a full stop, closing marks or not behind it.
func endsFlat(s string) bool {
	s = strings.TrimRight(s, closers+whitespace)
	for _, stop := range []string{"...", "…"} {
		if strings.HasSuffix(s, stop) {
			return false
		}
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".。｡।॥۔։።᙮", r)
}

// readTail reads what stands behind the story: tags, lists of other stories, copyright lines.
func (t *textPage) readTail(s *story) {
	headline := fold(s.headline.text)
	for i := t.last; i < len(t.pieces); i++ {
		p := &t.pieces[i]
		switch {
		case i < t.last+6 && isSignOffLine(p.text):
			s.signOff.read(p.text)
			s.signOff.text = p.span
		case i < t.last+3 && p.measure.words <= 2 && s.signOff.agency == nil && agencyMark(strings.Trim(p.text, " .-–—*#/()[]"), t.reg) != nil && p.kinds&^creditWord == 0:
			s.signOff.agency, s.signOff.mark = agencyMark(strings.Trim(p.text, " .-–—*#/()[]"), t.reg), p.span
		case p.kinds.is(topicsLabel) && len(s.tags) == 0:
			for i+1 < len(t.pieces) {
				q := &t.pieces[i+1]
				if q.kinds != 0 || q.measure.words > 6 || q.measure.closed || isCounter(q) || isTemplate(q.text) {
					break
				}
				s.tags = append(s.tags, q.span)
				i++
			}
		case p.role == relatedRole:
			s.related = append(s.related, p.span)
		case p.folded == headline:
		case p.isTeaser() && p.measure.words >= 4:
			s.linked = append(s.linked, p.span)
		}
		s.below = append(s.below, p.span)
	}
}
