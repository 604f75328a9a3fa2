package pubdate

import (
	"time"

	"github.com/hablullah/go-hijri"
	jalaali "github.com/jalaali/go-jalaali"

	"dateline/schema"
)

// Years that figures of other calendars have in news copy. Gregorian news has none of them, so a year in these ranges
// is converted and never taken for a Gregorian one.
const (
	jalaliFrom, jalaliTo     = 1330, 1449 // 1951 to 2070
	hijriFrom, hijriTo       = 1420, 1500 // 1999, from when the published tables agree to a day, to 2077
	buddhistFrom, buddhistTo = 2484, 2599 // 1941, when Thailand moved its new year to January, to 2056
	bikramFrom, bikramTo     = 2040, 2110 // 1983 to 2053: Nepal's Bikram Sambat, whose months only tables tell; left alone
)

// gregorianFrom and gregorianTo are the years in figures that are Gregorian: below them lie those of the Hijri calendars,
// above them the Buddhist ones.
const gregorianFrom, gregorianTo = 1600, 2399

// monthsOfYear and the last day of the longest month: Solar Hijri ones are as long as Gregorian ones, lunar ones are shorter.
const (
	monthsOfYear = 12
	lastDay      = 31
	lastLunarDay = 30
)

func gregorian(y int) bool { return y >= gregorianFrom && y <= gregorianTo }

// foreignYear converts a date in figures whose year belongs to another calendar. The year alone does not tell Solar
// from Lunar Hijri: both are given.
func foreignYear(y, m, d int) []Partial {
	if isBuddhist(y) {
		return []Partial{buddhist(y, m, d)}
	}
	var ps []Partial
	if isJalali(y) {
		ps = append(ps, jalali(y, m, d)...)
	}
	if isHijri(y) {
		ps = append(ps, lunar(y, m, d)...)
	}
	return ps
}

func isBuddhist(y int) bool { return y >= buddhistFrom && y <= buddhistTo }
func isJalali(y int) bool   { return y >= jalaliFrom && y <= jalaliTo }
func isHijri(y int) bool    { return y >= hijriFrom && y <= hijriTo }

// buddhist converts a year of the Thai solar calendar; month and day are the Gregorian ones.
func buddhist(y, m, d int) Partial {
	return Partial{Date: schema.Date{Year: y - 543, Month: time.Month(m), Day: d}}
}

// jalali converts a day of the Solar Hijri calendar of Iran and Afghanistan.
func jalali(y, m, d int) []Partial {
	if m < 1 || m > monthsOfYear || d < 1 || d > lastDay {
		return nil
	}
	gy, gm, gd, err := jalaali.ToGregorian(y, jalaali.Month(m), d)
	if err != nil {
		return nil
	}
	return []Partial{{Date: schema.Date{Year: gy, Month: gm, Day: gd}}}
}

// lunar converts a day of the Lunar Hijri calendar by Umm al-Qura. Countries that sight the moon differ from it by a day
// either way, so all three days are readings; a weekday printed with the date leaves one.
func lunar(y, m, d int) []Partial {
	if m < 1 || m > monthsOfYear || d < 1 || d > lastLunarDay {
		return nil
	}
	t := hijri.UmmAlQuraDate{Year: int64(y), Month: int64(m), Day: int64(d)}.ToGregorian()
	g := schema.DateOf(t)
	return []Partial{{Date: g.AddDays(-1)}, {Date: g}, {Date: g.AddDays(1)}}
}

// calendar combines month senses, a year and a day into readings, each sense in its own calendar. A month of another
// calendar without a year gives nothing: it recurs on shifting days.
func (s *scanner) calendar(m []sense, y Partial, day int) ([]Partial, bool) {
	var ps []Partial
	for _, x := range m {
		switch {
		case x.kind == wordMonth && isBuddhist(y.Year):
			ps = append(ps, buddhist(y.Year, x.value, day))
		case x.kind == wordMonth && (y.Year == 0 || gregorian(y.Year)):
			ps = append(ps, Partial{Date: schema.Date{Year: y.Year, Month: time.Month(x.value), Day: day}, YY: y.YY})
		case x.kind == wordJalali && isJalali(y.Year) && day > 0:
			ps = append(ps, jalali(y.Year, x.value, day)...)
		case x.kind == wordHijri && isHijri(y.Year) && day > 0:
			ps = append(ps, lunar(y.Year, x.value, day)...)
		}
	}
	rs, ok := readings(ps...)
	return rs, ok || s.printed && day > 0 && len(ps) > 0
}
