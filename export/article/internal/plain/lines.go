package plain

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
)

// piece is one unit of a text's layout: a line, or the lines of one wrapped paragraph or table.
type piece struct {
	prose.Span
	gap     bool // a blank line, or the start of the text, stands before it
	gapped  bool // and one, or the end, behind it
	table   bool
	indent  int
	measure prose.Measure
	folded  string // fold(text)
	kinds   furniture.Kind
	role    pieceRole
}

// pieceRole is what a piece is to the story.
type pieceRole uint8

const (
	unknownRole pieceRole = iota
	relatedRole           // a headline that a "Read also" block lists
	listedRole            // a headline that another list gives
)

// line is one line of the document.
type line struct {
	prose.Span
	gap    bool // a blank line stands before it
	indent int  // columns of white space before its text
	width  int  // runes, East Asian ones twice
	open   bool // a space stands before the line's end: whoever broke it broke a sentence
}

// cutLines splits text at every kind of line end and leaves blank lines out.
func cutLines(text string) []line {
	var lines []line
	gap, at := true, 0
	for at < len(text) {
		end := strings.IndexAny(text[at:], "\n\r\u2028\u2029\u0085\f\v")
		next := len(text)
		if end < 0 {
			end = len(text)
		} else {
			end += at
			_, size := utf8.DecodeRuneInString(text[end:])
			next = end + size
			if strings.HasPrefix(text[end:], "\r\n") {
				next++
			}
		}
		raw := prose.Span{Text: text[at:end], Start: at, End: end}
		l := raw.Trim()
		if l.Empty() {
			gap = true
		} else {
			lines = append(lines, line{Span: l, gap: gap, indent: indentOf(raw.Text), width: widthOf(l.Text), open: strings.HasSuffix(raw.Text, " ")})
			gap = false
		}
		at = next
	}
	return lines
}

func indentOf(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', '\u00a0':
			n++
		case '\t':
			n += 8 - n%8
		case '\u3000':
			n += 2
		default:
			return n
		}
	}
	return n
}

func widthOf(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			n++
		}
	}
	return n
}

