package pubdate

import (
	"strings"
	"time"

	"dateline/schema"
)

// Units behind the figures of a date in Chinese, Japanese and Korean.
func yearUnit(t token) bool  { return t.text == "年" || t.text == "년" }
func monthUnit(t token) bool { return t.text == "月" || t.text == "월" }
func dayUnit(t token) bool {
	return t.text == "日" || t.text == "号" || t.text == "號" || t.kind == word && strings.HasPrefix(t.text, "일")
}

// cjk reads 2017年9月6日, 9月6日, 2017년 9월 6일 and 2017年9月.
func (s *scanner) cjk(i int) (part, bool) {
	t := s.at(i)
	switch {
	case yearUnit(s.at(i+1)) && !s.at(i+1).spaced:
		y, ok := cjkYear(t)
		if !ok {
			return part{}, false
		}
		return s.cjkMonthDay(i+2, y)
	case monthUnit(s.at(i+1)) && !s.at(i+1).spaced:
		return s.cjkMonthDay(i, 0)
	}
	return s.slashWeekday(i)
}

// slashWeekday reads 9/6(水), month before day as Japanese pages print it.
func (s *scanner) slashWeekday(i int) (part, bool) {
	m, d, open := s.at(i), s.at(i+2), s.at(i+3)
	if !s.at(i+1).is("/") || d.spaced || !m.short() || !d.short() || m.value == 0 || d.value == 0 || !open.is("(") && !open.is("（") {
		return part{}, false
	}
	w, ok := cjkWeekday(s.at(i + 4).text)
	if c := s.at(i + 5); !ok || !c.is(")") && !c.is("）") {
		return part{}, false
	}
	rs, ok := readings(Partial{Date: schema.Date{Month: time.Month(m.value), Day: d.value}})
	return part{readings: rs, weekday: w, next: i + 6}, ok
}

func cjkYear(t token) (int, bool) {
	switch {
	case t.four() && gregorian(t.value):
		return t.value, true
	case t.four() && isBuddhist(t.value):
		return buddhist(t.value, 0, 0).Year, true
	}
	return 0, false
}

func (s *scanner) cjkMonthDay(i, year int) (part, bool) {
	m, u := s.at(i), s.at(i+1)
	if !m.short() || !monthUnit(u) || m.line && year != 0 {
		return part{}, false
	}
	p := Partial{Date: schema.Date{Year: year, Month: time.Month(m.value)}}
	next := i + 2
	if d := s.at(next); d.short() && d.value > 0 && !d.line && dayUnit(s.at(next+1)) {
		p.Day = d.value
		next += 2
	}
	if p.Day == 0 && year == 0 || m.value == 0 {
		return part{}, false
	}
	rs, ok := readings(p)
	ok = ok || s.printed && p.Day > 0 && p.Day <= lastDay && p.Month <= time.December
	out := part{readings: rs, next: next}
	return s.cjkWeekdayBehind(out), ok
}

// cjkWeekdayBehind adds the weekday that stands behind a date: 星期三, 水曜日.
func (s *scanner) cjkWeekdayBehind(out part) part {
	next := out.next
	if t := s.at(next); (t.text == "星" && s.at(next+1).text == "期" || t.text == "礼" && s.at(next+1).text == "拜") && !t.line {
		if w, ok := cjkWeekday(s.at(next + 2).text); ok {
			out.weekday, out.next = w, next+3
		}
	} else if w, good := cjkWeekday(t.text); good && s.at(next+1).text == "曜" && s.at(next+2).text == "日" {
		out.weekday, out.next = w, next+3
	}
	return out
}

// cjkWeekday reads the sign of a weekday in Chinese or Japanese: 1+time.Weekday.
func cjkWeekday(s string) (int, bool) {
	for w, signs := range []string{"日天", "一月", "二火", "三水", "四木", "五金", "六土"} {
		if s != "" && containsRune(signs, s) {
			return w + 1, true
		}
	}
	return 0, false
}

