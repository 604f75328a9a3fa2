package plain

import (
	"strings"
	"testing"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/story"
	"dateline/schema/source"
)

// A ruling is what a rule says of an input, beside what it should say. Those of one threshold stand in pairs: the last input
// on its one side and the first on the other.
type ruling struct {
	name      string
	got, want bool
}

func hold(t *testing.T, rulings []ruling) {
	t.Helper()
	for _, r := range rulings {
		if r.got != r.want {
			t.Errorf("%s: got %v, want %v", r.name, r.got, r.want)
		}
	}
}

// Two stories, from which the tests cut lines of any length.
const (
	ferry  = "the ferry to the outer islands will not sail before Thursday because a part of its old engine has to come from the mainland where the only workshop that can cast it stays closed for the week and its owner is not at home"
	bridge = "council members argued until midnight about money for another bridge over the northern sound although engineers had warned them twice since spring that storms would damage pillars of this height within ten years at best"
)

// words are the first n words of a story, which is told again when it ends.
func words(story string, n int) string {
	all := strings.Fields(story)
	out := make([]string, n)
	for i := range out {
		out[i] = all[i%len(all)]
	}
	s := strings.Join(out, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// says is a line of n words without an end, sentence one with it.
func says(n int) string     { return words(ferry, n) }
func sentence(n int) string { return says(n) + "." }
func other(n int) string    { return words(bridge, n) + "." }

// capitals is a line of n words of which the first k begin with a capital.
func capitals(k, n int) string {
	w := strings.Fields(strings.ToLower(words(bridge, n)))
	for i := range k {
		w[i] = strings.ToUpper(w[i][:1]) + w[i][1:]
	}
	return strings.Join(w, " ")
}

// bytesOf is a line of n bytes that begins with s and goes on with a story.
func bytesOf(s string, n int) string {
	s = (s + strings.ToLower(words(ferry, n)))[:n]
	return strings.TrimSuffix(s, " ") + map[bool]string{true: "s"}[strings.HasSuffix(s, " ")]
}

// pageOf is a page of lines that stand apart.
func pageOf(lines ...string) *textPage {
	text := strings.Join(lines, "\n\n")
	return newTextPage(text, cutLines(text), source.Default())
}

// with says where the story of a page stands.
func (t *textPage) with(first, last int) *textPage {
	t.first, t.deck, t.last = first, first, last
	return t
}

// of is the piece that a line alone becomes.
func of(text string) *piece {
	p := pieceOf(text)
	p.kinds = furniture.OfFolded(p.folded, p.measure.Words)
	return &p
}

// repeat is a list of n equal lines.
func repeat(n int, s string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}

func lines(parts ...any) []string {
	var out []string
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, p)
		case []string:
			out = append(out, p...)
		}
	}
	return out
}

func TestPieceKinds(t *testing.T) {
	unit := func(s string) *piece { p := of(s); p.kinds = furniture.UnitWord; return p }
	hold(t, []ruling{
		{"prose of twelve words", of(sentence(12)).isProse(), true},
		{"a sentence of eleven", of(sentence(11)).isProse(), false},
		{"eight of twelve words capitalized", of(capitals(8, 12) + ".").isProse(), true},
		{"nine of twelve: a headline", of(capitals(9, 12) + ".").isProse(), false},
		{"25 words that break off", of(says(25) + "...").isProse(), true},
		{"24 words that break off", of(says(24) + "...").isProse(), false},
		{"25 words that break off, eleven capitals", of(capitals(11, 25) + "...").isProse(), true},
		{"25 words that break off, twelve capitals", of(capitals(12, 25) + "...").isProse(), false},
		{"45 words without an end", of(says(45)).isProse(), true},
		{"44 words without an end", of(says(44)).isProse(), false},
		{"45 words, 17 capitals", of(capitals(17, 45)).isProse(), true},
		{"45 words, 19 capitals: a list of names", of(capitals(19, 45)).isProse(), false},

		{"four words", of("They sail on Thursday.").isSentence(), true},
		{"three words", of("They sail again.").isSentence(), false},

		{"six words that count", isCounter(unit("12 readers of this page commented")), true},
		{"seven", isCounter(unit("12 readers of this page have commented")), false},

		{"copyright line of 30 words", isRights(of("© 2016 " + says(29))), true},
		{"31 words", isRights(of("© 2016 " + says(30))), false},

		{"template of 59 bytes", isTemplate(bytesOf("%s comments on ", 59)), true},
		{"60 bytes", isTemplate(bytesOf("%s comments on ", 60)), false},
		{"template in the first half", isTemplate("Weather now: {{temperature}}"), true},
		{"in the second", isTemplate("Weather today: {{temperature}}"), false},

		{"two marks of code in 50 bytes", isScript(bytesOf("var lead=0; ", 50)), true},
		{"in 51", isScript(bytesOf("var lead=0; ", 51)), false},

		{"sign-off of 600 bytes", isSignOffLine(bytesOf("(Reporting by Jane Roe; editing by John Doe, ", 599) + ")"), true},
		{"601", isSignOffLine(bytesOf("(Reporting by Jane Roe; editing by John Doe, ", 600) + ")"), false},
	})
}

