package article

import (
	"regexp"
	"strings"

	"dateline/export/document"
	"dateline/schema/source"
)

// readText makes a story of plain text, in five steps: cut it into paragraphs (lines.go), weigh each by what its letters
// and the words of furniture.tsv say, find the run of paragraphs that is the story (body.go), read what stands above it
// (headline.go, section.go) and what stands below (related.go).
func readText(doc *document.Document, reg *source.Registry) (*story, error) {
	t := newTextPage(doc.Text, reg)
	if doc.Given.Body != "" && len(t.pieces) > 0 {
		return t.givenBody(), nil
	}
	if !t.wireLayout() && !t.findStory() && !t.marketCopy() {
		return nil, &document.Rejection{Code: "no-article", Message: "no paragraph of the text reads like a story", Snippet: snippet(doc.Text)}
	}
	s := &story{}
	t.readHead(s)
	t.readBody(s)
	t.readTail(s)
	s.splitFlat(reg)
	return s, nil
}

// copyWords are the kinds of words that a paragraph of copy may hold by chance.
const copyWords = boilerWord | creditWord | menuWord | policyWord

// newTextPage cuts and measures a text.
func newTextPage(text string, reg *source.Registry) *textPage {
	t := &textPage{reg: reg, count: map[string]int{}}
	t.pieces = pieces(text, func(line string) bool {
		d, ok := parseDateline(line, reg)
		if !ok || d.mark == "" && len(d.mentions) == 0 || opensWithBy(line) && measureOf(line[d.prose:]).capitals > 0.75 {
			return false
		}
		return !isDated(&piece{span: span{text: line}, measure: measureOf(line)})
	})
	for i := range t.pieces {
		p := &t.pieces[i]
		p.measure = measureOf(p.text)
		p.measure.closed = p.measure.closed || closesWithMark(p.text, reg)
		p.folded = fold(p.text)
		p.kinds = furnitureOfFolded(p.folded, p.measure.words)
		if p.kinds.is(copyWords) && p.measure.words > 12 && t.opensWithDateline(p) {
			p.kinds &^= copyWords // copy, whatever words it uses
		}
		t.count[p.folded]++
	}
	t.listRelated()
	t.clean = t.proseShare() >= 0.85
	return t
}

// givenBody reads a text that its source states to be an article's body: no search for the story, only lines that are page
// furniture even there are left out.
func (t *textPage) givenBody() *story {
	s := &story{}
	t.first, t.last, t.clean = 0, len(t.pieces), true
	t.findDeck()
	for i := range t.deck {
		s.header = append(s.header, t.pieces[i].span)
		if s.byline.empty() && isByline(t.pieces[i].text) {
			s.byline = t.pieces[i].span
		}
	}
	t.readBody(s)
	return s
}

// textPage is a text on its way to a story.
type textPage struct {
	pieces      []piece
	reg         *source.Registry
	count       map[string]int // how often each folded line stands in the text
	first, last int            // the story's pieces, last exclusive
	clean       bool           // hardly anything stands around the story: short lines are its own
	wire        bool           // laid out as agency copy: only layout says what is what
	deck        int            // where the headline's zone ends and the body begins; at least first
}

// proseShare is the share of the text's words that stand in sentences.
func (t *textPage) proseShare() float64 {
	in, all := 0, 0
	for i := range t.pieces {
		p := &t.pieces[i]
		all += p.measure.words
		if p.isSentence() {
			in += p.measure.words
		}
	}
	return float64(in) / float64(max(all, 1))
}

// isProse reports whether a piece reads like a paragraph of a story.
func (p *piece) isProse() bool {
	m := &p.measure
	if p.role == relatedRole || p.role == listedRole || p.kinds.is(boilerWord|creditWord) {
		return false
	}
	switch {
	case m.words >= 12 && m.sentences >= 1 && (m.capitals < 0.7 || m.allCaps):
		return true
	case m.words >= 25 && m.capitals < 0.45 && m.closed || m.words >= 45 && m.capitals < 0.4:
		return true
	}
	return false
}

// isSentence reports whether a piece is at least a short sentence.
func (p *piece) isSentence() bool {
	return p.isProse() || p.measure.closed && p.measure.words >= 4 && !p.kinds.is(^(unitWord|policyWord))
}

