package pubdate

import (
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/schema"
)

// ordinals follow a day of the month: 6th, 1er, 6-го.
var ordinals = map[string]bool{
	"st": true, "nd": true, "rd": true, "th": true, "er": true, "ère": true, "re": true, "го": true, "ого": true, "й": true,
	"o": true, "a": true, "e": true, "ste": true, "de": true, "ter": true,
}

// monthJoin stand between day and month or month and year: 6 de septiembre de 2017.
var monthJoin = map[string]bool{
	"of": true, "de": true, "del": true, "do": true, "di": true, "da": true, "d": true, "năm": true, "the": true, "den": true,
	"an": true, "от": true, "ng": true, "year": true, "m": true, "ж": true, "gada": true, "g": true, "den.": true, "թ": true, "թվականի": true, "жылғы": true, "من": true, "عام": true, "سنة": true,
}

func plainYear(t token) bool {
	return t.kind == number && t.digits == 4 && t.value >= 1000 && t.value <= 2999
}

// dayMonth reads "6 September 2017", "6. September", "6th of September, 2017", "06-Sep-17".
func (s *scanner) dayMonth(i int) (part, bool) {
	d := s.at(i)
	if d.digits > 2 || d.value < 1 || d.value > 31 {
		return part{}, false
	}
	j := i + 1
	if t := s.at(j); !t.spaced && t.kind == mark && containsRune("-–", t.text) && s.at(j+1).kind == word && ordinals[s.at(j+1).folded] {
		j++
	}
	if t := s.at(j); t.kind == word && !t.spaced && ordinals[t.folded] || t.kind == mark && containsRune("º°ª.", t.text) && !t.spaced {
		j++
	}
	dash := ""
	if t := s.at(j); t.kind == mark && containsRune("-/–", t.text) && !t.spaced && !s.at(j+1).spaced {
		dash = t.text
		j++
	} else if t.is(",") && !t.spaced && s.at(j+1).kind == word && unicode.Is(unicode.Telugu, firstRune(s.at(j+1).text)) {
		j++ // 14, జనవరి 2017
	}
	for n := 0; n < 2 && s.at(j).kind == word && monthJoin[s.at(j).folded]; n++ {
		j++
	}
	m, next := s.months(j)
	if m == nil || s.at(j).line || s.range_(i) {
		return part{}, false
	}
	return s.withYear(s.sameMonth(m, next), dash, m, d.value)
}

// dayWords are the days that Hindi agencies write in words: छह सितंबर.
var dayWords = map[string]int{
	"एक": 1, "दो": 2, "तीन": 3, "चार": 4, "पांच": 5, "पाँच": 5, "छह": 6, "छः": 6, "सात": 7, "आठ": 8, "नौ": 9, "दस": 10,
}

// wordDay reads a day in words before its month.
func (s *scanner) wordDay(i int) (part, bool) {
	day := dayWords[s.at(i).folded]
	if day == 0 || s.at(i+1).line {
		return part{}, false
	}
	m, next := s.months(i + 1)
	if m == nil {
		return part{}, false
	}
	return s.withYear(next, "", m, day)
}

// sameMonth passes a second name of the month m, as Arabic papers print it: 6 سبتمبر / أيلول 2017, 6 أيلول (سبتمبر) 2017.
func (s *scanner) sameMonth(m []sense, j int) int {
	open := s.at(j)
	if open.line || !open.is("/") && !open.is("(") {
		return j
	}
	second, next := s.months(j + 1)
	if len(second) == 0 || !slices.ContainsFunc(second, func(x sense) bool {
		return slices.ContainsFunc(m, func(y sense) bool { return x.kind == y.kind && x.value == y.value })
	}) {
		return j
	}
	if open.is("(") {
		if !s.at(next).is(")") {
			return j
		}
		next++
	}
	return next
}

