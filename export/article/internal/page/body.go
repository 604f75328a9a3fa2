package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// bodyOf picks the blocks that are the article: the element whose blocks weigh most (running text for it, menus and link
// lists against it), without what its own markup or its words mark as furniture.
func (r *reading) bodyOf() ([]story.Paragraph, zone) {
	weights := make([]float64, len(r.blocks)+1) // prefix sums
	for i := range r.blocks {
		weights[i+1] = weights[i] + r.weight(&r.blocks[i])
	}
	best, bestSum := -1, 0.0
	for i := range r.elems {
		e := &r.elems[i]
		sum := weights[e.last] - weights[e.first]
		if e.content {
			sum *= 1.15
		}
		if sum > bestSum || sum == bestSum && best >= 0 && r.inside(i, best) {
			best, bestSum = i, sum
		}
	}
	if best < 0 {
		return nil, zone{r.headline(len(r.blocks)), -1, -1}
	}
	first, last := r.named(best, weights)
	return r.paragraphs(r.withLead(first, r.elems[best].first, weights), last, r.opens)
}

// named is the range of blocks from the first to behind the last part of an element that their own names call the story's
// ("article-body"), the innermost, when they hold most of its weight; else that of the element itself. The sum alone grows
// outward: each sentence of a teaser below the story adds to it.
func (r *reading) named(root int, weights []float64) (first, last int) {
	const most = 0.6 // of the weight: less is one of several columns or a box with the name of a story
	sum := func(i int) float64 { return weights[r.elems[i].last] - weights[r.elems[i].first] }
	var parts []int
	total := 0.0
	first, last = r.elems[root].first, r.elems[root].last
	end := first
	for i := root + 1; i < len(r.elems) && r.elems[i].first < last; i++ {
		if e := &r.elems[i]; e.content && r.inside(i, root) && e.first >= end && sum(i) > 0 {
			parts = append(parts, i)
			total += sum(i)
			end = e.last
		}
	}
	switch {
	case len(parts) == 0 || total < most*sum(root):
		return first, last
	case len(parts) == 1:
		return r.named(parts[0], weights)
	}
	return r.elems[parts[0]].first, r.elems[parts[len(parts)-1]].last
}

// withLead goes back from the first block of the story's named element to the lead that stands above it, with no more than a byline,
// a date line and the like between.
func (r *reading) withLead(first, top int, weights []float64) int {
	const (
		leadWeight = 60 // of a sentence as long as a lead; a line of facts or a caption weighs less
		between    = 3  // blocks
	)
	for i := first - 1; i >= top && first-i <= between+1; i-- {
		if weights[i+1]-weights[i] >= leadWeight {
			first = i
		}
	}
	return first
}

// markedBody takes, of the elements that want asks for, the one that holds most text outside links, sentences or not.
func (r *reading) markedBody(want func(*elem) bool) ([]story.Paragraph, zone) {
	best, most := -1, 0
	for i := range r.elems {
		e := &r.elems[i]
		if !want(e) {
			continue
		}
		own := 0
		for j := e.first; j < e.last; j++ {
			if b := &r.blocks[j]; r.against(b) <= content {
				own += b.chars - 2*b.link
			}
		}
		if own > most || own == most && best >= 0 && r.inside(i, best) {
			best, most = i, own
		}
	}
	if best < 0 {
		return nil, zone{-1, -1, -1}
	}
	return r.paragraphs(r.elems[best].first, r.elems[best].last, anyBlock)
}

// inside reports whether element a lies in element b.
func (r *reading) inside(a, b int) bool {
	return r.elems[a].first >= r.elems[b].first && r.elems[a].last <= r.elems[b].last && a > b
}

// weight is what a block says about the element it stands in.
func (r *reading) weight(b *block) float64 {
	n := float64(b.chars)
	density := float64(b.link) / n
	switch r.against(b) {
	case furnish, aside, notes, never:
		return -min(n*0.15, 30)
	case caption:
		return 0
	}
	switch {
	case b.heading():
		return -5
	case density > 0.5:
		return -min(n*0.5, 40) - 5
	case b.chars >= 60 && !b.list && !b.table:
		w := min(n, 800) * (1 - density)
		if endsSentence(b.text) {
			return w
		}
		return w * 0.5
	case b.chars >= 60:
		return min(n, 400) * (1 - density) * 0.5
	case endsSentence(b.text) && b.chars >= 25:
		return n * 0.5
	default:
		return -8
	}
}

// endsSentence reports whether s ends as sentences do, in any script, with or without a closing quote.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pf, r) || unicode.Is(unicode.Pe, r) || r == '"' || r == '\'' || r == '“' || r == '»' || r == '«' || r == '*'
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…。！？：；।؟۔։።॥", r)
}

// paragraphs are the kept blocks of a range as the record wants them, from the first that opens lets begin a story.
func (r *reading) paragraphs(first, last int, opens func(*block) bool) ([]story.Paragraph, zone) {
	kept := r.withoutFurniture(r.belowHeadline(r.believable(first, last)))
	for len(kept) > 0 && !opens(&r.blocks[kept[0]]) {
		kept = kept[1:]
	}
	for len(kept) > 0 && !r.closes(&r.blocks[kept[len(kept)-1]]) {
		kept = kept[:len(kept)-1]
	}
	z := zone{-1, -1, -1}
	if len(kept) > 0 {
		z.first, z.last = kept[0], kept[len(kept)-1]
		z.head = r.headline(z.first)
	}
	return r.written(kept), z
}

