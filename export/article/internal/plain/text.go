// Package plain makes a story of plain text, without any knowledge of the site that it was scraped from.
//
//	s, err := plain.Read(&document.Document{Text: text}, registry)
//
// Lines become paragraphs by their layout; each is weighed by what its letters say (sentences, capitals, length) and by
// the words that pages print around stories (package furniture); the run of paragraphs with the most weight is the story.
// What stands above it is then read for headline, standfirst, section, dates and byline, what stands below for tags, other
// stories and copyright lines. What cannot be told is left out: a text that begins with its first sentence has no headline.
package plain

import (
	"regexp"
	"strings"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/schema/source"
)

// Read makes a story of plain text, in five steps: cut it into paragraphs (lines.go), weigh each by what its letters
// and the words of furniture.tsv say, find the run of paragraphs that is the story (body.go), read what stands above it
// (headline.go, section.go) and what stands below (related.go).
func Read(doc *document.Document, reg *source.Registry) (*story.Story, error) {
	lines := cutLines(doc.Text)
	if err := story.InTime(story.LineSteps * len(lines)); err != nil {
		return nil, err
	}
	t := newTextPage(doc.Text, lines, reg)
	if doc.Given.Body != "" && len(t.pieces) > 0 {
		return t.givenBody(), nil
	}
	if !t.wireLayout() && !t.findStory() && !t.marketCopy() {
		return nil, &document.Rejection{Code: "no-article", Message: "no paragraph of the text reads like a story", Snippet: prose.Snippet(doc.Text)}
	}
	s := &story.Story{}
	t.readHead(s)
	t.readBody(s)
	t.readTail(s)
	splitFlat(s, reg)
	return s, nil
}

const (
	cleanShare     = 0.85 // share of a text's words in sentences from which on hardly anything stands around its story
	copyLeast      = 13   // words of a paragraph behind a dateline; shorter ones may be a notice that looks like it
	byLineCapitals = 0.75 // share of capitals behind "By" and a dateline's mark above which they are names, and no lead
)

// copyWords are the kinds of words that a paragraph of copy may hold by chance.
const copyWords = furniture.BoilerWord | furniture.CreditWord | furniture.MenuWord | furniture.PolicyWord

// newTextPage cuts and measures a text.
func newTextPage(text string, lines []line, reg *source.Registry) *textPage {
	t := &textPage{reg: reg, count: map[string]int{}}
	t.pieces = pieces(text, lines, func(line string) bool {
		d, ok := dateline.Parse(line, reg)
		if !ok || d.Mark == "" && len(d.Mentions) == 0 || names.OpensWithBy(line) && prose.MeasureOf(line[d.Prose:]).Capitals > byLineCapitals {
			return false
		}
		return !isDated(&piece{Span: prose.Span{Text: line}, measure: prose.MeasureOf(line)})
	})
	for i := range t.pieces {
		p := &t.pieces[i]
		p.measure = prose.MeasureOf(p.Text)
		p.measure.Closed = p.measure.Closed || names.ClosesWithMark(p.Text, reg)
		p.folded = prose.Fold(p.Text)
		p.kinds = furniture.OfFolded(p.folded, p.measure.Words)
		if p.kinds.Is(copyWords) && p.measure.Words >= copyLeast && t.opensWithDateline(p) {
			p.kinds &^= copyWords // copy, whatever words it uses
		}
		t.count[p.folded]++
	}
	t.listRelated()
	t.clean = t.proseShare() >= cleanShare
	return t
}

