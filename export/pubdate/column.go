package pubdate

import (
	"fmt"
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/schema"
)

// What the values of one column of a file say together. 4/5/2017 may be in April or in May; beside 4/16/2017 in the same
// column it is in April, wherever the file was made. 14.08.26 has no century; a file retrieved in 2027 gives it one.

// figuresRE finds day, month and year in figures, the year last.
var figuresRE = regexp.MustCompile(`(?:^|[^\d/.-])(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4}|\d{2})(?:$|[^\d/.-])`)

// figures are the first two numbers of a date whose last is the year, and that where it has two digits.
type figures struct {
	first, second int
	year, yy      int  // one of them as in Partial
	dots          bool // dates with dots have the day first
}

func figuresOf(text string) (f figures, ok bool) {
	m := figuresRE.FindStringSubmatch(text)
	if m == nil || m[2] != m[4] {
		return f, false
	}
	f = figures{first: atoi(m[1]), second: atoi(m[3]), dots: m[2] == "."}
	if len(m[5]) == 2 {
		f.yy = atoi(m[5]) + 1
	} else {
		f.year = atoi(m[5])
	}
	return f, f.dayFirst() || f.monthFirst()
}

func (f figures) dayFirst() bool {
	return isDay(f.first) && isMonth(f.second)
}

func (f figures) monthFirst() bool {
	return isMonth(f.first) && isDay(f.second) && !f.dots
}

func isDay(n int) bool   { return n >= 1 && n <= lastDay }
func isMonth(n int) bool { return n >= 1 && n <= int(time.December) }

// open reports whether the figures are two days by two orders.
func (f figures) open() bool { return f.dayFirst() && f.monthFirst() && f.first != f.second }

func (f figures) read(monthFirst bool) Partial {
	day, month := f.first, f.second
	if monthFirst {
		day, month = month, day
	}
	return Partial{Date: schema.Date{Year: f.year, Month: time.Month(month), Day: day}, YY: f.yy}
}

// Columned reports whether m says something of the form of its column, or the column may say how to read it: its day and month are
// figures, or its year has two digits.
func (m Mention) Columned() bool {
	f, ok := figuresOf(m.Text)
	return ok && !f.dots || m.shortYear()
}

// NeedsColumn reports whether m alone leaves open which day it is: its figures go either way, or its year has two digits.
func (m Mention) NeedsColumn() bool {
	f, ok := figuresOf(m.Text)
	return ok && f.open() || m.shortYear()
}

func (m Mention) shortYear() bool { return len(m.Readings) > 0 && m.Readings[0].YY > 0 }

// Column is what the dates in one column of a file, or under one key, show of their form. It is sums, minima and maxima, and
// merges in any order. The zero value is empty and ready for use.
type Column struct {
	DayFirst   int         `json:"day_first"`   // dates that can only be read with the day first
	MonthFirst int         `json:"month_first"` // those with the month first
	Either     int         `json:"either"`      // those that are two days, read either way
	Firsts     uint32      `json:"firsts"`      // the first figures of those with a year of two digits, a bit each
	Lasts      uint32      `json:"lasts"`       // the last figures of those
	From       schema.Date `json:"from"`        // first day of a row whose date is known without the column
	To         schema.Date `json:"to"`          // last
	Retrieved  schema.Date `json:"retrieved"`   // last day on which a row was retrieved
}

// Add counts one value of the column, m as Parse read it. day is the row's date where that is known without the column,
// retrieved the day of its retrieval; either may be zero.
func (c *Column) Add(m Mention, day, retrieved schema.Date) {
	one := Column{From: day, To: day, Retrieved: retrieved}
	if f, ok := figuresOf(m.Text); ok && !f.dots {
		switch {
		case f.open():
			one.Either = 1
		case !f.monthFirst():
			one.DayFirst = 1
		case !f.dayFirst():
			one.MonthFirst = 1
		}
		if f.yy > 0 {
			one.Firsts = 1 << f.first
			if isDay(f.yy - 1) {
				one.Lasts = 1 << (f.yy - 1)
			}
		}
	}
	c.Merge(one)
}