func TestCopyUsesAnyWords(t *testing.T) {
	const open = "OSLO, March 3 (AFP) - All rights reserved "
	const by = "By Jane Roe OSLO (Reuters) - Ferry "
	lead := func(line string) bool {
		text := line + "\nIslands wait for bread"
		return len(newTextPage(text, cutLines(text), source.Default()).pieces) == 1
	}
	hold(t, []ruling{
		{"a lead of which three words in four are capitalized, behind a byline", lead(by + "Stays In port"), true},
		{"names behind a byline", lead(by + "Stays In Port"), false},
		{"thirteen words behind a dateline", pageOf(open + "for the next ferry to sail.").pieces[0].kinds.Is(furniture.BoilerWord), false},
		{"twelve", pageOf(open + "for the ferry to sail.").pieces[0].kinds.Is(furniture.BoilerWord), true},
		{"a text of which 17 words in 20 are prose", pageOf(sentence(17), "Ferry stays put").clean, true},
		{"16 in 20", pageOf(sentence(16), "The ferry stays put").clean, false},
	})
}

func TestTopics(t *testing.T) {
	const small = "It is an odd day to go so far out to sea now."
	topic := "The ferry and its engine."
	above := func(n int) *textPage { return pageOf(lines(topic, repeat(n, small), sentence(20))...) }
	hold(t, []ruling{
		{"the topic twelve lines above", above(11).inSections(12), true},
		{"thirteen", above(12).inSections(13), false},
		{"the second line, the topic below", pageOf("Islands cut off", sentence(20), "Repair of the ferry engine", sentence(30)).inSections(1), true},
		{"prose two lines above, the topic below", pageOf(small, "Islands cut off", sentence(20), "Repair of the ferry engine", sentence(30)).inSections(2), false},
		{"line of three words", pageOf("Ferry engine repaired", sentence(20)).sharesTopic(1, 0, 1), true},
		{"line of two", pageOf("Ferry engine", sentence(20)).sharesTopic(1, 0, 1), false},
		{"one word shared", pageOf("Another ferry in harbour", sentence(20)).sharesTopic(1, 0, 1), false},
	})
}

func TestWeights(t *testing.T) {
	comments := func(n int) bool { return pageOf(sentence(n), "Comments").opensComments(1) }
	own := func(n int, s string) bool { return pageOf(lines("Islands", repeat(n, s))...).maybeOwnLine(1) }
	hold(t, []ruling{
		{"comments below 31 words", comments(31), true},
		{"below 30: a button", comments(30), false},
		{"a button that comes again", pageOf(sentence(31), "Comments", other(20), "Comments").opensComments(1), false},
		{"80 words weigh as much as 90", pageOf(sentence(80)).weight(0) == pageOf(sentence(90)).weight(0), true},
		{"79 words weigh less", pageOf(sentence(79)).weight(0) < pageOf(sentence(80)).weight(0), true},
		{"four words announce a list", own(1, "Winners of the day:"), true},
		{"three are a label", own(1, "Winners and losers:"), false},
		{"printed six times", own(6, "Back to the harbour"), true},
		{"five times", own(5, "Back to the harbour"), false},
		{"a menu of 25 words", isMenuRun(of(capitals(25, 25))), true},
		{"24 words", isMenuRun(of(capitals(24, 24))), false},
	})
}

