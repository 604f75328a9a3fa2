// Package dateline reads the place, date and agency that open a lead, in the forms of the world's agencies.
//
//	line, ok := dateline.Parse("MOSCOW, September 6. /TASS/. The bridge is open.", registry)
//	// line.Place is MOSCOW, line.Agency is TASS, line.Mentions holds September 6, line.Text all up to the prose
//
// It knows forms and no places: what stands where a place stands is one, unless notplaces.tsv lists it.
package dateline

import (
	"strings"
	"unicode"

	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

// Line is the place, date and agency that open a lead. Offsets count in the paragraph it was read from.
type Line struct {
	prose.Span                   // as printed: MOSCOW, September 6. /TASS/.
	Place      string            // without date and agency: MOSCOW
	Agency     *source.Outlet    // that the mark names; nil when there is none or it is unknown
	Mark       string            // the mark as printed: TASS
	Mentions   []pubdate.Mention // the dates in it, with offsets in the paragraph
	Prose      int               // where the prose begins behind it
}

// datelineReach is within how many bytes of a paragraph a dateline ends. Captions that run into the place stand before it;
// what stands further on is the story's.
const datelineReach = 360

// Parse reads the dateline at the start of a paragraph. The forms it knows, where PLACE is one to three places
// with their states, and the dash any dash:
//
//	PLACE, DATE (AGENCY) -    PLACE, DATE. /AGENCY/.    PLACE (AGENCY) -    (AGENCY) -    DATE (AGENCY) -
//	(AGENCY) - PLACE, DATE -  (AGENCY) PLACE, DATE -  PLACE, DATE - AGENCY.     PLACE. DATE. AGENCY -  PLACE, DATE -    PLACE —
//	AGENCY北京9月6日电         【PLACE AGENCY】             (PLACE=AGENCY)      PLACE, DATE, AGENCY.   PLACE, DATE:
//	DATE, PLACE /AGENCY/.     PLACE / AGENCY / DATE /
//
// and those of forms.tsv, which single agencies print.
//
// A photo caption, a correction or a sub-byline may run into a place that is set in capitals.
func Parse(par string, reg *source.Registry) (Line, bool) {
	head := prose.Cut(par, datelineReach)
	if strings.Trim(head, prose.Whitespace) == "" {
		return Line{}, false
	}
	for _, form := range []func(string, *source.Registry) (Line, bool){
		eastAsianDateline, bracketedDateline, markBehindDash, ownDateline, markBehindComma, datedDateline, placeAlone,
	} {
		if d, ok := form(head, reg); ok {
			d.Prose = len(head) - len(strings.TrimLeft(head[d.End:], prose.Whitespace))
			d.Text = head[d.Start:d.End]
			d.Place = strings.TrimLeft(d.Place, "*•· ")
			return d, true
		}
	}
	return Line{}, false
}

// leftOf takes what stands before the mark apart: place and date, either of which may be absent. found tells whether
// there is anything; ok is false when it is neither.
func (d *Line) leftOf(left string, strong bool) (found, ok bool) {
	rest := strings.TrimRight(left, prose.Whitespace+",;.–—-−:")
	if rest == "" {
		return false, true
	}
	if m, has := lastMention(rest); has {
		d.Mentions = []pubdate.Mention{m}
		d.Start = m.Start
		rest = rest[:m.Start]
	} else if d.Agency != nil && d.dateFirst(rest) {
		return true, true
	} else {
		rest = d.figures(rest)
	}
	place, start, whole := placeAtEnd(rest, left)
	if place == "" {
		if len(d.Mentions) > 0 && strings.Trim(rest, prose.Whitespace+".,–—-") == "" {
			return true, true
		}
		return false, false
	}
	if !whole && len(d.Mentions) == 0 && !strong {
		return false, false
	}
	d.Place, d.Start = place, start
	return true, true
}

// lastMention gives the date that ends s.
func lastMention(s string) (pubdate.Mention, bool) {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Devanagari, r) }) {
		return pubdate.Mention{}, false // Hindi agencies write some days in words
	}
	ms := pubdate.FindPrinted(s, "")
	if len(ms) == 0 {
		return pubdate.Mention{}, false
	}
	m := ms[len(ms)-1]
	if m.Ago != nil || !yearWord(s[m.End:]) {
		return pubdate.Mention{}, false
	}
	return m, true
}

// yearWord reports whether nothing but punctuation and the word for "year" stands behind a date: 6 сентября 2017 г.
func yearWord(s string) bool {
	switch strings.Trim(s, prose.Whitespace+",.;") {
	case "", "г", "года", "р", "року", "ж", "m", "d":
		return true
	}
	return false
}
