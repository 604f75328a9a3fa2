package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

const (
	headlineReach = 3 // lines from a date to the headline under it at most: a section and a kicker may be between
	kickerMost    = 5 // words of a line between them; more are another story's

	menuBarLeast  = 3   // words of a menu's bar; two may be a headline's
	outletMost    = 6   // words of an outlet's name at most
	smallWordMost = 3   // letters of a word that a name may hold in lower case: "of", "the"
	todayMost     = 100 // bytes of a line that says what day it is at most; more are a sentence of copy
)

// atHeadline reports whether a line above the headline stands right at it: nothing but a section, a kicker, a standfirst
// or a byline between. The name of an outlet or a bar of menu words makes the line part of the page's masthead.
func (t *textPage) atHeadline(i, head int) bool {
	if head-i > headlineReach {
		return false
	}
	for j := i + 1; j < head; j++ {
		p := &t.pieces[j]
		switch {
		case p.isFurniture(), t.count[p.folded] > 1, isMenuBar(p.Text), t.namesOutlet(p):
			return false
		case p.measure.Words > kickerMost && !names.IsByline(p.Text) && !t.isDeckAbove(j, head):
			return false
		}
	}
	return true
}

// isMenuBar reports whether a line is a run of menu words: "Home News Sport Opinion".
func isMenuBar(s string) bool {
	words, menu := prose.Words(s), 0
	for _, w := range words {
		if furniture.Whole(w).Is(furniture.MenuWord) {
			menu++
		}
	}
	return len(words) >= menuBarLeast && menu*2 >= len(words)
}

// namesOutlet reports whether a line is an outlet's name: one that the registry knows and that is no agency, whose credit
// may stand at a headline; the name in the page's own copyright line; or capitalized words with one of mastheads.tsv first
// or last.
func (t *textPage) namesOutlet(p *piece) bool {
	if p.measure.Words > outletMost || names.IsByline(p.Text) {
		return false
	}
	if o := t.reg.ByName(p.Text); o != nil {
		return o.Kind != source.Agency
	}
	name := strings.TrimPrefix(prose.Label(p.Text), "the ")
	for i := range t.pieces {
		if c := prose.Label(names.RightsHolder(t.pieces[i].Text, t.reg, true)); c != "" && strings.TrimPrefix(c, "the ") == name {
			return true
		}
	}
	words := prose.WordsOfFolded(p.Text)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && utf8.RuneCountInString(w) > smallWordMost {
			return false
		}
	}
	if len(words) < 2 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	begin := strings.ToLower(words[0])
	if utf8.RuneCountInString(begin) <= smallWordMost {
		begin = strings.ToLower(words[1]) // behind an article
	}
	two := strings.ToLower(words[len(words)-2]) + " " + last
	return furniture.IsMastheadWord(begin) || furniture.IsMastheadWord(last) || furniture.IsMastheadWord(two)
}

// saysToday reports whether a line's date is said to be the day of reading: "Today is Saturday, 7 January 2023".
func saysToday(s string) bool {
	if len(s) > todayMost {
		return false
	}
	for _, m := range pubdate.Find(s, "") {
		if m.Ago == nil && furniture.DateLabel(s[:m.Start]) == "today" {
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
	line, ok := dateline.Parse(t.pieces[t.deck].Text, t.reg)
	if !ok {
		return false
	}
	contradicted := false
	for _, d := range line.Mentions {
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
