package pubdate

import (
	"slices"
	"unicode/utf8"
)

// shortestAbbreviation is how many bytes a weekday's abbreviation has at least where the language is not known: "on", "do" and
// "Mo." are words and states of other languages before they are weekdays.
const shortestAbbreviation = 3

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
	if t := s.at(i); len(t.text) < shortestAbbreviation && next == i+1 && s.lang == "" {
		return 0, 0, false
	}
	return senses[0].value + 1, next, true
}

// longestAbbreviation is how many letters an abbreviation has at most that may be another word: Paz, Mart, Thur. "lundi" and
// "Thurs" are weekdays whatever the month's language is.
const longestAbbreviation = 4

// kindred reports whether the weekday at token i can belong to date p: an abbreviation does only when one language has it
// and the month's word. Pa., Mo. and Paz are states and cities as well.
func (s *scanner) kindred(i int, p part) bool {
	senses, _ := s.senses(i, wordWeekday)
	t := s.at(i)
	if s.lang != "" || len(t.text) > longestAbbreviation || t.text[0] >= utf8.RuneSelf {
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

// weekdayBehind reads the weekday that stands behind date p: "(Wednesday)", ", Wednesday" or bare, as in a header.
func (s *scanner) weekdayBehind(i int, p part) (w, next int, ok bool) {
	t := s.at(i)
	if t.is(".") && !t.spaced && s.at(i+1).is(",") {
		i++
		t = s.at(i)
	}
	switch {
	case t.line:
	case t.is("(") || t.is("（"):
		return s.bracketedWeekday(i + 1)
	case t.is(","):
		if w, next, ok = s.weekday(i + 1); ok && !s.at(i+1).line && s.kindred(i+1, p) {
			return w, next, true
		}
	case t.kind == word:
		// "September 6 Wednesday" as in a header; in prose a weekday right behind a date starts the next clause, with a comma.
		if w, next, ok = s.weekday(i); ok && s.kindred(i, p) {
			return w, next, true
		}
	}
	return 0, 0, false
}

// bracketedWeekday reads a weekday and the bracket behind it.
func (s *scanner) bracketedWeekday(i int) (w, next int, ok bool) {
	w, next, ok = s.weekday(i)
	if !ok {
		w, ok = cjkWeekday(s.at(i).text)
		next = i + 1
	}
	if c := s.at(next); !ok || !c.is(")") && !c.is("）") {
		return 0, 0, false
	}
	return w, next + 1, true
}
