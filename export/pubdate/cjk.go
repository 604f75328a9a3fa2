package pubdate

import (
	"time"

	"dateline/schema"
)

// Units behind the figures of a date in Chinese, Japanese and Korean.
func yearUnit(t token) bool  { return t.text == "年" || t.text == "년" }
func monthUnit(t token) bool { return t.text == "月" || t.text == "월" }
func dayUnit(t token) bool {
	return t.text == "日" || t.text == "号" || t.text == "號" || len(t.text) >= 3 && t.kind == word && t.text[:3] == "일"
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
	return part{}, false
}

func cjkYear(t token) (int, bool) {
	switch {
	case t.digits == 4 && t.value >= 1600 && t.value < 2400:
		return t.value, true
	case t.digits == 4 && t.value >= buddhistFrom && t.value <= buddhistTo:
		return t.value - 543, true
	}
	return 0, false
}

func (s *scanner) cjkMonthDay(i, year int) (part, bool) {
	m, u := s.at(i), s.at(i+1)
	if m.kind != number || m.digits > 2 || !monthUnit(u) || m.line && year != 0 {
		return part{}, false
	}
	p := Partial{Date: schema.Date{Year: year, Month: time.Month(m.value)}}
	next := i + 2
	if d := s.at(next); d.kind == number && d.digits <= 2 && d.value > 0 && !d.line && dayUnit(s.at(next+1)) {
		p.Day = d.value
		next += 2
	}
	if p.Day == 0 && year == 0 || m.value == 0 {
		return part{}, false
	}
	rs, ok := readings(p)
	ok = ok || s.printed && p.Day > 0 && p.Day <= 31 && p.Month <= time.December
	out := part{readings: rs, next: next}
	if t := s.at(next); (t.text == "星" && s.at(next+1).text == "期" || t.text == "礼" && s.at(next+1).text == "拜") && !t.line {
		if w, ok := cjkWeekday(s.at(next + 2).text); ok {
			out.weekday, out.next = w, next+3
		}
	} else if w, good := cjkWeekday(t.text); good && s.at(next+1).text == "曜" && s.at(next+2).text == "日" {
		out.weekday, out.next = w, next+3
	}
	return out, ok
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
	case n.kind == number && n.digits <= 3:
		year = before + n.value
	}
	if year == 0 || !yearUnit(s.at(i+3)) {
		return part{}, false
	}
	return s.cjkMonthDay(i+4, year)
}
