package plain

import (
	"strings"
	"testing"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

func TestStory(t *testing.T) {
	found := func(lines ...string) bool { return pageOf(lines...).findStory() }
	// A first paragraph that a later one begins with, behind so many paragraphs of other text.
	skips := func(size, between, times int) bool {
		opening := bytesOf("The ferry ", size)
		p := pageOf(lines(opening, repeat(between, "They wait."), opening+strings.Repeat(" and wait", times), sentence(30))...)
		p.with(0, len(p.pieces)).skipSummary()
		return p.first == between+1
	}
	behind := func(n int) bool {
		opening := bytesOf("The ferry ", 60)
		p := pageOf(opening, other(n), opening+" and wait", sentence(30)).with(0, 4)
		p.skipSummary()
		return p.first == 2
	}
	shorter := func(n int) bool {
		long := sentence(60)
		p := pageOf(long, long[:n], sentence(30)).with(0, 3)
		p.skipSummary()
		return p.first == 1
	}
	half := prose.Fold(sentence(60))
	gapped := func(with, without int) bool {
		p := pageOf(repeat(with+without, sentence(20))...).with(0, with+without)
		for i := range without {
			p.pieces[i].gap = false
		}
		return p.gapped()
	}
	hold(t, []ruling{
		{"four lines with a sentence", found("Islands", "Ferry waits", "They wait at home.", "Storm"), true},
		{"five lines", found("Islands", "Ferry waits", "They wait at home.", "Storm", "Rain"), false},
		{"opening of 50 bytes", skips(50, 0, 1), true},
		{"of 49", skips(49, 0, 1), false},
		{"19 lines further on", skips(60, 18, 1), true},
		{"20", skips(60, 19, 1), false},
		{"behind a paragraph of 25 words", behind(25), true},
		{"of 26", behind(26), false},
		{"half as long", shorter((len(half) + 1) / 2), true},
		{"shorter", shorter(len(half)/2 - 10), false},
		{"three of four paragraphs apart", gapped(3, 1), true},
		{"two of three", gapped(2, 1), false},
	})
}

func TestBody(t *testing.T) {
	body := func(p *textPage) *story.Story { s := &story.Story{}; p.readBody(s); return s }
	crosshead := func(n int) bool {
		p := pageOf("FERRY STAYS", "  "+sentence(20), "  "+strings.ToUpper(says(n)), "  "+sentence(30))
		ok := p.wireLayout()
		p.findDeck()
		return ok && body(p).Paragraphs[1].Heading
	}
	// A run of short lines between two paragraphs: so many of each kind.
	run := func(long, brief, items, figures int) *story.Story {
		var page []string
		short := func(n int) string { // words of the bridge's story, other ones each time
			return "New " + strings.Join(strings.Fields(bridge)[len(page):][:n-1], " ")
		}
		for range long {
			page = append(page, short(6))
		}
		for range brief {
			page = append(page, short(5))
		}
		for range items {
			page = append(page, "- "+short(5))
		}
		for range figures {
			page = append(page, short(4)+" 16")
		}
		p := pageOf(lines(sentence(20), page, sentence(30))...).with(0, len(page)+2)
		for i := range p.pieces {
			p.pieces[i].gap = false
		}
		return body(p)
	}
	links := func(s *story.Story) bool { return len(s.Linked) > 0 }
	list := func(s *story.Story) bool { return !links(s) && !s.Paragraphs[1].Heading }
	dropped := func(times int) bool { return pageOf(repeat(times, "Ferry stays put")...).isDrop(0, &story.Story{}) }
	heading := func(s string) bool {
		return pageOf(sentence(20), s, sentence(30)).with(0, 3).isHeading(1, true)
	}
	hold(t, []ruling{
		{"crosshead of eight words", crosshead(8), true},
		{"nine", crosshead(9), false},
		{"lines of six words", links(run(2, 0, 0, 0)), true},
		{"of five", links(run(0, 2, 0, 0)), false},
		{"half of them long", links(run(2, 2, 0, 0)), false},
		{"more than half", links(run(3, 2, 0, 0)), true},
		{"more items than half", list(run(3, 0, 4, 0)), true},
		{"half items", list(run(3, 0, 3, 0)), false},
		{"two figures of three", list(run(1, 0, 0, 2)), true},
		{"three of five", list(run(2, 0, 0, 3)), false},
		{"printed three times", dropped(3), true},
		{"twice", dropped(2), false},
		{"date of seven figures", isStamp(of("6.3.2016 1 h")), true},
		{"of six", isStamp(of("6.3.2016")), false},
		{"eight figures with a time", isStamp(of("Ferry to Bergen 6123 10:30")), true},
		{"seven", isStamp(of("Ferry to Bergen 612 10:30")), false},
		{"two letters to a figure", isStamp(of("Ferries off Halden 6123 10:30")), true},
		{"17 letters to eight", isStamp(of("Ferries from Halden 6123 10:30")), false},
		{"ten words", isStamp(of("Gates 1 2 3 4 5 6 7 8 10:30")), true},
		{"eleven", isStamp(of("Gates 1 2 3 4 5 6 7 8 9 10:30")), false},
		{"heading of 20 words", heading(says(20)), true},
		{"21", heading(says(21)), false},
		{"two letters", heading("II"), true},
		{"one", heading("I"), false},
	})
}

func TestRelated(t *testing.T) {
	related := func(n int) bool { return pageOf("Read also: " + says(n-2)).pieces[0].role == relatedRole }
	teaser := func(s string) bool { return of(s).isTeaser() }
	// The tail behind a story of one paragraph, with so many other lines before the last.
	tail := func(between int, last ...string) *story.Story {
		s := &story.Story{}
		pageOf(lines(sentence(30), repeat(between, "Share"), last)...).with(0, 1).readTail(s)
		return s
	}
	hold(t, []ruling{
		{"label and headline of 40 words", related(40), true},
		{"41", related(41), false},
		{"teaser of three words", teaser("Ferry stays put"), true},
		{"two", teaser("Ferry stays"), false},
		{"30 words", teaser(says(30)), true},
		{"31", teaser(says(31)), false},
		{"299 bytes", teaser("Ferry stays " + strings.Repeat("x", 287)), true},
		{"300", teaser("Ferry stays " + strings.Repeat("x", 288)), false},
		{"question of 20 words", teaser(says(20) + "?"), true},
		{"21", teaser(says(21) + "?"), false},
		{"sign-off in the sixth line", !tail(5, "(Reporting by Jane Roe)").SignOff.Text.Empty(), true},
		{"in the seventh", !tail(6, "(Reporting by Jane Roe)").SignOff.Text.Empty(), false},
		{"agency in the third line", tail(2, "AFP").SignOff.Agency != nil, true},
		{"in the fourth", tail(3, "AFP").SignOff.Agency != nil, false},
		{"agency's mark of two words", tail(0, "RIA Novosti").SignOff.Agency != nil, true},
		{"of three", tail(0, "Yonhap News Agency").SignOff.Agency != nil, false},
		{"tag of six words", len(tail(0, "Tags", words(bridge, 6)).Tags) == 1, true},
		{"of seven", len(tail(0, "Tags", words(bridge, 7)).Tags) == 1, false},
		{"other headline of four words", len(tail(0, words(bridge, 4)).Linked) == 1, true},
		{"of three", len(tail(0, words(bridge, 3)).Linked) == 1, false},
	})
}

func TestTail(t *testing.T) {
	extends := func(between int) bool {
		p := pageOf(lines(sentence(43), repeat(between, "Advertisement"), sentence(15), sentence(16))...).with(0, 1)
		p.extendTail()
		return p.last > 1
	}
	author := func(name, box string) bool { return pageOf(name, box).introducesAuthor(0) }
	box := " covers courts and the police in the north."
	summary := func(said int) bool {
		p := pageOf("Storm on the way", sentence(20), "Price of herring up")
		p.pieces[0].role = listedRole
		return p.summarisesTeaser(1, tailRun{end: 2, said: said})
	}
	belongs := func(s string, said, shared, strange int) bool {
		return pageOf(s).belongs(0, tailRun{end: 1, said: said, shared: shared}, strange)
	}
	policy := func(shared int) bool {
		p := pageOf(sentence(20))
		p.pieces[0].kinds = furniture.PolicyWord
		return p.belongs(0, tailRun{end: 1, said: 1, shared: shared}, 0)
	}
	hold(t, []ruling{
		{"behind ten lines", extends(10), true},
		{"eleven", extends(11), false},
		{"name of two words", author("Jane Roe", "Jane"+box), true},
		{"one", author("Jane", "Jane"+box), false},
		{"four", author("Jane Ann Mary Roe", "Jane"+box), true},
		{"five", author("Jane Ann Mary Sue Roe", "Jane"+box), false},
		{"two of three words capitalized", author("Jane writes Norway", "Jane"+box), false},
		{"one sentence below another title", summary(1), true},
		{"two", summary(2), false},
		{"two statements that share two words", belongs(sentence(20), 2, 2, 1), true},
		{"one word", belongs(sentence(20), 2, 1, 1), false},
		{"one statement", belongs(sentence(20), 1, 2, 1), false},
		{"three words shared with an address", belongs("Tell your friends on the islands now.", 2, 3, 0), true},
		{"two", belongs("Tell your friends on the islands now.", 2, 2, 0), false},
		{"two words shared with a policy", policy(2), true},
		{"one", policy(1), false},
	})
}

func TestBareBylines(t *testing.T) {
	// The author's line below the headline, a lone By above it.
	lone := func(line string, times int) bool {
		p := pageOf(lines("Ferry stays in harbour", "By", line, sentence(30), repeat(times-1, line))...).with(3, 4)
		return p.bareByline(0).Text == line
	}
	beside := func(between int) bool {
		p := pageOf(lines("Jane Roe", repeat(between, "Share"), "March 6, 2016", sentence(30))...).with(between+2, between+3)
		return p.besideDate(0)
	}
	lineOfNames := func(name string) bool {
		p := pageOf("Ferry stays in harbour", name+strings.Repeat(" | March 6, 2016", 6), sentence(30)).with(2, 3)
		return !p.bareByline(0).Empty()
	}
	names := func(s string) bool { return pageOf(s).areNames(s) }
	long := func(last string) string {
		return "Wilhelmina Charlotte Featherstonehaugh, Bartholomew Christopher Cholmondeley, Ann " + last
	}
	dated := func(n int) bool {
		_, ok := pageOf("x").namesBesideDate("Jane Roe | March 6, 2016 " + strings.Repeat("-", n-25))
		return ok
	}
	hold(t, []ruling{
		{"printed three times", lone("Jane Roe", 3), true},
		{"four times", lone("Jane Roe", 4), false},
		{"names and dates of 20 words", lineOfNames("Jane Roe"), true},
		{"21", lineOfNames("Jane Ann Roe"), false},
		{"two lines between", beside(2), true},
		{"three", beside(3), false},
		{"90 bytes", names(long("Rosemary")), true},
		{"91", names(long("Rosemarie")), false},
		{"three names", names("Jane Roe, John Doe and Mary Poe"), true},
		{"four", names("Jane Roe, John Doe, Mary Poe and Ann Coe"), false},
		{"two words of three capitalized", names("Jane van Roe"), true},
		{"half of them", names("Jane van der Roe"), false},
		{"150 bytes", dated(150), true},
		{"151", dated(151), false},
	})
}
