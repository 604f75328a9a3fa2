package pubdate

import (
	"fmt"
	"strings"
	"time"

	"dateline/schema"
)

// MarshalText writes all three parts, those that are not stated as zeros: 0000-09-06, and behind it the digits of a year
// without its century: 0000-09-06/17. The form of schema.Date would not bring a month without a day back.
func (p Partial) MarshalText() ([]byte, error) {
	b := fmt.Appendf(nil, "%04d-%02d-%02d", p.Year, int(p.Month), p.Day)
	if p.YY > 0 {
		b = fmt.Appendf(b, "/%02d", p.YY-1)
	}
	return b, nil
}

// UnmarshalText reads what MarshalText writes.
func (p *Partial) UnmarshalText(b []byte) error {
	var y, m, d, yy int
	date, century, ok := strings.Cut(string(b), "/")
	if _, err := fmt.Sscanf(date, "%04d-%02d-%02d", &y, &m, &d); err != nil {
		return fmt.Errorf("%q is not a partial date of the form 0000-09-06", b)
	}
	*p = Partial{Date: schema.Date{Year: y, Month: time.Month(m), Day: d}}
	if ok {
		if _, err := fmt.Sscanf(century, "%02d", &yy); err != nil {
			return fmt.Errorf("%q is not a partial date of the form 0000-09-06/17", b)
		}
		p.YY = yy + 1
	}
	return nil
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

// lastYear is the last that four digits hold, as ISO 8601 and schema.Date have it.
const lastYear = 9999

func possible(p Partial) bool {
	if p.Month < 0 || p.Month > time.December || p.Day < 0 || p.Day > lastDay {
		return false
	}
	if p.Month == 0 {
		return p.Day != 0 || p.Year != 0
	}
	year := p.Year
	if year == 0 {
		year = leapYear // the 29th of February is possible
	}
	if year < 1 || year > lastYear {
		return false
	}
	return p.Day == 0 || schema.Date{Year: year, Month: p.Month, Day: p.Day}.Valid()
}