// range_ reports whether the day at i ends a range of days: 6-8 September, 6 and 7 September.
func (s *scanner) range_(i int) bool {
	p := s.at(i - 1)
	if p.line || s.at(i).line || s.at(i-2).kind != number || s.at(i-2).digits > 2 {
		return false
	}
	return p.kind == mark && containsRune("-–—/&", p.text) || p.kind == word && rangeJoin[p.folded]
}

var rangeJoin = map[string]bool{"and": true, "to": true, "und": true, "bis": true, "et": true, "au": true, "y": true, "al": true, "e": true, "по": true, "и": true, "i": true}

// monthDay reads "September 6, 2017", "Sept. 6" and "September 2017".
func (s *scanner) monthDay(i int) (part, bool) {
	m, j := s.months(i)
	if m == nil {
		return part{}, false
	}
	first := s.at(i).text
	if y, k, ok := s.year(j, ""); ok && y.Year != 0 && !s.at(k).is("年") && !s.minuteBehind(k) {
		if rs, ok := s.calendar(m, y, 0); ok {
			return part{readings: rs, next: k, month: m}, true
		}
	}
	if s.at(j).is(".") && !s.at(j).spaced {
		j++
	}
	if t := s.at(j); t.kind == word && (t.text == "the" || t.text == "ngày") {
		j++
	}
	d := s.at(j)
	if d.line || d.kind != number || d.digits > 2 || d.value < 1 || d.value > 31 || s.minuteBehind(j+1) {
		return part{}, false
	}
	if r, _ := utf8.DecodeRuneInString(first); (first == "may" || first == "march" || first == "mar") && unicode.IsLower(r) && s.lang == "en" {
		return part{}, false // "may 10 people": the verb
	}
	n := j + 1
	// A day range or a decimal, not a day: September 6-8, March 6.5 percent, Sept 6,000.
	if t := s.at(n); t.kind == mark && !t.spaced && containsRune("-–.,/", t.text) && s.at(n+1).kind == number && !s.at(n+1).spaced && s.at(n+1).digits != 4 {
		return part{}, false
	}
	if t := s.at(n); t.is("%") || t.is("-") && !t.spaced && s.at(n+1).kind == word && !s.at(n+1).spaced {
		return part{}, false
	}
	if t := s.at(n); t.kind == word && !t.spaced && ordinals[t.folded] {
		n++
	}
	return s.withYear(n, "", m, d.value)
}

// minuteBehind reports whether token i is ":" and a number: the number before it is an hour.
func (s *scanner) minuteBehind(i int) bool {
	t := s.at(i)
	return (t.is(":") || t.kind == word && !t.spaced && t.folded == "h") && !t.spaced && s.at(i+1).kind == number && !s.at(i+1).spaced
}

// withYear reads the year behind month and day, if there is one; a time of day may stand between ("Sep 06 12:36:00 EDT 2017").
func (s *scanner) withYear(j int, dash string, m []sense, day int) (part, bool) {
	p := part{next: j, month: m}
	y, k, ok := s.year(j, dash)
	if ok {
		p.next = k
	} else if c, k, ok := s.clock(s.skipSeparators(j, 1)); ok && c.HasMinute {
		if t := s.at(k); plainYear(t) && !t.line {
			y, p.next, p.clock = Partial{Date: schema.Date{Year: t.value}}, k+1, c
		}
	}
	p.readings, ok = s.calendar(m, y, day)
	return p, ok
}

