package plain

import (
	"slices"
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/schema/source"
)

func TestDatedLines(t *testing.T) {
	dated := func(s string) bool { return isDated(of(s)) }
	dates := strings.TrimSpace(strings.Repeat("March 6, 2016 ", 8))
	hold(t, []ruling{
		{"25 words", dated("Published " + dates), true},
		{"26", dated("Published Updated " + dates), false},
		{"250 bytes", dated("March 6, 2016 " + strings.Repeat("-", 236)), true},
		{"251", dated("March 6, 2016 " + strings.Repeat("-", 237)), false},
		{"eight words without a figure", dated("二〇一六年三月六日 北京日報 上海新聞"), true},
		{"nine", dated("二〇一六年三月六日 北京日報 上海新聞 網"), false},
		{"a day without its year in 39 bytes", dated("March 6 " + strings.Repeat("-", 31)), true},
		{"in 40", dated("March 6 " + strings.Repeat("-", 32)), false},
		{"six names behind a date", dated("March 6, 2016 Oslo Bergen Narvik Hamar Molde Voss"), true},
		{"seven", dated("March 6, 2016 Oslo Bergen Narvik Hamar Molde Voss Bodø"), false},
		{"four names before it", dated("Oslo Bergen Narvik Hamar, March 6, 2016"), true},
		{"five", dated("Oslo Bergen Narvik Hamar Molde, March 6, 2016"), false},
		{"two words of four Chinese letters", dated("2016年3月6日 北京日報 上海新聞"), true},
		{"of five", dated("2016年3月6日 北京日報社 上海新聞網"), false},
	})
}

func TestDeck(t *testing.T) {
	four := []string{"Ferry stays in harbour.", "Islands wait for bread.", "Owner is still away.", "Workshop opens on Monday."}
	deck := func(p *textPage) int { p.findDeck(); return p.deck }
	twice := func(s string) int { return deck(pageOf(s, s, other(30), sentence(40)).with(1, 4)) }
	// A dated line behind others, in a story that begins with them.
	behind := func(above ...string) bool {
		p := pageOf(lines(above, "March 6, 2016", other(100), other(30))...).with(0, len(above)+3)
		return deck(p) == len(above)+1
	}
	chronicle := func(n int) bool {
		var page []string
		for range n {
			page = append(page, other(20), "March 6, 2016")
		}
		return pageOf(append(page, other(20))...).with(0, 2*n+1).isChronicle()
	}
	hold(t, []ruling{
		{"three lines printed twice", deck(pageOf(lines(four, four, other(30), sentence(40))...).with(4, 10)) == 7, true},
		{"25 words printed twice", twice(sentence(25)) == 2, true},
		{"26", twice(sentence(26)) == 1, true},
		{"printed once", deck(pageOf(other(20), sentence(20), other(30)).with(1, 3)) == 1, true},
		{"date in the eighth line", behind(repeat(7, "They wait at home.")...), true},
		{"in the ninth", behind(lines(repeat(7, "They wait at home."), "They wait on board.")...), false},
		{"behind 90 words", behind(sentence(90)), true},
		{"behind 91", behind(sentence(91)), false},
		{"behind 220 with a title of four", behind("Ferry stays in harbour", sentence(216)), true},
		{"behind 221", behind("Ferry stays in harbour", sentence(217)), false},
		{"behind 110 with a title of three", behind("Ferry in harbour", sentence(107)), false},
		{"three dates between paragraphs", chronicle(3), true},
		{"two", chronicle(2), false},
	})
}

// stemmed is a line of n longer words of which the first k are the ferry story's.
func stemmed(k, n int) string {
	own := strings.Fields("Ferry islands Thursday because engine mainland workshop closed owner outer")
	strange := strings.Fields("Council members argued until midnight about money another bridge northern sound engineers")
	return strings.Join(append(slices.Clone(own[:k]), strange[:n-k]...), " ")
}

// scored is a page on which headlines can be scored.
func (t *textPage) scored() *textPage {
	t.strange, t.ends = make([]int, len(t.pieces)+1), endsOf(nil)
	return t
}