// eras gives the Gregorian year before the first of each era that news copy uses.
var eras = map[string]int{"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911, "中華民國": 1911}

// era reads 平成29年9月6日, 令和元年5月1日 and 民國106年9月6日.
func (s *scanner) era(i int) (part, bool) {
	before, ok := eras[s.at(i).text+s.at(i+1).text]
	if !ok || s.at(i+1).line {
		return part{}, false
	}
	n, year := s.at(i+2), 0
	switch {
	case n.text == "元":
		year = before + 1
	case n.kind == number && n.value > 0 && n.value <= mostEra:
		year = before + n.value
	}
	if year == 0 || !yearUnit(s.at(i+3)) {
		return part{}, false
	}
	return s.cjkMonthDay(i+4, year)
}

// hanDigits are the values of the signs that numbers are written with in Han characters.
var hanDigits = map[string]int{
	"〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "廿": 20, "卅": 30, "百": 100,
}

// hanNumber reads a number in Han characters at token i: digit by digit (二〇一七, 一〇六) or with tens (二十九, 廿九).
func (s *scanner) hanNumber(i int) (value, digits, next int) {
	plain := true
	for next = i; ; next++ {
		t := s.at(next)
		n, ok := hanDigits[t.text]
		if !ok || next > i && (t.spaced || t.line) {
			break
		}
		plain = plain && n < 10
	}
	if plain {
		for j := i; j < next; j++ {
			value = value*10 + hanDigits[s.at(j).text]
		}
		return value, next - i, next
	}
	one := 0 // the digit that a ten or hundred multiplies
	for j := i; j < next; j++ {
		n := hanDigits[s.at(j).text]
		switch {
		case n < 10:
			one = n
		case n == 10 || n == 100:
			value += max(one, 1) * n
			one = 0
		default:
			value += n
		}
	}
	return value + one, next - i, next
}

// han reads dates in Han characters throughout: 二〇一七年九月六日, 九月六日, 平成二十九年九月六日.
func (s *scanner) han(i int) (part, bool) {
	first := s.at(i)
	if hanDigits[first.text] == 0 && eras[first.text+s.at(i+1).text] == 0 || first.kind != word {
		return part{}, false
	}
	before := s.at(i - 1)
	if _, digit := hanDigits[before.text]; before.text == "第" || i > 0 && !first.spaced && (before.kind == number || digit) {
		return part{}, false
	}
	year, i, ok := s.hanYear(i)
	if !ok {
		return part{}, false
	}
	m, _, next := s.hanNumber(i)
	if m == 0 || !monthUnit(s.at(next)) {
		return part{}, false
	}
	d, _, end := s.hanNumber(next + 1)
	if d == 0 || !dayUnit(s.at(end)) {
		return part{}, false
	}
	rs, ok := readings(Partial{Date: schema.Date{Year: year, Month: time.Month(m), Day: d}})
	ok = ok || s.printed && d <= lastDay && m <= monthsOfYear
	return s.cjkWeekdayBehind(part{readings: rs, next: end + 1}), ok
}

// mostEra is more years than an era has had or is likely to have: the longest, Japan's 昭和, had 64, and that of the Republic
// of China, which has not ended, is in its second hundred.
const mostEra = 200

// hanYear reads the year that stands at token i, if any, and gives the token behind it. It reports false for what has a
// year's unit and is no year.
func (s *scanner) hanYear(i int) (year, next int, ok bool) {
	if era := eras[s.at(i).text+s.at(i+1).text]; era > 0 {
		n, _, next := s.hanNumber(i + 2)
		return era + n, next + 1, n > 0 && n <= mostEra && yearUnit(s.at(next))
	}
	n, digits, next := s.hanNumber(i)
	if !yearUnit(s.at(next)) {
		return 0, i, true
	}
	return n, next + 1, digits == len("2017") && gregorian(n)
}
