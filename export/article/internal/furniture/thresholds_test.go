package furniture

import (
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
)

// sentence is n words of a story.
func sentence(n int) string {
	words := strings.Fields(strings.Repeat("ferry waited near harbour while mechanics tested every engine part again ", n/11+1))
	return strings.Join(words[:n], " ")
}

// TestFurnitureLengths holds how long a line is in which words mean furniture.
func TestFurnitureLengths(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		kind       Kind
		want       bool
	}{
		{"label with ten numbers", "Most read 1 2 3 4 5 6 7 8 9 10", ListingLabel, true},
		{"label with eleven numbers", "Most read 1 2 3 4 5 6 7 8 9 10 11", ListingLabel, false},
		{"notice of seventy words", "All rights reserved. " + sentence(67), BoilerWord, true},
		{"notice of seventy-one words", "All rights reserved. " + sentence(68), BoilerWord, false},
		{"credit of forty-five words", "Photo: " + sentence(44), CreditWord, true},
		{"credit of forty-six words", "Photo: " + sentence(45), CreditWord, false},
		{"caption of forty-five words", sentence(43) + " (photo: Jane)", CreditWord, true},
		{"caption of forty-six words", sentence(44) + " (photo: Jane)", CreditWord, false},
		{"entry of fourteen words", "Browse " + sentence(13), MenuWord, true},
		{"entry of fifteen words", "Browse " + sentence(14), MenuWord, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Of(tt.line, prose.MeasureOf(tt.line).Words).Is(tt.kind); got != tt.want {
				t.Errorf("Of(%q) is %v, want %v", tt.line, got, tt.want)
			}
		})
	}
}

// TestAsides holds which lines tell a moment or whom to call.
func TestAsides(t *testing.T) {
	const stamp = "Published: 6 September 2017"
	for _, tt := range []struct {
		name, line    string
		moment, aside bool
	}{
		{"a moment", "Posted: Yesterday at 9:14 pm", true, true},
		{"a day that no calendar holds", "Posted: 30 February 2017", true, true},
		{"label without a day", "Published", false, false},
		{"longest moment", stamp + strings.Repeat(" ", 150-2*len(stamp)) + stamp, true, true},
		{"longer than a moment", stamp + strings.Repeat(" ", 151-2*len(stamp)) + stamp, false, false},
		{"with a name of two words", "Posted by Jane Roe on 6/9/2017", true, true},
		{"with a name of three words", "Posted by Mary Jane Roe on 6/9/2017", false, false},
		{"with a name and no label", "By Jane Roe on 6/9/2017", false, false},
		{"a sentence", "Posted by Jane Roe on 6/9/2017.", false, false},
		{"a time with its half of the day", "Today 9pm", true, true},
		{"a number with a name", "Edition 12bis", false, false},
		{"East Asian units", "2017年9月6日9時00分", true, true},

		{"label of a contact", "Media contact: Jane Roe", false, true},
		{"number in twelve words", "Ring Jane Roe of the ferry office Selby on +44 1757 700000", false, true},
		{"number in thirteen words", "Ring Jane Roe of the ferry office in Selby on +44 1757 700000", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := TellsMoment(tt.line); got != tt.moment {
				t.Errorf("TellsMoment(%q) = %v, want %v", tt.line, got, tt.moment)
			}
			if got := IsAside(tt.line); got != tt.aside {
				t.Errorf("IsAside(%q) = %v, want %v", tt.line, got, tt.aside)
			}
		})
	}
}

// TestDateLabel holds what may stand between a label and its date.
func TestDateLabel(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"Last updated", "modified"},
		{"Story last updated:", "modified"},
		{"Published on the", "published"},
		{"Updated with", ""},
		{"Aktualisiert am", "modified"},
		{"Fecha de publicación", "published"},
		{"Fecha de publicación el", "published"},
		{"Date of birth:", "event"},
		{"Ferry", ""},
		{"", ""},
	} {
		if got := DateLabel(tt.line); got != tt.want {
			t.Errorf("DateLabel(%q) = %q, want %q", tt.line, got, tt.want)
		}
	}
}

// TestIsLabelled holds which words say whose date it is.
func TestIsLabelled(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		want       bool
	}{
		{"four letters", "Date 6 September", true},
		{"two letters", "on 6 September", false},
		{"three letters", "Ago 6 September", false},
		{"another word", "Ferry of 6 September", false},
		{"label before the end of what is looked at", strings.Repeat(" ", 56) + "Date", true},
		{"label across it", strings.Repeat(" ", 57) + "Date", false},
	} {
		if got := IsLabelled(tt.line); got != tt.want {
			t.Errorf("%s: IsLabelled(%q) = %v, want %v", tt.name, tt.line, got, tt.want)
		}
	}
}