// The widths at which wire copy, mail and terminals wrap.
const (
	wrapMin = 40
	wrapMax = 110
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
	if long > 1 && long*12 > len(lines) {
		return 0
	}
	column := fullWidth(lines)
	if column == 0 {
		return 0
	}
	w := wrapsAt(lines, column)
	switch {
	case w.filled*10 < w.pairs*6:
		return 0
	case w.cased*2 > w.pairs && w.lower*10 >= w.cased*3:
		return column
	case w.filled*10 >= w.pairs*8 && w.open*10 >= w.filled*7 && w.pairs >= 3: // capitals, and copy full of names
		return column
	case w.cased*2 <= w.pairs && w.pairs >= 4 && w.filled*10 >= w.pairs*8: // scripts without case
		return column
	}
	return 0
}

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
	for above*50 <= pairs && column > wrapMin {
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

// follows reports whether b may continue a: no blank line and no new indentation between them.
func follows(a, b line) bool { return !b.gap && b.indent <= a.indent }

// fills reports whether the first word of b would not have fitted behind a.
func fills(a, b line, column int) bool {
	word := b.Text
	if i := strings.IndexAny(word, prose.Whitespace); i >= 0 {
		word = word[:i]
	}
	return a.width+1+widthOf(word) > column-4
}

// pieces cuts a text into the units of its layout. dateline tells whether a line opens a story; whatever follows it without
// a blank line goes on with the lead until a sentence ends.
func pieces(text string, lines []line, dateline func(string) bool) []piece {
	column := wrapColumn(lines)
	scraped := scrapedText{entities: strings.Contains(text, "&"), tags: strayTags.MatchString(text)}
	var out []piece
	for i := 0; i < len(lines); {
		n := tableEnd(lines, i)
		table := n > i
		if !table {
			n = paragraphEnd(lines, i, column, dateline)
		}
		b := piece{
			Span:   prose.Span{Text: text[lines[i].Start:lines[n-1].End], Start: lines[i].Start, End: lines[n-1].End},
			gap:    lines[i].gap,
			gapped: n == len(lines) || lines[n].gap,
			indent: lines[i].indent,
			table:  table,
		}
		b.Text = scraped.clean(b.Text)
		if !table {
			b.Text = strings.Join(strings.Fields(b.Text), " ")
		}
		if b.Text != "" {
			out = append(out, b)
		}
		i = n
	}
	return out
}

// tableEnd gives the place behind the rows that begin with line i, i itself where there are not two of them.
func tableEnd(lines []line, i int) int {
	if !isRow(lines[i].Text) {
		return i
	}
	n := i + 1
	for n < len(lines) && !lines[n].gap && isRow(lines[n].Text) {
		n++
	}
	if n == i+1 {
		return i
	}
	return n
}

// paragraphEnd gives the place behind the paragraph that begins with line i.
func paragraphEnd(lines []line, i, column int, dateline func(string) bool) int {
	lead := column == 0 && lines[i].width <= wrapMax && !prose.Closes(lines[i].Text) && dateline(lines[i].Text)
	n := i + 1
	for n < len(lines) && (joins(lines[n-1], lines[n], column) || column == 0 && holdsIsland(lines, i, n) || lead && goesOnWithLead(lines[n-1], lines[n])) {
		n++
	}
	return n
}

// holdsIsland reports whether line n, in a paragraph that begins with line i, is a link's text or the rest of the sentence
// behind one.
func holdsIsland(lines []line, i, n int) bool {
	return isIsland(lines, i, n) || n-1 > i && isIsland(lines, i, n-1)
}

// goesOnWithLead reports whether line b goes on with a lead that has not ended with a: "OSLO, March 3 (AFP)" and under it
// "The ferry will not sail before Thursday".
func goesOnWithLead(a, b line) bool {
	return b.indent < 2 && follows(a, b) && !prose.Closes(a.Text)
}

// scrapedText says what a careless scraper left in a text.
type scrapedText struct {
	entities bool // it may hold "&amp;"
	tags     bool // it holds "<br>"
}

func (s scrapedText) clean(text string) string {
	if s.entities {
		text = html.UnescapeString(text)
	}
	if s.tags {
		text = strayTags.ReplaceAllString(text, " ")
	}
	return text
}

// strayTags are tags that a careless scraper left in text. Ticker symbols in angle brackets are no tags.
var strayTags = regexp.MustCompile(`</?(?:[pbiu]|a|(?i:br|hr|em|strong|div|span|img|ul|ol|li|h[1-6]|blockquote|font|center|table|tr|td|figure|figcaption))(?:\s[^<>]{0,300})?/?>`)

// joins reports whether line b continues the paragraph that a belongs to.
func joins(a, b line, column int) bool {
	switch {
	case b.gap || b.indent > a.indent+1 || column > 0 && b.indent > a.indent:
		return false
	case column > 0 && a.width <= column+8:
		return fills(a, b, column) || prose.StartsLower(b.Text) && !prose.Closes(a.Text)
	case prose.Closes(a.Text) || isRow(b.Text):
		return false
	}
	return isBroken(a, b) || isPieceOfSentence(a, b)
}

// isBroken reports whether whoever broke line a broke a sentence: a space stands before the line's end, as in copy that was
// wrapped on a screen.
func isBroken(a, b line) bool {
	return a.open && b.indent <= a.indent && a.width >= wrapMin && a.width <= wrapMax
}

// isPieceOfSentence reports whether line b can only be the rest of a sentence in line a, as scrapers leave them that break
// lines at links and emphasis: "The ferry will not sail before Thursday, the company" and ", which owns two ships".
func isPieceOfSentence(a, b line) bool {
	return a.width+b.width > 60 && continues(b.Text) && !isTemplate(b.Text) &&
		!(len(strings.Fields(b.Text)) <= 4 && names.IsByline(b.Text))
}

// isIsland reports whether line n, in a paragraph that begins with line i, is a link's text in mid-sentence: the line before it
// breaks off behind a small word or a comma, and the one behind it goes on.
func isIsland(lines []line, i, n int) bool {
	if n+1 >= len(lines) {
		return false
	}
	a, b, c := lines[n-1], lines[n], lines[n+1]
	if b.gap || c.gap || b.width > 80 || a.width < 30 && n-1 == i || prose.Closes(a.Text) || isRow(b.Text) {
		return false
	}
	last := a.Text[strings.LastIndexAny(a.Text, " \u00a0")+1:]
	return (prose.StartsLower(last) || strings.HasSuffix(last, ",")) && continues(c.Text) && !isTemplate(b.Text) && !isTemplate(c.Text)
}

// continues reports whether a line can only be the rest of the one before it.
func continues(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLower(r):
		return (strings.ContainsAny(s, " ") || prose.IsSmallWord(s)) && !strings.HasPrefix(s, "http") && !strings.HasPrefix(s, "www.")
	case r == ',' || r == ';':
		return true
	case r == '.' || r == ')':
		return size == len(s) || strings.IndexByte(" ,.;:", s[size]) >= 0 && !strings.HasPrefix(s, "..")
	}
	return false
}

// isRow reports whether a line is a row of a table: cells set apart by tabs or runs of spaces, most of them figures.
func isRow(s string) bool {
	if !strings.Contains(s, "\t") && !strings.Contains(s, "  ") {
		return false
	}
	cells, figures := 0, 0
	for _, c := range cellGap.Split(s, -1) {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		cells++
		if strings.ContainsAny(c, "0123456789") || strings.Trim(c, "-. nilNILvsVS") == "" {
			figures++
		}
	}
	return cells >= 3 && figures*2 >= cells || cells == 2 && figures >= 1 && strings.ContainsAny(s, "\t")
}

var cellGap = regexp.MustCompile(`\t+| {2,}`)
