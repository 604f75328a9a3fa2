package plain

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/pubdate"
)

// farHeadline is how many lines may lie between headline and story for the lines above it to be the story's too.
const farHeadline = 12

// readHead reads the lines above the story: headline, standfirst, section, dates, byline.
func (t *textPage) readHead(s *story.Story) {
	t.findDeck()
	head := t.findHeadline()
	var dated []int
	for i := range t.deck {
		p := &t.pieces[i]
		switch {
		case i == head:
			s.Headline = p.Span
		case p.role != unknownRole:
			s.Linked = append(s.Linked, p.Span)
		case isDated(p), i < head && saysToday(p.Text):
			if i < head {
				dated = append(dated, i)
			} else {
				s.Header = append(s.Header, p.Span)
			}
		case t.isAbove(i, head):
			s.Above = append(s.Above, p.Span)
		default:
			t.readHeadLine(s, i, head)
		}
	}
	if s.Byline.Empty() {
		if s.Byline = t.bareByline(head); !s.Byline.Empty() {
			s.Description = s.Description.Unless(s.Byline)
		}
	}
	if s.Description.Empty() && head > 0 && t.isDeckAbove(head-1, head) {
		s.Description = t.pieces[head-1].Span
		s.Above = without(s.Above, s.Description)
	}
	t.readDated(s, dated, head)
	t.findSection(s, head)
}

// isAbove reports whether a line above the story is the page's: furniture, the headline printed again, and what stands
// above a headline that is far from the story.
func (t *textPage) isAbove(i, head int) bool {
	p := &t.pieces[i]
	return i < head && t.deck-i > farHeadline || head >= 0 && p.folded == t.pieces[head].folded || p.isFurniture()
}

// readHeadLine reads a line above the story that is neither a date nor the page's: the byline, the standfirst, or one of
// the lines between headline and lead.
func (t *textPage) readHeadLine(s *story.Story, i, head int) {
	p := &t.pieces[i]
	switch {
	case s.Byline.Empty() && names.IsByline(p.Text):
		s.Byline = p.Span
		s.Header = append(s.Header, p.Span)
	case i > head && s.Description.Empty() && t.isDescription(i, head):
		s.Description = p.Span
	case i > head:
		s.Header = append(s.Header, p.Span)
	default:
		s.Above = append(s.Above, p.Span)
	}
}

// readDated sorts dated lines above the headline: a line that is labelled as the story's own, or the one that stands right
// at the headline when none stands below it and the dateline does not contradict it, belongs to the story; the others are
// the page's clock.
func (t *textPage) readDated(s *story.Story, dated []int, head int) {
	below := false
	for _, h := range s.Header {
		below = below || len(pubdate.Find(h.Text, "")) > 0
	}
	var own []prose.Span
	for n, i := range dated {
		p := &t.pieces[i]
		near := n == len(dated)-1 && !below && t.atHeadline(i, head) && !t.contradictsDateline(p.Text)
		switch {
		case !saysToday(p.Text) && (furniture.IsLabelled(p.Text) || near):
			own = append(own, p.Span)
		case s.Clock.Empty():
			s.Clock = p.Span
		default:
			s.Above = append(s.Above, p.Span)
		}
	}
	s.Header = append(own, s.Header...)
}

const (
	datedWords    = 25  // words of a line that is there for its date, labels and several dates included
	datedBytes    = 250 // and its bytes; copy has more
	datedLetters  = 8   // words of one whose date has no figure; a sentence has more
	bareDateBytes = 40  // bytes below which a day without its year is there for itself
	namesBehind   = 6   // names behind a date or a label at most: a place and two persons
	namesBefore   = 4   // names that stand before the date at most
	denseName     = 4   // letters of a name at most in scripts without spaces; more are a sentence's
)

// isDated reports whether a line above a story is there for its date: beside the date and the words that go with one,
// there is room for a place or a name, not for a sentence.
func isDated(p *piece) bool {
	if p.measure.Words > datedWords || len(p.Text) > datedBytes || p.measure.Digits == 0 && p.measure.Words > datedLetters {
		return false
	}
	found := pubdate.Find(p.Text, "")
	if len(found) == 0 {
		return false
	}
	sure := slices.ContainsFunc(found, isSureDate)
	w := besideDates(p.Text, found)
	switch {
	case w.others == 0:
		return sure || w.labels > 0 || len(p.Text) < bareDateBytes
	case !sure:
		return false
	case found[0].Start == 0 || furniture.IsLabelled(p.Text):
		return w.others <= namesBehind && w.lower <= 1 && !p.measure.Closed
	}
	return w.others <= namesBefore && w.lower <= 1 && !p.measure.Closed
}

// isSureDate reports whether a mention is a date whatever stands beside it: with its year, a weekday or a time of day.
func isSureDate(m pubdate.Mention) bool {
	return m.Clock != nil || m.Ago != nil || m.Weekday > 0 || slices.ContainsFunc(m.Readings, pubdate.Partial.Full)
}

// wordsBeside count the words of a line beside its dates.
type wordsBeside struct {
	labels int // words that go with dates
	others int
	lower  int // of the others, those of a sentence rather than of a name
}

func besideDates(text string, found []pubdate.Mention) wordsBeside {
	var rest strings.Builder
	at := 0
	for _, m := range found {
		if m.Start < at || m.End > len(text) {
			continue
		}
		rest.WriteString(text[at:m.Start] + " ")
		at = m.End
	}
	rest.WriteString(text[at:])
	var n wordsBeside
	for _, w := range prose.WordsOfFolded(rest.String()) {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case furniture.IsDatedWord(strings.ToLower(w)):
			n.labels++
		case unicode.IsDigit(r):
		default:
			n.others++
			if unicode.IsLower(r) || prose.Dense(r) && utf8.RuneCountInString(w) > denseName {
				n.lower++
			}
		}
	}
	return n
}

