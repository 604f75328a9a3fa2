package pubdate

import (
	"regexp"
	"strings"
	"time"

	"dateline/schema"
)

// Parse reads a string that is a date and nothing more, as markup attributes, structured inputs and header fields hold
// it: ISO 8601 and RFC 3339 with or without separators, RFC 1123, the forms of JavaScript and C, weeks of ISO 8601,
// seconds or milliseconds since 1970, and every form that Find knows. White space and punctuation around it are passed over.
//
// Other than Find it also reads a year alone and a year with a month in figures, of which the missing parts stay zero.
func Parse(s string) (Mention, bool) { return ParseIn(s, "") }

// isoWeekRE is a week of ISO 8601 with or without its day, 1 for Monday.
var isoWeekRE = regexp.MustCompile(`^(\d{4})-?W(\d{2})(?:-?([1-7]))?$`)

// isoWeek gives the day of a week, or all seven where day is 0; none when the year has no such week.
func isoWeek(year, week, day int) (days []Partial) {
	// The 4th of January lies in the first week of every year.
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, 7*(week-1)-(int(fourth.Weekday())+6)%7)
	if y, w := monday.ISOWeek(); y != year || w != week {
		return nil
	}
	for i := range 7 {
		if day == 0 || i == day-1 {
			days = append(days, Partial{Date: schema.DateOf(monday.AddDate(0, 0, i))})
		}
	}
	return days
}

// longestDate is how many bytes an attribute or field that is a date has at most: in a script of three bytes a letter, a date
// in words with weekday, time of day and zone has about half of it. Longer ones are text, which Find reads.
const longestDate = 200

// ParseIn is Parse with a hint of the language, as Find takes it.
func ParseIn(s, lang string) (Mention, bool) {
	if len(s) > longestDate {
		return Mention{}, false
	}
	start := len(s) - len(strings.TrimLeft(s, " \t\r\n"))
	core := strings.TrimSpace(s)
	several := func(ps []Partial, c *Clock) (Mention, bool) {
		rs, ok := readings(ps...)
		return Mention{Readings: rs, Clock: c, Start: start, End: start + len(core), Text: core}, ok
	}
	whole := func(p Partial, c *Clock) (Mention, bool) { return several([]Partial{p}, c) }
	if allDigits(core) {
		return parseDigits(core, whole)
	}
	if len(core) == len("2017-09") && (core[4] == '-' || core[4] == '/') && allDigits(core[:4]) && allDigits(core[5:]) {
		return whole(Partial{Date: schema.Date{Year: atoi(core[:4]), Month: time.Month(atoi(core[5:]))}}, nil)
	}
	if ms := isoWeekRE.FindStringSubmatch(core); ms != nil {
		return several(isoWeek(atoi(ms[1]), atoi(ms[2]), atoi(ms[3])), nil)
	}
	if len(core) >= len("20170906T123600") && core[8] == 'T' && allDigits(core[:8]) && allDigits(core[9:13]) {
		// ISO 8601 basic: the date takes its hyphens, the rest is read as in the extended form.
		m, ok := ParseIn(core[:4]+"-"+core[4:6]+"-"+core[6:], lang)
		m.Start, m.End, m.Text = start, start+len(core), core
		return m, ok
	}
	ms := Find(s, lang)
	if len(ms) == 0 {
		return Mention{}, false
	}
	m := ms[0]
	if len(ms) > 1 || hasWords(s[:m.Start]) || hasWords(s[m.End:]) {
		return Mention{}, false
	}
	return m, true
}

// hasWords reports whether s holds anything but punctuation, an article ("le", "ngày") and a remark in brackets, as
// JavaScript puts the zone's name.
func hasWords(s string) bool {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		return false
	}
	for _, t := range tokenize(s) {
		if t.kind == number || t.kind == word && !weekdayJoin[fold(t.text)] {
			return true
		}
	}
	return false
}

// parseDigits reads strings of digits by their length: year, 20170906, 20170906123600, seconds and milliseconds.
func parseDigits(s string, whole func(Partial, *Clock) (Mention, bool)) (Mention, bool) {
	switch n := atoi(s); len(s) {
	case len("2017"):
		if !gregorian(n) {
			return Mention{}, false
		}
		return whole(Partial{Date: schema.Date{Year: n}}, nil)
	case len("20170906"):
		if p := eightFigures(n); p.Full() && gregorian(p.Year) {
			return whole(p, nil)
		}
	case len("20170906123600"):
		c := sixFigures(n % 1_000_000)
		if p := eightFigures(n / 1_000_000); p.Full() && gregorian(p.Year) && c.exists() {
			return whole(p, c)
		}
	case len("1504701360"), len("1504701360000"):
		if len(s) == len("1504701360000") {
			n /= 1000
		}
		t := time.Unix(int64(n), 0).UTC()
		if t.Year() < firstMoment || t.Year() > lastMoment {
			return Mention{}, false
		}
		c := &Clock{Hour: t.Hour(), Minute: t.Minute(), Second: t.Second(), HasMinute: true, HasSecond: true, HasOffset: true, Zone: "UTC"}
		return whole(Partial{Date: schema.DateOf(t)}, c)
	}
	return Mention{}, false
}

// firstMoment and lastMoment are the years of publication that a number of seconds may mean. Ten digits reach from 2001 to
// 2286: most of what lies outside counts something else.
const firstMoment, lastMoment = firstYear, 2099

// eightFigures splits 20170906 into a date.
func eightFigures(n int) Partial {
	return Partial{Date: schema.Date{Year: n / 10000, Month: time.Month(n / 100 % 100), Day: n % 100}}
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// atoi is for strings that allDigits has seen. Of numbers that do not fit into 64 bits it gives some number: callers look at
// their length.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
