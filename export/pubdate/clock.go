package pubdate

import "strings"

// clock reads a time of day at token i with its half of the day and zone: "12:36 UTC+3", "3 p.m. EDT", "13h05", "1500 GMT",
// "下午3:30", "T12:36:00Z".
func (s *scanner) clock(i int) (*Clock, int, bool) {
	half, j := s.half(i)
	if half >= 0 && !s.at(j).line && s.at(j).kind == number {
		if c, next, ok := s.clockFigures(j); ok && c.HasMinute {
			return s.zoned(c, half, next)
		}
		return nil, 0, false
	}
	c, next, ok := s.clockFigures(i)
	if !ok {
		return nil, 0, false
	}
	half, after := s.half(next)
	if half >= 0 && !s.at(next).line {
		next = after
	} else {
		half = -1
	}
	if !c.HasMinute && half < 0 {
		return nil, 0, false
	}
	return s.zoned(c, half, next)
}

func (s *scanner) zoned(c *Clock, half, next int) (*Clock, int, bool) {
	if half >= 0 {
		if c.Hour == 0 || c.Hour > 12 {
			if half == 0 && c.Hour > 12 {
				return nil, 0, false
			}
		} else {
			c.Hour = c.Hour%12 + half
		}
	}
	if s.at(next).line {
		return c, next, true
	}
	if t := s.at(next); t.kind == word && (t.folded == "uhr" || t.folded == "hrs" || t.folded == "hours" || t.folded == "ч" || t.folded == "h" && !t.spaced) {
		next++
	}
	j := next
	if s.at(j).is("(") {
		j++
	}
	if off, name, after, ok := s.zone(j); ok && !s.at(j).line {
		c.Zone = name
		if off != unknownOffset {
			c.Offset, c.HasOffset = off, true
		}
		next = after
		if j != next && s.at(j-1).is("(") && s.at(after).is(")") {
			next++
		}
	}
	return c, next, true
}

// clockFigures reads the figures alone. An hour without minutes is returned too: the caller wants a half of the day then.
func (s *scanner) clockFigures(i int) (*Clock, int, bool) {
	h := s.at(i)
	if h.kind != number || h.value < 0 {
		return nil, 0, false
	}
	if h.digits == 4 && h.value%100 < 60 && h.value < 2400 && s.zoneAt(i+1) {
		return &Clock{Hour: h.value / 100, Minute: h.value % 100, HasMinute: true}, i + 1, true
	}
	if h.digits == 6 && !h.spaced && s.at(i-1).text == "T" && h.value/10000 < 24 && h.value/100%100 < 60 && h.value%100 < 60 {
		return &Clock{Hour: h.value / 10000, Minute: h.value / 100 % 100, Second: h.value % 100, HasMinute: true, HasSecond: true}, i + 1, true
	}
	if h.digits > 2 || h.value > 24 {
		return nil, 0, false
	}
	c := &Clock{Hour: h.value}
	sep, m := s.at(i+1), s.at(i+2)
	if sep.spaced || m.spaced && sep.kind == mark {
		return c, i + 1, true
	}
	switch {
	case m.kind == number && m.digits == 2 && m.value < 60 && (sep.is(":") || sep.is("：") || sep.kind == word && strings.EqualFold(sep.text, "h")):
	case m.kind == number && m.digits == 2 && m.value < 60 && sep.is(".") && s.dottedClock(i, i+3):
	case sep.kind == word && (sep.text == "時" || sep.text == "时" || sep.text == "點" || sep.text == "点" || sep.text == "시"):
		if m.kind == number && m.digits <= 2 && m.value < 60 && (s.at(i+3).text == "分" || s.at(i+3).text == "분") {
			c.Minute, c.HasMinute = m.value, true
			return c, i + 4, true
		}
		return c, i + 2, true
	case sep.kind == word && fold(sep.text) == "h":
		c.HasMinute = true
		return c, i + 2, h.digits > 0 && h.value < 24
	default:
		return c, i + 1, true
	}
	if h.value == 24 {
		return nil, 0, false
	}
	c.Minute, c.HasMinute = m.value, true
	next := i + 3
	if sep.is(":") && s.at(next).is(":") && !s.at(next).spaced {
		if sec := s.at(next + 1); sec.kind == number && sec.digits == 2 && sec.value < 61 && !sec.spaced {
			c.Second, c.HasSecond = min(sec.value, 59), true
			next += 2
			if f := s.at(next); (f.is(".") || f.is(",")) && !f.spaced && s.at(next+1).kind == number && !s.at(next+1).spaced {
				next += 2
			}
		}
	}
	return c, next, true
}

// dottedClock reports whether 12.36 between tokens i and next is a time: a word before or behind says so.
func (s *scanner) dottedClock(i, next int) bool {
	if p := s.at(i - 1); p.kind == word && !s.at(i).line {
		switch p.folded {
		case "kl", "klo", "kello", "ore", "alle", "um", "at", "pukul", "ob", "o":
			return true
		}
	}
	if s.at(i-1).is(".") && s.at(i-2).kind == word && s.at(i-2).folded == "kl" {
		return true
	}
	t := s.at(next)
	if t.line {
		return false
	}
	if t.kind == word && t.folded == "uhr" {
		return true
	}
	half, _ := s.half(next)
	return half >= 0 || s.zoneAt(next)
}

// half reads am, p.m., 午後: 0 or 12 for the half of the day, -1 when none stands there.
func (s *scanner) half(i int) (half, next int) {
	t := s.at(i)
	if t.kind != word {
		return -1, i
	}
	if (t.text == "午" || t.text == "上" || t.text == "下") && s.at(i+1).kind == word {
		switch t.text + s.at(i+1).text {
		case "午前", "上午":
			return 0, i + 2
		case "午後", "下午":
			return 12, i + 2
		}
	}
	if f := t.folded; (f == "a" || f == "p") && s.at(i+1).is(".") && s.at(i+2).folded == "m" && !s.at(i+2).spaced {
		next := i + 3
		if s.at(next).is(".") && !s.at(next).spaced {
			next++
		}
		if f == "a" {
			return 0, next
		}
		return 12, next
	}
	senses, after := s.senses(i, wordHalf)
	if len(senses) == 0 {
		switch { // English ones stand beside dates in every language; am alone is also a German preposition
		case t.folded == "pm":
			return 12, i + 1
		case t.text == "AM":
			return 0, i + 1
		}
		return -1, i
	}
	for _, x := range senses {
		if x.value != senses[0].value {
			return -1, i
		}
	}
	return senses[0].value, after
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
