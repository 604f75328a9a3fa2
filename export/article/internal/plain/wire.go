package plain

const (
	wireIndent   = 2  // columns by which a wire's paragraph is indented at least; one is a scraper's space
	wireHead     = 5  // lines above the first paragraph at most: slug, headline, date, byline
	wireHeadline = 40 // words of the first of them at most; more are a paragraph
	wireOut      = 2  // paragraphs that may stand at the margin in any copy
	wireOutShare = 8  // of a long one's, one in so many may

	marketMost = 80 // lines of market copy at most; a page has more
	marketRows = 2  // rows with figures at least
)

// wireLayout recognises agency copy as printers and feeds laid it out: a headline at the margin, under it paragraphs that
// each begin with an indentation. There the layout alone says where the story begins, so that market copy without a
// sentence ("Shr 32 cts vs 27 cts") is a story too.
func (t *textPage) wireLayout() bool {
	n := len(t.pieces)
	k := 0
	for k < n && t.pieces[k].indent < wireIndent {
		k++
	}
	if k == 0 || k > wireHead || k == n || !t.pieces[k].gap || t.pieces[0].measure.Words > wireHeadline {
		return false
	}
	for i := range k {
		if p := &t.pieces[i]; p.isProse() || t.opensWithDateline(p) {
			return false
		}
	}
	in := 0
	for _, p := range t.pieces[k:] {
		if p.indent >= wireIndent {
			in++
		}
	}
	if out := n - k - in; out > wireOut && out*wireOutShare > n-k {
		return false
	}
	t.first, t.last, t.wire = k, n, true
	return true
}

// marketCopy recognises copy of figures without indentation: a headline and rows under it that hold figures, and no menu.
func (t *textPage) marketCopy() bool {
	n := len(t.pieces)
	if n == 0 || n > marketMost || t.pieces[0].measure.Digits*3 > t.pieces[0].measure.Letters {
		return false
	}
	figures := 0
	for i := range t.pieces {
		p := &t.pieces[i]
		if p.isFurniture() && p.measure.Letters > 0 || isDated(p) {
			return false
		}
		if i > 0 && p.measure.Digits > 0 && p.measure.Letters > 0 {
			figures++
		}
	}
	if figures*3 < (n-1)*2 || figures < marketRows {
		return false
	}
	t.first, t.last, t.wire = 1, n, true
	return true
}
