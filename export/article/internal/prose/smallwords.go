package prose

import "slices"

// A text is in the language that most of its small words belong to when they are enough, frequent enough, and lead those
// of the next language clearly enough: the more frequent they are, the smaller a lead will do.
const (
	// fewestSmall: fewer small words are chance, in names ("De la Rue") and in figures ("at 12 to 14").
	fewestSmall = 4
	// runningShare: in sentences, one word in so many is small at least; texts of figures and names have fewer.
	runningShare = 8
	// sparseShare is the same for texts of figures and names with sentences between them.
	sparseShare = 16
	// runningLead: in sentences the lead over the next language is a tenth of its small words at least. A smaller one does when
	// that language has none of its own in the text: sister languages share most of them.
	runningLead = 10
	// sparseLead is how many times those of the next language the small words of sparse texts are at least.
	sparseLead = 3
)

// tally counts the small words of a text.
type tally struct {
	words int     // all, small or not
	hits  []int   // small words of each language
	found [][]int // the languages of each small word
}

func tallyOf(text string) tally {
	s := stopwords()
	t := tally{hits: make([]int, len(s.langs))}
	for w := range wordsWithMarks(text) {
		t.words++
		in := s.words[w]
		if len(in) == 0 {
			continue
		}
		t.found = append(t.found, in)
		for _, l := range in {
			t.hits[l]++
		}
	}
	return t
}

// leader gives the language that the small words decide for, as an index of the language list.
func (t tally) leader() (language int, ok bool) {
	first, next := t.foremost()
	n, second := t.hits[first], t.hits[next]
	running, sparse := n*runningShare >= t.words, n*sparseShare >= t.words
	switch {
	case n < fewestSmall:
		return 0, false
	case running && (n-second)*runningLead >= second, sparse && n >= sparseLead*second:
		return first, true
	}
	return first, running && n > second && !t.has(next, first)
}

// foremost gives the two languages with the most small words, of equals the one that is listed first.
func (t tally) foremost() (first, next int) {
	first, next = -1, -1
	for l, n := range t.hits {
		switch {
		case first < 0 || n > t.hits[first]:
			first, next = l, first
		case next < 0 || n > t.hits[next]:
			next = l
		}
	}
	return first, next
}

// has reports whether a small word belongs to language l and not to other.
func (t tally) has(l, other int) bool {
	return slices.ContainsFunc(t.found, func(in []int) bool { return slices.Contains(in, l) && !slices.Contains(in, other) })
}
