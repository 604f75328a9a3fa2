package plain

import (
	"regexp"
	"strings"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
)

const (
	againReach  = 8   // lines above the headline in which it may be printed first, with a picture between
	shortLines  = 3   // short lines and furniture that may lie between headline and standfirst
	shortLine   = 4   // words from which on a line is no longer one of them, and has to speak of the story
	rivalShared = 0.3 // of an upper line's words the story has at least
	rivalShare  = 0.5 // and of the share that it has of the lower line's
	rivalScore  = 0.6 // and this much of the best score; with less, the lower line is the headline
	titleCase   = 0.7 // share of capitals above which a headline is in title case
	caseApart   = 0.3 // by which a standfirst in sentence case has fewer
)

// findHeadline finds the piece above the body that is the headline, -1 when none is.
//
// A headline shares words with its story, stands alone, is neither a word nor a paragraph, and is printed more than once
// on many pages (breadcrumb, footer). Of two such lines above a story, the upper is the headline and the lower the
// standfirst.
func (t *textPage) findHeadline() int {
	if t.wire {
		return t.wireHeadline()
	}
	t.strange, t.ends = t.countStrange(), endsOf(t.pieces[:t.last])
	stems := t.stems()
	at, best := t.bestHeadline(stems)
	if best < 1 {
		return -1
	}
	at = t.belowKicker(t.firstPrint(at), stems)
	return t.aboveStandfirst(at, best, stems)
}

// wireHeadline is the first line of agency copy that is neither a date nor a byline.
func (t *textPage) wireHeadline() int {
	for i := range t.deck {
		if !isDated(&t.pieces[i]) && !names.IsByline(t.pieces[i].Text) {
			return i
		}
	}
	return -1
}

// bestHeadline is the piece above the body with the highest score; of two the one nearer to the body.
func (t *textPage) bestHeadline(stems map[string]bool) (at int, best float64) {
	at = -1
	for i := t.deck - 1; i >= 0; i-- {
		if score := t.headlineScore(i, stems); score > best {
			best, at = score, i
		}
	}
	return at, best
}

// firstPrint is where the headline at is printed first: many pages print it above and below the picture.
func (t *textPage) firstPrint(at int) int {
	for i, same := at-1, t.pieces[at].folded; i >= 0 && i >= at-againReach; i-- {
		if t.pieces[i].folded == same && t.pieces[i].role == unknownRole {
			at = i
		}
	}
	return at
}

// aboveStandfirst is the headline above piece at, when that is its standfirst; else at itself.
func (t *textPage) aboveStandfirst(at int, best float64, stems map[string]bool) int {
	shared := prose.Overlap(t.pieces[at].Text, stems)
	for i, n := at-1, 0; i >= 0 && n < shortLines; i-- {
		if p := &t.pieces[i]; p.isFurniture() || p.measure.Words < shortLine || isDated(p) {
			n++
			continue
		}
		if t.headsStandfirst(i, at, stems) {
			return i
		}
		if !t.rivals(i, best, shared, stems) || t.isDeckInSentenceCase(i, at) || t.isKicker(i, at) {
			return at
		}
		at, n = i, 0
	}
	return at
}

// rivals reports whether a line above the best one speaks of the story nearly as much.
func (t *textPage) rivals(i int, best, shared float64, stems map[string]bool) bool {
	o := prose.Overlap(t.pieces[i].Text, stems)
	return o >= rivalShared && o >= rivalShare*shared && t.headlineScore(i, stems) >= rivalScore*best
}

// isDeckInSentenceCase reports whether piece i is a standfirst printed over the headline at: "The ferry to the outer islands
// stays in harbour until the end of the week" above "Ferry Stays in Harbour".
func (t *textPage) isDeckInSentenceCase(i, at int) bool {
	p, q := &t.pieces[i].measure, &t.pieces[at].measure
	return isLonger(p, q) && q.Capitals > p.Capitals+caseApart && q.Capitals > titleCase
}

const (
	kickerWords    = 5   // words of a kicker at most; a headline has more
	headlineMost   = 20  // words of a headline at most, where it is known by what stands beside it; a standfirst has more
	headlineWords  = 5   // and at least; a kicker has fewer
	kickedReach    = 2   // lines below a kicker among which its headline stands
	kickedScore    = 2   // score of such a headline at least
	kickedShared   = 0.5 // of its words the story has at least
	capitalsBeyond = 0.2 // by which a standfirst may have more capitals than its headline
)

// isKicker reports whether piece i is the topic that some pages print above the headline at.
func (t *textPage) isKicker(i, at int) bool {
	p, q := &t.pieces[i].measure, &t.pieces[at].measure
	return p.Words <= kickerWords && p.Words*5 < q.Words*3 && t.count[t.pieces[i].folded] < 2 && !endsFlat(t.pieces[at].Text)
}

// belowKicker gives the headline that stands right under piece at, when that is its kicker; else at itself.
func (t *textPage) belowKicker(at int, stems map[string]bool) int {
	for i := at + 1; i < t.deck && i <= at+kickedReach; i++ {
		if p := &t.pieces[i]; p.isFurniture() {
			continue
		}
		if m := &t.pieces[i].measure; m.Words <= headlineMost && t.isKicker(at, i) && t.headlineScore(i, stems) >= kickedScore && prose.Overlap(t.pieces[i].Text, stems) >= kickedShared {
			return i
		}
		break
	}
	return at
}

