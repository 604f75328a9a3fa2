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

// goesOnWithLead reports whether line b belongs to the same lead as line a, which does not close a sentence: "The ferry will not
// sail before Thursday" under "OSLO, March 3 (AFP)".
func goesOnWithLead(a, b line) bool {
	return b.indent < leadIndent && follows(a, b) && !prose.Closes(a.Text)
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

const (
	brokenWidth = 60 // columns above which two lines may be pieces of one sentence; shorter ones are a menu's
	bylineMost  = 4  // words of a byline in lower case: "by Jane Roe"
	linkWidth   = 80 // columns of a link's text in mid-sentence at most
	beforeLink  = 30 // and of the first line before it at least
	leadIndent  = 2  // columns from which on a line begins a paragraph of its own
)

// joins reports whether line b continues the paragraph that a belongs to.
func joins(a, b line, column int) bool {
	switch {
	case b.gap || b.indent > a.indent+1 || column > 0 && b.indent > a.indent:
		return false
	case column > 0 && a.width <= column+overhang:
		return fills(a, b, column) || prose.StartsLower(b.Text) && !prose.Closes(a.Text)
	case prose.Closes(a.Text) || isRow(b.Text):
		return false
	}
	return isBroken(a, b) || isPieceOfSentence(a, b)
}

// isBroken reports whether the end of line a was put into the middle of a sentence that line b goes on with: a space stands
// before the end, as in copy that was wrapped on a screen.
func isBroken(a, b line) bool {
	return a.open && b.indent <= a.indent && a.width >= wrapMin && a.width <= wrapMax
}

// isPieceOfSentence reports whether line b can only be the rest of a sentence in line a, as scrapers leave them that break
// lines at links and emphasis: "The ferry will not sail before Thursday, the company" and ", which owns two ships".
func isPieceOfSentence(a, b line) bool {
	return a.width+b.width > brokenWidth && continues(b.Text) && !isTemplate(b.Text) &&
		!(len(strings.Fields(b.Text)) <= bylineMost && names.IsByline(b.Text))
}

// isIsland reports whether line n, in a paragraph that begins with line i, is a link's text in mid-sentence: the line before it
// breaks off behind a small word or a comma, and the one behind it goes on.
func isIsland(lines []line, i, n int) bool {
	if n+1 >= len(lines) {
		return false
	}
	a, b, c := lines[n-1], lines[n], lines[n+1]
	if b.gap || c.gap || b.width > linkWidth || a.width < beforeLink && n-1 == i || prose.Closes(a.Text) || isRow(b.Text) {
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