// isFurniture reports whether a piece is nothing but page furniture.
func (p *piece) isFurniture() bool {
	return p.kinds&^(unitWord|policyWord) != 0 || isCounter(p) || isTemplate(p.text) || isRights(p)
}

// isCounter reports whether a piece is a number, or a number of things that pages count.
func isCounter(p *piece) bool {
	if p.measure.letters == 0 {
		return true
	}
	return p.measure.digits > 0 && p.kinds.is(unitWord|shareWord|commentsLabel) && p.measure.words <= 6
}

// isRights reports whether a short line is a copyright line: it has the mark and a year, or opens with the mark.
func isRights(p *piece) bool {
	if p.measure.words > 30 || !mayClaimRights(p.text) {
		return false
	}
	at := rightsMark.FindStringIndex(p.text)
	return at != nil && (at[0] == 0 || rightsYears.MatchString(p.text))
}

// isTemplate reports whether a line is what a template engine or a script left behind: {{item.date}}, <%= title %>, ${name},
// [[x]], %s comments, undefined, window.ads = [];
func isTemplate(s string) bool {
	switch s {
	case "undefined", "null", "NaN", "[object Object]", "NaN:NaN", "Infinity", "None", "nil":
		return true
	}
	if isScript(s) || len(s) < 60 && (strings.HasPrefix(s, "%s") || strings.HasPrefix(s, "%d ")) {
		return true
	}
	for _, m := range [...][2]string{{"{{", "}}"}, {"<%", "%>"}, {"${", "}"}, {"{%", "%}"}, {"[[", "]]"}, {"%%", "%%"}} {
		if i := strings.Index(s, m[0]); i >= 0 && strings.Contains(s[i+2:], m[1]) && (i == 0 || i < len(s)/2) {
			return true
		}
	}
	return false
}

var (
	scriptWords = regexp.MustCompile(`\bfunction ?\w*\(|\b(?:window|document|jQuery|googletag|gtag|dataLayer|console|adsbygoogle)(?:\.\w|[(\[]| ?= ?)|\b(?:var|let|const) \w+ ?=|\$\(|!important|@media\b|^\s*[.#]?[\w-]+ ?\{.*\}`)
	scriptMarks = regexp.MustCompile(`[{};=<>\[\]]|\(\)|\('`)
)

// isScript reports whether a line is a piece of script or style that a scraper took for text.
func isScript(s string) bool {
	return strings.ContainsAny(s, "{;=(") && scriptWords.MatchString(s) && len(scriptMarks.FindAllString(s, -1))*25 >= len(s)
}

// weight says how much a piece speaks for a story around it.
func (t *textPage) weight(i int) float64 {
	p := &t.pieces[i]
	m := &p.measure
	switch {
	case p.role == relatedRole, p.role == listedRole:
		return -0.1
	case p.kinds.is(commentsLabel) && !p.isProse() && m.digits == 0 && t.wordsBefore(i) > 30 && !t.comesAgain(i):
		return -12
	case isSignOffLine(p.text), p.kinds.is(endWord):
		return -8
	case isRights(p):
		return -5
	case p.kinds.is(listingLabel | aboutLabel):
		return -4
	case p.kinds.is(boilerWord):
		return -2
	case p.kinds.is(advertWord):
		return -0.3
	case p.isFurniture():
		return -1
	case t.isSummary(i):
		return -0.3
	case p.isProse() && p.kinds.is(policyWord):
		return -1
	case p.isProse() && t.count[p.folded] > 1:
		return 0.5
	case p.isProse() && t.opensWithDateline(p):
		return 15
	case p.isProse():
		return float64(min(m.words, 80)) / 8
	case p.isSentence():
		return 0.6
	case p.table || t.clean || isItem(p.text) || m.words > 3 && strings.HasSuffix(p.text, ":") || t.count[p.folded] > 5:
		return -0.2
	case m.words >= 25:
		return -2
	}
	return -0.6
}

// comesAgain reports whether the same line stands again below piece i: a button between paragraphs is no heading.
func (t *textPage) comesAgain(i int) bool {
	p := &t.pieces[i]
	if t.count[p.folded] < 2 {
		return false
	}
	for j := i + 1; j < len(t.pieces); j++ {
		if t.pieces[j].folded == p.folded {
			return true
		}
	}
	return false
}

