package plain

import (
	"strings"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
)

// weight says how much a piece speaks for a story around it.
func (t *textPage) weight(i int) float64 {
	p := &t.pieces[i]
	m := &p.measure
	switch {
	case p.role == relatedRole, p.role == listedRole:
		return -0.1
	case p.kinds.Is(furniture.CommentsLabel) && !p.isProse() && m.Digits == 0 && t.wordsBefore(i) > 30 && !t.comesAgain(i):
		return -12
	case isSignOffLine(p.Text), p.kinds.Is(furniture.EndWord):
		return -8
	case isRights(p):
		return -5
	case p.kinds.Is(furniture.ListingLabel | furniture.AboutLabel):
		return -4
	case p.kinds.Is(furniture.BoilerWord):
		return -2
	case p.kinds.Is(furniture.AdvertWord):
		return -0.3
	case p.isFurniture():
		return -1
	case t.isSummary(i):
		return -0.3
	case p.isProse() && p.kinds.Is(furniture.PolicyWord):
		return -1
	case p.isProse() && t.count[p.folded] > 1:
		return 0.5
	case p.isProse() && t.opensWithDateline(p):
		return 15
	case p.isProse():
		return float64(min(m.Words, 80)) / 8
	case p.isSentence():
		return 0.6
	case p.table || t.clean || isItem(p.Text) || m.Words > 3 && strings.HasSuffix(p.Text, ":") || t.count[p.folded] > 5:
		return -0.2
	case m.Words >= 25:
		return -2
	}
	return -0.6
}

// comesAgain reports whether the same line stands again below piece i: a button between paragraphs is no heading.
func (t *textPage) comesAgain(i int) bool {
	p := &t.pieces[i]
	if t.count[p.folded] < 2 {
		return false
	}
	for j := i + 1; j < len(t.pieces); j++ {
		if t.pieces[j].folded == p.folded {
			return true
		}
	}
	return false
}

// opensWithDateline reports whether a paragraph begins with a dateline that states more than a place.
func (t *textPage) opensWithDateline(p *piece) bool {
	line, ok := dateline.Parse(p.Text, t.reg)
	return ok && (line.Mark != "" || len(line.Mentions) > 0)
}

// isSummary reports whether a piece is the summary in a list of teasers: one short paragraph between short lines, with
// another like it next to it. A subheading's paragraphs come in twos and more, or are longer.
func (t *textPage) isSummary(i int) bool {
	if !t.between(i) || isDated(&t.pieces[i-1]) && i > 1 && t.pieces[i-2].isProse() || t.inSections(i) {
		return false
	}
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(t.pieces) && n < 5; j, n = j+step, n+1 {
			if t.pieces[j].isProse() {
				if t.between(j) {
					return true
				}
				break
			}
		}
	}
	return false
}

// between reports whether a piece is a short paragraph with lines that are no sentences on both sides.
func (t *textPage) between(i int) bool {
	p := &t.pieces[i]
	return i > 0 && i+1 < len(t.pieces) && p.isProse() && p.measure.Words <= 45 && p.measure.Sentences <= 3 &&
		t.isTitle(i-1) && t.titlesStory(i-1) && t.isTitle(i+1)
}

// titlesStory reports whether a line is long enough to be the title of another story, and neither an item of this one
// ("3. The old mill") nor a question that is answered in it.
func (t *textPage) titlesStory(i int) bool {
	p := &t.pieces[i]
	return p.measure.Words >= 3 && !enumerated.MatchString(p.Text) && !strings.ContainsAny(p.Text[len(p.Text)-1:], "?:")
}

// isTitle reports whether a line may title a teaser: it is no sentence, no advertisement, and not one that the page
// repeats between paragraphs.
func (t *textPage) isTitle(i int) bool {
	p := &t.pieces[i]
	return !p.isSentence() && !p.kinds.Is(furniture.AdvertWord) && t.count[p.folded] < 4
}

// wordsBefore counts the words of prose in the pieces before i.
func (t *textPage) wordsBefore(i int) int {
	n := 0
	for j := range t.pieces[:i] {
		if t.pieces[j].isProse() {
			n += t.pieces[j].measure.Words
		}
	}
	return n
}