func TestStandfirst(t *testing.T) {
	above := func(deck, head string) bool {
		return pageOf(deck, head, sentence(43)).with(2, 3).isDeckAbove(0, 1)
	}
	describes := func(n, times int) bool {
		s := words(bridge, n)
		return pageOf(lines("Ferry stays in harbour", repeat(times, s), sentence(43))...).with(times+1, times+2).isDescription(1, 0)
	}
	headline := "Ferry stays in harbour"
	repeats := func(n int) bool {
		return pageOf(headline).repeatsHeadline(bytesOf(headline+" - ", n), 0)
	}
	isAbove := func(deck int) bool {
		p := pageOf("Boats and harbours", headline)
		p.deck = deck
		return p.isAbove(0, 1)
	}
	hold(t, []ruling{
		{"eight words", above(says(8), "Ferry Stays In Harbour"), true},
		{"seven", above(says(7), "Ferry Stays In Harbour"), false},
		{"15 words above ten", above(says(15), capitals(10, 10)), true},
		{"14", above(says(14), capitals(10, 10)), false},
		{"three words of seven from the story", above(strings.ToLower(stemmed(3, 7))+" of it", "Ferry Stays In Harbour"), true},
		{"three of eight", above(strings.ToLower(stemmed(3, 8))+" of it", "Ferry Stays In Harbour"), false},
		{"description of five words", describes(5, 1), true},
		{"four", describes(4, 1), false},
		{"70 words", describes(70, 1), true},
		{"71", describes(71, 1), false},
		{"printed twice", describes(9, 2), true},
		{"three times", describes(9, 3), false},
		{"less than twice as long as the headline", repeats(2*len(headline) - 1), true},
		{"twice as long", repeats(2 * len(headline)), false},
		{"thirteen lines above the story", isAbove(13), true},
		{"twelve", isAbove(12), false},
	})
}

