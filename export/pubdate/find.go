package pubdate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
		if t := s.toks[i]; t.kind == mark || t.kind == word && !t.head && t.text[0] < utf8.RuneSelf {
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
		if t.kind != word || len(t.text) != len("Sep") || t.text[0] >= utf8.RuneSelf || !slices.ContainsFunc(s.around(i), token.isNumber) {
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

// around gives the two tokens before token i and the two behind.
func (s *scanner) around(i int) []token {
	return []token{s.at(i - 2), s.at(i - 1), s.at(i + 1), s.at(i + 2)}
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
	lex  *wordBook

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
		if t.kind == mark && j > i && !t.spaced && withinWords[t.text] {
			joined = t.is(".") // Thai abbreviations: ก.พ.
			if best != nil && bestNext == j && t.is("॰") {
				bestNext++
			}
			continue
		}
		if t.kind == mark || j > i && t.line {
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
		if hit := s.ofKinds(key, kinds); hit != nil {
			best, bestNext = hit, j+1
		}
	}
	return best, bestNext
}

// withinWords are the marks within entries and behind their abbreviated words.
var withinWords = map[string]bool{".": true, "॰": true, "-": true, "־": true}

// ofKinds gives the senses of a folded entry that are of the given kinds.
func (s *scanner) ofKinds(key string, kinds []wordKind) []sense {
	var hit []sense
	for _, x := range s.lex.find(key, s.lang) {
		if slices.Contains(kinds, x.kind) {
			hit = append(hit, x)
		}
	}
	return hit
}

// bare takes off what languages write together with a date word: the Hebrew preposition, the Thai word for "on".
func bare(w string, lex *wordBook) string {
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
