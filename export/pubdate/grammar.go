package pubdate

import (
	"slices"
	"time"
	"unicode"

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

// yearFrom and yearTo are the first and last year in figures that any calendar of the news has; other numbers of four
// digits count something.
const yearFrom, yearTo = 1300, buddhistTo

func plainYear(t token) bool { return t.four() && t.value >= yearFrom && t.value <= yearTo }

// day reports whether t has the form of a day of the month.
func (t token) day() bool { return t.short() && t.value >= 1 && t.value <= lastDay }

// dayMonth reads "6 September 2017", "6. September", "6th of September, 2017", "06-Sep-17".
func (s *scanner) dayMonth(i int) (part, bool) {
	if !s.at(i).day() {
		return part{}, false
	}
	j := s.ordinal(i + 1)
	dash := ""
	if t := s.at(j); t.kind == mark && containsRune("-/–", t.text) && !t.spaced && !s.at(j+1).spaced {
		dash = t.text
		j++
	} else if t.is(",") && !t.spaced && s.at(j+1).kind == word && unicode.Is(unicode.Telugu, firstRune(s.at(j+1).text)) {
		j++ // 14, జనవరి 2017
	}
	j = s.skipJoins(j)
	m, next := s.months(j)
	if m == nil || s.at(j).line || s.range_(i) {
		return part{}, false
	}
	return s.withYear(s.sameMonth(m, next), dash, m, s.at(i).value)
}

// ordinal passes what makes the number before token j an ordinal: "th", "-го", a dot.
func (s *scanner) ordinal(j int) int {
	if t := s.at(j); !t.spaced && t.kind == mark && containsRune("-–", t.text) && s.at(j+1).kind == word && ordinals[s.at(j+1).folded] {
		j++
	}
	if t := s.at(j); !t.spaced && (t.kind == word && ordinals[t.folded] || t.kind == mark && containsRune("º°ª.", t.text)) {
		j++
	}
	return j
}

// mostJoins is how many joining words may stand between the parts of a date: "of", "of the".
const mostJoins = 2

// skipJoins passes the words between day and month.
func (s *scanner) skipJoins(j int) int {
	for n := 0; n < mostJoins && s.at(j).kind == word && monthJoin[s.at(j).folded]; n++ {
		j++
	}
	return j
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
	if p.line || s.at(i).line || !s.at(i-2).short() {
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
	n := j + 1
	if d := s.at(j); d.line || !d.day() || s.minuteBehind(n) || s.mayVerb(i) || s.counts(n) {
		return part{}, false
	}
	if t := s.at(n); t.kind == word && !t.spaced && ordinals[t.folded] {
		n++
	}
	return s.withYear(n, "", m, s.at(j).value)
}

// mayVerb reports whether the month at token i may be a verb: "may 10 people", "march 6 miles".
func (s *scanner) mayVerb(i int) bool {
	switch s.at(i).text {
	case "may", "march", "mar":
		return s.lang == "en"
	}
	return false
}

// counts reports whether what follows at token n makes the number before it no day of the month, but the first of a range, a
// decimal, a share or part of a compound: September 6-8, Sept 6,000, March 6.5 percent, March 6%, May 6-year-old.
func (s *scanner) counts(n int) bool {
	t, next := s.at(n), s.at(n+1)
	switch {
	case t.is("%"):
		return true
	case t.kind != mark || t.spaced || next.spaced:
		return false
	case next.kind == number:
		return containsRune("-–.,/", t.text) && !next.four()
	}
	return t.is("-") && next.kind == word
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
	j = s.beforeYear(j, dash)
	t := s.at(j)
	switch {
	case t.line, plainYear(t) && s.notYear(j):
		return Partial{}, 0, false
	case plainYear(t):
		return Partial{Date: schema.Date{Year: t.value}}, j + 1, true
	}
	apostrophe := t.kind == mark && containsRune("'’‘", t.text)
	if apostrophe {
		j++
		t = s.at(j)
	}
	// WED 06 SEP 17 has a year where nothing follows that the number could count.
	end := s.at(j + 1)
	last := s.at(j-1).kind == word && (end.line || end.text == "" || end.is("|"))
	if t.pair() && ((apostrophe || dash != "") && !t.spaced || last) {
		return Partial{YY: 1 + t.value}, j + 1, true
	}
	return Partial{}, 0, false
}

// beforeYear passes what stands between a month or day and its year.
func (s *scanner) beforeYear(j int, dash string) int {
	if t := s.at(j); t.is(".") && !t.spaced {
		j++
	}
	switch t := s.at(j); {
	case t.is(","), dash != "" && t.text == dash && !t.spaced,
		dash == "" && t.kind == mark && containsRune("-/،", t.text) && !t.spaced && plainYear(s.at(j+1)):
		j++
	}
	for n := 0; n < mostJoins && s.at(j).kind == word && monthJoin[s.at(j).folded] && !s.at(j).line; n++ {
		j++
	}
	if s.at(j).text == "พ" && s.at(j+1).is(".") && s.at(j+2).text == "ศ" && s.at(j+3).is(".") {
		j += 4 // the Buddhist era
	}
	return j
}

// notYear reports whether the four digits at token j are a time before its zone or the whole part of a decimal.
func (s *scanner) notYear(j int) bool {
	if s.zoneAt(j+1) && s.at(j).value/100 < hoursOfDay {
		return true
	}
	dot, behind := s.at(j+1), s.at(j+2)
	return dot.kind == mark && !dot.spaced && containsRune(".,", dot.text) && behind.kind == number && !behind.spaced
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
	if !plainYear(s.at(i)) {
		return part{}, false
	}
	j := s.behindYear(i + 1)
	y := Partial{Date: schema.Date{Year: s.at(i).value}}
	m, next := s.months(j)
	d := s.at(j)
	switch {
	case d.line:
		return part{}, false
	case m != nil:
		k := s.skipMarks(next, ".-/")
		d, next = s.at(k), k+1
		if d.line || s.minuteBehind(next) {
			return part{}, false
		}
	default:
		k := s.skipMarks(j+1, ".-")
		if m, next = s.months(k); m == nil || s.at(k).line {
			return part{}, false
		}
	}
	if !d.short() {
		return part{}, false
	}
	rs, ok := s.calendar(m, y, d.value)
	return part{readings: rs, next: next, month: m}, ok
}

// behindYear passes marks and joining words behind a year in front: at most three, as in "2017. m. ".
func (s *scanner) behindYear(j int) int {
	for range 3 {
		t := s.at(j)
		if t.line || !(t.kind == mark && containsRune(".,-/", t.text) || t.kind == word && monthJoin[t.folded]) {
			break
		}
		j++
	}
	return j
}

// triple reads three numbers between two equal separators: 2017-09-06, 6/9/2017, 06. 09. 2017. Blanks stand behind dots
// alone. The one in the middle is a month or a day.
func (s *scanner) triple(i int) (a, b, c token, sep string, ok bool) {
	a, b, c = s.at(i), s.at(i+2), s.at(i+4)
	one, two := s.at(i+1), s.at(i+3)
	ok = a.kind == number && b.short() && c.kind == number && one.kind == mark && one.text == two.text && containsRune("-/.", one.text) &&
		!one.spaced && !two.spaced && (one.text == "." || !b.spaced && !c.spaced)
	return a, b, c, one.text, ok
}

// isoDate reads 2017-09-06 and its kin with slashes or dots, and a T with the time behind it.
func (s *scanner) isoDate(i int) (part, bool) {
	y, m, d, sep, ok := s.triple(i)
	if !ok || !plainYear(y) || !d.short() || s.bikram(y) {
		return part{}, false
	}
	rs, ok := figureReadings(y.value, m.value, d.value)
	p := part{readings: rs, next: i + 5}
	switch t := s.at(i + 5); {
	case !ok || t.spaced:
	case t.is(".") && sep == ".":
		p.next++
	case t.kind == word && (t.text == "T" || t.text == "t"):
		if c, next, ok := s.clock(i + 6); ok {
			p.clock, p.next = c, next
		}
	}
	return p, ok
}

// bikram reports whether a year in figures is one of Nepal's calendar.
func (s *scanner) bikram(y token) bool {
	return s.lang == "ne" && y.value >= bikramFrom && y.value <= bikramTo
}

// figureReadings gives what year-month-day in figures can be. Years of other calendars are converted, not misread.
func figureReadings(y, m, d int) ([]Partial, bool) {
	if !gregorian(y) {
		return readings(foreignYear(y, m, d)...)
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
	a, b, y, sep, ok := s.triple(i)
	if !ok || !a.short() || s.bikram(y) || s.goesOn(i+5, sep) {
		return part{}, false
	}
	both := sep != "." && monthFirst[s.lang] && !s.eastern
	var ps []Partial
	switch {
	case y.four():
		ps, _ = figureReadings(y.value, b.value, a.value)
		if both {
			us, _ := figureReadings(y.value, a.value, b.value)
			ps = append(ps, us...)
		}
	case y.pair() && a.pair() && b.pair() && yearBefore[s.lang]:
		ps = shortYear(a, b, y)
	case y.pair() && (a.pair() && b.pair() || sep == "/"):
		ps = shortYear(y, b, a)
		if both {
			ps = append(ps, shortYear(y, a, b)...)
		}
		if sep == "-" {
			ps = append(ps, shortYear(a, b, y)...)
		}
	}
	rs, ok := readings(ps...)
	return part{readings: rs, next: i + 5}, ok
}

// goesOn reports whether another group stands behind token i's separator: a number, the address of a machine.
func (s *scanner) goesOn(i int, sep string) bool {
	t, n := s.at(i), s.at(i+1)
	return t.is(sep) && !t.spaced && n.kind == number && !n.spaced
}

// shortYear is a day with a year of two digits; nothing where month or day is 0.
func shortYear(y, m, d token) []Partial {
	if m.value == 0 || d.value == 0 {
		return nil
	}
	return []Partial{{Date: schema.Date{Month: time.Month(m.value), Day: d.value}, YY: 1 + y.value}}
}
