package pubdate

import (
	"net/url"
	"strings"
	"time"

	"dateline/schema"
)

// FromURL reads the date that an address states as path elements (/2017/09/06/, /2017/sep/06/, /2017-09-06/, /20170906/), as
// the head or tail of one (/2017-09-06-headline, /headline-20170906.html), as a whole one with the year behind (/06-09-2017),
// or only its year and month (/2017/09/). Offsets are those in address. Digits inside longer numbers are article numbers and
// not read; a year alone says nothing.
func FromURL(address string) (Mention, bool) {
	parts := pathParts(address)
	for _, form := range []func(string, []urlPart) (Mention, bool){urlElements, urlJoined, urlDayFirst, urlYearMonth} {
		if m, ok := form(address, parts); ok {
			return m, true
		}
	}
	return Mention{}, false
}

// pathParts gives the elements of the address's path with their places in the address.
func pathParts(address string) []urlPart {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	path := u.EscapedPath()
	at := strings.Index(address, path)
	if at < 0 {
		return nil
	}
	var parts []urlPart
	for p := range strings.SplitSeq(path, "/") {
		if p != "" {
			parts = append(parts, urlPart{p, at})
		}
		at += len(p) + len("/")
	}
	return parts
}

// urlMention is the date d as it stands between two places of an address.
func urlMention(address string, d schema.Date, start, end int) (Mention, bool) {
	rs, ok := readings(Partial{Date: d})
	return Mention{Readings: rs, Start: start, End: end, Text: address[start:end]}, ok
}

// urlElements reads /2017/09/06/ and /2017/sep/06-headline.
func urlElements(address string, parts []urlPart) (Mention, bool) {
	for i := 0; i+2 < len(parts); i++ {
		y, m, d := parts[i], urlMonth(parts[i+1].text), parts[i+2]
		day := leadingDay(d.text)
		if urlYear(y.text) && m > 0 && day > 0 {
			end := d.at + len(d.text) - len(strings.TrimLeft(d.text, "0123456789"))
			if r, ok := urlMention(address, schema.Date{Year: atoi(y.text), Month: m, Day: day}, y.at, end); ok {
				return r, true
			}
		}
	}
	return Mention{}, false
}

// urlJoined reads /2017-09-06-headline and /headline-20170906.html.
func urlJoined(address string, parts []urlPart) (Mention, bool) {
	for _, p := range parts {
		for i := range len(p.text) {
			if i > 0 && alnum(p.text[i-1]) {
				continue
			}
			if d, n := urlDate(p.text[i:]); n > 0 {
				if r, ok := urlMention(address, d, p.at+i, p.at+i+n); ok {
					return r, true
				}
			}
		}
	}
	return Mention{}, false
}

// urlDayFirst reads /06-09-2017.
func urlDayFirst(_ string, parts []urlPart) (Mention, bool) {
	for _, p := range parts {
		if dayFirstPart(p.text) {
			if m, ok := Parse(p.text); ok {
				m.Start, m.End, m.Text = p.at, p.at+len(p.text), p.text
				return m, true
			}
		}
	}
	return Mention{}, false
}

// urlYearMonth reads /2017/09/ before a further element.
func urlYearMonth(address string, parts []urlPart) (Mention, bool) {
	for i := 0; i+2 < len(parts); i++ {
		y, m := parts[i], parts[i+1]
		if month := urlMonth(m.text); urlYear(y.text) && month > 0 {
			return urlMention(address, schema.Date{Year: atoi(y.text), Month: month}, y.at, m.at+len(m.text))
		}
	}
	return Mention{}, false
}

// dayFirstPart reports whether a path element is a date with its year behind: 29-10-2021.
func dayFirstPart(s string) bool {
	f := strings.Split(s, "-")
	return len(f) == 3 && len(f[0]) == len("29") && len(f[1]) == len("10") && urlYear(f[2]) && allDigits(f[0]) && allDigits(f[1])
}

type urlPart struct {
	text string
	at   int
}

func alnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// urlYear accepts the years of the web and of digitised archives.
func urlYear(s string) bool {
	return len(s) == len("2017") && allDigits(s) && s >= "1800" && s < "2100"
}

func urlMonth(s string) time.Month {
	if allDigits(s) {
		if n := atoi(s); len(s) <= len("09") && n <= monthsOfYear {
			return time.Month(n)
		}
		return 0
	}
	if len(s) < len("sep") {
		return 0
	}
	for _, x := range words().find(fold(s), "") {
		if x.kind == wordMonth {
			return time.Month(x.value)
		}
	}
	return 0
}

// leadingDay reads 06 and the head of 06-headline.
func leadingDay(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if n < 1 || n > len("06") || n < len(s) && s[n] != '-' && s[n] != '_' && s[n] != '.' {
		return 0
	}
	if d := atoi(s[:n]); d <= lastDay {
		return d
	}
	return 0
}

// urlDate reads 2017-09-06, 2017_09_06 or 20170906 at the head of s, and how many bytes it takes.
func urlDate(s string) (schema.Date, int) {
	n := len("20170906")
	if len(s) < n || !urlYear(s[:4]) {
		return schema.Date{}, 0
	}
	m, d := s[4:6], s[6:8]
	if long := len("2017-09-06"); (s[4] == '-' || s[4] == '_' || s[4] == '.') && len(s) >= long && s[7] == s[4] {
		m, d, n = s[5:7], s[8:10], long
	}
	if !allDigits(m) || !allDigits(d) || len(s) > n && alnum(s[n]) {
		return schema.Date{}, 0
	}
	date := schema.Date{Year: atoi(s[:4]), Month: time.Month(atoi(m)), Day: atoi(d)}
	if !date.Valid() {
		return schema.Date{}, 0
	}
	return date, n
}
