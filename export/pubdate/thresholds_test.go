package pubdate

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"

	"dateline/schema"
)

// Every threshold of this package stands here with a case on either side of it: make mutate moves each by a third.

// found lists what Find reads in a text, in the form of other tests.
func found(text, lang string) string {
	var s []string
	for _, m := range Find(text, lang) {
		s = append(s, show(m))
	}
	return strings.Join(s, "; ")
}

// TestFindThresholds pairs what is just a date, or just a time of day, with what is not.
func TestFindThresholds(t *testing.T) {
	for _, tt := range []struct{ name, lang, in, want string }{
		{"first Solar Hijri year", "fa", "۱۵ شهریور ۱۳۳۰", "1951-09-07"},
		{"before Solar Hijri years", "fa", "۱۵ شهریور ۱۳۲۹", ""},
		{"last Solar Hijri year", "fa", "۱۵ شهریور ۱۴۴۹", "2070-09-05"},
		{"behind Solar Hijri years", "fa", "۱۵ شهریور ۱۴۵۰", ""},
		{"first Lunar Hijri year", "ar", "15 محرم 1420", "1999-04-30 or 1999-05-01 or 1999-05-02"},
		{"before Lunar Hijri years", "ar", "15 محرم 1419", ""},
		{"last Lunar Hijri year", "ar", "15 محرم 1500", "2076-12-10 or 2076-12-11 or 2076-12-12"},
		{"behind Lunar Hijri years", "ar", "15 محرم 1501", ""},
		{"last lunar month in figures", "ar", "1460/12/06", "2038-12-31 or 2039-01-01 or 2039-01-02"},
		{"no thirteenth lunar month", "ar", "1460/13/06", ""},
		{"last lunar day", "ar", "1460/11/30", "2038-12-25 or 2038-12-26 or 2038-12-27"},
		{"no longer lunar month", "ar", "1460/11/31", ""},
		{"last solar month in figures", "fa", "1396/12/06", "2018-02-25"},
		{"no thirteenth solar month", "fa", "1396/13/06", ""},
		{"last solar day", "fa", "1396/06/31", "2017-09-22"},
		{"no longer solar month", "fa", "1396/06/32", ""},
		{"first Buddhist year", "th", "6 กันยายน 2484", "1941-09-06"},
		{"before Buddhist years", "th", "6 กันยายน 2483", ""},
		{"last Buddhist year", "th", "6 กันยายน 2599", "2056-09-06"},
		{"behind Buddhist years", "th", "6 กันยายน 2600", "--09-06"},
		{"first year of Bikram Sambat", "ne", "2040-05-21", ""},
		{"before Bikram Sambat", "ne", "2039-05-21", "2039-05-21"},
		{"last year of Bikram Sambat", "ne", "2110-05-21", ""},
		{"behind Bikram Sambat", "ne", "2111-05-21", "2111-05-21"},
		{"first Gregorian year", "en", "6 September 1600", "1600-09-06"},
		{"before Gregorian years", "en", "6 September 1599", ""},
		{"last Gregorian year", "en", "6 September 2399", "2399-09-06"},
		{"behind Gregorian years", "en", "6 September 2400", ""},
		{"first year of any calendar", "en", "6 September 1300", ""},
		{"a number that is no year", "en", "6 September 1299", "--09-06"},
		{"a number above all years", "en", "6 September 2600", "--09-06"},

		{"last day", "en", "31 October 2017", "2017-10-31"},
		{"three digits are no day", "en", "006 September 2017", "2017-09"},
		{"one digit is no minute", "en", "6 September 2017 12:3", "2017-09-06"},
		{"three digits are no minute", "en", "6 September 2017 12:036", "2017-09-06"},
		{"two joining words", "en", "6 September of the 2017", "2017-09-06"},
		{"three joining words", "en", "6 September of the year 2017", "--09-06"},
		{"a date in figures", "de", "10.12.20", "??20-12-10"},
		{"the address of a machine", "de", "10.12.20.17", ""},
		{"a range of days", "en", "12 and 13 September 2017", "2017-09"},
		{"a number and a day", "en", "120 and 13 September 2017", "2017-09-13"},

		{"last hour", "en", "6 September 2017 23:59", "2017-09-06 23:59"},
		{"end of the day in figures", "en", "6 September 2017 24:00", "2017-09-06"},
		{"end of the day", "ja", "2017年9月6日24時00分", "2017-09-06 24:00"},
		{"no such hour", "ja", "2017年9月6日25時00分", "2017-09-06"},
		{"last minute", "en", "6 September 2017 12:59", "2017-09-06 12:59"},
		{"no such minute", "en", "6 September 2017 12:60", "2017-09-06"},
		{"last second", "en", "6 September 2017 12:36:59", "2017-09-06 12:36:59"},
		{"leap second", "en", "6 September 2017 12:36:60", "2017-09-06 12:36:59"},
		{"no such second", "en", "6 September 2017 12:36:61", "2017-09-06 12:36"},
		{"noon", "en", "6 September 2017 12:36 pm", "2017-09-06 12:36"},
		{"half of the day without its last dot", "en", "6 September 2017 12:36 p.m GMT", "2017-09-06 12:36+00:00"},
		{"midnight", "en", "6 September 2017 12:36 am", "2017-09-06 00:36"},
		{"afternoon said twice", "en", "6 September 2017 13:05 pm", "2017-09-06 13:05"},
		{"no such hour in the morning", "en", "6 September 2017 13:05 am", "2017-09-06"},
		{"last joined time", "en", "6 September, 2359 GMT", "--09-06 23:59+00:00"},
		{"a Buddhist year before a zone", "th", "6 กันยายน 2560 ICT", "2017-09-06"},
		{"five digits are no time", "en", "6 September 2017, 12359 GMT", "2017-09-06"},

		{"farthest offset", "en", "6 September 2017 12:36 +14:00", "2017-09-06 12:36+14:00"},
		{"no such offset", "en", "6 September 2017 12:36 +14:30", "2017-09-06 12:36"},
		{"last minute of an offset", "en", "6 September 2017 12:36 +13:59", "2017-09-06 12:36+13:59"},
		{"no such minute of an offset", "en", "6 September 2017 12:36 +12:60", "2017-09-06 12:36"},
		{"three digits are no offset", "en", "6 September 2017 12:36 UTC+003", "2017-09-06 12:36+00:00"},
		{"zone of three letters in lower case", "en", "6 September 2017 12:36 gmt", "2017-09-06 12:36+00:00"},
		{"word of two letters", "fr", "6 septembre 2017 12:36 et", "2017-09-06 12:36"},

		{"number of elapsed time", "en", "999 days ago", "999 day ago"},
		{"history", "en", "1000 days ago", ""},
		{"abbreviation of two letters", "", "Do 7 september 2017", "2017-09-07"},
		{"abbreviation of three letters", "", "Wed 6 September 2017", "2017-09-06 Wed"},
		{"abbreviation that may be a name", "", "Cuma 8 September 2017", "2017-09-08"},
		{"weekday of another language than the month's", "", "lundi 4 September 2017", "2017-09-04 Mon"},
		{"month with its vowels", "ar", "6 سِبْتَمْبِر 2017", "2017-09-06"},
		{"month without its caron", "cs", "6 CERVNA 2017", "2017-06-06"},
		{"month without its cedilla", "tr", "6 SUBAT 2017", "2017-02-06"},
		{"foreign month of three letters", "hi", "6 Sep", ""},
		{"foreign month of four letters", "hi", "6 Sept", "--09-06"},

		{"first hundred years of an era", "zh", "民國一百年九月六日", "2011-09-06"},
		{"tens of an era", "zh", "民國九十六年九月六日", "2007-09-06"},
		{"longest era", "zh", "民國二百年九月六日", "2111-09-06"},
		{"longest era in figures", "zh", "民國200年9月6日", "2111-09-06"},
		{"no such year of an era", "zh", "民國二百零一年九月六日", "--09-06"},
		{"no such year of an era in figures", "zh", "民國201年9月6日", "--09-06"},
	} {
		if got := found(tt.in, tt.lang); got != tt.want {
			t.Errorf("%s: Find(%q, %q) = %q, want %q", tt.name, tt.in, tt.lang, got, tt.want)
		}
	}
}

