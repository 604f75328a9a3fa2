package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

//go:embed mastheads.tsv
var mastheadsTSV string

var mastheadWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(mastheadsTSV) {
		if _, list, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			for w := range strings.SplitSeq(list, ";") {
				words[w] = true
			}
		}
	}
	return words
})

// atHeadline reports whether a line above the headline stands right at it: nothing but a section, a kicker, a standfirst
// or a byline between. The name of an outlet or a bar of menu words makes the line part of the page's masthead.
func (t *textPage) atHeadline(i, head int) bool {
	if head-i > 3 {
		return false
	}
	for j := i + 1; j < head; j++ {
		p := &t.pieces[j]
		switch {
		case p.isFurniture(), t.count[p.folded] > 1, isMenuBar(p.text), t.namesOutlet(p):
			return false
		case p.measure.words > 5 && !isByline(p.text) && !t.isDeckAbove(j, head):
			return false
		}
	}
	return true
}

// isMenuBar reports whether a line is a run of menu words: "Home News Sport Opinion".
func isMenuBar(s string) bool {
	words, menu := strings.FieldsFunc(fold(s), notWord), 0
	for _, w := range words {
		if phrases().whole[w].is(menuWord) {
			menu++
		}
	}
	return len(words) >= 3 && menu*2 >= len(words)
}

// namesOutlet reports whether a line is an outlet's name: one that the registry knows and that is no agency, whose credit
// may stand at a headline; the name in the page's own copyright line; or capitalized words with one of mastheads.tsv first
// or last.
func (t *textPage) namesOutlet(p *piece) bool {
	if p.measure.words > 6 || isByline(p.text) {
		return false
	}
	if o := t.reg.ByName(p.text); o != nil {
		return o.Kind != source.Agency
	}
	name := strings.TrimPrefix(label(p.text), "the ")
	for i := range t.pieces {
		if c := label(copyrightOf(t.pieces[i].text, t.reg, true)); c != "" && strings.TrimPrefix(c, "the ") == name {
			return true
		}
	}
	words := strings.FieldsFunc(p.text, notWord)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && utf8.RuneCountInString(w) > 3 {
			return false
		}
	}
	if len(words) < 2 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	begin := strings.ToLower(words[0])
	if utf8.RuneCountInString(begin) < 4 && len(words) > 2 {
		begin = strings.ToLower(words[1]) // behind an article
	}
	two := strings.ToLower(words[len(words)-2]) + " " + last
	return mastheadWords()[begin] || mastheadWords()[last] || mastheadWords()[two]
}

// saysToday reports whether a line's date is said to be the day of reading: "Today is Saturday, 7 January 2023".
func saysToday(s string) bool {
	if len(s) > 100 {
		return false
	}
	for _, m := range pubdate.Find(s, "") {
		if m.Ago == nil && labelBefore(s[:m.Start]) == "today" {
			return true
		}
	}
	return false
}

// How many days a dateline may lie from the date above its headline: copy is printed late, but not by more.
const filingSlack = 3

// contradictsDateline reports whether the dateline that opens the story names another month and day than every reading of
// the dates in a line, so that the line cannot tell the story's.
func (t *textPage) contradictsDateline(text string) bool {
	if t.deck >= len(t.pieces) {
		return false
	}
	line, ok := parseDateline(t.pieces[t.deck].text, t.reg)
	if !ok {
		return false
	}
	contradicted := false
	for _, d := range line.mentions {
		for _, filed := range d.Readings {
			for _, m := range pubdate.Find(text, "") {
				for _, r := range m.Readings {
					if filed.Day == 0 || filed.Month == 0 || r.Day == 0 || r.Month == 0 {
						continue
					}
					if daysOfYearApart(filed, r) <= filingSlack {
						return false
					}
					contradicted = true
				}
			}
		}
	}
	return contradicted
}

// daysOfYearApart is the distance of two days in the round of the year, with all months of 31 days.
func daysOfYearApart(a, b pubdate.Partial) int {
	const year = 12 * 31
	n := (int(a.Month)-int(b.Month))*31 + a.Day - b.Day
	n = (n%year + year) % year
	return min(n, year-n)
}

// masthead finds the outlet that the lines above the story name as the site's: a line of its own that holds a name of two
// words or more, an address, or any name on the page's first line. Two such outlets are a list of a house's papers, and
// name none, unless the first line says which. One word in mid-menu may be a section ("Sport", "Metro").
func (s *story) masthead(reg *source.Registry) (*source.Outlet, span) {
	var found *source.Outlet
	var at span
	for _, list := range [][]span{s.above, s.header} {
		for i, l := range list {
			if len(l.text) > 40 || sectionNames()[label(l.text)] || furnitureOf(l.text, 1)&^creditWord != 0 {
				continue
			}
			o := reg.ByName(l.text)
			if o == nil && strings.Contains(l.text, ".") && !strings.ContainsAny(l.text, " /@") {
				o = reg.ByDomain(strings.ToLower(l.text))
			}
			topLine := i == 0 && l.start >= 0 && l.start < 200 && s.opensPage(l)
			switch {
			case !isPublisher(o), !topLine && !strings.ContainsAny(l.text, " .-"):
				continue
			case topLine:
				return o, l
			case found == nil:
				found, at = o, l
			case found != o:
				return nil, span{}
			}
		}
	}
	return found, at
}

// opensPage reports whether no line of the page stands above l.
func (s *story) opensPage(l span) bool {
	for _, list := range [][]span{s.above, s.header, s.linked, {s.headline, s.clock, s.section}} {
		for _, o := range list {
			if !o.empty() && o.start >= 0 && o.start < l.start {
				return false
			}
		}
	}
	return true
}
