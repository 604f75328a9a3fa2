package article

import (
	"regexp"
	"strings"
)

// findStory finds the run of pieces whose weights sum to the most, from its first sentence to its last.
func (t *textPage) findStory() bool {
	best, sum := 0.0, 0.0
	start := 0
	for i := range t.pieces {
		w := t.weight(i)
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += w
		if sum > best && w > 0 {
			best, t.first, t.last = sum, start, i+1
		}
	}
	if best == 0 {
		return false
	}
	for t.first < t.last && !t.pieces[t.first].isSentence() {
		t.first++
	}
	words := 0
	for i := t.first; i < t.last; i++ {
		if t.pieces[i].isProse() {
			words += t.pieces[i].measure.words
		}
	}
	t.skipSummary()
	t.extendTail()
	t.deck = t.first
	t.unlistHeadline()
	return words >= 8 || t.last > t.first && len(t.pieces) <= 4
}

// skipSummary moves the story's start behind a first paragraph that a later one begins with: what a page says of the story to
// search engines, cut off in mid-text.
func (t *textPage) skipSummary() {
	const same = 50 // bytes
	opening := fold(t.pieces[t.first].text)
	if len(opening) < same {
		return
	}
	for i := t.first + 1; i < t.last && i < t.first+20; i++ {
		p := &t.pieces[i]
		if text := p.folded; text != opening && len(text) >= len(opening)/2 && strings.HasPrefix(text, opening[:same]) {
			t.first = i
			return
		}
		if p.isProse() && p.measure.words > 25 {
			return
		}
	}
}

// readBody gives the story its paragraphs and headings.
func (t *textPage) readBody(s *story) {
	gaps := t.gapped()
	for i := t.deck; i < t.last; i++ {
		p := &t.pieces[i]
		switch {
		case t.wire:
			crosshead := p.measure.allCaps && p.measure.words <= 8 && p.measure.digits == 0 && i > t.deck && t.pieces[i-1].isProse() &&
				i+1 < t.last && t.pieces[i+1].isProse()
			s.paragraphs = append(s.paragraphs, paragraph{p.span, crosshead})
			continue
		case p.role == relatedRole:
			s.related = append(s.related, p.span)
			continue
		case p.role == listedRole:
			s.linked = append(s.linked, p.span)
			continue
		case t.isDrop(i, s):
			if isRights(p) {
				s.below = append(s.below, p.span)
			}
			continue
		case p.isSentence() || p.table:
			s.paragraphs = append(s.paragraphs, paragraph{span: p.span})
			continue
		}
		// A run of short pieces between paragraphs: one alone is a heading, several are a list or teasers.
		n := i + 1
		for n < t.last && t.isShort(n) {
			n++
		}
		run := t.pieces[i:n]
		if len(run) == 1 {
			s.paragraphs = append(s.paragraphs, paragraph{p.span, t.isHeading(i, gaps)})
			continue
		}
		t.readRun(s, i, n, gaps)
		i = n - 1
	}
	for n := len(s.paragraphs); n > 0 && s.paragraphs[n-1].heading; n-- {
		s.paragraphs = s.paragraphs[:n-1]
	}
}

// readRun reads two or more short pieces in a row.
func (t *textPage) readRun(s *story, from, to int, gaps bool) {
	list := from > t.deck && strings.HasSuffix(strings.TrimRight(t.pieces[from-1].text, whitespace), ":")
	figures, items, long := 0, 0, 0
	for i := from; i < to; i++ {
		p := &t.pieces[i]
		if p.measure.digits > 0 {
			figures++
		}
		if isItem(p.text) {
			items++
		}
		if p.measure.words >= 6 {
			long++
		}
	}
	n := to - from
	switch {
	case list, items*2 > n, figures*3 >= n*2:
		for i := from; i < to; i++ {
			s.paragraphs = append(s.paragraphs, paragraph{span: t.pieces[i].span})
		}
	case long*2 > n && n >= 2 && !t.allGapped(from, to):
		for i := from; i < to; i++ {
			s.linked = append(s.linked, t.pieces[i].span)
		}
	default:
		for i := from; i < to; i++ {
			s.paragraphs = append(s.paragraphs, paragraph{t.pieces[i].span, t.isHeading(i, gaps)})
		}
	}
}

func (t *textPage) allGapped(from, to int) bool {
	for i := from; i < to; i++ {
		if !t.pieces[i].gap || !t.pieces[i].gapped {
			return false
		}
	}
	return true
}

// gapped reports whether blank lines stand between the story's paragraphs, as a rule.
func (t *textPage) gapped() bool {
	with, all := 0, 0
	for i := t.first; i < t.last; i++ {
		if p := &t.pieces[i]; p.isProse() {
			all++
			if p.gap {
				with++
			}
		}
	}
	return with*4 >= all*3
}

// isShort reports whether a piece inside the story is neither paragraph nor furniture.
func (t *textPage) isShort(i int) bool {
	p := &t.pieces[i]
	return p.role == unknownRole && !p.isSentence() && !p.table && !p.isFurniture() && !isTemplate(p.text)
}

// isDrop reports whether a piece inside the story is furniture: it is left out.
func (t *textPage) isDrop(i int, s *story) bool {
	p := &t.pieces[i]
	if p.isFurniture() {
		return true
	}
	if !s.headline.empty() && p.folded == fold(s.headline.text) {
		return true
	}
	return !p.isProse() && (t.count[p.folded] > 2 || isStamp(p))
}

// isStamp reports whether a piece is a date with a time of day, or a figure that long, and no heading of a chronicle.
func isStamp(p *piece) bool {
	m := &p.measure
	return m.digits >= 7 && (!m.closed && isDated(p) || m.words <= 10 && m.digits >= 8 && m.digits*2 >= m.letters && clock.MatchString(p.text))
}

var clock = regexp.MustCompile(`\b\d{1,2}:\d\d\b`)

// isItem reports whether a line is an item of a list by its mark.
func isItem(s string) bool {
	return strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "– ") || strings.HasPrefix(s, "— ") || strings.HasPrefix(s, "• ") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "· ") || strings.HasSuffix(s, ";")
}

// isHeading reports whether a short piece heads what follows it.
func (t *textPage) isHeading(i int, gaps bool) bool {
	p := &t.pieces[i]
	m := &p.measure
	if m.words > 20 || m.letters < 2 || startsLower(p.text) || isItem(p.text) || gaps && !(p.gap && p.gapped) {
		return false
	}
	switch last := p.text[len(p.text)-1]; last {
	case ',', ';', ':':
		return false
	}
	for j := i + 1; j < t.last; j++ {
		if q := &t.pieces[j]; q.isSentence() {
			return true
		} else if q.table {
			return false
		}
	}
	return false
}