func TestTeasers(t *testing.T) {
	teaser := func(apart int) bool {
		return pageOf(lines("Islands without a ferry", other(20), repeat(1, "Storm on the way"), repeat(1, "Price of herring up"), repeat(apart-3, "New mayor for Bergen")[:apart-3], sentence(20), "Rain until the weekend")...).isSummary(1)
	}
	between := func(s string) bool { return pageOf("Islands without a ferry", s, "Storm on the way").between(1) }
	hold(t, []ruling{
		{"the next summary five lines below", teaser(5), true},
		{"six", teaser(6), false},
		{"45 words between titles", between(sentence(45)), true},
		{"46", between(sentence(46)), false},
		{"three sentences", between(sentence(12) + " They wait. They eat."), true},
		{"four", between(sentence(12) + " They wait. They eat. They sleep."), false},
		{"title of three words", pageOf("Ferry stays put").titlesStory(0), true},
		{"two", pageOf("Ferry stays").titlesStory(0), false},
		{"printed three times", pageOf(repeat(3, "Ferry stays put")...).isTitle(0), true},
		{"four times", pageOf(repeat(4, "Ferry stays put")...).isTitle(0), false},
	})
}

func TestWire(t *testing.T) {
	// A headline's lines, then so many paragraphs indented by two columns and so many at the margin.
	wire := func(heads, in, out int) bool {
		p := pageOf(lines(repeat(heads, "FERRY STAYS IN HARBOUR"), repeat(in, "  Shr 32 cts vs 27 cts"), repeat(out, "Net 1.2 mln vs 1.1 mln"))...)
		return p.wireLayout()
	}
	market := func(rows, words int) bool {
		return pageOf(lines("Acme results", repeat(rows, "Shr 32 cts vs 27 cts"), repeat(words, "Three months ended"))...).marketCopy()
	}
	hold(t, []ruling{
		{"five lines above", wire(5, 3, 0), true},
		{"six", wire(6, 3, 0), false},
		{"headline of 40 words", pageOf(capitals(40, 40), "  Shr 32 cts").wireLayout(), true},
		{"41", pageOf(capitals(41, 41), "  Shr 32 cts").wireLayout(), false},
		{"indented by one column", pageOf("FERRY STAYS", " Shr 32 cts").wireLayout(), false},
		{"others indented by one column", pageOf("FERRY STAYS", "  Shr 32 cts", " Net 1.2 mln", " Rev 1.2 mln", " Avg 1.2 mln").wireLayout(), false},
		{"two of four at the margin", wire(1, 2, 2), true},
		{"three of five", wire(1, 2, 3), false},
		{"three of 24", wire(1, 21, 3), true},
		{"three of 23", wire(1, 20, 3), false},

		{"80 lines", market(79, 0), true},
		{"81", market(80, 0), false},
		{"four figures to eleven letters", pageOf("Acme results 1987", "Shr 32 cts", "Net 32 mln").marketCopy(), false},
		{"to twelve letters", pageOf("Acmes results 1987", "Shr 32 cts", "Net 32 mln").marketCopy(), true},
		{"figures in two lines of three", market(2, 1), true},
		{"in two of four", market(2, 2), false},
		{"in one line", market(1, 0), false},
		{"no line below", pageOf("Acme results").marketCopy(), false},
	})
}