func TestHeadline(t *testing.T) {
	may := func(s string) bool { p := pageOf(s).with(1, 1).scored(); return p.mayHead(0) }
	// The score of a line alone, when the page prints it so many times and so many lines lie between it and the story.
	score := func(s string, times, strange int) float64 {
		p := pageOf(s).with(1, 1).scored()
		p.count[p.pieces[0].folded] = times
		p.strange[1] = strange
		return p.headlineScore(0, nil)
	}
	again := func(n, times int) bool {
		s := words(bridge, n)
		return score(s, times, 0) > score(s, 1, 0)
	}
	below := func(n int) bool {
		p := pageOf(lines("Ferry stays in harbour", repeat(n-1, "Islands wait for bread"), "March 6, 2016")...).with(n+1, n+1)
		return p.datedBelow(0)
	}
	stem := func(n int) bool {
		p := pageOf(lines(repeat(n-1, "They wait on board."), "They ask the mayor.")...).with(0, n)
		return p.stems()["mayor"]
	}
	unlists := func(apart int, line string) bool {
		p := pageOf(lines(line, repeat(apart-1, "Council and bridge"), sentence(43))...).with(apart, apart+1)
		p.pieces[0].role = listedRole
		p.unlistHeadline()
		return p.pieces[0].role == unknownRole
	}
	first := func(apart int) bool {
		p := pageOf(lines("Ferry stays in harbour", repeat(apart-1, "Council and bridge"), "Ferry stays in harbour")...)
		return p.firstPrint(apart) == 0
	}
	// The upper of two headlines, with so many other lines between.
	upper := func(n int, between string) bool {
		p := pageOf(lines(stemmed(6, 7), repeat(n, between), stemmed(5, 7), sentence(43))...).with(n+2, n+3).scored()
		return p.aboveStandfirst(n+1, 0.1, p.stems()) == 0
	}
	rivals := func(line string, shared, best float64) bool {
		p := pageOf(line, sentence(43)).with(1, 2).scored()
		return p.rivals(0, best*p.headlineScore(0, p.stems()), shared, p.stems())
	}
	hold(t, []ruling{
		{"two words", may("Ferry waits"), true},
		{"one", may("Ferry"), false},
		{"40 words", may(words(bridge, 40)), true},
		{"41", may(words(bridge, 41)), false},
		{"three sentences", may("Ferry waits. Islands hungry. Owner away."), true},
		{"four", may("Ferry waits. Islands hungry. Owner away. Mayor angry."), false},
		{"four words printed again", again(4, 2), true},
		{"three", again(3, 2), false},
		{"printed four times", again(4, 4), true},
		{"five times: a menu's", again(4, 5), false},
		{"four words are a headline's", score(words(bridge, 4), 1, 0) == 1, true},
		{"three", score(words(bridge, 3), 1, 0) == 1, false},
		{"16 words", score(words(bridge, 16), 1, 0) == 1, true},
		{"17", score(words(bridge, 17), 1, 0) == 1, false},
		{"15 lines away is as far as 16", score(says(9), 1, 15) == score(says(9), 1, 16), true},
		{"14 is nearer", score(says(9), 1, 14) == score(says(9), 1, 15), false},
		{"date four lines below", below(4), true},
		{"five", below(5), false},
		{"words of the 14th sentence", stem(14), true},
		{"of the 15th", stem(15), false},
		{"listed four lines above the story", unlists(4, stemmed(3, 6)), true},
		{"five", unlists(5, stemmed(3, 6)), false},
		{"half of its words the story's", unlists(1, stemmed(3, 6)), true},
		{"three of seven", unlists(1, stemmed(3, 7)), false},
		{"printed again eight lines above", first(8), true},
		{"nine", first(9), false},
		{"two buttons between headline and standfirst", upper(2, "Share"), true},
		{"three", upper(3, "Share"), false},
		{"three other words between", upper(1, "Bread and bread"), true},
		{"four", upper(1, "Bread and more bread"), false},
		{"three words of ten", rivals(stemmed(3, 10), 0, 1), true},
		{"three of eleven", rivals(stemmed(3, 11), 0, 1), false},
		{"half as many as the best", rivals(stemmed(3, 6), 1, 1), true},
		{"fewer", rivals(stemmed(3, 7), 1, 1), false},
		{"three fifths of the best score", rivals(stemmed(3, 6), 0, 1.6), true},
		{"less", rivals(stemmed(3, 6), 0, 1.7), false},
	})
}

func TestKicker(t *testing.T) {
	kicker := func(n, head, times int) bool {
		p := pageOf(lines(repeat(times, words(bridge, n)), says(head))...)
		return p.isKicker(0, times)
	}
	below := func(between int, line string) bool {
		p := pageOf(lines("Bread and bread", repeat(between, "Share"), line, sentence(43))...).with(between+2, between+3).scored()
		p.strange = p.countStrange()
		return p.belowKicker(0, p.stems()) == between+1
	}
	// A line of 18 words, half of whose longer ones the story has, alone or right above the next.
	scores := func(alone bool) bool {
		p := pageOf("Bread and bread", stemmed(6, 12)+" of it to us as is", sentence(43)).with(2, 3).scored()
		p.pieces[1].gap = alone
		return p.belowKicker(0, p.stems()) == 1
	}
	sentenceCase := func(p, q string) bool { return pageOf(p, q).isDeckInSentenceCase(0, 1) }
	hold(t, []ruling{
		{"five words", kicker(5, 10, 1), true},
		{"six", kicker(6, 20, 1), false},
		{"less than three fifths of the headline", kicker(2, 4, 1), true},
		{"three fifths", kicker(3, 5, 1), false},
		{"printed twice", kicker(2, 10, 2), false},
		{"headline below one more line", below(1, stemmed(6, 6)), true},
		{"below two", below(2, stemmed(6, 6)), false},
		{"headline of 20 words", below(0, says(20)), true},
		{"21", below(0, says(21)), false},
		{"half of its words the story's", below(0, stemmed(6, 12)), true},
		{"five of twelve", below(0, stemmed(5, 12)), false},

		{"score of two", scores(true), true},
		{"of one and a half", scores(false), false},

		{"15 words above ten in title case", sentenceCase(says(15), capitals(10, 10)), true},
		{"14", sentenceCase(says(14), capitals(10, 10)), false},
		{"eight of ten capitals", sentenceCase(says(15), capitals(8, 10)), true},
		{"seven", sentenceCase(says(15), capitals(7, 10)), false},
		{"four tenths fewer capitals", sentenceCase(capitals(9, 15), capitals(10, 10)), true},
		{"a quarter fewer", sentenceCase(capitals(12, 16), capitals(10, 10)), false},
	})
}