// givenBody reads a text that its source states to be an article's body: no search for the story, only lines that are page
// furniture even there are left out.
func (t *textPage) givenBody() *story.Story {
	s := &story.Story{}
	t.first, t.last, t.clean = 0, len(t.pieces), true
	t.findDeck()
	for i := range t.deck {
		s.Header = append(s.Header, t.pieces[i].Span)
		if s.Byline.Empty() && names.IsByline(t.pieces[i].Text) {
			s.Byline = t.pieces[i].Span
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

	strange []int     // once the headline is looked for: lines without a role from a piece to the story
	ends    *lineEnds // likewise: of the pieces up to the story's end
}

// proseShare is the share of the text's words that stand in sentences.
func (t *textPage) proseShare() float64 {
	in, all := 0, 0
	for i := range t.pieces {
		p := &t.pieces[i]
		all += p.measure.Words
		if p.isSentence() {
			in += p.measure.Words
		}
	}
	return float64(in) / float64(max(all, 1))
}

const (
	proseLeast    = 12   // words of a paragraph with a sentence's end; a caption or a button's text has fewer
	proseCapitals = 0.7  // share of capitals from which on even a line with an end is a headline in title case
	cutLeast      = 25   // words of one that breaks off with dots; a teaser's has fewer
	cutCapitals   = 0.45 // share of capitals from which on such a paragraph is a list of names
	openLeast     = 45   // words from which on a paragraph needs no sentence's end
	openCapitals  = 0.4  // share of capitals from which on such a paragraph is a list of names
	sentenceLeast = 4    // words of a sentence; "Read more." has fewer
	counterMost   = 6    // words of a line with a number that counts what pages count: "12 comments"
	rightsMost    = 30   // words of a copyright line; a paragraph that cites one has more
)

// isProse reports whether a piece reads like a paragraph of a story.
func (p *piece) isProse() bool {
	m := &p.measure
	if p.role == relatedRole || p.role == listedRole || p.kinds.Is(furniture.BoilerWord|furniture.CreditWord) {
		return false
	}
	return m.Words >= proseLeast && m.Sentences >= 1 && (m.Capitals < proseCapitals || m.AllCaps) ||
		m.Words >= cutLeast && m.Capitals < cutCapitals && m.Closed ||
		m.Words >= openLeast && m.Capitals < openCapitals
}

// isSentence reports whether a piece is at least a short sentence.
func (p *piece) isSentence() bool {
	return p.isProse() || p.measure.Closed && p.measure.Words >= sentenceLeast && !p.kinds.Is(^(furniture.UnitWord|furniture.PolicyWord))
}

// isFurniture reports whether a piece is nothing but page furniture.
func (p *piece) isFurniture() bool {
	return p.kinds&^(furniture.UnitWord|furniture.PolicyWord) != 0 || isCounter(p) || isTemplate(p.Text) || isRights(p)
}

// isCounter reports whether a piece is a number, or a number of things that pages count.
func isCounter(p *piece) bool {
	if p.measure.Letters == 0 {
		return true
	}
	return p.measure.Digits > 0 && p.kinds.Is(furniture.UnitWord|furniture.ShareWord|furniture.CommentsLabel) && p.measure.Words <= counterMost
}

// isRights reports whether a short line is a copyright line: it has the mark and a year, or opens with the mark.
func isRights(p *piece) bool {
	return p.measure.Words <= rightsMost && names.IsNotice(p.Text)
}

const (
	formatMost  = 60  // bytes below which a line that opens with "%s" is a format, and not copy on one
	scriptShare = 25  // bytes of code for each mark of code at most; copy with brackets has more
	signOffMost = 600 // bytes of a sign-off at most; a paragraph in brackets may be longer
)

// isTemplate reports whether a line is what a template engine or a script left behind: {{item.date}}, <%= title %>, ${name},
// [[x]], %s comments, undefined, window.ads = [];
func isTemplate(s string) bool {
	switch s {
	case "undefined", "null", "NaN", "[object Object]", "NaN:NaN", "Infinity", "None", "nil":
		return true
	}
	if isScript(s) || len(s) < formatMost && (strings.HasPrefix(s, "%s") || strings.HasPrefix(s, "%d ")) {
		return true
	}
	for _, m := range [...][2]string{{"{{", "}}"}, {"<%", "%>"}, {"${", "}"}, {"{%", "%}"}, {"[[", "]]"}, {"%%", "%%"}} {
		if i := strings.Index(s, m[0]); i >= 0 && strings.Contains(s[i+2:], m[1]) && (i == 0 || i < len(s)/2) {
			return true
		}
	}
	return false
}

var scriptWords = regexp.MustCompile(`\bfunction ?\w*\(|\b(?:window|document|jQuery|googletag|gtag|dataLayer|console|adsbygoogle)(?:\.\w|[(\[]| ?= ?)|\b(?:var|let|const) \w+ ?=|\$\(|!important|@media\b|^\s*[.#]?[\w-]+ ?\{.*\}`)

// isScript reports whether a line is a piece of script or style that a scraper took for text.
func isScript(s string) bool {
	return scriptMarks(s)*scriptShare >= len(s) && strings.ContainsAny(s, "{;=(") && scriptWords.MatchString(s)
}

// scriptMarks counts the marks of code: brackets but round ones, "=", ";", and calls without arguments or with a quoted one.
func scriptMarks(s string) int {
	n := 0
	for i := range len(s) {
		switch s[i] {
		case '{', '}', ';', '=', '<', '>', '[', ']':
			n++
		case '(':
			if i+1 < len(s) && (s[i+1] == ')' || s[i+1] == '\'') {
				n++
			}
		}
	}
	return n
}

// isSignOffLine reports whether a piece is a sign-off and nothing else.
func isSignOffLine(s string) bool {
	if len(s) > signOffMost {
		return false
	}
	inner := strings.Trim(s, "()[] ")
	if names.IsCreditField(inner) {
		return true
	}
	return names.OpensSignOff(inner, true) && (len(inner)+2 <= len(s) || strings.Contains(inner, ";") || names.OpensSignOff(inner, false))
}

const (
	sectionReach = 12 // lines above a paragraph among which its section's topic is looked for
	topicWords   = 2  // longer words that two parts of one topic share at least; strangers may share one
	topicLeast   = 3  // words of a line that has a topic
)

// inSections reports whether a paragraph between titles is a section's and no teaser's: nothing but its title parts it from
// the paragraph above or the next one's title from the one below, and the two speak of the same. A teaser has its own topic,
// and a date, a picture's credit or a button beside it.
func (t *textPage) inSections(i int) bool {
	if i > 1 && t.pieces[i-2].isProse() && t.sharesTopic(i, max(0, i-sectionReach), i-1) {
		return true
	}
	return i+2 < len(t.pieces) && t.pieces[i+2].isProse() && (i < 2 || !t.pieces[i-2].isProse()) && t.sharesTopic(i, i+1, i+3)
}

// sharesTopic reports whether piece i shares two longer words, inflection aside, with the pieces from from to to, exclusive.
func (t *textPage) sharesTopic(i, from, to int) bool {
	const letters = 4
	others := map[string]bool{}
	for j := from; j < to; j++ {
		if p := &t.pieces[j]; p.role == unknownRole && p.measure.Words >= topicLeast && !p.isFurniture() {
			for _, w := range prose.WordsOfFolded(p.folded) {
				others[opening(w, letters)] = true
			}
		}
	}
	shared := map[string]bool{}
	for _, w := range prose.WordsOfFolded(t.pieces[i].folded) {
		if o := opening(w, letters); o != "" && others[o] && !prose.IsSmallWord(w) {
			shared[o] = true
		}
	}
	return len(shared) >= topicWords
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