func TestMasthead(t *testing.T) {
	at := func(between ...string) bool {
		p := pageOf(lines("March 6, 2016", between, "Ferry stays in harbour")...)
		return p.atHeadline(0, len(between)+1)
	}
	outlet := func(s string) bool { return pageOf(s).namesOutlet(of(s)) }
	contradicts := func(date string) bool {
		return pageOf("OSLO, March 3 (AFP) - "+sentence(20)).with(0, 1).contradictsDateline(date)
	}
	hold(t, []ruling{
		{"two lines between", at("Islands", "Harbours and boats"), true},
		{"three lines between", at("Islands", "Harbours and boats", "Engines"), false},
		{"line of five words", at("All about boats and harbours"), true},
		{"of six", at("All about our boats and harbours"), false},
		{"bar of three words", isMenuBar("Home News Weather"), true},
		{"of two", isMenuBar("Home News"), false},
		{"half of them a menu's", isMenuBar("Home News Harbour Ferries"), true},
		{"a third", isMenuBar("Home Harbour Ferries"), false},
		{"name of six words", outlet("The Outer Northern Isles Weekly Herald"), true},
		{"of seven", outlet("The Outer Northern Isles New Weekly Herald"), false},
		{"a small word of three letters", outlet("Herald of the Isles"), true},
		{"a word of four letters", outlet("Herald from Isles"), false},
		{"one word", outlet("Herald"), false},
		{"two words", outlet("Isles Herald"), true},
		{"behind an article", outlet("The Herald Isles"), true},
		{"behind a word of four letters", outlet("Your Herald Isles"), false},
		{"today in 100 bytes", saysToday(bytesOf("Today is Saturday, 7 January 2023 and ", 100)), true},
		{"in 101", saysToday(bytesOf("Today is Saturday, 7 January 2023 and ", 101)), false},
		{"printed three days after the dateline", contradicts("March 6, 2016"), false},
		{"four days", contradicts("March 7, 2016"), true},
		{"filed at the end of December, printed in January", pageOf("OSLO, December 30 (AFP) - "+sentence(20)).with(0, 1).contradictsDateline("January 1, 2016"), false},
	})
}

func TestSections(t *testing.T) {
	// The section's name stands again in the menu at the end of the page.
	section := func(at, head int, name string) bool {
		page := repeat(12, "Ferry stays in harbour for the whole week")
		for i := range page {
			page[i] = capitals(i%3+1, 7+i)
		}
		page[at] = name
		p := pageOf(lines(page, sentence(20), name)...).with(12, 13)
		s := storyWithHeadline(p, head)
		p.findSection(s, head)
		return s.Section.Text == name
	}
	crumbs := func(s string) bool {
		p := pageOf(s, "Ferry stays in harbour", sentence(20)).with(2, 3)
		st := storyWithHeadline(p, 1)
		p.findSection(st, 1)
		return !st.Section.Empty()
	}
	above := func(page ...string) bool {
		p := pageOf(lines(page, "Ferry stays in harbour", sentence(20))...).with(len(page)+1, len(page)+2)
		s := storyWithHeadline(p, len(page))
		p.findSection(s, len(page))
		return !s.Section.Empty()
	}
	step := func(s string) bool { _, ok := lastStep(s, "ferry stays in harbour"); return ok }
	hold(t, []ruling{
		{"three lines above the headline", section(2, 5, "Islands"), true},
		{"four above", section(1, 5, "Islands"), false},
		{"three lines below", section(8, 5, "Islands"), true},
		{"four below", section(9, 5, "Islands"), false},
		{"five words", section(4, 5, "Boats and Ports of Norway"), true},
		{"six words", section(4, 5, "Boats and Ports of Western Norway"), false},
		{"three letters", section(4, 5, "Oil"), true},
		{"two letters", section(4, 5, "Øl"), false},
		{"printed once", pageOf("Islands").isRepeatedSection(of("Islands")), false},

		{"step of five words", crumbs("Home » Boats and Ports of Norway » Ferry stays in harbour"), true},
		{"of six", crumbs("Home » Boats and Ports of Western Norway » Ferry stays in harbour"), false},
		{"behind two dates", above("Politics", "March 6, 2016", "March 7, 2016"), true},
		{"behind three", above("Politics", "March 6, 2016", "March 7, 2016", "March 8, 2016"), false},
		{"section with its numbers", above("Politics 1 2 3"), true},
		{"with more numbers", above("Politics 1 2 3 4"), false},

		{"another mark", step("Home > Politics > Ferry stays in harbour"), true},
		{"two steps", step("Politics » Ferry stays in harbour"), false},
		{"two steps of one mark, three of another", step("Isles » Home > Politics > Ferry stays in harbour"), false},
		{"headline cut behind nine letters", step("Home » Politics » Ferry st."), true},
		{"behind eight", step("Home » Politics » Ferry s."), false},
	})
}

// storyWithHeadline is a story of which the headline is read.
func storyWithHeadline(p *textPage, head int) *story.Story {
	return &story.Story{Headline: p.pieces[head].Span}
}
