package page

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/pubdate"
	"dateline/schema"
)

// near reports whether a block stands around the headline, above the first lines of the story.
func (z zone) near(at int) bool {
	if z.first < 0 {
		return z.head >= 0 && at >= z.head-8 && at <= z.head+2
	}
	if z.head > z.first {
		return at >= z.head-4 && at <= z.head+8
	}
	from := z.head
	if from < 0 {
		from = z.first
	}
	return from >= 0 && at >= max(from-8, 0) && at <= z.first+1
}

func says(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// aboutChange reports whether the words before a date say that it is that of a change.
func aboutChange(n *html.Node, text string) bool {
	before := text
	if n.Parent != nil {
		if t := nodeText(n.Parent, 200); len(t) < 120 {
			if i := strings.Index(t, text); i >= 0 && text != "" {
				before = t[:i] + " " + text
			}
		}
	}
	return speaksOfChange(before)
}

// dateWordBook finds the words of datewords.tsv; its kinds are those of the list.
var dateWordBook = sync.OnceValue(func() *prose.Phrases[string] {
	b := &prose.Phrases[string]{}
	for _, kind := range dateWordList.Kinds {
		for _, w := range dateWords[kind] {
			b.Add(kind, "*"+w+"*")
		}
	}
	return b
})

// lastDateWords are where the last words of publication and of change begin in a line, -1 where none stands.
func lastDateWords(s string) (publish, change int) {
	publish, change = -1, -1
	dateWordBook().Inside(strings.ToLower(s), func(kind string, at int) {
		if kind == "publish" {
			publish = at
		} else {
			change = at
		}
	})
	return publish, change
}

// speaksOfChange reports whether the words that stand before a date are those of a change: "Updated", "Stand:".
func speaksOfChange(s string) bool {
	publish, change := lastDateWords(s)
	return change > publish
}

// inLine reads the date expressions of a visible line, at most n of them. Words of change before one make it the change's,
// but for lines that stand far from the story.
func (r *dateReader) inLine(text string, m schema.DateMethod, s pubdate.Standing, n int) dates {
	var found dates
	at := 0
	for _, mention := range pubdate.Find(text, r.language) {
		if len(found) == n {
			break
		}
		if !setOff(text, mention) || !namesDay(mention) || beforeTheWeb(mention) && !speaksOfAnyDate(text) {
			continue // a day in a sentence is an event's
		}
		before := text[min(at, mention.Start):mention.Start]
		at = mention.End
		if furniture.DateLabel(before) == "event" {
			continue
		}
		standing := s
		if s != pubdate.Distant && speaksOfChange(before) {
			standing = pubdate.OfChange
		}
		found = append(found, statement(mention, m, standing, text))
	}
	return found
}

// lineAt is a block to be read for dates.
type lineAt struct {
	block    int
	standing pubdate.Standing
	above    bool // right above the headline, where some pages set the date in an element of their furniture
}

// visible reads elements that are marked as dates near the headline, the lines around the story and marked elements further
// off; on a page that has told no date so far, also every line that says what date it holds.
func (r *dateReader) visible(before dates) dates {
	found := r.marks(pubdate.Own)
	read := map[int]bool{}
	for _, at := range r.around() {
		found = append(found, r.line(at, read)...)
	}
	found = append(found, r.marks(pubdate.Distant)...)
	for _, s := range []pubdate.Standing{pubdate.Own, pubdate.OfChange, pubdate.Distant} {
		if len(before.of(s)) > 0 || len(found.of(s)) > 0 {
			return found
		}
	}
	for i := range r.reading.blocks {
		b := &r.reading.blocks[i]
		if b.chars < 200 && speaksOfAnyDate(b.text) || isMoment(b) && strings.Count(b.text, "20")+strings.Count(b.text, "19") > 0 {
			found = append(found, r.line(lineAt{block: i, standing: pubdate.Distant}, read)...)
		}
	}
	return found
}

// marks reads the elements whose names say that they hold a date: those near the headline as the page's own, all of them as
// distant ones.
func (r *dateReader) marks(s pubdate.Standing) dates {
	longest, most := 120, 1
	if s == pubdate.Own {
		longest, most = 160, 2
	}
	var found dates
	for _, m := range r.marked {
		if m.role != roleDate || r.inComments(m.node) || s == pubdate.Own && (!r.zone.near(r.reading.at[m.node]) || embedded(m.node)) {
			continue
		}
		text := nodeText(m.node, longest)
		if len(text) >= longest {
			continue
		}
		if leaf := r.calendarLeaf(m.node, s); leaf != nil {
			found = append(found, leaf...)
		} else {
			found = append(found, r.inLine(text, schema.ByHeader, s, most)...)
		}
	}
	return found
}

// around are the blocks to be read around the story: from the headline to the first paragraph, right above the headline, the
// last paragraphs where they name a date's kind, and right below the story.
func (r *dateReader) around() []lineAt {
	z := r.zone
	if z.first < 0 {
		return nil
	}
	from, upto := z.head, z.first
	switch {
	case from > z.first:
		upto = from + 8
	case from < 0:
		from = max(z.first-6, 0)
	}
	var out []lineAt
	for i := from; i < upto && i < from+25; i++ {
		out = append(out, lineAt{block: i, standing: pubdate.Own})
	}
	for i := from - 1; i >= from-4 && i >= 0; i-- {
		standing := pubdate.Distant
		if r.besideHead(i, from) {
			standing = pubdate.Own
		}
		out = append(out, lineAt{block: i, standing: standing, above: true})
	}
	for i := z.last; i >= z.first && i > z.last-3; i-- {
		if speaksOfAnyDate(r.reading.blocks[i].text) {
			out = append(out, lineAt{block: i, standing: pubdate.Distant})
		}
	}
	for i := z.last + 1; i <= z.last+10; i++ {
		out = append(out, lineAt{block: i, standing: pubdate.Distant})
	}
	return out
}

// line reads a block, once: read are those that were read before.
func (r *dateReader) line(at lineAt, read map[int]bool) dates {
	if at.block < 0 || at.block >= len(r.reading.blocks) || read[at.block] {
		return nil
	}
	read[at.block] = true
	if !r.isDateLine(at) {
		return nil
	}
	var found dates
	for t := range strings.SplitSeq(r.reading.blocks[at.block].text, "\n") {
		found = append(found, r.inLine(t, schema.ByHeader, at.standing, 2)...)
	}
	return found
}

// isDateLine reports whether a block may be a date line: a short one, of no comment, embedded post, copyright notice or box
// of other stories, and no sentence that names a date.
func (r *dateReader) isDateLine(at lineAt) bool {
	b := &r.reading.blocks[at.block]
	if b.chars > 400 || b.chars < 6 || embedded(b.node) {
		return false
	}
	switch v := r.reading.against(b); {
	case v == notes, v == never, v == aside && at.standing != pubdate.Own && !at.above:
		return false
	}
	if b.chars > 120 && !speaksOfAnyDate(b.text) {
		return false
	}
	return !strings.Contains(b.text, "©") && !strings.Contains(strings.ToLower(b.text), "copyright")
}

// besideHead reports whether block i shares a near ancestor with the headline's block.
func (r *dateReader) besideHead(i, head int) bool {
	n := r.reading.blocks[head].node.Parent
	for range 2 {
		if n == nil || n.DataAtom == atom.Body {
			return false
		}
		if inside(r.reading.blocks[i].node, n) {
			return true
		}
		n = n.Parent
	}
	return false
}

// speaksOfAnyDate reports whether a line names its date's kind: "Published", "Last modified", "Stand:".
func speaksOfAnyDate(s string) bool {
	publish, change := lastDateWords(s)
	return publish >= 0 || change >= 0
}

// beforeTheWeb reports whether a date is older than web pages are: on one, such a line is about its subject.
func beforeTheWeb(m pubdate.Mention) bool {
	return len(m.Readings) > 0 && !slices.ContainsFunc(m.Readings, func(p pubdate.Partial) bool { return p.Year == 0 || p.Year > 1990 })
}

// namesDay reports whether a mention gives a day, or says how long ago: "Joined March 2007" does not.
func namesDay(m pubdate.Mention) bool {
	return m.Ago != nil || slices.ContainsFunc(m.Readings, func(p pubdate.Partial) bool { return p.Day != 0 })
}

// setOff reports whether a date stands by itself in a line: the line is short, or labels and marks set the date off.
func setOff(text string, m pubdate.Mention) bool {
	whole := wholeDay(m)
	if len(text) <= 45 && whole || len(text) <= 30 || whole && m.Clock != nil {
		return true
	}
	before, after := strings.TrimSpace(text[:m.Start]), strings.TrimSpace(text[m.End:])
	if speaksOfAnyDate(before) && (whole || len(before) < 40) {
		return true
	}
	return edge(before, true) && edge(after, false) && (whole || m.Clock != nil)
}

// edge reports whether the text on one side of a date ends it there: nothing, a mark, or a few words.
func edge(s string, left bool) bool {
	if s == "" || len(strings.Fields(s)) <= 5 {
		return true
	}
	var r rune
	if left {
		r, _ = utf8.DecodeLastRuneInString(s)
	} else {
		r, _ = utf8.DecodeRuneInString(s)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// opening reads a full date that opens one of the first paragraphs: "01.02.2022 – The labour market …", and the line of
// place and day above a press release.
func (r *dateReader) opening(pars []story.Paragraph) dates {
	var found dates
	for i := 0; i < len(pars) && i < 5; i++ {
		head := prose.Cut(pars[i].Text, 60)
		if ms := pubdate.Find(head, r.language); len(ms) > 0 {
			if m := ms[0]; m.Start <= 1 && wholeDay(m) && edge(strings.TrimSpace(pars[i].Text[m.End:]), false) {
				found = append(found, statement(m, schema.ByHeader, pubdate.Loose, head))
			}
		}
		found = append(found, placeAndDay(pars[i].Text, r.language)...)
	}
	return found
}

// placeAndDay reads the line of place and day above a press release: "Nordvik | Sund, 4 March 2031".
func placeAndDay(text, language string) dates {
	if text = strings.TrimSpace(text); len(text) > 90 {
		return nil
	}
	found := pubdate.Find(text, language)
	if len(found) == 0 {
		return nil
	}
	m := found[0]
	place, ok := strings.CutSuffix(strings.TrimSpace(text[:m.Start]), ",")
	rest := strings.TrimSpace(text[m.End:])
	if !ok || !wholeDay(m) || rest != "" && rest != "." || beforeTheWeb(m) || !capitalized(place) {
		return nil
	}
	return dates{statement(m, schema.ByHeader, pubdate.Loose, text)}
}

// capitalized reports whether a name of at most six words stands in s: none but short words inside it begins in lower case.
func capitalized(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '/' })
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(r) || !unicode.IsUpper(r) && (i == 0 || i == len(words)-1 || len(w) > 3) {
			return false
		}
	}
	return true
}