// opensWithDateline reports whether a paragraph begins with a dateline that states more than a place.
func (t *textPage) opensWithDateline(p *piece) bool {
	line, ok := parseDateline(p.text, t.reg)
	return ok && (line.mark != "" || len(line.mentions) > 0)
}

// isSignOffLine reports whether a piece is a sign-off and nothing else.
func isSignOffLine(s string) bool {
	if len(s) > 600 {
		return false
	}
	inner := strings.Trim(s, "()[] ")
	if isCreditField(inner) {
		return true
	}
	return opensSignOff(inner, true) && (len(inner)+2 <= len(s) || strings.Contains(inner, ";") || opensSignOff(inner, false))
}

// isSummary reports whether a piece is the summary in a list of teasers: one short paragraph between short lines, with
// another like it next to it. A subheading's paragraphs come in twos and more, or are longer.
func (t *textPage) isSummary(i int) bool {
	if !t.between(i) || isDated(&t.pieces[i-1]) && i > 1 && t.pieces[i-2].isProse() || t.inSections(i) {
		return false
	}
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(t.pieces) && n < 5; j, n = j+step, n+1 {
			if t.pieces[j].isProse() {
				if t.between(j) {
					return true
				}
				break
			}
		}
	}
	return false
}

// inSections reports whether a paragraph between titles is a section's and no teaser's: nothing but its title parts it from
// the paragraph above or the next one's title from the one below, and the two speak of the same. A teaser has its own topic,
// and a date, a picture's credit or a button beside it.
func (t *textPage) inSections(i int) bool {
	if i > 1 && t.pieces[i-2].isProse() && t.sharesTopic(i, max(0, i-12), i-1) {
		return true
	}
	return i+2 < len(t.pieces) && t.pieces[i+2].isProse() && (i < 2 || !t.pieces[i-2].isProse()) && t.sharesTopic(i, i+1, i+3)
}

// sharesTopic reports whether piece i shares two longer words, inflection aside, with the pieces from from to to, exclusive.
func (t *textPage) sharesTopic(i, from, to int) bool {
	const letters = 4
	others := map[string]bool{}
	for j := from; j < to; j++ {
		if p := &t.pieces[j]; p.role == unknownRole && p.measure.words >= 3 && !p.isFurniture() {
			for _, w := range strings.FieldsFunc(p.folded, notWord) {
				others[opening(w, letters)] = true
			}
		}
	}
	shared := map[string]bool{}
	for _, w := range strings.FieldsFunc(t.pieces[i].folded, notWord) {
		if o := opening(w, letters); o != "" && others[o] && len(stopwords().words[w]) == 0 {
			shared[o] = true
		}
	}
	return len(shared) >= 2
}

// opening is the first n runes of a word, nothing of a shorter one.
func opening(w string, n int) string {
	for i := range w {
		if n == 0 {
			return w[:i]
		}
		n--
	}
	if n > 0 {
		return ""
	}
	return w
}

// between reports whether a piece is a short paragraph with lines that are no sentences on both sides.
func (t *textPage) between(i int) bool {
	p := &t.pieces[i]
	return i > 0 && i+1 < len(t.pieces) && p.isProse() && p.measure.words <= 45 && p.measure.sentences <= 3 &&
		t.isTitle(i-1) && t.titlesStory(i-1) && t.isTitle(i+1)
}

// titlesStory reports whether a line is long enough to be the title of another story, and neither an item of this one
// ("3. The old mill") nor a question that is answered in it.
func (t *textPage) titlesStory(i int) bool {
	p := &t.pieces[i]
	return p.measure.words >= 3 && !enumerated.MatchString(p.text) && !strings.ContainsAny(p.text[len(p.text)-1:], "?:")
}

// isTitle reports whether a line may title a teaser: it is no sentence, no advertisement, and not one that the page
// repeats between paragraphs.
func (t *textPage) isTitle(i int) bool {
	p := &t.pieces[i]
	return !p.isSentence() && !p.kinds.is(advertWord) && t.count[p.folded] < 4
}

// wordsBefore counts the words of prose in the pieces before i.
func (t *textPage) wordsBefore(i int) int {
	n := 0
	for j := range t.pieces[:i] {
		if t.pieces[j].isProse() {
			n += t.pieces[j].measure.words
		}
	}
	return n
}