// believable are the blocks of a range that neither names nor links speak against.
func (r *reading) believable(first, last int) []int {
	var kept []int
	for i := first; i < last; i++ {
		if b := &r.blocks[i]; r.against(b) <= content && !r.furniture(b) {
			kept = append(kept, i)
		}
	}
	return kept
}

// belowHeadline drops the blocks up to the headline when one stands among them. Above a headline stand menus, kickers and
// clocks, but never much of the story.
func (r *reading) belowHeadline(kept []int) []int {
	total, above := r.charsOf(kept), 0
	for j, i := range kept {
		b := &r.blocks[i]
		if above*7 > total {
			break
		}
		if b.tag == atom.H1 || b.heading() && matchesAny(b.text, r.head.headlines) {
			return kept[j+1:]
		}
		above += b.chars
	}
	return kept
}

// written are blocks as paragraphs and subheadings. Of two headings of one rank in a row the first heads nothing, and so does
// the last of all.
func (r *reading) written(kept []int) []story.Paragraph {
	var out []story.Paragraph
	afterHeading := false
	for j, i := range kept {
		b := &r.blocks[i]
		heading := b.heads()
		if heading && (j+1 == len(kept) || matchesAny(b.text, r.head.headlines)) {
			continue
		}
		if heading && afterHeading && len(out) > 0 && r.blocks[kept[j-1]].tag == b.tag {
			out = out[:len(out)-1]
		}
		afterHeading = heading
		for _, t := range splitBreaks(b.text) {
			out = append(out, story.Paragraph{Span: prose.Unplaced(t), Heading: heading})
		}
	}
	return out
}

// heads reports whether a block is a subheading: marked as one, or a short line in bold that is no sentence.
func (b *block) heads() bool {
	return b.heading() || b.bold == b.chars && b.chars < 120 && b.tag != atom.Li && !b.table && !endsSentence(b.text)
}

// headline finds the block of the headline: the last before the story that says it, else the first behind; -1 when none does.
func (r *reading) headline(before int) int {
	if len(r.head.headlines) == 0 {
		return -1
	}
	for _, heads := range [][]string{r.head.headlines[:1], r.head.headlines} {
		for i := before - 1; i >= 0; i-- {
			if b := &r.blocks[i]; b.chars < 300 && (b.heading() || b.chars > 25) && matchesAny(b.text, heads) {
				return i
			}
		}
	}
	for i := before - 1; i >= 0; i-- {
		if r.blocks[i].tag == atom.H1 {
			return i
		}
	}
	for i := before; i < len(r.blocks); i++ {
		if b := &r.blocks[i]; b.heading() && matchesAny(b.text, r.head.headlines[:1]) {
			return i // what stands above was not told from the story
		}
	}
	return -1
}

// anyBlock reports whether a block can be the first of a story that holds no sentences.
func anyBlock(b *block) bool { return !b.heading() }

// opens reports whether a block can be the first of a story.
func (r *reading) opens(b *block) bool {
	return anyBlock(b) && (b.chars >= 80 || b.chars >= 25 && endsSentence(b.text) || b.tag == atom.P && b.chars > 40)
}

// closes reports whether a block can be the last of a story.
func (r *reading) closes(b *block) bool {
	return !b.heading() && (b.chars >= 60 || endsSentence(b.text) || b.list || b.table)
}

// furniture reports whether a block's own words and links make it page furniture.
func (r *reading) furniture(b *block) bool {
	switch {
	case b.link*10 > b.chars*9 && b.chars < 400 && b.tag != atom.P && !b.heading():
		return true
	case b.link*10 > b.chars*9 && b.chars < 200 && b.tag == atom.P:
		return true
	case b.list && b.link*2 > b.chars:
		return true
	}
	return false
}

// splitBreaks cuts a block at forced line breaks where they stand for paragraphs: at doubled ones, and at single ones when the
// lines are as long as paragraphs are.
func splitBreaks(s string) []string {
	if !strings.Contains(s, "\n") {
		return []string{s}
	}
	var lines []string
	empty, long := false, 0
	for _, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			empty = true
			continue
		}
		if len(line) > 120 {
			long++
		}
		lines = append(lines, line)
	}
	if len(lines) < 2 {
		return lines
	}
	if !empty && long*2 >= len(lines) {
		return lines
	}
	if !empty {
		return []string{strings.Join(lines, " ")}
	}
	var out []string
	var par []string
	for _, line := range append(strings.Split(s, "\n"), "") {
		line = strings.TrimSpace(line)
		if line != "" {
			par = append(par, line)
			continue
		}
		if len(par) > 0 {
			out = append(out, strings.Join(par, " "))
		}
		par = nil
	}
	return out
}

// matchesAny reports whether a line says what one of heads says, whatever the case, the marks and the spaces. Either may go on
// for some words behind the other, as where a title has the site's name at its end.
func matchesAny(s string, heads []string) bool {
	const (
		shortest = 20 // bytes of letters that no two headlines begin with by chance
		longer   = 40 // bytes by which one may go on
	)
	k := prose.Key(s)
	if k == "" {
		return false
	}
	for _, h := range heads {
		h = prose.Key(h)
		if h == "" {
			continue
		}
		if k == h {
			return true
		}
		long, short := k, h
		if len(h) > len(k) {
			long, short = h, k
		}
		if len(short) > shortest && len(long) < len(short)+longer && strings.HasPrefix(long, short) {
			return true
		}
	}
	return false
}