// Merge adds what another part of the column shows.
func (c *Column) Merge(o Column) {
	c.DayFirst += o.DayFirst
	c.MonthFirst += o.MonthFirst
	c.Either += o.Either
	c.Firsts |= o.Firsts
	c.Lasts |= o.Lasts
	if c.From.IsZero() || !o.From.IsZero() && o.From.Before(c.From) {
		c.From = o.From
	}
	c.To = later(c.To, o.To)
	c.Retrieved = later(c.Retrieved, o.Retrieved)
}

// Open is how many of its dates stay two days for all that the column shows: it has no date that goes one way only, or some for
// either way.
func (c Column) Open() int {
	if (c.DayFirst > 0) != (c.MonthFirst > 0) {
		return 0
	}
	return c.Either
}

// centuryReach is how many years before its retrieval a year of two digits lies at most: the same digits of the next century
// would be as far behind it. It keeps '26 in a file of 2020, which may be a day or a slip, from becoming 1926.
const centuryReach = 50

// Read gives the one reading that the column leaves of m, and the words that say why. retrieved is the day on which its own row
// was retrieved.
func (c Column) Read(m Mention, retrieved schema.Date) (p Partial, why string, ok bool) {
	f, inFigures := figuresOf(m.Text)
	var reasons []string
	switch {
	case inFigures && f.open():
		if (c.DayFirst > 0) == (c.MonthFirst > 0) {
			return p, "", false
		}
		p = f.read(c.MonthFirst > 0)
		reasons = append(reasons, c.order())
	case inFigures:
		p = f.read(!f.dayFirst())
	case len(m.Readings) == 1:
		p = m.Readings[0]
	}
	if p.YY == 0 {
		return p, strings.Join(reasons, ", "), p.Full() && p.Valid()
	}
	if inFigures && !f.dots && c.yearMayBeFirst() {
		return p, "", false
	}
	bound, century := c.century(p, retrieved)
	if century == 0 {
		return p, "", false
	}
	p.Year, p.YY = century, 0
	return p, strings.Join(append(reasons, bound), ", "), p.Valid()
}

func (c Column) order() string {
	if c.MonthFirst > 0 {
		return fmt.Sprintf("%d of its dates can only be read with the month first, none with the day first", c.MonthFirst)
	}
	return fmt.Sprintf("%d of its dates can only be read with the day first, none with the month first", c.DayFirst)
}

// yearMayBeFirst reports whether 26/08/14 may be of 2026: in a column of days the figures of the day are more different ones than
// those of the year. Dates that can only have the month first say that the year is last.
func (c Column) yearMayBeFirst() bool {
	return c.MonthFirst == 0 && bits.OnesCount32(c.Firsts) <= bits.OnesCount32(c.Lasts)
}

// century gives the year of a date that states its last two digits, and what bounds it: the day of retrieval, else the rows of
// the file whose dates are known.
func (c Column) century(p Partial, retrieved schema.Date) (why string, year int) {
	last, text := retrieved, "retrieved on "+retrieved.String()
	if last.IsZero() {
		last, text = c.Retrieved, "the file was retrieved on "+c.Retrieved.String()
	}
	if !last.IsZero() {
		p.Year = last.Year - (last.Year-(p.YY-1)+100)%100
		if p.Date.After(last.AddDays(1)) {
			p.Year -= 100
		}
		if last.Year-p.Year >= centuryReach {
			return "", 0
		}
		return text, p.Year
	}
	if c.From.IsZero() {
		return "", 0
	}
	for y := c.To.Year - centuryReach + 1; y < c.From.Year+centuryReach; y++ {
		if fits(y, p.YY) {
			return fmt.Sprintf("dated rows of the file lie between %s and %s", c.From, c.To), y
		}
	}
	return "", 0
}

// ReadIn is in with its first candidate, the value of a column, read as p.
func (in Input) ReadIn(p Partial) Input {
	in.Candidates = slices.Clone(in.Candidates)
	in.Candidates[0].Readings = []Partial{p}
	return in
}
