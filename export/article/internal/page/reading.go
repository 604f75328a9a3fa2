package page

import "golang.org/x/net/html/atom"

// reading is a layout of which it is decided what counts against its blocks. The same page may be read once with the names of
// its elements believed and once not; neither changes the layout.
type reading struct {
	*layout
	head headTexts
	void []bool // by shade: its verdict does not count, because the story itself stands in it
}

// belief is how far a reading believes names that speak of furniture, of other articles and of captions.
type belief int

const (
	believed belief = iota // unless the story itself stands under such a name
	doubted                // names count for nothing but for comments and consent dialogues, and for short captions
)

// headTexts are what the page says above the story, so that the body does not repeat it.
type headTexts struct {
	headlines   []string
	description string
}

// read decides which verdicts on the blocks of a layout count.
func (l *layout) read(head headTexts, names belief) *reading {
	r := &reading{layout: l, head: head, void: make([]bool, len(l.shades))}
	base := l.prose
	for i := range l.shades {
		if s := &l.shades[i]; (s.why == notes || s.why == never) && (s.parent < 0 || !l.foreign(s.parent)) {
			base -= s.prose
		}
	}
	for i := range l.shades {
		s := &l.shades[i]
		switch s.why {
		case furnish:
			r.void[i] = names == doubted || s.prose > 400 && s.prose*10 > base*3
		case aside:
			r.void[i] = names == doubted || s.prose > 400 && s.prose*2 > base
		case caption:
			r.void[i] = names == doubted && s.prose > 400
		}
		// The names of an element that holds the headline and the story say how the page is built, not what it holds.
		if s.prose > 200 && s.prose*5 > l.prose && s.why != caption && l.holdsHeadline(s, head.headlines) {
			r.void[i] = true
		}
	}
	return r
}

// holdsHeadline reports whether an <h1>, or a heading that says the headline, stands in a subtree.
func (l *layout) holdsHeadline(s *shade, headlines []string) bool {
	for j := s.first; j < s.last; j++ {
		if b := &l.blocks[j]; b.tag == atom.H1 || b.heading() && matchesAny(b.text, headlines) {
			return true
		}
	}
	return false
}

// foreign reports whether a shade or one around it is comments or consent.
func (l *layout) foreign(s int) bool {
	for ; s >= 0; s = l.shades[s].parent {
		if w := l.shades[s].why; w == notes || w == never {
			return true
		}
	}
	return false
}

// against is the strongest verdict that counts against a block.
func (r *reading) against(b *block) verdict {
	v := silent
	for s := b.shade; s >= 0; s = r.shades[s].parent {
		if !r.void[s] {
			v = max(v, r.shades[s].why)
		}
	}
	return v
}
