package plain

import (
	"strings"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
)

// tailReach is how many pieces may lie between two paragraphs of a story.
const tailReach = 10

// extendTail moves the story's end behind short paragraphs that a newsletter's advertisement, a list of other stories or a
// player cut off from it. The weights alone would lose them: a short last paragraph weighs less than what stands above it.
//
// A sentence below the story is the story's when it states something, does not address the page's reader, and either only
// lines that pages put between paragraphs stand above it or it shares words with the story. A list of other stories, the
// readers' comments, a copyright line or a line on the author end the search, as does a line that closes stories.
func (t *textPage) extendTail() {
	if t.last >= len(t.pieces) || t.wire {
		return
	}
	var stems map[string]bool
	strange := 0 // lines since the last paragraph that no list explains
	for i := t.last; i < len(t.pieces) && i-t.last <= tailReach; i++ {
		p := &t.pieces[i]
		if t.endsStory(i) {
			return
		}
		if !t.statesMore(p) {
			if t.isStrange(i) {
				strange++
			}
			continue
		}
		if stems == nil {
			stems = t.allStems()
		}
		run := t.runOf(i, stems)
		if t.summarisesTeaser(i, run) || !t.belongs(i, run, strange) {
			return
		}
		if j := i - 1; j > t.last && strange == 1 && isDated(&t.pieces[j-1]) {
			t.pieces[j].role = listedRole
		}
		t.last, strange = i+1, 0
	}
}

// isStrange reports whether a piece below the story is explained by nothing that pages print there.
func (t *textPage) isStrange(i int) bool {
	p := &t.pieces[i]
	return p.role == unknownRole && !p.isFurniture() && !enumerated.MatchString(p.Text) && !isItem(p.Text) &&
		!strings.HasSuffix(p.Text, ":") && !isDated(p) && !t.inNotice(i)
}

// tailRun is a run of statements below the story, with advertisements between them.
type tailRun struct {
	end    int // behind its last piece
	said   int // sentences
	shared int // stems of words that the story has too
}

// runOf is the run that begins with piece i.
func (t *textPage) runOf(i int, stems map[string]bool) tailRun {
	r := tailRun{end: i}
	for ; r.end < len(t.pieces) && (t.statesMore(&t.pieces[r.end]) || t.pieces[r.end].kinds.Is(furniture.AdvertWord)); r.end++ {
		p := &t.pieces[r.end]
		for _, s := range prose.StemsOf(p.Text) {
			if stems[s] {
				r.shared++
			}
		}
		if p.isSentence() {
			r.said++
		}
	}
	return r
}

const (
	runSaid      = 2   // sentences of a run that goes on with the story behind a strange line; a teaser's summary has one
	runShared    = 2   // words that it shares with the story at least; any other may share one
	runAddress   = 3   // and where it addresses the reader, as the page's own notices do
	nameLeast    = 2   // words of an author's name at least; one is a heading
	nameMost     = 4   // and at most; a headline has more
	nameCapitals = 0.9 // share of them that are capitalized at least
)

// summarisesTeaser reports whether a run is the summary under the title of another story, with the next one's title below it.
func (t *textPage) summarisesTeaser(i int, r tailRun) bool {
	return r.said < runSaid && t.pieces[i-1].role != unknownRole && r.end < len(t.pieces) && t.isTitle(r.end) && t.titlesStory(r.end) && !t.pieces[r.end].isFurniture()
}

// belongs reports whether the run that begins with piece i goes on with the story behind so many strange lines.
func (t *textPage) belongs(i int, r tailRun, strange int) bool {
	p := &t.pieces[i]
	switch {
	case strange > 1, strange == 1 && (r.shared < runShared || r.said < runSaid || t.isSummary(i)):
		return false
	case addressesReader(p.Text):
		return r.shared >= runAddress && !p.kinds.Is(furniture.PolicyWord)
	}
	return !p.kinds.Is(furniture.PolicyWord) || r.shared >= runShared
}

// inNotice reports whether a piece stands between lines of a notice: what a newsletter says of itself.
func (t *textPage) inNotice(i int) bool {
	notice := furniture.BoilerWord | furniture.MenuWord | furniture.PolicyWord
	return i > 0 && i+1 < len(t.pieces) && t.pieces[i-1].kinds.Is(notice) && t.pieces[i+1].kinds.Is(notice)
}

// endsStory reports whether nothing from a piece on can be the story's.
func (t *textPage) endsStory(i int) bool {
	p := &t.pieces[i]
	return p.kinds.Is(furniture.EndWord|furniture.ListingLabel|furniture.AboutLabel|furniture.TopicsLabel|furniture.CommentsLabel) && !p.isProse() || isRights(p) || isSignOffLine(p.Text) || t.introducesAuthor(i)
}

// introducesAuthor reports whether a piece is a name above a paragraph on its bearer: "Jane Roe", "Jane covers courts."
func (t *textPage) introducesAuthor(i int) bool {
	p := &t.pieces[i]
	m := &p.measure
	if m.Words < nameLeast || m.Words > nameMost || m.Digits > 0 || m.Closed || m.Capitals < nameCapitals || i+1 >= len(t.pieces) {
		return false
	}
	q := &t.pieces[i+1]
	for _, w := range strings.Fields(p.Text) {
		if strings.HasPrefix(q.Text, w+" ") && q.measure.Words > m.Words+2 {
			return true
		}
	}
	return false
}

// statesMore reports whether a piece is a statement: a closed sentence, no notice of the page.
func (t *textPage) statesMore(p *piece) bool {
	return p.role == unknownRole && p.isSentence() && p.measure.Closed && !p.isFurniture() &&
		(endsFlat(p.Text) || strings.ContainsAny(p.Text[:1], "\"'") || strings.HasPrefix(p.Text, "“") || strings.HasPrefix(p.Text, "«"))
}

// allStems are the beginnings of the words in the story's sentences.
func (t *textPage) allStems() map[string]bool {
	out := map[string]bool{}
	for i := t.first; i < t.last; i++ {
		if t.pieces[i].isSentence() {
			for _, s := range prose.StemsOf(t.pieces[i].Text) {
				out[s] = true
			}
		}
	}
	return out
}

// addressesReader reports whether a line speaks to the page's reader, or of the page as us: "your inbox", "unsere App".
// What stands in quotation marks is a person's.
func addressesReader(s string) bool {
	quoted := false
	var open strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\"“”«»„", r) {
			quoted = !quoted
			continue
		}
		if !quoted {
			open.WriteRune(r)
		}
	}
	for _, w := range prose.Words(open.String()) {
		if furniture.AddressWord(w) {
			return true
		}
	}
	return false
}
