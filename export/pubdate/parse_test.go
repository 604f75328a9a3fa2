package pubdate

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// show is the form of a mention in tests: readings, time of day, offset, weekday.
func show(m Mention) string {
	s := values(m.Readings)
	if c := m.Clock; c != nil {
		s += " " + strings.TrimSuffix(clockText(c), " ")
	}
	if m.Weekday > 0 {
		s += " " + []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}[m.Weekday-1]
	}
	if m.Ago != nil {
		s += agoText(m.Ago)
	}
	return strings.TrimSpace(s)
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2017-09-06", "2017-09-06"},
		{"2017-09-06T12:36:00Z", "2017-09-06 12:36:00+00:00"},
		{"2017-09-06T12:36:00.123456+03:00", "2017-09-06 12:36:00+03:00"},
		{"2017-09-06T12:36+0300", "2017-09-06 12:36+03:00"},
		{"2017-09-06 12:36:00", "2017-09-06 12:36:00"},
		{"20170906", "2017-09-06"},
		{"20170906T123600Z", "2017-09-06 12:36:00+00:00"},
		{"20131020T192751+1100", "2013-10-20 19:27:51+11:00"},
		{"2017-09", "2017-09"},
		{"2017", "2017"},
		{"1504701360", "2017-09-06 12:36:00+00:00"},
		{"1504701360000", "2017-09-06 12:36:00+00:00"},
		{"Wed, 06 Sep 2017 12:36:00 GMT", "2017-09-06 12:36:00+00:00 Wed"},
		{"Wed, 06 Sep 2017 12:36:00 -0400", "2017-09-06 12:36:00-04:00 Wed"},
		{"Wed Sep 06 12:36:00 EDT 2017", "2017-09-06 12:36:00-04:00 Wed"},
		{"Wed Sep  6 12:36:00 2017", "2017-09-06 12:36:00 Wed"},
		{"Wed Sep 06 2017 12:36:00 GMT+0300 (MSK)", "2017-09-06 12:36:00+03:00 Wed"},
		{"Sept 6, 2017 12:36 UTC+3", "2017-09-06 12:36+03:00"},
		{"September 06, 12:36 UTC+3", "--09-06 12:36+03:00"},
		{"6 September 2017", "2017-09-06"},
		{"Mar 3", "--03-03"},
		{"MAR 3, 2017", "2017-03-03"},
		{"mar. 3 oct. 2017", "2017-10-03 Tue"},
		{"6th of September, 2017", "2017-09-06"},
		{"08 December 2017", "2017-12-08"},
		{"06-Sep-2017", "2017-09-06"},
		{"26-FEB-1987 15:10:44.60", "1987-02-26 15:10:44"},
		{"06-Sep-17", "??17-09-06"},
		{"06/09/2017", "2017-09-06 or 2017-06-09"},
		{"25/12/2017", "2017-12-25"},
		{"12/25/2017", "2017-12-25"},
		{"06.09.2017", "2017-09-06"},
		{"6.9.2017 12.36 Uhr", "2017-09-06 12:36"},
		{"6. September 2017, 12:36 Uhr", "2017-09-06 12:36"},
		{"6 septembre 2017 à 12h36", "2017-09-06 12:36"},
		{"6 de septiembre de 2017", "2017-09-06"},
		{"6 сентября 2017, 12:36 МСК", "2017-09-06 12:36+03:00"},
		{"6 вересня 2017", "2017-09-06"},
		{"2017年9月6日 星期三", "2017-09-06 Wed"},
		{"2017年9月6日（水）12時36分", "2017-09-06 12:36 Wed"},
		{"2017년 9월 6일", "2017-09-06"},
		{"9月6日", "--09-06"},
		{"９月６日", "--09-06"},
		{"2017. szeptember 6., szerda", "2017-09-06 Wed"},
		{"平成29年9月6日", "2017-09-06"},
		{"令和元年5月1日", "2019-05-01"},
		{"6 eylül 2017", "2017-09-06"},
		{"6 EYLÜL 2017", "2017-09-06"},
		{"6 FEVRIER 2017", "2017-02-06"},
		{"2017. szeptember 6.", "2017-09-06"},
		{"ngày 6 tháng 9 năm 2017", "2017-09-06"},
		{"٦ سبتمبر ٢٠١٧", "2017-09-06"},
		{"6 أيلول 2017", "2017-09-06"},
		{"6 كانون الثاني 2017", "2017-01-06"},
		{"۱۵ شهریور ۱۳۹۶", "2017-09-06"},
		{"6 กันยายน 2560", "2017-09-06"},
		{"3:05 p.m. EDT, September 6, 2017", "2017-09-06 15:05-04:00"},
		{"12:36 CST Sept. 6, 2017", "2017-09-06 12:36 CST"},
		{"2 hours ago", "2 hour ago"},
		{"vor 3 Stunden", "3 hour ago"},
		{"2 часа назад", "2 hour ago"},
		{"3小时前", "3 hour ago"},
		{"hace 5 minutos", "5 minute ago"},
	} {
		m, ok := Parse(tt.in)
		if got := show(m); !ok || got != tt.want {
			t.Errorf("Parse(%q) = %q, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{
		"", "Wednesday", "12:36", "9", "20171306", "2017-13-06", "31 February 2017", "September", "Sept 6-8, 2017",
		"on September 6, 2017", "6 September 2017 and 7 September 2017", "1.2.3.4", "10.0.0.12", "99/99/2017", "1500 GMT",
		"15000000000", "version 2.9.2017.1", "24000906123600",
	} {
		if m, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %q, want none", s, show(m))
		}
	}
}

func TestFromURL(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://example.org/world/2017/09/06/headline.html", "2017-09-06"},
		{"https://example.org/2017/sep/06/headline", "2017-09-06"},
		{"https://example.org/2017/9/6/", "2017-09-06"},
		{"https://example.org/news/2017-09-06-headline", "2017-09-06"},
		{"https://example.org/headline-20170906.html", "2017-09-06"},
		{"https://example.org/a/20170906/x", "2017-09-06"},
		{"https://example.org/2017/09/headline", "2017-09"},
		{"https://example.org/article/idUSN2021893320061022", ""},
		{"https://example.org/news/9640442017090612", ""},
		{"https://example.org/2017/13/45/", ""},
		{"https://example.org/2017/", ""},
		{"%zz", ""},
	} {
		m, _ := FromURL(tt.in)
		if got := show(m); got != tt.want {
			t.Errorf("FromURL(%q) = %q, want %q", tt.in, got, tt.want)
		}
		if m.Text != "" && tt.in[m.Start:m.End] != m.Text {
			t.Errorf("FromURL(%q): text %q is not at its offsets", tt.in, m.Text)
		}
	}
}

// clockText is the form of a time of day in the tests: 12:36+03:00.
func clockText(c *Clock) string {
	s := fmt.Sprintf("%02d", c.Hour)
	if c.HasMinute {
		s += fmt.Sprintf(":%02d", c.Minute)
	}
	if c.HasSecond {
		s += fmt.Sprintf(":%02d", c.Second)
	}
	switch {
	case c.HasOffset:
		s += OffsetText(c.Offset)
	case c.Zone != "":
		s += " " + c.Zone
	}
	return s
}

func agoText(a *Ago) string { return strconv.Itoa(a.Count) + " " + a.Unit + " ago" }
