package checks

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"dateline/schema"
	"dateline/schema/lexicon"
)

//go:embed calendar.tsv
var calendarTSV string

var calendarList = &lexicon.List{Name: "calendar.tsv", Columns: []string{"kind", "number", "words"}, Kinds: []string{"month", "weekday"}, Items: " "}

// calendar finds months and weekdays by their words in lower case.
type calendar struct {
	months   map[string]time.Month
	weekdays map[string]time.Weekday
}

var words = sync.OnceValue(func() *calendar {
	c := &calendar{map[string]time.Month{}, map[string]time.Weekday{}}
	for row := range calendarList.Rows(calendarTSV) {
		n, err := strconv.Atoi(row.Cells[1])
		if err != nil {
			panic(calendarList.At(row, err))
		}
		for _, w := range row.Items {
			if row.Cells[0] == "month" {
				c.months[w] = time.Month(n)
			} else {
				c.weekdays[w] = time.Weekday(n)
			}
		}
	}
	return c
})

// datedWeekday is a weekday that stands beside a day of the year: Wednesday, September 6.
type datedWeekday struct {
	text    string
	weekday time.Weekday
	month   time.Month
	day     int
	year    int // 0 when none stands there
}

// datedWeekdays finds weekdays that stand before a month and day, or a day and month.
func datedWeekdays(text string) []datedWeekday {
	tokens := tokenise(text)
	var out []datedWeekday
	for i, t := range tokens {
		wd, ok := words().weekdays[t.lower]
		if !ok || i+2 >= len(tokens) || tokens[i+2].end-t.start > 40 {
			continue
		}
		month, day, ok := monthDay(tokens[i+1], tokens[i+2])
		if !ok || !unicode.IsUpper([]rune(text[t.start:])[0]) && t.lower == "sun" {
			continue
		}
		d := datedWeekday{text[t.start:tokens[i+2].end], wd, month, day, 0}
		if i+3 < len(tokens) && tokens[i+3].start-tokens[i+2].end <= 2 {
			if y, err := strconv.Atoi(tokens[i+3].lower); err == nil && y >= 1000 && y <= 9999 {
				d.year, d.text = y, text[t.start:tokens[i+3].end]
			}
		}
		out = append(out, d)
	}
	return out
}

// yearDay is a day of the year, of a year where one stands there.
type yearDay struct {
	month     time.Month
	day, year int
}

// clockZone marks digits before it as a time: September 6, 2017 GMT.
var clockZone = map[string]bool{"gmt": true, "utc": true, "hrs": true, "hours": true, "h": true}

// cjkDay is a day in Chinese and Japanese: 2017年9月6日.
var cjkDay = regexp.MustCompile(`(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日`)

// statedDay finds the first day that a dateline states.
func statedDay(text string) (yearDay, bool) {
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return yearDay{}, false
	}
	tokens := tokenise(text)
	for i := 0; i+1 < len(tokens); i++ {
		m, d, ok := monthDay(tokens[i], tokens[i+1])
		if !ok {
			continue
		}
		day := yearDay{month: m, day: d}
		if i+2 < len(tokens) && len(tokens[i+2].lower) == 4 {
			if y, err := strconv.Atoi(tokens[i+2].lower); err == nil && y >= 1800 && y < 2100 && !(i+3 < len(tokens) && clockZone[tokens[i+3].lower]) {
				day.year = y
			}
		}
		return day, true
	}
	if m := cjkDay.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		return yearDay{time.Month(month), day, year}, month >= 1 && month <= 12 && day >= 1 && day <= 31
	}
	return yearDay{}, false
}

func monthDay(a, b token) (time.Month, int, bool) {
	if m, ok := words().months[a.lower]; ok {
		d, ok := dayOfMonth(b.lower)
		return m, d, ok
	}
	if m, ok := words().months[b.lower]; ok {
		d, ok := dayOfMonth(a.lower)
		return m, d, ok
	}
	return 0, 0, false
}

func dayOfMonth(s string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th", "er"} {
		s = strings.TrimSuffix(s, suffix)
	}
	d, err := strconv.Atoi(s)
	return d, err == nil && d >= 1 && d <= 31 && len(s) <= 2
}

// token is a run of letters and digits.
type token struct {
	lower      string
	start, end int
}

func tokenise(text string) []token {
	var out []token
	start := -1
	for i, c := range text {
		inside := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '\'' && start >= 0
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, token{strings.ToLower(text[start:i]), start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, token{strings.ToLower(text[start:]), start, len(text)})
	}
	return out
}

// daysApart is the number of days between d and the nearest day of that name in any year.
func daysApart(d schema.Date, month time.Month, day int) int {
	best := 1 << 30
	for year := d.Year - 1; year <= d.Year+1; year++ {
		o := schema.Date{Year: year, Month: month, Day: day}
		if o.Valid() {
			n := int(d.Days() - o.Days())
			best = min(best, max(n, -n))
		}
	}
	return best
}

// lead is the beginning of a body, where it speaks of the day it was written on.
func lead(body string) string {
	p, _, _ := strings.Cut(body, "\n\n")
	const limit = 1000
	if len(p) > limit {
		p = strings.ToValidUTF8(p[:limit], "")
	}
	return p
}
