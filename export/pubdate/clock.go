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

// zoned completes a time of day whose figures end before token next: its half of the day, a word for the hour, its zone.
func (s *scanner) zoned(c *Clock, half, next int) (*Clock, int, bool) {
	if !c.inHalf(half) {
		return nil, 0, false
	}
	if s.at(next).line {
		return c, next, true
	}
	if t := s.at(next); t.kind == word && (hourWords[t.folded] || t.folded == "h" && !t.spaced) {
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

// hourWords may stand behind the figures of a time of day.
var hourWords = map[string]bool{"uhr": true, "hrs": true, "hours": true, "ч": true}

// hourSigns stand behind the hour in Chinese, Japanese and Korean.
var hourSigns = map[string]bool{"時": true, "时": true, "點": true, "点": true, "시": true}

// A time of day: 24:00 is the end of a day, and a second of 60 is a leap second.
const (
	hoursOfDay      = 24
	hoursOfHalf     = 12
	minutesOfHour   = 60
	secondsOfMinute = 60
	secondsOfHour   = 60 * 60
)

// inHalf brings the hour into a half of the day: 0 or 12, or -1 for none. It reports false for 13:05 a.m.
func (c *Clock) inHalf(half int) bool {
	switch {
	case half < 0 || c.Hour == 0:
	case c.Hour <= hoursOfHalf:
		c.Hour = c.Hour%hoursOfHalf + half
	case half == 0:
		return false
	}
	return true
}

// sixFigures splits 123600 into a time of day.
func sixFigures(n int) *Clock {
	return &Clock{Hour: n / 10000, Minute: n / 100 % 100, Second: n % 100, HasMinute: true, HasSecond: true}
}

// exists reports whether the day has such a time, without 24:00 and leap seconds.
func (c *Clock) exists() bool {
	return c.Hour < hoursOfDay && c.Minute < minutesOfHour && c.Second < secondsOfMinute
}

// minute reports whether t has the form of a minute.
func (t token) minute() bool { return t.pair() && t.value < minutesOfHour }

// clockFigures reads the figures alone. An hour without minutes is returned too: the caller wants a half of the day then.
func (s *scanner) clockFigures(i int) (*Clock, int, bool) {
	h := s.at(i)
	if c := s.joinedClock(i); c != nil {
		return c, i + 1, true
	}
	if !h.short() || h.value > hoursOfDay {
		return nil, 0, false
	}
	c := &Clock{Hour: h.value}
	sep, m := s.at(i+1), s.at(i+2)
	switch {
	case sep.spaced || m.spaced && sep.kind == mark:
	case m.minute() && s.clockSeparator(i):
		c.Minute, c.HasMinute = m.value, true
		return c, s.seconds(c, i+3), h.value < hoursOfDay
	case sep.kind == word && hourSigns[sep.text]:
		if unit := s.at(i + 3).text; m.short() && m.value < minutesOfHour && (unit == "分" || unit == "분") {
			c.Minute, c.HasMinute = m.value, true
			return c, i + 4, true
		}
		return c, i + 2, true
	case sep.kind == word && fold(sep.text) == "h":
		c.HasMinute = true
		return c, i + 2, h.value < hoursOfDay
	}
	return c, i + 1, true
}

// joinedClock reads figures without separators: 1500 before a zone, T123600 behind a date. It gives nil for all others.
func (s *scanner) joinedClock(i int) *Clock {
	h := s.at(i)
	var c *Clock
	switch {
	case h.four() && s.zoneAt(i+1):
		c = &Clock{Hour: h.value / 100, Minute: h.value % 100, HasMinute: true}
	case h.kind == number && h.digits == len("123600") && !h.spaced && s.at(i-1).text == "T":
		c = sixFigures(h.value)
	}
	if c == nil || !c.exists() {
		return nil
	}
	return c
}

// clockSeparator reports whether what stands between the numbers at i and i+2 makes them hour and minute.
func (s *scanner) clockSeparator(i int) bool {
	sep := s.at(i + 1)
	return sep.is(":") || sep.is("：") || sep.is(".") && s.dottedClock(i, i+3) || sep.kind == word && strings.EqualFold(sep.text, "h")
}

// seconds reads ":36" at token i and passes a fraction. A leap second becomes the one before.
func (s *scanner) seconds(c *Clock, i int) int {
	colon, sec := s.at(i), s.at(i+1)
	if !s.at(i-2).is(":") || !colon.is(":") || colon.spaced || !sec.pair() || sec.value > secondsOfMinute || sec.spaced {
		return i
	}
	c.Second, c.HasSecond = min(sec.value, secondsOfMinute-1), true
	i += 2
	if f, n := s.at(i), s.at(i+1); (f.is(".") || f.is(",")) && !f.spaced && n.kind == number && !n.spaced {
		i += 2
	}
	return i
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

// hanHalves are the halves of the day in Han characters, dottedHalves the letters before ".m.".
var (
	hanHalves    = map[string]int{"午前": 0, "上午": 0, "午後": 12, "下午": 12}
	dottedHalves = map[string]int{"a": 0, "p": 12}
)

// half reads am, p.m., 午後: 0 or 12 for the half of the day, -1 when none stands there.
func (s *scanner) half(i int) (half, next int) {
	t := s.at(i)
	if t.kind != word {
		return -1, i
	}
	if half, ok := hanHalves[t.text+s.at(i+1).text]; ok {
		return half, i + 2
	}
	if half, ok := dottedHalves[t.folded]; ok && s.at(i+1).is(".") && s.at(i+2).folded == "m" && !s.at(i+2).spaced {
		next := i + 3
		if s.at(next).is(".") && !s.at(next).spaced {
			next++
		}
		return half, next
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