// year reads ", 2017", " de 2017", "-17", " '17". A number of four digits that a zone name follows is a time.
func (s *scanner) year(j int, dash string) (Partial, int, bool) {
	t := s.at(j)
	if t.is(".") && !t.spaced {
		j++
		t = s.at(j)
	}
	if t.is(",") || dash != "" && t.text == dash && !t.spaced || dash == "" && t.kind == mark && containsRune("-/،", t.text) && !t.spaced && plainYear(s.at(j+1)) {
		j++
	}
	for n := 0; n < 2 && s.at(j).kind == word && monthJoin[s.at(j).folded] && !s.at(j).line; n++ {
		j++
	}
	if s.at(j).text == "พ" && s.at(j+1).is(".") && s.at(j+2).text == "ศ" && s.at(j+3).is(".") {
		j += 4 // the Buddhist era
	}
	t = s.at(j)
	if t.line {
		return Partial{}, 0, false
	}
	if plainYear(t) {
		if (t.value < 1300 || t.value > 2599) || s.zoneAt(j+1) && t.value < 2400 {
			return Partial{}, 0, false
		}
		if n := s.at(j + 1); n.kind == mark && !n.spaced && containsRune(".,", n.text) && s.at(j+2).kind == number && !s.at(j+2).spaced {
			return Partial{}, 0, false
		}
		return Partial{Date: schema.Date{Year: t.value}}, j + 1, true
	}
	if apo := t.kind == mark && containsRune("'’‘", t.text); apo || dash != "" {
		if apo {
			j++
			t = s.at(j)
		}
		if t.kind == number && t.digits == 2 && !t.spaced {
			return Partial{YY: 1 + t.value}, j + 1, true
		}
	}
	if end := s.at(j + 1); t.kind == number && t.digits == 2 && s.at(j-1).kind == word && (end.line || end.text == "" || end.is("|")) {
		return Partial{YY: 1 + t.value}, j + 1, true // WED 06 SEP 17, and nothing that the number could count
	}
	return Partial{}, 0, false
}

// zoneAt reports whether a zone's name stands at token i: the four digits before it are hours and minutes.
func (s *scanner) zoneAt(i int) bool {
	if s.at(i).kind != word || s.at(i).line {
		return false
	}
	_, _, _, ok := s.zone(i)
	return ok
}

// yearFirst reads "2017. szeptember 6.", "2017 m. rugsėjo 6 d.", "2017 September 6" and "2017. gada 6. septembris".
func (s *scanner) yearFirst(i int) (part, bool) {
	if !plainYear(s.at(i)) || s.at(i).value < 1300 {
		return part{}, false
	}
	j := i + 1
	for n := 0; n < 3; n++ {
		t := s.at(j)
		if t.line || !(t.kind == mark && containsRune(".,-/", t.text) || t.kind == word && monthJoin[t.folded]) {
			break
		}
		j++
	}
	y := Partial{Date: schema.Date{Year: s.at(i).value}}
	if m, k := s.months(j); m != nil && !s.at(j).line {
		k = s.skipMarks(k, ".-/")
		if d := s.at(k); !d.line && d.kind == number && d.digits <= 2 && !s.minuteBehind(k+1) {
			if rs, ok := s.calendar(m, y, d.value); ok {
				return part{readings: rs, next: k + 1, month: m}, true
			}
		}
		return part{}, false
	}
	d := s.at(j)
	if d.line || d.kind != number || d.digits > 2 {
		return part{}, false
	}
	j = s.skipMarks(j+1, ".-")
	m, k := s.months(j)
	if m == nil || s.at(j).line {
		return part{}, false
	}
	rs, ok := s.calendar(m, y, d.value)
	return part{readings: rs, next: k, month: m}, ok
}

// isoDate reads 2017-09-06 and its kin with slashes or dots, and a T with the time behind it.
func (s *scanner) isoDate(i int) (part, bool) {
	y, sep, m, sep2, d := s.at(i), s.at(i+1), s.at(i+2), s.at(i+3), s.at(i+4)
	if !plainYear(y) || m.kind != number || d.kind != number || m.digits > 2 || d.digits > 2 || sep.kind != mark ||
		sep.text != sep2.text || !containsRune("-/.", sep.text) || sep.spaced || sep2.spaced {
		return part{}, false
	}
	if sep.text != "." && (m.spaced || d.spaced) {
		return part{}, false
	}
	if s.lang == "ne" && y.value >= bikramFrom && y.value <= bikramTo {
		return part{}, false
	}
	rs, ok := figureReadings(y.value, m.value, d.value)
	p := part{readings: rs, next: i + 5}
	if t := s.at(i + 5); ok && t.is(".") && sep.is(".") && !t.spaced {
		p.next++
	}
	if t := s.at(i + 5); ok && t.kind == word && !t.spaced && (t.text == "T" || t.text == "t") {
		if c, next, ok := s.clock(i + 6); ok {
			p.clock, p.next = c, next
		}
	}
	return p, ok
}

