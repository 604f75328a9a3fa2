package page

import (
	"hash/fnv"
	"strings"
	"unicode"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// statedBody is the text that a page states as its article's body (JSON-LD articleBody), to hold the blocks against.
type statedBody struct {
	text  string
	key   string          // Key of text
	grams map[uint64]bool // runs of three words; of three characters where words are not spaced
	words int
}

// readStatedBody takes the articleBody of a node when it is long enough to be one.
func readStatedBody(ld ldNode) *statedBody {
	if ld == nil {
		return nil
	}
	text := ldString(ld["articleBody"])
	if strings.Contains(text, "</") || strings.Contains(text, "<br") || strings.Contains(text, "<p") {
		text = prose.StripTags(text)
	}
	if b := newStatedBody(text); b.words >= 40 {
		return b
	}
	return nil
}

func newStatedBody(text string) *statedBody {
	b := &statedBody{text: text, grams: map[uint64]bool{}}
	words := gramWords(text)
	b.words = len(words)
	for i := 0; i+3 <= len(words); i++ {
		b.grams[gramHash(words[i:i+3])] = true
	}
	b.key = prose.Key(text)
	return b
}

// gramWords are the words of s in lower case; each wide character is a word.
func gramWords(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if start >= 0 && (!letter || runeWidth(r) > 1) {
			out = append(out, strings.ToLower(s[start:i]))
			start = -1
		}
		switch {
		case letter && runeWidth(r) > 1:
			out = append(out, string(r))
		case letter && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, strings.ToLower(s[start:]))
	}
	return out
}

func gramHash(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// share is how much of a text the stated body says too, between 0 and 1, and how many runs of words were compared.
func (b *statedBody) share(text string) (share float64, runs int) {
	words := gramWords(text)
	if len(words) < 3 {
		if k := prose.Key(text); k != "" && strings.Contains(b.key, k) {
			return 1, 1
		}
		return 0, 1
	}
	hit := 0
	for i := 0; i+3 <= len(words); i++ {
		if b.grams[gramHash(words[i:i+3])] {
			hit++
		}
	}
	runs = len(words) - 2
	return float64(hit) / float64(runs), runs
}

// agree holds the paragraphs against the stated body. Where both are the same text it drops paragraphs that the stated body
// does not know; where the paragraphs miss most of it, the stated body itself is the better reading.
func (b *statedBody) agree(pars []story.Paragraph, l *layout) []story.Paragraph {
	shares := make([]float64, len(pars))
	hits, all := 0.0, 0
	for i, p := range pars {
		s, n := b.share(p.Text)
		shares[i] = s
		hits += s * float64(n)
		all += n
	}
	known := hits / float64(max(b.words, 1)) // of the stated body, how much the paragraphs have
	if known < 0.35 && b.words > 80 {
		if found := b.find(l); found != nil {
			return found
		}
		return paragraphsOf(b.text)
	}
	if known < 0.85 || hits < 0.6*float64(all) {
		return pars // a summary, or another text
	}
	var out []story.Paragraph
	for i, p := range pars {
		switch {
		case shares[i] >= 0.3:
		case p.Heading && i+1 < len(pars) && (shares[i+1] >= 0.3 || pars[i+1].Heading):
		default:
			continue
		}
		out = append(out, p)
	}
	return out
}

// find looks for the blocks that say the stated body, wherever they stand: it gives their order, breaks and headings, which the
// statement lost. It gives nothing when most of the body is not among the blocks.
func (b *statedBody) find(l *layout) []story.Paragraph {
	if len(l.blocks)*len(b.key) > 1<<31 {
		return nil // not worth seconds
	}
	said := make([]bool, len(l.blocks))
	sums := make([]int, len(l.blocks)+1)  // letters for an element, less those against it
	known := make([]int, len(l.blocks)+1) // letters that the statement knows
	for i := range l.blocks {
		k := prose.Key(l.blocks[i].text)
		if s, runs := b.share(l.blocks[i].text); s >= 0.5 && runs > 1 || k != "" && strings.Contains(b.key, k) {
			said[i] = true
			sums[i+1], known[i+1] = len(k), len(k)
		} else {
			sums[i+1] = -len(k)
		}
		sums[i+1] += sums[i]
		known[i+1] += known[i]
	}
	best := -1
	for i, e := range l.elems {
		if best < 0 || sums[e.last]-sums[e.first] >= sums[l.elems[best].last]-sums[l.elems[best].first] {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	e := l.elems[best]
	if (known[e.last]-known[e.first])*10 < len(b.key)*6 {
		return nil
	}
	var out []story.Paragraph
	for i := e.first; i < e.last; i++ {
		if bl := &l.blocks[i]; said[i] {
			for _, t := range splitBreaks(bl.text) {
				out = append(out, story.Paragraph{Span: prose.Unplaced(t), Heading: bl.heading()})
			}
		}
	}
	return out
}

// paragraphsOf cuts a plain text at its line breaks.
func paragraphsOf(text string) []story.Paragraph {
	var out []story.Paragraph
	for line := range strings.Lines(text) {
		if line = prose.Squeeze(line); line != "" {
			out = append(out, story.Paragraph{Span: prose.Unplaced(line)})
		}
	}
	return out
}
