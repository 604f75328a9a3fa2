package schema

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the proleptic Gregorian calendar, without a clock or a zone. The zero Date means
// "no date": it stands for null wherever a field may be null.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads the form 2006-01-02 and nothing else: four digits, no time, a day that exists.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date of the form 2006-01-02", s)
	}
	return DateOf(t), nil
}

// Valid reports whether d exists in the calendar, between the years 1 and 9999.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d == DateOf(d.midnight())
}

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d == Date{} }

// String returns 2006-01-02, or the empty string for "no date".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	if d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 99 || d.Day < 0 || d.Day > 99 {
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
	}
	// What every date is written with; Sprintf takes several times as long.
	b := []byte("0000-00-00")
	for _, part := range [...]struct{ end, n int }{{3, d.Year}, {6, int(d.Month)}, {9, d.Day}} {
		for at, n := part.end, part.n; n > 0; at, n = at-1, n/10 {
			b[at] += byte(n % 10)
		}
	}
	return string(b)
}

// Weekday returns the day of the week of d.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// Days returns the number of days from 1970-01-01 to d, as Parquet's and Arrow's DATE count them.
func (d Date) Days() int32 { return int32(d.midnight().Unix() / 86400) }

// DateOfDays is the inverse of Date.Days.
func DateOfDays(n int32) Date { return DateOf(time.Unix(int64(n)*86400, 0).UTC()) }

// AddDays returns the day n days after d, or before it when n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.midnight().AddDate(0, 0, n)) }

// Compare returns -1, 0 or +1 as d is before, on or after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

func (d Date) midnight() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// MarshalText gives the form that String gives.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}
