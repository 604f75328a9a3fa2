package plain

import (
	"slices"
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
)

// lineOf is a line of so many columns, whatever its text says.
func lineOf(text string, width int) line {
	return line{Span: prose.Span{Text: text}, width: width}
}

func indented(l line, by int) line { l.indent = by; return l }

func TestWrapped(t *testing.T) {
	rest := lineOf("and its engine", 20)
	may := func(width int) bool { return mayWrap(lineOf("The ferry", width), rest) }
	// Lines of 60 columns, and behind them so many of another width.
	column := func(n, others, width int) int {
		return wrapColumn(append(slices.Repeat([]line{lineOf("the ferry to the", 60)}, n), slices.Repeat([]line{lineOf("the ferry to the", width)}, others)...))
	}
	// One line of 80 columns before so many of 60.
	full := func(n int) int {
		return fullWidth(append([]line{lineOf("the ferry to the", 80)}, slices.Repeat([]line{lineOf("the ferry to the", 60)}, n)...))
	}
	hold(t, []ruling{
		{"40 columns", may(40), true},
		{"39", may(39), false},
		{"110 columns", may(110), true},
		{"111", may(111), false},
		{"two lines of 24 are longer than anyone wraps", column(22, 2, 120) == 60, true},
		{"two of 23", column(21, 2, 120) == 0, true},
		{"one line of 50 reaches 80 columns", full(50) == 60, true},
		{"one of 49", full(49) == 80, true},
		{"Hangul letters are wide from the first on", widthOf("ᄀ") == 2, true},
		{"and so is the last one of old Hangul", widthOf("ᇿ") == 2, true},

		{"a word of two letters does not fit", fills(lineOf("The ferry", 54), lineOf("is late", 7), 60), true},
		{"one of one letter does", fills(lineOf("The ferry", 54), lineOf("a part", 6), 60), false},

		{"six of ten lines filled, three of ten in lower case", wraps{pairs: 10, filled: 6, cased: 10, lower: 3}.byHand(), true},
		{"five filled", wraps{pairs: 10, filled: 5, cased: 10, lower: 5}.byHand(), false},
		{"two in lower case", wraps{pairs: 10, filled: 6, cased: 10, lower: 2}.byHand(), false},
		{"59 of 100 filled", wraps{pairs: 100, filled: 59, cased: 100, lower: 50}.byHand(), false},
		{"six of ten with case", wraps{pairs: 10, filled: 6, cased: 6, lower: 3}.byHand(), true},
		{"five of ten with case", wraps{pairs: 10, filled: 6, cased: 5, lower: 3}.byHand(), false},

		{"capitals, ends of eight in ten lines, seven of ten open", wraps{pairs: 100, filled: 80, open: 56, cased: 100}.byHand(), true},
		{"79 in 100", wraps{pairs: 100, filled: 79, open: 79, cased: 100}.byHand(), false},
		{"55 of 80 open", wraps{pairs: 100, filled: 80, open: 55, cased: 100}.byHand(), false},
		{"three pairs of capitals", wraps{pairs: 3, filled: 3, open: 3, cased: 3}.byHand(), true},
		{"two pairs", wraps{pairs: 2, filled: 2, open: 2, cased: 2}.byHand(), false},

		{"four pairs without case", wraps{pairs: 4, filled: 4}.byHand(), true},
		{"three pairs", wraps{pairs: 3, filled: 3}.byHand(), false},
		{"half of them with case", wraps{pairs: 4, filled: 4, cased: 2}.byHand(), true},
		{"three of four with case", wraps{pairs: 4, filled: 4, cased: 3}.byHand(), false},
	})
}

func TestJoins(t *testing.T) {
	island := func(a, b int, i int) bool {
		return isIsland([]line{lineOf("Nothing stands here.", 20), lineOf("The ferry will not sail, according to the", a), lineOf("Harbour Office", b), lineOf(", which owns two ships.", 22)}, i, 2)
	}
	hold(t, []ruling{
		{"eight columns wider than the column", joins(lineOf("The ferry", 68), lineOf("Harbour Office", 14), 60), true},
		{"nine: no wrapped line", joins(lineOf("The ferry", 69), lineOf("Harbour Office", 14), 60), false},
		{"61 columns in all", isPieceOfSentence(lineOf("The ferry", 41), lineOf("and its engine", 20)), true},
		{"60", isPieceOfSentence(lineOf("The ferry", 40), lineOf("and its engine", 20)), false},
		{"byline of four words", isPieceOfSentence(lineOf("The ferry", 80), lineOf("by Jane Mary Roe", 16)), false},
		{"of five", isPieceOfSentence(lineOf("The ferry", 80), lineOf("by Jane Mary Ann Roe", 20)), true},
		{"lead, indented by one column", goesOnWithLead(indented(lineOf("OSLO, March 3", 13), 1), indented(lineOf("The ferry", 9), 1)), true},
		{"by two", goesOnWithLead(indented(lineOf("OSLO, March 3", 13), 2), indented(lineOf("The ferry", 9), 2)), false},
		{"link of 80 columns", island(40, 80, 0), true},
		{"of 81", island(40, 81, 0), false},
		{"behind a first line of 30 columns", island(30, 14, 1), true},
		{"of 29", island(29, 14, 1), false},
		{"of 29, but not the paragraph's first", island(29, 14, 0), true},
	})
}

func TestRows(t *testing.T) {
	row := func(cells ...string) bool { return isRow(strings.Join(cells, "   ")) }
	hold(t, []ruling{
		{"three cells", row("March", "41.5", "38.0"), true},
		{"two cells", row("March", "41.5"), false},
		{"two cells with a tab", isRow("March\t41.5"), true},
		{"three cells with a tab and without figures", isRow("March\tApril\tMay"), false},
		{"two figures in four cells", row("Oslo", "Norway", "41.5", "38.0"), true},
		{"one figure in three", row("Oslo", "Norway", "41.5"), false},
	})
}

func TestLineEnds(t *testing.T) {
	crumbs := func(n int, headline string) bool {
		steps := bytesOf("Home » News » ", n-len(headline)-3) + " » "
		page := pageOf(steps+headline, headline)
		return endsOf(page.pieces).isCrumbs(&page.pieces[0])
	}
	hold(t, []ruling{
		{"headline of three words", crumbs(50, "Ferry stays put"), false},
		{"two fifths of the line", crumbs(50, "Ferry stays in port."), true},
		{"three words, two fifths of the line", crumbs(35, "Ferry stays put"), true},
		{"less than two fifths", crumbs(53, "Ferry stays in port."), false},
	})
}
