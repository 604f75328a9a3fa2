package pubdate

import (
	"strings"
	"testing"
)

// TestFind holds what Find reads in lines of text, with the language that it is told.
func TestFind(t *testing.T) {
	for _, tt := range []struct{ lang, in, want string }{
		{"en", "The Sun, 6 September 2017", "2017-09-06"},
		{"en", "the Sun September 6", "--09-06"},
		{"en", "The Baltimore Sun, September 6, 2017", "2017-09-06"},
		{"en", "Posted Sun, 10 September 2017", "2017-09-10 Sun"},
		{"en", "Sun, 6 September 2017", "2017-09-06 Sun"},
		{"en", "Posted Mon, 6 September 2017", "2017-09-06 Mon"},
		{"hi", "Updated: 07 Sep 2017, 10:00 AM IST | Published: Wed, 06 Sep 2017 2:36 PM IST", "2017-09-07 10:00 IST; 2017-09-06 14:36 IST Wed"},
		{"ar", "May 6, 2017", "2017-05-06"},
		{"tr", "06 Sep, 2017 | 12:36", "2017-09-06 12:36"},
		{"uk", "6 September 2017 at 2:36 pm", "2017-09-06 14:36"},
		{"hi", "06/09/2017 2:36 PM", "2017-09-06 14:36"},
		{"de", "06.09.2017, 2:36 am Mittwoch", "2017-09-06 02:36"},
		{"zh", "二〇一七年九月六日", "2017-09-06"},
		{"zh", "二○一七年十二月三十一日 星期日", "2017-12-31 Sun"},
		{"zh", "（九月廿九日）", "--09-29"},
		{"zh", "民國一〇六年九月六日", "2017-09-06"},
		{"ja", "平成二十九年九月六日", "2017-09-06"},
		{"zh", "第三月六日", ""},
		{"zh", "十三月六日", ""},
		{"zh", "二〇一七年九月", ""},
		{"zh", "一月有三十一日", ""},
		{"en", "2017-00-06", ""},
		{"ko", "17.09.06 12:36", "??17-09-06 12:36"},
		{"de", "17.09.06 12:36", "??06-09-17 12:36"},
		{"en", "9/6/17 12:36 PM EDT", "??17-06-09 or ??17-09-06 12:36-04:00"},
		{"en", "WED 06 SEP 17", "??17-09-06 Wed"},
		{"en", "on 6 Sep 17 people died", "--09-06"},
		{"en", "Sept. 6, 17", "--09-06"},
		{"ar", "الأربعاء، 6 سبتمبر / أيلول 2017 الساعة 12:36", "2017-09-06 12:36 Wed"},
		{"ar", "6 أيلول (سبتمبر) 2017", "2017-09-06"},
		{"ar", "6 سبتمبر / مارس 2017", "--09-06; 2017-03"},
		{"ar", "منذ 3 ساعات", "3 hour ago"},
		{"", "رام الله 6-9-2017", "2017-09-06"},
		{"", "Ramallah 6-9-2017", "2017-09-06 or 2017-06-09"},
		{"", "6-9-2017", "2017-09-06 or 2017-06-09"},
		{"ne", "2074-05-21", ""},
		{"ne", "२१/०५/२०७४", ""},
		{"ne", "2017-09-06", "2017-09-06"},
		{"ja", "9/6(水) 12:36", "--09-06 12:36 Wed"},
		{"ja", "9/6 12:36", ""},
		{"sv", "6 september 2017 kl. 12.36", "2017-09-06 12:36"},
		{"ro", "06.09.2017 ora 12:36", "2017-09-06 12:36"},
		{"te", "14, జనవరి 2017", "2017-01-14"},
		{"hi", "बुधवार, 06 सितम्बर 2017", "2017-09-06 Wed"},
		{"hi", "छह सितंबर", "--09-06"},
		{"", "दस सितंबर 2017", "2017-09-10"},
		{"hi", "छह महीने", ""},
		{"hi", "Sep 6", ""},
		{"tr", "jan 6 kişi", ""},
		{"es", "3 mar 2017", "2017-03-03"},
		{"fi", "6 jan 2017", "2017-01-06"},
		{"vi", "12 may 2017", "2017-05-12"},
	} {
		var s []string
		for _, m := range Find(tt.in, tt.lang) {
			s = append(s, show(m))
			if tt.in[m.Start:m.End] != m.Text {
				t.Errorf("Find(%q): text %q is not at its offsets", tt.in, m.Text)
			}
		}
		if got := strings.Join(s, "; "); got != tt.want {
			t.Errorf("Find(%q, %q) = %q, want %q", tt.in, tt.lang, got, tt.want)
		}
	}
}

// TestFindPrinted holds that days which do not exist are found without readings, and only by FindPrinted.
func TestFindPrinted(t *testing.T) {
	for _, tt := range []struct {
		in   string
		none bool
	}{
		{"Sept. 31", true},
		{"30 February 2017", true},
		{"Feb. 29, 2017", true},
		{"9月31日", true},
		{"Feb. 29", false},
		{"Sept. 30", false},
	} {
		m := FindPrinted(tt.in, "")
		if len(m) != 1 || (len(m[0].Readings) == 0) != tt.none || m[0].Text != tt.in {
			t.Errorf("FindPrinted(%q) = %v, want one mention, readings %v", tt.in, m, !tt.none)
		}
		if m := Find(tt.in, ""); tt.none && len(m) > 0 && m[0].Readings[0].Day != 0 {
			t.Errorf("Find(%q) = %v, want no day", tt.in, m)
		}
	}
	for _, in := range []string{"Sept. 32", "13月6日", "May 0"} {
		if m := FindPrinted(in, ""); len(m) > 0 {
			t.Errorf("FindPrinted(%q) = %v, want none", in, m)
		}
	}
}
