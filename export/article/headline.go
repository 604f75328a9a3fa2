package article

import (
	"strings"
	"unicode/utf8"
)

// decideHeadline cleans the headline and takes the site's name off it.
func (a *Article) decideHeadline(s *story) {
	a.Record.Headline = clean(s.headline.text)
	a.note("headline", a.Record.Headline, "page", s.headline)
}

// findHeadline finds the piece above the body that is the headline, -1 when none is.
//
// A headline shares words with its story, stands alone, is neither a word nor a paragraph, and is printed more than once
// on many pages (breadcrumb, footer). Of two such lines above a story, the upper is the headline and the lower the
// standfirst.
func (t *textPage) findHeadline() int {
	if t.wire {
		for i := range t.deck {
			if !isDated(&t.pieces[i]) && !isByline(t.pieces[i].text) {
				return i
			}
		}
		return -1
	}
	stems := t.stems()
	best, at := 0.0, -1
	for i := t.deck - 1; i >= 0; i-- {
		score := t.headlineScore(i, stems)
		if score > best {
			best, at = score, i
		}
	}
	if best < 1.2 {
		return -1
	}
	shared := overlap(t.pieces[at].text, stems)
	for i, n := at-1, 0; i >= 0 && n < 3; i-- {
		if t.pieces[i].isFurniture() || t.pieces[i].measure.words < 4 {
			n++
			continue
		}
		if o := overlap(t.pieces[i].text, stems); o >= 0.3 && o >= 0.5*shared && t.headlineScore(i, stems) >= 0.6*best {
			at = i
		}
		break
	}
	return at
}

// headlineScore weighs a piece above the body as its headline; 0 when it cannot be.
func (t *textPage) headlineScore(i int, stems map[string]bool) float64 {
	p := &t.pieces[i]
	m := &p.measure
	if m.words < 2 || m.words > 40 || m.sentences > 3 || p.isFurniture() || p.table || p.role != unknownRole {
		return 0
	}
	score := 3 * overlap(p.text, stems)
	if n := t.count[fold(p.text)]; n > 1 && n < 5 && m.words >= 4 {
		score += 0.7
	}
	if p.gap && p.gapped {
		score += 0.5
	}
	if m.words >= 4 && m.words <= 16 {
		score += 0.5
	}
	if m.closed && p.text[len(p.text)-1] == '.' {
		score -= 0.7
	}
	return score - 0.08*float64(t.deck-1-i)
}

// stems are the beginnings of the words in the first paragraphs of the story.
func (t *textPage) stems() map[string]bool {
	out := map[string]bool{}
	for i, n := t.deck, 0; i < t.last && n < 8; i++ {
		if t.pieces[i].isSentence() {
			for _, s := range stemsOf(t.pieces[i].text) {
				out[s] = true
			}
			n++
		}
	}
	return out
}

// overlap is the share of a line's stems that stems holds.
func overlap(s string, stems map[string]bool) float64 {
	all, in := 0, 0
	for _, w := range stemsOf(s) {
		all++
		if stems[w] {
			in++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(in) / float64(all)
}

// stemsOf cuts the longer words of s to their first runes, which inflection leaves alone; in scripts without spaces it
// gives pairs of runes.
func stemsOf(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(fold(s), notWord) {
		if r, _ := utf8.DecodeRuneInString(w); dense(r) {
			runes := []rune(w)
			for i := 0; i+1 < len(runes); i++ {
				out = append(out, string(runes[i:i+2]))
			}
			continue
		}
		n := 0
		for i := range w {
			if n == 5 {
				w = w[:i]
				break
			}
			n++
		}
		if n >= 4 || n > 0 && strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	return out
}