const (
	twiceReach  = 3   // pieces that open a story and may be its headline and standfirst, printed twice
	twiceWords  = 25  // words of such a one; more are a paragraph
	deckReach   = 8   // pieces among which dates and bylines stand between headline and lead
	deckWords   = 90  // words above them, when no title is among those; more are the story
	titledWords = 220 // words with a title: pages print standfirst and captions under it
	titledLeast = 4   // words of such a title
	chronicle   = 3   // dates on lines of their own that make the story a chronicle
)

// findDeck moves the start of the body behind the lines that stand between headline and lead, when the story's first
// sentences turn out to be the headline or standfirst above them.
func (t *textPage) findDeck() {
	t.deck = t.first
	if t.wire {
		return
	}
	for i := t.first; i < min(t.last-1, t.first+twiceReach); i++ {
		if p := &t.pieces[i]; p.measure.Words > twiceWords || p.measure.Sentences > 1 || t.count[p.folded] < 2 {
			break
		}
		t.deck = i + 1 // printed twice: a headline that closes as a sentence does
	}
	if t.passDeck() {
		return
	}
	for t.deck < t.last-1 && !t.pieces[t.deck].isSentence() && !t.isHeading(t.deck, t.gapped()) {
		t.deck++
	}
}

// passDeck moves the start of the body behind dates and bylines among the first pieces, as long as few words stand above
// them. It reports whether a dateline says where the body begins.
func (t *textPage) passDeck() bool {
	words, title := 0, false
	for i := t.first; i < min(t.last, t.first+deckReach); i++ {
		p := &t.pieces[i]
		few := words <= deckWords || title && words <= titledWords
		if line, ok := dateline.Parse(p.Text, t.reg); ok && line.Prose > 0 {
			if few {
				t.deck = i
			}
			return true
		}
		if few && i+1 < t.last && t.endsHead(i) {
			t.deck = i + 1
		}
		words += p.measure.Words
		title = title || !p.isSentence() && p.measure.Words >= titledLeast && !p.isFurniture()
	}
	return false
}

// endsHead reports whether a piece is a date or a byline between headline and lead.
func (t *textPage) endsHead(i int) bool {
	p := &t.pieces[i]
	return isDated(p) && !t.isChronicle() || names.IsByline(p.Text) || i > 0 && loneBy[prose.Label(t.pieces[i-1].Text)] && t.areNames(p.Text)
}

// isChronicle reports whether dates head the story's parts: three or more stand on lines of their own between its paragraphs.
func (t *textPage) isChronicle() bool {
	n := 0
	for i := t.first + 1; i < t.last-1; i++ {
		if p := &t.pieces[i]; p.measure.Digits > 0 && isDated(p) && t.pieces[i-1].isSentence() && t.pieces[i+1].isSentence() {
			n++
		}
	}
	return n >= chronicle
}

const (
	deckLeast      = 8   // words of a standfirst over the headline; a kicker has fewer
	deckShared     = 0.4 // of its words the story has at least; another story's headline has fewer
	describesLeast = 5   // words of a standfirst under the headline; a place or a name has fewer
	describesMost  = 70  // more are the lead
	describesTimes = 3   // times from which on a line is printed by the page
	repeatedMost   = 2   // times the headline's length from which on a line says more than the headline
)

// isLonger reports whether a line is longer than a headline as standfirsts are: seven words to five.
func isLonger(p, headline *prose.Measure) bool { return p.Words*5 > headline.Words*7 }

// isDeckAbove reports whether piece i, right above the headline, is a standfirst printed over it.
func (t *textPage) isDeckAbove(i, head int) bool {
	p, q := &t.pieces[i].measure, &t.pieces[head].measure
	return isLonger(p, q) && p.Words >= deckLeast && p.Capitals < q.Capitals && !t.pieces[i].isFurniture() && t.pieces[i].role == unknownRole &&
		!isDated(&t.pieces[i]) && prose.Overlap(t.pieces[i].Text, t.stems()) >= deckShared
}

// isDescription reports whether a line between headline and lead can be the standfirst.
func (t *textPage) isDescription(i, head int) bool {
	p := &t.pieces[i]
	m := &p.measure
	if line, ok := dateline.Parse(p.Text, t.reg); ok && len(line.Mentions) > 0 && line.Text == strings.Trim(p.Text, prose.Whitespace) {
		return false // a dateline on a line of its own
	}
	return m.Words >= describesLeast && m.Words <= describesMost && t.count[p.folded] < describesTimes && !furniture.IsAside(p.Text) && !isCaption(p.Text) && !t.repeatsHeadline(p.Text, head)
}

// repeatsHeadline reports whether a line is the headline with the site's name or a date behind it.
func (t *textPage) repeatsHeadline(s string, head int) bool {
	return head >= 0 && len(s) < repeatedMost*len(t.pieces[head].Text) && strings.HasPrefix(prose.Fold(s), t.pieces[head].folded)
}

// captionMark matches what ends or opens a caption: the photographer behind an agency's mark ("AFP/Jane Roe"), a word in capitals
// that names what is shown ("HARBOUR. Boats wait for the tide").
var captionMark = regexp.MustCompile(`\b\p{Lu}{2,}/\s?\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.]+){0,3}[.)]*$|^\p{Lu}{4,}(?: \p{Lu}{2,})?\. \p{Lu}\p{Ll}`)

// isCaption reports whether a line between headline and lead belongs to a picture.
func isCaption(s string) bool { return captionMark.MatchString(s) }