func TestHeadsStandfirst(t *testing.T) {
	heads := func(head, under string, times int) bool {
		p := pageOf(lines(head, repeat(times, under), sentence(43))...).with(times+1, times+2).scored()
		return p.headsStandfirst(0, 1, p.stems())
	}
	hold(t, []ruling{
		{"five words", heads(stemmed(4, 5), says(20), 1), true},
		{"four", heads(stemmed(4, 4), says(20), 1), false},
		{"20 words", heads(words(ferry, 20), says(30), 1), true},
		{"21", heads(words(ferry, 21), says(30), 1), false},
		{"15 words under ten", heads(says(10), says(15), 1), true},
		{"14", heads(says(10), says(14), 1), false},
		{"printed twice", heads(says(10), says(15), 2), false},
		{"a fifth more capitals", heads(says(10), capitals(4, 15), 1), true},
		{"a quarter of them more", heads(says(10), capitals(5, 15), 1), false},
	})
}

func TestFlat(t *testing.T) {
	read := func(text string) *story.Story {
		s := &story.Story{Paragraphs: []story.Paragraph{{Span: prose.Span{Text: text, End: len(text)}}}}
		splitFlat(s, source.Default())
		return s
	}
	// A paragraph of n words that a date and a title in title case open.
	titled := func(title string, n int) bool {
		head := "March 6, 2016 " + title + ". "
		return !read(head + other(n-prose.MeasureOf(head).Words)).Headline.Empty()
	}
	dated := func(title string) bool {
		return !read(title + " Sunday, March 6, 2016 " + other(50)).Headline.Empty()
	}
	late := func(n int) bool {
		title := strings.TrimSpace(("Storm cuts power to islands and " + strings.Repeat("overwhelmingly ", 20))[:n-23])
		s := title + strings.Repeat("-", n-23-len(title)) + " Sunday, March 6, 2016 "
		return !read(s + other(50)).Headline.Empty()
	}
	long := func(n int) bool {
		title := ("Storm Cuts Power To " + strings.Repeat("Interdependently-Overwhelmingly", 9))[:n]
		return titled(title, 50)
	}
	hold(t, []ruling{
		{"paragraph of 40 words", titled("Storm Cuts Power to Islands", 40), true},
		{"39", titled("Storm Cuts Power to Islands", 39), false},
		{"title of four words", titled("Storm Cuts Island Power", 60), true},
		{"three", titled("Storm Cuts Power", 60), false},
		{"20 words", titled(capitals(20, 20), 60), true},
		{"21", titled(capitals(21, 21), 60), false},
		{"three of four words in capitals", titled("Storm Cuts power Today", 60), true},
		{"four of six", titled("Storm Cuts power to Isles Today", 60), false},
		{"title that ends within 200 bytes", long(198), true},
		{"behind them", long(199), false},
		{"four words before a date", dated("Storm cuts island power"), true},
		{"three", dated("Storm cuts power"), false},
		{"20 words before", dated(words(ferry, 20)), true},
		{"21", dated(words(ferry, 21)), false},
		{"story behind a date within 240 bytes", late(239), true},
		{"behind them", late(240), false},
		{"label of 29 bytes", isDateLabel("Published" + strings.Repeat(".", 20)), true},
		{"30", isDateLabel("Published" + strings.Repeat(".", 21)), false},
		{"label of three words", isDateLabel("Published in Oslo"), true},
		{"four", isDateLabel("Published in old Oslo"), false},
	})
}
