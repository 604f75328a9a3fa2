package pubdate

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"dateline/schema"
)

// Find lists the date expressions of text in their order, without overlap: dates in words and in figures, with or without
// a year, with the weekday and time of day that belong to them, and "2 hours ago". lang, a BCP 47 tag or "", is a hint:
// where a word means different things in different languages its meaning in lang wins, and 09/06/2017 is day-first
// unless lang is a language of which some regions put the month first. Whole dates in English are read in a text of any
// language.
//
// A day range ("6-8 September") is not a date and is left out, as is anything that names a month without day or year.
func Find(text, lang string) []Mention { return scan(text, lang).find() }

// FindPrinted is Find and lists as well what has the form of a date and names a day that does not exist: "Sept. 31". Such
// a mention has neither readings nor Ago.
func FindPrinted(text, lang string) []Mention {
	s := scan(text, lang)
	s.printed = true
	return s.find()
}

func (s *scanner) find() []Mention {
	out := s.pass()
	if !s.foreignMonth() {
		return out
	}
	english := *s
	english.lang = "en"
	for _, m := range english.pass() {
		overlaps := func(o Mention) bool { return m.Start < o.End && o.Start < m.End }
		if len(m.Readings) == 1 && m.Readings[0].Full() && !slices.ContainsFunc(out, overlaps) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b Mention) int { return a.Start - b.Start })
	return out
}