// figureReadings gives what year-month-day in figures can be. Years of other calendars are converted, not misread.
func figureReadings(y, m, d int) ([]Partial, bool) {
	if g, ok := foreignYear(y, m, d); ok {
		return readings(g...)
	}
	if y < 1600 || y > 2399 {
		return nil, false
	}
	return readings(Partial{Date: schema.Date{Year: y, Month: time.Month(m), Day: d}})
}

// monthFirst are the languages of which CLDR lists regions that write the month before the day in figures.
var monthFirst = map[string]bool{"": true, "en": true, "es": true, "fil": true, "haw": true, "chr": true, "lkt": true, "sw": true, "zu": true}

// yearBefore are the languages that put even a year of two digits first: 17.09.06.
var yearBefore = map[string]bool{"ja": true, "ko": true, "zh": true, "hu": true, "mn": true}

// figures reads 06/09/2017, 6.9.2017, 06-09-17. Dots are written day-first everywhere; of slashes and hyphens both
// readings are kept.
func (s *scanner) figures(i int) (part, bool) {
	a, sep, b, sep2, y := s.at(i), s.at(i+1), s.at(i+2), s.at(i+3), s.at(i+4)
	if a.digits > 2 || b.kind != number || b.digits > 2 || y.kind != number || sep.kind != mark || sep.text != sep2.text ||
		!containsRune("-/.", sep.text) || sep.spaced || sep2.spaced || (b.spaced || y.spaced) && sep.text != "." {
		return part{}, false
	}
	if n := s.at(i + 5); n.kind == mark && n.text == sep.text && !n.spaced && s.at(i+6).kind == number && !s.at(i+6).spaced {
		return part{}, false // more groups: a number, an address of a machine
	}
	var rs []Partial
	both := sep.text != "." && monthFirst[s.lang] && !s.eastern
	switch {
	case s.lang == "ne" && y.value >= bikramFrom && y.value <= bikramTo:
	case y.digits == 4 && y.value >= 1300:
		rs, _ = figureReadings(y.value, b.value, a.value)
		if both {
			us, _ := figureReadings(y.value, a.value, b.value)
			for _, p := range us {
				if !contains(rs, p) {
					rs = append(rs, p)
				}
			}
		}
	case y.digits == 2 && a.digits == 2 && b.digits == 2 && yearBefore[s.lang]:
		p := Partial{Date: schema.Date{Month: time.Month(b.value), Day: y.value}, YY: 1 + a.value}
		if p.Month > 0 && p.Day > 0 {
			rs, _ = readings(p)
		}
	case y.digits == 2 && (a.digits == 2 && b.digits == 2 || sep.is("/")):
		ps := []Partial{{Date: schema.Date{Month: time.Month(b.value), Day: a.value}, YY: 1 + y.value}}
		if both {
			ps = append(ps, Partial{Date: schema.Date{Month: time.Month(a.value), Day: b.value}, YY: 1 + y.value})
		}
		if sep.text == "-" {
			ps = append(ps, Partial{Date: schema.Date{Month: time.Month(b.value), Day: y.value}, YY: 1 + a.value})
		}
		for _, p := range ps {
			if p.Month > 0 && p.Day > 0 {
				if q, ok := readings(p); ok && !contains(rs, p) {
					rs = append(rs, q...)
				}
			}
		}
	}
	return part{readings: rs, next: i + 5}, len(rs) > 0
}
