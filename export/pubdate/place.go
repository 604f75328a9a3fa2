package pubdate

import (
	"strings"
	"time"

	"dateline/schema"
)

// Place is what is known of where a page is published, to tell what day a moment is there. The zero value is anywhere.
type Place struct {
	Country  string // of the page's outlet, ISO 3166-1 alpha-2
	Language string // of the story, BCP 47
}

// span is a range of offsets in hours east of UTC, daylight saving included.
type span struct{ from, to float64 }

// anywhere spans the zones of inhabited places.
var anywhere = span{-11, 14}

// offsetsOf gives the offsets in use in countries with a large press, after the IANA time zone database.
var offsetsOf = parseSpans(`
0 1: GB IE PT
1 2: DE AT CH FR IT NL BE LU PL CZ SK HU SE DK NO HR RS SI BA ME MK AL MT XK
0 2: ES
2 3: GR FI EE LV LT RO BG MD UA CY IL LB EG PS
3 3: TR SA IQ KW QA BH KE TZ UG ET BY SY JO
4 4: AE OM AZ AM GE
3.5 4.5: IR
4.5 5: AF PK
5.5 5.75: IN LK NP
6 6.5: BD MM
5 6: KZ UZ
7 7: TH VN KH LA
7 9: ID
8 8: CN TW HK SG MY PH
9 9: JP KR KP
8 11: AU
12 13: NZ
-10 -4: US
-8 -2.5: CA
-8 -5: MX
-5 -2: BR
-5 -5: CO PE EC PA JM
-4 -3: CL AR UY PY BO VE CU DO PR
0 1: NG GH SN CI MA DZ TN CM
2 2: ZA ZW ZM BW MZ
2 12: RU`)

// offsetsWhere gives the offsets in use where the press writes in a language, when the country is not known. Of English
// it leaves out the Pacific islands.
var offsetsWhere = parseSpans(`
-8 11: en
-8 2: es
-5 2: pt
-8 4: fr
1 2: de it nl pl cs sk hu sv da nb nn no hr sr bs sl sq mk ca
2 3: el fi et lv lt ro bg uk he
3 3: tr be
2 12: ru
0 4: ar
3.5 4.5: fa
5 6.5: hi bn ta te mr gu kn ml pa ur ne si or my
7 7: th vi km lo
7 9: id
8 8: ms
9 9: ja ko
8 8: zh`)

func parseSpans(table string) map[string]span {
	m := map[string]span{}
	for line := range strings.Lines(table) {
		offsets, names, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		var s span
		if f := strings.Fields(offsets); len(f) == 2 {
			s = span{hours(f[0]), hours(f[1])}
		}
		for name := range strings.FieldsSeq(names) {
			m[name] = s
		}
	}
	return m
}

// hours reads -3.5.
func hours(s string) float64 {
	digits, negative := strings.CutPrefix(s, "-")
	whole, part, _ := strings.Cut(digits, ".")
	h := float64(atoi(whole))
	switch part {
	case "25":
		h += 0.25
	case "5":
		h += 0.5
	case "75":
		h += 0.75
	}
	if negative {
		return -h
	}
	return h
}

// days gives the days that a moment between two others may fall on at p.
func (p Place) days(from, to time.Time) (first, last schema.Date) {
	s, ok := offsetsOf[p.Country]
	if !ok {
		s, ok = offsetsWhere[base(p.Language)]
	}
	if !ok {
		s = anywhere
	}
	at := func(t time.Time, offset float64) schema.Date {
		return schema.DateOf(t.UTC().Add(time.Duration(offset * float64(time.Hour))))
	}
	return at(from, s.from), at(to, s.to)
}
