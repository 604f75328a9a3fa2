package plain

import (
	"regexp"
	"slices"
	"strings"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// storyLines is how many lines a text may have that is a story without a paragraph of prose.
const storyLines = 4

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
	prosaic := slices.ContainsFunc(t.pieces[t.first:t.last], func(p piece) bool { return p.isProse() })
	t.skipSummary()
	t.extendTail()
	t.deck = t.first
	t.unlistHeadline()
	return prosaic || t.last > t.first && len(t.pieces) <= storyLines
}

// skipSummary moves the story's start behind a first paragraph that a later one begins with: what a page says of the story to
// search engines, cut off in mid-text.
func (t *textPage) skipSummary() {
	const (
		same  = 50 // bytes by which two paragraphs are known to begin alike
		reach = 20 // pieces between the summary and the story's first paragraph
		most  = 25 // words of a paragraph that is the story's own, whatever stood above it
	)
	opening := prose.Fold(t.pieces[t.first].Text)
	if len(opening) < same {
		return
	}
	for i := t.first + 1; i < t.last && i < t.first+reach; i++ {
		p := &t.pieces[i]
		if text := p.folded; text != opening && len(text) >= len(opening)/2 && strings.HasPrefix(text, opening[:same]) {
			t.first = i
			return
		}
		if p.isProse() && p.measure.Words > most {
			return
		}
	}
}

const (
	crossheadMost = 8 // words of a line in capitals between two paragraphs of agency copy
	repeatsMost   = 2 // times that a line of the story may be printed; what the page prints more often is its own
	linkLeast     = 6 // words of another story's headline in a run of lines; an item of a list has fewer
)

// readBody gives the story its paragraphs and headings.
func (t *textPage) readBody(s *story.Story) {
	gaps := t.gapped()
	for i := t.deck; i < t.last; i++ {
		p := &t.pieces[i]
		switch {
		case t.wire:
			crosshead := p.measure.AllCaps && p.measure.Words <= crossheadMost && p.measure.Digits == 0 && i > t.deck && t.pieces[i-1].isProse() &&
				i+1 < t.last && t.pieces[i+1].isProse()
			s.Paragraphs = append(s.Paragraphs, story.Paragraph{Span: p.Span, Heading: crosshead})
			continue
		case p.role == relatedRole:
			s.Related = append(s.Related, p.Span)
			continue
		case p.role == listedRole:
			s.Linked = append(s.Linked, p.Span)
			continue
		case t.isDrop(i, s):
			if isRights(p) {
				s.Below = append(s.Below, p.Span)
			}
			continue
		case p.isSentence() || p.table:
			s.Paragraphs = append(s.Paragraphs, story.Paragraph{Span: p.Span})
			continue
		}
		// A run of short pieces between paragraphs: one alone is a heading, several are a list or teasers.
		n := i + 1
		for n < t.last && t.isShort(n) {
			n++
		}
		run := t.pieces[i:n]
		if len(run) == 1 {
			s.Paragraphs = append(s.Paragraphs, story.Paragraph{Span: p.Span, Heading: t.isHeading(i, gaps)})
			continue
		}
		t.readRun(s, i, n, gaps)
		i = n - 1
	}
	for n := len(s.Paragraphs); n > 0 && s.Paragraphs[n-1].Heading; n-- {
		s.Paragraphs = s.Paragraphs[:n-1]
	}
}

// readRun reads two or more short pieces in a row.
func (t *textPage) readRun(s *story.Story, from, to int, gaps bool) {
	list := from > t.deck && strings.HasSuffix(strings.TrimRight(t.pieces[from-1].Text, prose.Whitespace), ":")
	figures, items, long := 0, 0, 0
	for i := from; i < to; i++ {
		p := &t.pieces[i]
		if p.measure.Digits > 0 {
			figures++
		}
		if isItem(p.Text) {
			items++
		}
		if p.measure.Words >= linkLeast {
			long++
		}
	}
	n := to - from
	switch {
	case list, items*2 > n, figures*3 >= n*2:
		for i := from; i < to; i++ {
			s.Paragraphs = append(s.Paragraphs, story.Paragraph{Span: t.pieces[i].Span})
		}
	case long*2 > n && !t.allGapped(from, to):
		for i := from; i < to; i++ {
			s.Linked = append(s.Linked, t.pieces[i].Span)
		}
	default:
		for i := from; i < to; i++ {
			s.Paragraphs = append(s.Paragraphs, story.Paragraph{Span: t.pieces[i].Span, Heading: t.isHeading(i, gaps)})
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
	return atLeast(with, all, 75)
}

// isShort reports whether a piece inside the story is neither paragraph nor furniture.
func (t *textPage) isShort(i int) bool {
	p := &t.pieces[i]
	return p.role == unknownRole && !p.isSentence() && !p.table && !p.isFurniture() && !isTemplate(p.Text)
}

// isDrop reports whether a piece inside the story is furniture: it is left out.
func (t *textPage) isDrop(i int, s *story.Story) bool {
	p := &t.pieces[i]
	if p.isFurniture() {
		return true
	}
	if !s.Headline.Empty() && p.folded == prose.Fold(s.Headline.Text) {
		return true
	}
	return !p.isProse() && (t.count[p.folded] > repeatsMost || isStamp(p))
}

const (
	stampDigits = 7  // figures of a date with its year, or its time of day, on a line of its own
	clockDigits = 8  // figures of a line with a time of day that is not read as a date
	clockWords  = 10 // words of such a one at most
)

// isStamp reports whether a piece is a date with a time of day, or a figure that long, and no heading of a chronicle.
func isStamp(p *piece) bool {
	m := &p.measure
	return m.Digits >= stampDigits && (!m.Closed && isDated(p) || m.Words <= clockWords && m.Digits >= clockDigits && m.Digits*2 >= m.Letters && clock.MatchString(p.Text))
}

var clock = regexp.MustCompile(`\b\d{1,2}:\d\d\b`)

// isItem reports whether a line is an item of a list by its mark.
func isItem(s string) bool {
	return strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "– ") || strings.HasPrefix(s, "— ") || strings.HasPrefix(s, "• ") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "· ") || strings.HasSuffix(s, ";")
}

const (
	headingMost    = 20 // words of a heading at most; more are a paragraph
	headingLetters = 2  // letters of one at least: "II"
)

// isHeading reports whether a short piece heads what follows it.
func (t *textPage) isHeading(i int, gaps bool) bool {
	p := &t.pieces[i]
	m := &p.measure
	if m.Words > headingMost || m.Letters < headingLetters || prose.StartsLower(p.Text) || isItem(p.Text) || gaps && !(p.gap && p.gapped) {
		return false
	}
	switch last := p.Text[len(p.Text)-1]; last {
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
