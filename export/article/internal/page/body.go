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
func (l *layout) bodyOf(head headTexts) ([]story.Paragraph, zone) {
	l.clearShades(head.headlines)
	weights := make([]float64, len(l.blocks)+1) // prefix sums
	for i := range l.blocks {
		weights[i+1] = weights[i] + l.weight(&l.blocks[i])
	}
	best, bestSum := -1, 0.0
	for i := range l.elems {
		e := &l.elems[i]
		sum := weights[e.last] - weights[e.first]
		if e.content {
			sum *= 1.15
		}
		if sum > bestSum || sum == bestSum && best >= 0 && l.inside(i, best) {
			best, bestSum = i, sum
		}
	}
	if best < 0 {
		return nil, zone{l.headline(head, len(l.blocks)), -1, -1}
	}
	return l.paragraphs(best, head)
}

// markedBody takes, of the elements that want asks for, the one that holds most text outside links, sentences or not.
func (l *layout) markedBody(head headTexts, want func(*elem) bool) ([]story.Paragraph, zone) {
	l.clearShades(head.headlines)
	best, most := -1, 0
	for i := range l.elems {
		e := &l.elems[i]
		if !want(e) {
			continue
		}
		own := 0
		for j := e.first; j < e.last; j++ {
			if b := &l.blocks[j]; l.against(b) <= content {
				own += b.chars - 2*b.link
			}
		}
		if own > most || own == most && best >= 0 && l.inside(i, best) {
			best, most = i, own
		}
	}
	if best < 0 {
		return nil, zone{-1, -1, -1}
	}
	l.unsentenced = true
	defer func() { l.unsentenced = false }()
	return l.paragraphs(best, head)
}

// inside reports whether element a lies in element b.
func (l *layout) inside(a, b int) bool {
	return l.elems[a].first >= l.elems[b].first && l.elems[a].last <= l.elems[b].last && a > b
}

// weight is what a block says about the element it stands in.
func (l *layout) weight(b *block) float64 {
	n := float64(b.chars)
	density := float64(b.link) / n
	switch l.against(b) {
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

// headTexts are what the page says above the story, so that the body does not repeat it.
type headTexts struct {
	headlines   []string
	description string
}

// paragraphs are the kept blocks of an element as the record wants them.
func (l *layout) paragraphs(root int, head headTexts) ([]story.Paragraph, zone) {
	e := &l.elems[root]
	var kept []int
	for i := e.first; i < e.last; i++ {
		b := &l.blocks[i]
		if v := l.against(b); v > content {
			continue
		}
		if l.furniture(b) {
			continue
		}
		kept = append(kept, i)
	}
	// Above the headline stand menus, kickers and clocks, but never much of the story.
	total, read := 0, 0
	for _, i := range kept {
		total += l.blocks[i].chars
	}
	for j, i := range kept {
		b := &l.blocks[i]
		if read += b.chars; (read-b.chars)*7 > total {
			break
		}
		if b.tag == atom.H1 || b.heading() && matchesAny(b.text, head.headlines) {
			kept = kept[j+1:]
			break
		}
	}
	kept = l.withoutFurniture(kept)
	for len(kept) > 0 && !l.opens(&l.blocks[kept[0]], head) {
		kept = kept[1:]
	}
	for len(kept) > 0 && !l.closes(&l.blocks[kept[len(kept)-1]]) {
		kept = kept[:len(kept)-1]
	}
	var out []story.Paragraph
	lastHead := false
	for j, i := range kept {
		b := &l.blocks[i]
		heading := b.heading() || b.bold == b.chars && b.chars < 120 && b.tag != atom.Li && !b.table && !endsSentence(b.text)
		if heading && (j+1 == len(kept) || matchesAny(b.text, head.headlines)) {
			continue
		}
		if heading && lastHead && len(out) > 0 && l.blocks[kept[j-1]].tag == b.tag {
			out = out[:len(out)-1] // two headings of one rank in a row: the first heads nothing
		}
		lastHead = heading
		for _, t := range splitBreaks(b.text) {
			out = append(out, story.Paragraph{Span: prose.Unplaced(t), Heading: heading})
		}
	}
	z := zone{-1, -1, -1}
	if len(kept) > 0 {
		z.first, z.last = kept[0], kept[len(kept)-1]
		z.head = l.headline(head, z.first)
	}
	return out, z
}

// headline finds the block of the headline: the last before the story that says it, else the first behind; -1 when none does.
func (l *layout) headline(head headTexts, before int) int {
	if len(head.headlines) == 0 {
		return -1
	}
	for _, heads := range [][]string{head.headlines[:1], head.headlines} {
		for i := before - 1; i >= 0; i-- {
			if b := &l.blocks[i]; b.chars < 300 && (b.heading() || b.chars > 25) && matchesAny(b.text, heads) {
				return i
			}
		}
	}
	for i := before - 1; i >= 0; i-- {
		if l.blocks[i].tag == atom.H1 {
			return i
		}
	}
	for i := before; i < len(l.blocks); i++ {
		if b := &l.blocks[i]; b.heading() && matchesAny(b.text, head.headlines[:1]) {
			return i // what stands above was not told from the story
		}
	}
	return -1
}

// opens reports whether a block can be the first of a story.
func (l *layout) opens(b *block, head headTexts) bool {
	if b.heading() {
		return false
	}
	return l.unsentenced || b.chars >= 80 || b.chars >= 25 && endsSentence(b.text) || b.tag == atom.P && b.chars > 40
}

// closes reports whether a block can be the last of a story.
func (l *layout) closes(b *block) bool {
	return !b.heading() && (b.chars >= 60 || endsSentence(b.text) || b.list || b.table)
}

// furniture reports whether a block's own words and links make it page furniture.
func (l *layout) furniture(b *block) bool {
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

// matchesAny reports whether s says the same as one of heads, but for case, punctuation and white space, or opens with all of it.
func matchesAny(s string, heads []string) bool {
	k := prose.Key(s)
	if k == "" {
		return false
	}
	for _, h := range heads {
		h = prose.Key(h)
		if h == "" {
			continue
		}
		if k == h || len(h) > 20 && len(k) > 20 && (strings.HasPrefix(k, h) && len(k) < len(h)+40 || strings.HasPrefix(h, k) && len(h) < len(k)+40) {
			return true
		}
	}
	return false
}