// headsStandfirst reports whether piece i, right above at, is the headline and at the standfirst under it: a longer line that
// repeats more of the story.
func (t *textPage) headsStandfirst(i, at int, stems map[string]bool) bool {
	p, q := &t.pieces[i], &t.pieces[at]
	return i == at-1 && p.measure.Words >= headlineWords && p.measure.Words <= headlineMost && !p.measure.Closed && isLonger(&q.measure, &p.measure) &&
		t.count[q.folded] < 2 && !strings.ContainsAny(p.Text, "»›>©|") && p.role == unknownRole && !p.isFurniture() && !isDated(p) && !names.IsByline(p.Text) && !t.namesOutlet(p) && !t.ends.isCrumbs(p) &&
		t.headlineScore(i, stems) >= 1 && prose.SharesStem(p.Text, stems) && q.measure.Capitals <= p.measure.Capitals+capitalsBeyond
}

// enumerated are the lines of numbered lists.
var enumerated = regexp.MustCompile(`^\d{1,2}[.)] `)

// farthest is how many strange lines between headline and story count against it: a page may print a gallery there.
const farthest = 15

const (
	menuRepeats  = 5   // times from which on a line is a menu's; headlines come again in breadcrumbs and footers
	usualLeast   = 4   // words of a usual headline at least; a section's name has fewer
	usualMost    = 16  // and at most; a standfirst has more
	headLeast    = 2   // words of any headline at least; one word is a section or a button
	headMost     = 40  // and at most; more are a paragraph
	headEnds     = 3   // sentences in one at most; more are a paragraph
	dateReach    = 4   // lines under a headline among which its date or byline stands
	stemsOf      = 14  // sentences of a story that say what its headline may speak of
	unlistReach  = 4   // lines right above the story in which a headline may have been read into a list
	unlistShared = 0.5 // of its words the story has at least
)

// headlineScore weighs a piece above the body as its headline; 0 when it cannot be.
func (t *textPage) headlineScore(i int, stems map[string]bool) float64 {
	if !t.mayHead(i) {
		return 0
	}
	p := &t.pieces[i]
	m := &p.measure
	score := 3 * prose.Overlap(p.Text, stems)
	if n := t.count[p.folded]; n > 1 && n < menuRepeats && m.Words >= usualLeast {
		score += 0.7
	}
	if p.gap && p.gapped {
		score += 0.5
	}
	if m.Words >= usualLeast && m.Words <= usualMost {
		score += 0.5
	}
	if m.Closed && p.Text[len(p.Text)-1] == '.' {
		score -= 1.2
	}
	if i > 0 && isDated(&t.pieces[i-1]) {
		score += 0.5
	}
	if i > 0 && t.pieces[i-1].kinds.Is(furniture.CreditWord) {
		score -= 0.8 // a caption
	}
	if t.datedBelow(i) {
		score += 0.8
	}
	return score - 0.1*float64(min(t.strange[i+1], farthest))
}

// mayHead reports whether a piece can be a headline at all.
func (t *textPage) mayHead(i int) bool {
	p := &t.pieces[i]
	m := &p.measure
	if m.Words < headLeast || m.Words > headMost || m.Sentences > headEnds || p.isFurniture() || p.table || p.role != unknownRole || strings.Contains(p.Text, "©") {
		return false
	}
	return !isDated(p) && !names.IsByline(p.Text) && !t.ends.isCrumbs(p) && !enumerated.MatchString(p.Text)
}

// datedBelow reports whether a date or a byline stands in the lines below a piece.
func (t *textPage) datedBelow(i int) bool {
	for j := i + 1; j < t.deck && j <= i+dateReach; j++ {
		if q := &t.pieces[j]; isDated(q) || names.IsByline(q.Text) {
			return true
		}
	}
	return false
}

// countStrange counts, for each place above the story, the lines from it to the story that are no furniture.
func (t *textPage) countStrange() []int {
	strange := make([]int, t.deck+1)
	for i := t.deck - 1; i >= 0; i-- {
		strange[i] = strange[i+1]
		if p := &t.pieces[i]; !p.isFurniture() && p.role == unknownRole {
			strange[i]++
		}
	}
	return strange
}

// stems are the beginnings of the words in the first paragraphs of the story.
func (t *textPage) stems() map[string]bool {
	out := map[string]bool{}
	for i, n := t.deck, 0; i < t.last && n < stemsOf; i++ {
		if t.pieces[i].isSentence() {
			for _, s := range prose.StemsOfFolded(t.pieces[i].folded) {
				out[s] = true
			}
			n++
		}
	}
	return out
}

// unlistHeadline takes a line right above the story out of the list that it was read into: a menu may end with "Top news",
// and no list of other stories ends with the headline of this one.
func (t *textPage) unlistHeadline() {
	for i, n := t.first-1, 0; i >= 0 && n < unlistReach; i, n = i-1, n+1 {
		if p := &t.pieces[i]; p.role == listedRole || p.role == relatedRole {
			if prose.Overlap(p.Text, t.stems()) >= unlistShared {
				p.role = unknownRole
			}
			return
		}
	}
}
