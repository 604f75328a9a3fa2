package dateline

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema"
)

// figuresAtEnd is a day and month in figures behind a place: Jakarta, 6/9 and الكويت - 6 - 9. Agencies that print them so
// give no year.
var figuresAtEnd = regexp.MustCompile(`^(.*?[\p{L}\p{M}.)])(?:, ?| | ?[-–] ?)(\d{1,2}) ?[/-] ?(\d{1,2})$`)

// dayAtEnd is a day of the month alone behind a place: MADRID, 6.
var dayAtEnd = regexp.MustCompile(`^(.*\p{Lu}), (\d{1,2})$`)

// figures reads what stands before a known mark as a place with a day and month in figures, or a day alone. It returns
// what is left of the text before them.
func (d *Line) figures(rest string) string {
	if d.Agency == nil {
		return rest
	}
	number := func(s string) int {
		n, _ := strconv.Atoi(s) // the pattern has found one or two digits
		return n
	}
	keep := func(from, to int, ps ...pubdate.Partial) {
		d.Mentions = []pubdate.Mention{{Readings: ps, Start: from, End: to, Text: rest[from:to]}}
		d.Start = from
	}
	if m := figuresAtEnd.FindStringSubmatchIndex(rest); m != nil {
		day, month := number(rest[m[4]:m[5]]), number(rest[m[6]:m[7]])
		var ps []pubdate.Partial
		add := func(day, month int) {
			if (schema.Date{Year: 2000, Month: time.Month(month), Day: day}).Valid() {
				ps = append(ps, pubdate.Partial{Date: schema.Date{Month: time.Month(month), Day: day}})
			}
		}
		add(day, month)
		if r, _ := utf8.DecodeRuneInString(rest); day != month && unicode.Is(unicode.Latin, r) {
			add(month, day) // some writers put the month first in every language of these letters
		}
		if len(ps) > 0 {
			keep(m[4], m[7], ps...)
			return rest[:m[3]]
		}
	}
	if m := dayAtEnd.FindStringSubmatchIndex(rest); m != nil {
		if day, ok := dayOfMonth(number(rest[m[4]:m[5]])); ok {
			keep(m[4], m[5], day)
			return rest[:m[3]]
		}
	}
	return rest
}

// dayOfMonth is a day that stands without its month; ok is false when no month has it.
func dayOfMonth(day int) (p pubdate.Partial, ok bool) {
	const longestMonth = 31
	return pubdate.Partial{Date: schema.Date{Day: day}}, day >= 1 && day <= longestMonth
}

// dateFirst reads "6 сентября, Минск" before a mark.
func (d *Line) dateFirst(rest string) bool {
	lead := len(rest) - len(strings.TrimLeft(rest, prose.Whitespace))
	found := pubdate.FindPrinted(rest, "")
	if len(found) == 0 || found[0].Start != lead || found[0].Ago != nil {
		return false
	}
	behind := rest[found[0].End:]
	skip := len(behind) - len(strings.TrimLeft(behind, prose.Whitespace+",.–—-"))
	place := strings.TrimRight(behind[skip:], prose.Whitespace+",")
	if skip == 0 || !isPlace(place) || notPlaces()[strings.ToLower(place)] || len(strings.Fields(place)) > mostLoneWords {
		return false
	}
	d.Mentions, d.Start, d.Place = found[:1], found[0].Start, place
	return true
}

// dateBehind reads a date between the mark and the prose: "TBILISI (Agenda.ge), 6 Sep 2017 - The",
// "LONDON / ACCESSWIRE / September 6, 2017 / Acme".
func (d *Line) dateBehind(head string, after int) {
	if len(d.Mentions) > 0 || d.Place == "" {
		return
	}
	tail := prose.Cut(head[after:], 50)
	found := pubdate.FindPrinted(tail, "")
	if len(found) == 0 || found[0].Ago != nil {
		return
	}
	m := found[0]
	between := tail[:m.Start]
	if strings.Trim(between, prose.Whitespace+",/–—-") != "" || strings.Trim(between, prose.Whitespace) == "" && head[after-1] != '/' {
		return
	}
	behind := strings.TrimLeft(tail[m.End:], prose.Whitespace)
	if r, _ := utf8.DecodeRuneInString(behind); !strings.ContainsRune("-–—/", r) {
		return
	}
	end := len(tail) - len(strings.TrimLeft(behind, prose.Whitespace+"/–—-"))
	m.Start += after
	m.End += after
	d.Mentions = []pubdate.Mention{m}
	d.End = after + len(strings.TrimRight(tail[:end], prose.Whitespace))
}