// pass reads the text once, in the scanner's language.
func (s *scanner) pass() []Mention {
	var out []Mention
	for i := 0; i < len(s.toks); {
		if t := s.toks[i]; t.kind == mark || t.kind == word && !t.head && t.text[0] < 0x80 {
			i++
			continue
		}
		m, next, ok := s.expression(i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = next
	}
	return out
}

// foreignMonth reports whether a short English month, beside a number, stands in a text of a language that does not know
// the word: sites in India, the Arab world and elsewhere date their stories in English.
func (s *scanner) foreignMonth() bool {
	if s.lang == "" || s.lang == "en" {
		return false
	}
	for i, t := range s.toks {
		if t.kind != word || len(t.text) != 3 || t.text[0] >= 0x80 || s.at(i-1).kind != number && s.at(i+1).kind != number && s.at(i-2).kind != number && s.at(i+2).kind != number {
			continue
		}
		own, month := false, false
		for _, x := range s.lex.exact[fold(t.text)] {
			own = own || x.lang == s.lang
			month = month || x.lang == "en" && x.kind == wordMonth
		}
		if month && !own {
			return true
		}
	}
	return false
}

func base(lang string) string {
	for i := range len(lang) {
		if lang[i] == '-' || lang[i] == '_' {
			lang = lang[:i]
			break
		}
	}
	if lang == "no" {
		return "nb"
	}
	return lang
}

type scanner struct {
	text string
	toks []token
	lang string
	lex  *lexicon

	printed bool // days that do not exist are found too, without readings
	eastern bool // the language is not known, but its letters are none of those whose writers put the month first
}

func scan(text, lang string) *scanner {
	s := &scanner{text: text, toks: tokenize(text), lang: base(lang), lex: words()}
	first := true
	for i := range s.toks {
		if t := &s.toks[i]; t.kind == word {
			if first && s.lang == "" {
				s.eastern = !unicode.In(firstRune(t.text), unicode.Latin, unicode.Cherokee)
			}
			first = false
			t.folded = fold(t.text)
			t.head = s.lex.heads[t.folded]
			if w := bare(t.folded, s.lex); !t.head && w != t.folded {
				t.head, t.folded = true, w
			}
		} else if t.kind == number {
			t.folded = t.text
		}
	}
	return s
}

// at gives token i, or a mark that equals nothing.
func (s *scanner) at(i int) token {
	if i < 0 || i >= len(s.toks) {
		return token{kind: mark}
	}
	return s.toks[i]
}

// part is what a rule of the grammar finds: readings up to (not including) token next.
type part struct {
	readings []Partial
	weekday  int
	clock    *Clock
	next     int
	month    []sense // of the month's word; nil for figures
}

// expression reads a whole expression that starts at token i.
func (s *scanner) expression(i int) (Mention, int, bool) {
	if m, next, ok := s.ago(i); ok {
		return m, next, true
	}
	start := i
	var clock *Clock
	weekday := 0
	if c, next, ok := s.clock(i); ok && c.HasMinute {
		j := s.skipSeparators(next, 2)
		from := j
		if w, after, ok := s.weekday(j); ok && !s.at(j).line {
			weekday, j = w, s.skipMarks(after, ",.،，、")
		}
		if p, ok := s.date(j); ok && !s.at(j).line && (weekday == 0 || s.kindred(from, p)) {
			return s.finish(start, p, c, weekday)
		}
		return Mention{}, 0, false
	}
	if w, next, ok := s.weekday(i); ok {
		j := s.skipMarks(next, ",.،，、")
		for t := s.at(j); t.kind == word && weekdayJoin[t.folded]; t = s.at(j) {
			j++
		}
		if p, ok := s.date(j); ok && !s.at(j).line && s.kindred(i, p) {
			if s.newspaper(i, p, w) {
				return s.finish(j, p, nil, 0)
			}
			return s.finish(start, p, nil, w)
		}
	}
	p, ok := s.date(i)
	if !ok {
		return Mention{}, 0, false
	}
	return s.finish(start, p, clock, 0)
}

// weekdayJoin are the words that may stand between a weekday and its date: "mercredi le 6 septembre".
var weekdayJoin = map[string]bool{"the": true, "le": true, "den": true, "el": true, "dia": true, "día": true, "ngày": true}

// finish adds what follows a date: weekday, time of day and zone.
func (s *scanner) finish(start int, p part, clock *Clock, weekday int) (Mention, int, bool) {
	end := s.dayWord(p.next)
	if p.weekday != 0 {
		weekday = p.weekday
	}
	if weekday == 0 {
		if w, next, ok := s.weekdayBehind(end, p); ok {
			weekday, end = w, next
		}
	}
	if p.clock != nil {
		clock = p.clock
	}
	if clock == nil {
		j := s.skipSeparators(end, 3)
		if c, next, ok := s.clock(j); ok && !s.at(j).line {
			clock, end = c, next
		}
	}
	m := Mention{Readings: p.readings, Clock: clock, Weekday: weekday, Start: s.toks[start].start, End: s.toks[end-1].end}
	m.Text = s.text[m.Start:m.End]
	return m, end, true
}

// date reads a date without weekday and clock.
func (s *scanner) date(i int) (part, bool) {
	t := s.at(i)
	switch t.kind {
	case number:
		if s.joinedLeft(i) {
			return part{}, false
		}
		for _, rule := range []func(int) (part, bool){s.cjk, s.isoDate, s.figures, s.yearFirst, s.dayMonth} {
			if p, ok := rule(i); ok {
				return p, true
			}
		}
	case word:
		if p, ok := s.era(i); ok {
			return p, true
		}
		if p, ok := s.han(i); ok {
			return p, true
		}
		if p, ok := s.wordDay(i); ok {
			return p, true
		}
		return s.monthDay(i)
	}
	return part{}, false
}

// joinedLeft reports whether the number at i continues something on its left: a decimal, a range, a code.
func (s *scanner) joinedLeft(i int) bool {
	p := s.at(i - 1)
	if i == 0 || s.at(i).spaced {
		return false
	}
	switch {
	case p.kind == number:
		return true
	case p.kind == mark && (p.text == "-" || p.text == "–" || p.text == "." || p.text == "," || p.text == "/" || p.text == ":"):
		return s.at(i-2).kind == number && !p.spaced
	}
	return false
}

// months gives the senses of the month word at i, and the token behind it.
func (s *scanner) months(i int) ([]sense, int) {
	return s.senses(i, wordMonth, wordHijri, wordJalali)
}

// senses looks up the longest entry of the given kinds that starts at i.
func (s *scanner) senses(i int, kinds ...wordKind) ([]sense, int) {
	if t := s.at(i); t.kind != word || !t.head {
		return nil, 0
	}
	var best []sense
	bestNext := 0
	key, joined := "", false
	for j, n := i, 0; j < len(s.toks) && n < s.lex.most; j++ {
		t := s.toks[j]
		if t.kind == mark {
			if (t.text == "." || t.text == "॰" || t.text == "-" || t.text == "־") && j > i && !t.spaced {
				joined = t.text == "." // Thai abbreviations: ก.พ.
				if best != nil && bestNext == j && t.text == "॰" {
					bestNext++
				}
				continue
			}
			break
		}
		if j > i && t.line {
			break
		}
		if key != "" && (!joined || t.spaced) {
			key += " "
		}
		joined = false
		key += t.folded
		n++
		if !s.lex.heads[key] {
			break
		}
		var hit []sense
		for _, x := range s.lex.find(key, s.lang) {
			for _, k := range kinds {
				if x.kind == k {
					hit = append(hit, x)
				}
			}
		}
		if hit != nil {
			best, bestNext = hit, j+1
		}
	}
	return best, bestNext
}

// bare takes off what languages write together with a date word: the Hebrew preposition, the Thai word for "on".
func bare(w string, lex *lexicon) string {
	if lex.exact[w] != nil {
		return w
	}
	if rest, ok := strings.CutPrefix(w, "ב"); ok && lex.exact[rest] != nil {
		return rest
	}
	if rest, ok := strings.CutSuffix(w, "ที่"); ok && lex.exact[rest] != nil {
		return rest
	}
	return w
}

// weekday reads a weekday and the dot of its abbreviation.
func (s *scanner) weekday(i int) (w, next int, ok bool) {
	senses, next := s.senses(i, wordWeekday)
	if len(senses) == 0 {
		return 0, 0, false
	}
	for _, x := range senses {
		if x.value != senses[0].value {
			return 0, 0, false
		}
	}
	if t := s.at(i); len(t.text) < 3 && next == i+1 && s.lang == "" {
		return 0, 0, false // "on", "do" and "Mo." are words and states of other languages before they are weekdays
	}
	return senses[0].value + 1, next, true
}

// kindred reports whether the weekday at token i can belong to date p: an abbreviation does only when one language has it
// and the month's word. Pa., Mo. and Paz are states and cities as well.
func (s *scanner) kindred(i int, p part) bool {
	senses, _ := s.senses(i, wordWeekday)
	t := s.at(i)
	if s.lang != "" || len(t.text) > 4 || t.text[0] >= 0x80 {
		return true
	}
	for _, w := range senses {
		if w.lang == "en" && p.month == nil {
			return true
		}
		for _, m := range p.month {
			if m.lang == w.lang {
				return true
			}
		}
	}
	return false
}

// newspaper reports whether the Sun at token i is one that readers buy: The Sun, The Baltimore Sun. No other abbreviation
// of a weekday is a name before dates.
func (s *scanner) newspaper(i int, p part, weekday int) bool {
	before := s.at(i - 1)
	if s.at(i).folded != "sun" || s.at(i).line || before.kind != word {
		return false
	}
	return before.folded == "the" || !slices.ContainsFunc(p.readings, func(r Partial) bool { return !r.Full() || int(r.Weekday())+1 == weekday })
}

func (s *scanner) weekdayBehind(i int, p part) (w, next int, ok bool) {
	t := s.at(i)
	if t.is(".") && !t.spaced && s.at(i+1).is(",") {
		i++
		t = s.at(i)
	}
	switch {
	case t.line:
	case t.is("(") || t.is("（"):
		w, next, ok = s.weekday(i + 1)
		if !ok {
			if w, ok = cjkWeekday(s.at(i + 1).text); ok {
				next = i + 2
			}
		}
		if c := s.at(next); ok && (c.is(")") || c.is("）")) {
			return w, next + 1, true
		}
	case t.is(","):
		if w, next, ok = s.weekday(i + 1); ok && !s.at(i+1).line && s.kindred(i+1, p) {
			return w, next, true
		}
	case t.kind == word:
		// "September 6 Wednesday" as in a header; in prose a weekday right behind a date starts the next clause, with a comma.
		if w, next, ok = s.weekday(i); ok && s.kindred(i, p) {
			return w, next, true
		}
		if s.at(i).text == "星" || s.at(i).text == "曜" {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// dayWord passes the word for day or year that some languages put behind a date, with its dot: 2017 m. rugsėjo 6 d.
func (s *scanner) dayWord(i int) int {
	t := s.at(i)
	if t.kind != word || t.line || !s.at(i+1).is(".") || s.at(i+1).spaced {
		return i
	}
	switch t.text {
	case "d", "г", "р", "ж":
		return i + 2
	}
	return i
}

func (s *scanner) skipMarks(i int, marks string) int {
	for t := s.at(i); t.kind == mark && t.text != "" && containsRune(marks, t.text); t = s.at(i) {
		i++
	}
	return i
}

func containsRune(set, one string) bool {
	for _, r := range set {
		if string(r) == one {
			return true
		}
	}
	return false
}

// clockJoin are the words that stand between a date and a time of day.
var clockJoin = map[string]bool{
	"at": true, "um": true, "à": true, "a": true, "as": true, "às": true, "las": true, "alle": true, "ore": true, "kl": true,
	"klo": true, "kello": true, "o": true, "в": true, "saat": true, "om": true, "time": true, "at.": true, "los": true,
	"الساعة": true, "ساعت": true, "о": true, "ώρα": true, "lúc": true, "pukul": true, "the": false, "t": true, "hora": true, "óra": true, "ora": true, "orele": true, "u": true, "เวลา": true,
}

// skipSeparators passes at most n marks or joining words between a date and a time of day.
func (s *scanner) skipSeparators(i, n int) int {
	for ; n > 0; n-- {
		t := s.at(i)
		switch {
		case t.kind == word && t.folded == "kl" && s.at(i+1).is("."):
			i += 2
		case t.kind == mark && containsRune(",·|-–—•:;@/،", t.text), t.kind == word && clockJoin[t.folded]:
			i++
		default:
			return i
		}
	}
	return i
}

// readings drops impossible dates; ok is false when none is left.
func readings(ps ...Partial) (out []Partial, ok bool) {
	for _, p := range ps {
		if possible(p) && !p.Dayonly() && !contains(out, p) {
			out = append(out, p)
		}
	}
	return out, len(out) > 0
}

func contains(ps []Partial, p Partial) bool {
	for _, q := range ps {
		if q == p {
			return true
		}
	}
	return false
}

func possible(p Partial) bool {
	if p.Month < 0 || p.Month > time.December || p.Day < 0 || p.Day > 31 {
		return false
	}
	if p.Month == 0 {
		return p.Day != 0 || p.Year != 0
	}
	year := p.Year
	if year == 0 {
		year = 2000 // a leap year: the 29th of February is possible
	}
	if year < 1 || year > 9999 {
		return false
	}
	return p.Day == 0 || schema.Date{Year: year, Month: p.Month, Day: p.Day}.Valid()
}
