package plain

import (
	"regexp"
	"strings"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
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
	for i, same := at-1, t.pieces[at].folded; i >= 0 && i >= at-8; i-- {
		if t.pieces[i].folded == same && t.pieces[i].role == unknownRole {
			at = i
		}
	}
	return at
}

// aboveStandfirst is the headline above piece at, when that is its standfirst; else at itself.
func (t *textPage) aboveStandfirst(at int, best float64, stems map[string]bool) int {
	shared := prose.Overlap(t.pieces[at].Text, stems)
	for i, n := at-1, 0; i >= 0 && n < 3; i-- {
		if p := &t.pieces[i]; p.isFurniture() || p.measure.Words < 4 || isDated(p) {
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
	return o >= 0.3 && o >= 0.5*shared && t.headlineScore(i, stems) >= 0.6*best
}

// isDeckInSentenceCase reports whether piece i is a standfirst printed over the headline at: "The ferry to the outer islands
// stays in harbour until the end of the week" above "Ferry Stays in Harbour".
func (t *textPage) isDeckInSentenceCase(i, at int) bool {
	p, q := &t.pieces[i].measure, &t.pieces[at].measure
	return p.Words*5 > q.Words*7 && q.Capitals > p.Capitals+0.3 && q.Capitals > 0.7
}

// isKicker reports whether piece i is the topic that some pages print above the headline at.
func (t *textPage) isKicker(i, at int) bool {
	p, q := &t.pieces[i].measure, &t.pieces[at].measure
	return p.Words <= 5 && p.Words*5 < q.Words*3 && t.count[t.pieces[i].folded] < 2 && !endsFlat(t.pieces[at].Text)
}

// belowKicker gives the headline that stands right under piece at, when that is its kicker; else at itself.
func (t *textPage) belowKicker(at int, stems map[string]bool) int {
	for i := at + 1; i < t.deck && i < at+3; i++ {
		if p := &t.pieces[i]; p.isFurniture() {
			continue
		}
		if m := &t.pieces[i].measure; m.Words <= 20 && t.isKicker(at, i) && t.headlineScore(i, stems) >= 2 && prose.Overlap(t.pieces[i].Text, stems) >= 0.5 {
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
	return i == at-1 && p.measure.Words >= 5 && p.measure.Words <= 20 && !p.measure.Closed && q.measure.Words*5 > p.measure.Words*7 &&
		t.count[q.folded] < 2 && !strings.ContainsAny(p.Text, "»›>©|") && p.role == unknownRole && !p.isFurniture() && !isDated(p) && !names.IsByline(p.Text) && !t.namesOutlet(p) && !t.ends.isCrumbs(p) &&
		t.headlineScore(i, stems) >= 1 && prose.SharesStem(p.Text, stems) && q.measure.Capitals <= p.measure.Capitals+0.2
}

// enumerated are the lines of numbered lists.
var enumerated = regexp.MustCompile(`^\d{1,2}[.)] `)

// farthest is how many strange lines between headline and story count against it: a page may print a gallery there.
const farthest = 15

// headlineScore weighs a piece above the body as its headline; 0 when it cannot be.
func (t *textPage) headlineScore(i int, stems map[string]bool) float64 {
	if !t.mayHead(i) {
		return 0
	}
	p := &t.pieces[i]
	m := &p.measure
	score := 3 * prose.Overlap(p.Text, stems)
	if n := t.count[p.folded]; n > 1 && n < 5 && m.Words >= 4 {
		score += 0.7
	}
	if p.gap && p.gapped {
		score += 0.5
	}
	if m.Words >= 4 && m.Words <= 16 {
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
	if m.Words < 2 || m.Words > 40 || m.Sentences > 3 || p.isFurniture() || p.table || p.role != unknownRole || strings.Contains(p.Text, "©") {
		return false
	}
	return !isDated(p) && !names.IsByline(p.Text) && !t.ends.isCrumbs(p) && !enumerated.MatchString(p.Text)
}

// datedBelow reports whether a date or a byline stands in the lines below a piece.
func (t *textPage) datedBelow(i int) bool {
	for j := i + 1; j < t.deck && j <= i+4; j++ {
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
	for i, n := t.deck, 0; i < t.last && n < 14; i++ {
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
	for i, n := t.first-1, 0; i >= 0 && n < 4; i, n = i-1, n+1 {
		if p := &t.pieces[i]; p.role == listedRole || p.role == relatedRole {
			if prose.Overlap(p.Text, t.stems()) >= 0.5 {
				p.role = unknownRole
			}
			return
		}
	}
}
