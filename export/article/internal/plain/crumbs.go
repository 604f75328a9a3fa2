package plain

import (
	"slices"
	"strings"

	"dateline/export/article/internal/prose"
)

// lineEnds finds lines that end with the whole of another. It looks a line's ends up, because a page may have more lines than can be
// held against each other.
type lineEnds struct {
	sizes map[string][]int // bytes of the lines that are folded to a text, each size once
	ends  []int            // bytes of those texts, ascending, each once
}

// crumbWords is how many words a line has at least whose repetition at another's end is no chance.
const crumbWords = 3

// endsOf prepares the lines of at least three words.
func endsOf(pieces []piece) *lineEnds {
	e := &lineEnds{sizes: map[string][]int{}}
	for i := range pieces {
		p := &pieces[i]
		if p.measure.Words < crumbWords {
			continue
		}
		if of := e.sizes[p.folded]; !slices.Contains(of, len(p.Text)) {
			e.sizes[p.folded] = append(of, len(p.Text))
		}
		e.ends = append(e.ends, len(p.folded))
	}
	slices.Sort(e.ends)
	e.ends = slices.Compact(e.ends)
	return e
}

// isCrumbs reports whether a piece ends with the whole of another, behind steps that lead to it: "Home » News » Headline"
// above "Headline". A topic before a colon is the headline's own.
func (e *lineEnds) isCrumbs(p *piece) bool {
	for _, n := range e.ends {
		if n > len(p.folded) {
			return false
		}
		steps := p.folded[:len(p.folded)-n]
		for _, size := range e.sizes[p.folded[len(steps):]] {
			if size < len(p.Text) && size*5 >= len(p.folded)*2 && !strings.HasSuffix(strings.TrimRight(steps, prose.Whitespace), ":") {
				return true
			}
		}
	}
	return false
}