// TestParseThresholds does the same for strings that are a date and nothing more, and for addresses.
func TestParseThresholds(t *testing.T) {
	address := func(s string) string { m, _ := FromURL("https://example.org" + s); return show(m) }
	parse := func(s string) string { m, _ := Parse(s); return show(m) }
	padded := func(n int) string { return strings.Repeat(" ", n-len("2017-09-06")) + "2017-09-06" }
	for _, tt := range []struct {
		name     string
		read     func(string) string
		in, want string
	}{
		{"longest date", parse, padded(200), "2017-09-06"},
		{"text", parse, padded(201), ""},
		{"first Gregorian year", parse, "1600", "1600"},
		{"before Gregorian years", parse, "1599", ""},
		{"last Gregorian year", parse, "23990906", "2399-09-06"},
		{"behind Gregorian years", parse, "24000906", ""},
		{"last second", parse, "20170906235959", "2017-09-06 23:59:59"},
		{"no such hour", parse, "20170906240000", ""},
		{"no such minute", parse, "20170906236000", ""},
		{"no such second", parse, "20170906235960", ""},
		{"last moment", parse, "4102444799", "2099-12-31 23:59:59+00:00"},
		{"behind the last moment", parse, "4102444800", ""},
		{"first moment", parse, "0631152000", "1990-01-01 00:00:00+00:00"},
		{"before the first moment", parse, "0631151999", ""},

		{"first year", address, "/1800/09/06/x", "1800-09-06"},
		{"before the first year", address, "/1799/09/06/x", ""},
		{"last year", address, "/2099/09/06/x", "2099-09-06"},
		{"behind the last year", address, "/2100/09/06/x", ""},
		{"last month", address, "/2017/12/x", "2017-12"},
		{"no such month", address, "/2017/13/x", ""},
		{"no month of three digits", address, "/2017/009/x", ""},
		{"word of two letters", address, "/2017/ag/x", ""},
		{"no day of three digits", address, "/2017/09/006", "2017-09"},
		{"last day", address, "/2017/12/31-x", "2017-12-31"},
		{"day first", address, "/29-10-2021", "2021-10-29"},
		{"day first, one digit", address, "/9-10-2021", ""},
		{"day first, month of one digit", address, "/29-1-2021", ""},
		{"day first, more behind it", address, "/29-10-2021-1", ""},
	} {
		if got := tt.read(tt.in); got != tt.want {
			t.Errorf("%s: %q: got %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// TestWeekdayThresholds holds how far from a weekday its verb may stand, and what an abbreviation is.
func TestWeekdayThresholds(t *testing.T) {
	words := func(n int) string { return strings.Repeat("word ", n) }
	for _, tt := range []struct{ name, lang, in, want string }{
		{"verb twelfth before", "en", "He said " + words(11) + "on Wednesday.", "Wednesday tied"},
		{"verb thirteenth before", "en", "He said " + words(12) + "on Wednesday.", "Wednesday"},
		{"verb fifth behind", "en", "On Wednesday the party of farmers said it.", "Wednesday"},
		{"verb fourth behind", "en", "On Wednesday the other party said it.", "Wednesday tied"},
		{"title before a name", "en", "He said Gov. Brown left on Wednesday.", "Wednesday tied"},
		{"end of a sentence", "en", "He said so in Reno. Brown left on Wednesday.", "Wednesday"},
		{"weekday of four letters", "id", "katanya pada Rabu", "Rabu tied"},
		{"abbreviation of three letters", "en", "He said so on Wed", ""},
		{"weekday that ends its sentence", "en", "He said so on Friday.", "Friday tied"},
		{"abbreviation of five letters with its stop", "en", "He said so on Thurs. night", ""},
	} {
		var s []string
		for _, w := range FindWeekdays(tt.in, tt.lang) {
			if w.Tied {
				w.Text += " tied"
			}
			s = append(s, w.Text)
		}
		if got := strings.Join(s, "; "); got != tt.want {
			t.Errorf("%s: FindWeekdays(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// TestYearThresholds holds which numbers behind "since" are years.
func TestYearThresholds(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want int
	}{{"since 1900", 1900}, {"since 1899", 0}, {"since 2036", 2036}, {"since 2037", 0}} {
		got := 0
		for _, y := range FindYears(tt.in, "en") {
			got = y.Year
		}
		if got != tt.want {
			t.Errorf("FindYears(%q) = %d, want %d", tt.in, got, tt.want)
		}
	}
}

// TestResolveThresholds pairs what agrees or is possible with what is not.
func TestResolveThresholds(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   []string
		want string
	}{
		{"weekday three days before", []string{"header Sunday, 6 September 2017"}, "ambiguous 2017-09-03 2017-09-06"},
		{"weekday three days behind", []string{"header Saturday, 6 September 2017"}, "ambiguous 2017-09-06 2017-09-09"},
		{"year of two digits fits", []string{"header 06-Sep-17", "url 2017-09"}, "inferred by url 2017-09-06"},
		{"year of two digits fits no other", []string{"header 06-Sep-17", "url 2018-09"}, "ambiguous 2017-09-06"},
		{"year of two digits, another century", []string{"header 06-Sep-17", "url 1917-09"}, "inferred by url 1917-09-06"},
	} {
		if got := outcome(Resolve(input(t, tt.in...), Options{})); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestListedThreshold holds how many candidates are shown.
func TestListedThreshold(t *testing.T) {
	days := make([]schema.Date, 101)
	for i := range days {
		days[i] = day("2017-01-01").AddDays(i)
	}
	if got := len(listed(days[:60], days[60:100])); got != 60 {
		t.Errorf("of 60 and 40 candidates: got %d, want 60", got)
	}
	if got := len(listed(days[:61], days[61:])); got != 0 {
		t.Errorf("of 61 and 40 candidates: got %d, want none", got)
	}
}

// TestNeighbourThresholds holds how far neighbours reach, and that single strays at either end do not widen a batch.
func TestNeighbourThresholds(t *testing.T) {
	batch := func(n int) Range {
		s := Span{Undated: 1}
		s.Add(Result{Status: schema.Stated, Date: day("1999-01-01")})
		s.Add(Result{Status: schema.Stated, Date: day("2030-01-01")})
		for i := range n - 2 {
			s.Add(Result{Status: schema.Stated, Date: day("2017-09-06").AddDays(i % 20)})
		}
		return s.Range()
	}
	span := Range{From: day("2017-09-06"), To: day("2017-09-26"), Articles: 50}
	for _, tt := range []struct {
		name, in string
		n        Neighbours
		want     schema.DateStatus
	}{
		{"listed 120 days later", "dateline May 11", Neighbours{Listed: Listing{day("2017-09-08"), "a"}}, schema.Inferred},
		{"listed 121 days later", "dateline May 10", Neighbours{Listed: Listing{day("2017-09-08"), "a"}}, schema.Ambiguous},
		{"30 days before the batch", "dateline August 7", Neighbours{Span: span}, schema.Inferred},
		{"31 days before the batch", "dateline August 6", Neighbours{Span: span}, schema.Ambiguous},
		{"30 days behind the batch", "dateline October 26", Neighbours{Span: span}, schema.Inferred},
		{"31 days behind the batch", "dateline October 27", Neighbours{Span: span}, schema.Ambiguous},
		{"strays among 400", "dateline September 6", Neighbours{Span: batch(400)}, schema.Inferred},
		{"strays among 399", "dateline September 6", Neighbours{Span: batch(399)}, schema.Ambiguous},
	} {
		if got := Resolve(input(t, tt.in), Options{}).Narrow(tt.n).Status; got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestOffsetThresholds holds that a record has a moment only at offsets that exist, to the minute.
func TestOffsetThresholds(t *testing.T) {
	for _, tt := range []struct {
		offset int
		want   string
	}{
		{14 * 3600, "+14:00"},
		{14*3600 + 60, ""},
		{-14 * 3600, "-14:00"},
		{-14*3600 - 60, ""},
		{5*3600 + 45*60, "+05:45"},
		{5*3600 + 45*60 + 30, ""},
	} {
		var rec schema.Record
		c := &Clock{Hour: 12, Minute: 36, HasMinute: true, Offset: tt.offset, HasOffset: true}
		Result{Status: schema.Stated, Date: day("2017-09-06"), Clock: c}.Record(&rec)
		if rec.PublishedOffset != tt.want || rec.PublishedAt.IsZero() != (tt.want == "") {
			t.Errorf("offset %d: got %q, %v, want %q", tt.offset, rec.PublishedOffset, rec.PublishedAt, tt.want)
		}
	}
}

// TestPartialThresholds holds which parts a date may have.
func TestPartialThresholds(t *testing.T) {
	for _, tt := range []struct {
		year, month, day int
		want             bool
	}{
		{0, 0, 31, true},
		{0, 0, 32, false},
		{9999, 12, 0, true},
		{10000, 12, 0, false},
		{2017, 13, 0, false},
	} {
		p := Partial{Date: schema.Date{Year: tt.year, Month: time.Month(tt.month), Day: tt.day}}
		if got := possible(p); got != tt.want {
			t.Errorf("possible(%s) = %v, want %v", p, got, tt.want)
		}
	}
	for _, text := range []string{`"2017-09"`, `"2017-09-06/x"`} {
		if err := json.Unmarshal([]byte(text), new(Partial)); err == nil {
			t.Errorf("%s is a partial date", text)
		}
	}
}

// TestDigits holds the value of every decimal digit of Unicode: its scripts' digits stand in runs of ten.
func TestDigits(t *testing.T) {
	for _, r := range unicode.Nd.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi); c++ {
			if got, want := digit(c), int(c-rune(r.Lo))%10; got != want {
				t.Errorf("digit(%U) = %d, want %d", c, got, want)
			}
		}
	}
	for _, r := range unicode.Nd.R32 {
		for c := rune(r.Lo); c <= rune(r.Hi); c++ {
			if got, want := digit(c), int(c-rune(r.Lo))%10; got != want {
				t.Errorf("digit(%U) = %d, want %d", c, got, want)
			}
		}
	}
}

// TestNumbersThatFit holds that a number keeps its value while it surely fits.
func TestNumbersThatFit(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want int
	}{{"12345678901234567", 12345678901234567}, {"123456789012345678", -1}, {"9999999999999999999999", -1}} {
		if got := tokenize(tt.in)[0].value; got != tt.want {
			t.Errorf("value of %s: got %d, want %d", tt.in, got, tt.want)
		}
	}
}
