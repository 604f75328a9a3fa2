package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
)

// The widths at which wire copy, mail and terminals wrap.
const (
	wrapMin = 40
	wrapMax = 110
)

const (
	longShare = 12 // more than one in so many lines beyond wrapMax: lines hold whole paragraphs
	fullShare = 50 // one in so many may stand over the column: a word that could not be broken
	tolerance = 4  // columns before the column in which a next word would still have been carried over
	overhang  = 8  // columns by which a wrapped line may stand over
)

// What speaks for lines that are wrapped by hand, in per cent.
const (
	filledShare     = 60 // of the lines, those that the next word would not have fitted: menus have fewer
	wellFilledShare = 80 // where no lower case confirms it
	lowerShare      = 30 // of the next lines, those that begin in lower case: lists have hardly any
	openShare       = 70 // of the filled lines, those that end no sentence: paragraphs of one line do
	openPairs       = 3  // lines with another behind them that can say so
	denseScript     = 4  // the same in a script without case
)

// wrapColumn finds the column at which the text is wrapped by hand, 0 when each line is a paragraph of its own.
//
// In wrapped text a line ends because the first word of the next would not have fitted, and the next goes on in
// mid-sentence. Menus and lists, whose lines are short for their own reasons, fail the first test; lines that hold whole
// paragraphs fail the second, or are longer than anyone wraps.
func wrapColumn(lines []line) int {
	long := 0
	for _, l := range lines {
		if l.width > wrapMax {
			long++
		}
	}
	if long > 1 && long*longShare > len(lines) {
		return 0
	}
	column := fullWidth(lines)
	if column == 0 {
		return 0
	}
	if !wrapsAt(lines, column).byHand() {
		return 0
	}
	return column
}

// atLeast reports whether a part is so many per cent of the whole, or more.
func atLeast(part, whole, percent int) bool { return part*100 >= whole*percent }

// mayWrap reports whether b may go on with a where a is wrapped by hand.
func mayWrap(a, b line) bool { return a.width >= wrapMin && a.width <= wrapMax && follows(a, b) }

// fullWidth is the width that only one in fifty of the lines with another behind them reaches; 0 when there are none.
func fullWidth(lines []line) int {
	var widths [wrapMax + 1]int
	pairs := 0
	for i := 0; i+1 < len(lines); i++ {
		if mayWrap(lines[i], lines[i+1]) {
			widths[lines[i].width]++
			pairs++
		}
	}
	if pairs == 0 {
		return 0
	}
	column, above := wrapMax, widths[wrapMax]
	for above*fullShare <= pairs && column > wrapMin {
		column--
		above += widths[column]
	}
	return column
}

// wraps are what the ends of lines say of a column.
type wraps struct {
	pairs  int // of lines, the second of which may go on with the first
	filled int // the first word of the second would not have fitted
	open   int // of these, the first ends no sentence
	cased  int // the second begins with a letter that has case, a mark or a figure
	lower  int // of these, with a lower-case letter
}

func wrapsAt(lines []line, column int) wraps {
	var w wraps
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if !mayWrap(a, b) {
			continue
		}
		w.pairs++
		if fills(a, b, column) {
			w.filled++
			if !prose.Closes(a.Text) {
				w.open++
			}
		}
		switch r, _ := utf8.DecodeRuneInString(b.Text); {
		case unicode.IsLower(r):
			w.lower++
			w.cased++
		case unicode.IsUpper(r), unicode.IsPunct(r), unicode.IsDigit(r):
			w.cased++
		}
	}
	return w
}

// byHand reports whether lines end where a column did, and not where their sentences do.
func (w wraps) byHand() bool {
	switch {
	case !atLeast(w.filled, w.pairs, filledShare):
		return false
	case w.cased*2 > w.pairs && atLeast(w.lower, w.cased, lowerShare):
		return true
	case !atLeast(w.filled, w.pairs, wellFilledShare):
		return false
	case atLeast(w.open, w.filled, openShare) && w.pairs >= openPairs: // capitals, and copy full of names
		return true
	}
	return w.cased*2 <= w.pairs && w.pairs >= denseScript // scripts without case
}

// follows reports whether b may continue a: no blank line and no new indentation between them.
func follows(a, b line) bool { return !b.gap && b.indent <= a.indent }

// fills reports whether the first word of b would not have fitted behind a.
func fills(a, b line, column int) bool {
	word := b.Text
	if i := strings.IndexAny(word, prose.Whitespace); i >= 0 {
		word = word[:i]
	}
	return a.width+1+widthOf(word) > column-tolerance
}
