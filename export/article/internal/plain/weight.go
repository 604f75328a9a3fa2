package plain

import (
	"strings"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
)

// weights say how much a piece speaks for a story around it: the first line that fits decides.
var weights = []weighing{
	{isRoleGiven, -0.1},
	{(*textPage).opensComments, -12},
	{onPiece(closesCopy), -8},
	{onPiece(isRights), -5},
	{ofKind(furniture.ListingLabel | furniture.AboutLabel), -4},
	{ofKind(furniture.BoilerWord), -2},
	{ofKind(furniture.AdvertWord), -0.3},
	{onPiece((*piece).isFurniture), -1},
	{(*textPage).isSummary, -0.3},
	{isPolicy, -1},
	{(*textPage).isProsePrintedTwice, 0.5},
	{(*textPage).isLead, 15},
}

// Lines that are no prose weigh what their look says of them.
var lineWeights = []weighing{
	{onPiece((*piece).isSentence), 0.6},
	{(*textPage).maybeOwnLine, -0.2},
	{onPiece(isMenuRun), -2},
}

const (
	weighedMost   = 80 // words from which on a paragraph weighs no more: a long one is not two
	commentsBelow = 30 // words of a story above a heading of comments at least; a button stands higher
	announceLeast = 4  // words that announce a list ("Winners of the day:"); a label has fewer
	printedOften  = 5  // times that a line may be printed and still be a menu's; what comes more often is between all paragraphs
	menuLeast     = 25 // words of a line without a sentence that only a menu or a list of names has
)

const otherLine = -0.6 // of a short line of which nothing is known

// weighing is what a kind of piece weighs.
type weighing struct {
	is     func(t *textPage, i int) bool
	weight float64
}

func onPiece(is func(*piece) bool) func(*textPage, int) bool {
	return func(t *textPage, i int) bool { return is(&t.pieces[i]) }
}

func ofKind(k furniture.Kind) func(*textPage, int) bool {
	return func(t *textPage, i int) bool { return t.pieces[i].kinds.Is(k) }
}

// weight says how much a piece speaks for a story around it. Prose of which nothing else is known weighs by its length.
func (t *textPage) weight(i int) float64 {
	if w, ok := t.firstOf(weights, i); ok {
		return w
	}
	if p := &t.pieces[i]; p.isProse() {
		return float64(min(p.measure.Words, weighedMost)) / 8
	}
	if w, ok := t.firstOf(lineWeights, i); ok {
		return w
	}
	return otherLine
}

// firstOf is the weight of the first line that fits a piece.
func (t *textPage) firstOf(weighings []weighing, i int) (weight float64, ok bool) {
	for _, w := range weighings {
		if w.is(t, i) {
			return w.weight, true
		}
	}
	return 0, false
}

// isRoleGiven reports whether a piece is a headline that a list of other stories gives: the line under "Read also".
func isRoleGiven(t *textPage, i int) bool { return t.pieces[i].role != unknownRole }

// opensComments reports whether a piece heads the readers' comments: "Comments" below the story, not the button "Comment"
// between its paragraphs nor the counter "12 comments".
func (t *textPage) opensComments(i int) bool {
	p := &t.pieces[i]
	return p.kinds.Is(furniture.CommentsLabel) && !p.isProse() && p.measure.Digits == 0 && t.wordsBefore(i) > commentsBelow && !t.comesAgain(i)
}

// closesCopy reports whether a piece says that copy ends: "(Reporting by Jane Roe)", "ENDS".
func closesCopy(p *piece) bool { return isSignOffLine(p.Text) || p.kinds.Is(furniture.EndWord) }

// isPolicy reports whether a piece is a paragraph on the page's own rules: "We use cookies to …".
func isPolicy(t *textPage, i int) bool {
	return t.pieces[i].isProse() && t.pieces[i].kinds.Is(furniture.PolicyWord)
}

// isProsePrintedTwice reports whether the page prints a paragraph again: once in the story, once in a box.
func (t *textPage) isProsePrintedTwice(i int) bool {
	return t.pieces[i].isProse() && t.count[t.pieces[i].folded] > 1
}

// isLead reports whether a piece is a paragraph that a dateline opens: "OSLO, March 3 (AFP) - The ferry …".
func (t *textPage) isLead(i int) bool {
	return t.pieces[i].isProse() && t.opensWithDateline(&t.pieces[i])
}

// maybeOwnLine reports whether a line without a sentence may be the story's own: a row, an item, a line that announces
// what follows ("The winners of the day:"), what a page prints between all its paragraphs, anything in a clean text.
func (t *textPage) maybeOwnLine(i int) bool {
	p := &t.pieces[i]
	return p.table || t.clean || isItem(p.Text) || p.measure.Words >= announceLeast && strings.HasSuffix(p.Text, ":") || t.count[p.folded] > printedOften
}

// isMenuRun reports whether a line without a sentence is as long as only menus and lists of names are: "Home News Sport …".
func isMenuRun(p *piece) bool { return p.measure.Words >= menuLeast }

// comesAgain reports whether the same line stands again below piece i: a button between paragraphs is no heading.
func (t *textPage) comesAgain(i int) bool {
	p := &t.pieces[i]
	if t.count[p.folded] == 1 {
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

const (
	teaserReach     = 5  // pieces to the next teaser of a list at most
	teaserWords     = 45 // words of a teaser's summary at most; a section's paragraph may be longer
	teaserSentences = 3  // its sentences at most
	titleLeast      = 3  // words of another story's title; a subheading may have fewer
	titleRepeats    = 4  // times from which on a line is printed between paragraphs, and titles none
)

// isSummary reports whether a piece is the summary in a list of teasers: one short paragraph between short lines, with
// another like it next to it. A subheading's paragraphs come in twos and more, or are longer.
func (t *textPage) isSummary(i int) bool {
	if !t.between(i) || isDated(&t.pieces[i-1]) && i > 1 && t.pieces[i-2].isProse() || t.inSections(i) {
		return false
	}
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(t.pieces) && n < teaserReach; j, n = j+step, n+1 {
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
	return i > 0 && i+1 < len(t.pieces) && p.isProse() && p.measure.Words <= teaserWords && p.measure.Sentences <= teaserSentences &&
		t.isTitle(i-1) && t.titlesStory(i-1) && t.isTitle(i+1)
}

// titlesStory reports whether a line is long enough to be the title of another story, and neither an item of this one
// ("3. The old mill") nor a question that is answered in it.
func (t *textPage) titlesStory(i int) bool {
	p := &t.pieces[i]
	return p.measure.Words >= titleLeast && !enumerated.MatchString(p.Text) && !strings.ContainsAny(p.Text[len(p.Text)-1:], "?:")
}

// isTitle reports whether a line may title a teaser: it is no sentence, no advertisement, and not one that the page
// repeats between paragraphs.
func (t *textPage) isTitle(i int) bool {
	p := &t.pieces[i]
	return !p.isSentence() && !p.kinds.Is(furniture.AdvertWord) && t.count[p.folded] < titleRepeats
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
