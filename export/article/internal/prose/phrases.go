package prose

import "strings"

// Phrases are patterns of word lists, indexed so that all that stand in a text are found in one pass over it. A pattern is
// compared with the text as both are given, so both are folded first in the same way.
//
//	var b prose.Phrases[string]
//	b.Add("credit", "photo by*")   // opens a text
//	b.Add("advert", "*sponsored*") // stands anywhere in it
//
// An asterisk stands for any text, also for none; a pattern without one at its end must end the text.
type Phrases[K any] struct {
	start map[string][]phrase[K] // by the first gram of their first part
	any   map[string][]phrase[K]
	seen  [1 << 16]bool // by gramSlot of the whole grams in any: most of a text has none of them
}

// phrase is a pattern: its literal parts in their order.
type phrase[K any] struct {
	kind  K
	parts []string
	wide  bool // text may stand behind the last part
}

// gram is how many bytes index a pattern; shorter parts are indexed by their whole length, and found only at a text's ends.
const gram = 4

// Add adds a pattern, which holds more than asterisks.
func (b *Phrases[K]) Add(kind K, pattern string) {
	if b.start == nil {
		b.start, b.any = map[string][]phrase[K]{}, map[string][]phrase[K]{}
	}
	p := phrase[K]{kind: kind, wide: strings.HasSuffix(pattern, "*")}
	for part := range strings.SplitSeq(pattern, "*") {
		if part != "" {
			p.parts = append(p.parts, part)
		}
	}
	key := p.parts[0][:min(gram, len(p.parts[0]))]
	if !strings.HasPrefix(pattern, "*") {
		b.start[key] = append(b.start[key], p)
		return
	}
	b.any[key] = append(b.any[key], p)
	if len(key) == gram {
		b.seen[gramSlot(key)] = true
	}
}

// Opening gives each pattern that a text begins with, and where its last part ends.
func (b *Phrases[K]) Opening(text string, found func(kind K, end int)) {
	for n := 1; n <= gram && n <= len(text); n++ {
		for i := range b.start[text[:n]] {
			p := &b.start[text[:n]][i]
			if end, ok := p.matches(text); ok {
				found(p.kind, end)
			}
		}
	}
}

// Inside gives each pattern that may stand anywhere in a text, and where it begins.
func (b *Phrases[K]) Inside(text string, found func(kind K, at int)) {
	for i := range text {
		key := text[i:min(i+gram, len(text))]
		if len(key) == gram && !b.seen[gramSlot(key)] {
			continue
		}
		for j := range b.any[key] {
			p := &b.any[key][j]
			if _, ok := p.matches(text[i:]); ok {
				found(p.kind, i)
			}
		}
	}
}

// matches reports whether s begins with the pattern, and where its last part ends.
func (p *phrase[K]) matches(s string) (end int, ok bool) {
	if !strings.HasPrefix(s, p.parts[0]) {
		return 0, false
	}
	end = len(p.parts[0])
	for i, part := range p.parts[1:] {
		if i == len(p.parts)-2 && !p.wide {
			return len(s), strings.HasSuffix(s[end:], part)
		}
		at := strings.Index(s[end:], part)
		if at < 0 {
			return 0, false
		}
		end += at + len(part)
	}
	return end, p.wide || end == len(s)
}

// gramSlot is where a gram of four bytes stands in Phrases.seen.
func gramSlot(s string) uint16 {
	x := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return uint16(x * 2654435761 >> 16)
}
