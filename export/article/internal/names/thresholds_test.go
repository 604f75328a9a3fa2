package names

import (
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

// Each threshold has a case on either side of it.

const (
	// staff are persons enough for lines of any length here.
	staff = "Ann Reed, Bo Lund, Cy Moe, Dee Roe, Ed Poe, Flo Ruud, Gil Aas, Hal Berg, Ida Dahl, Jo Eide, Kai Foss, Liv Gran, Mia Holm, Nils Iver, " +
		"Odd Jahr, Pia Koht, Roy Lien, Siv Moen, Tor Naas, Una Os, Vera Pran, Wim Raa, Yme Sund, Zoe Tveit, Aksel Ulv, Berit Vik, Carl Wang, Dag Ytre, " +
		"Else Aker, Finn Bakke, Gro Dalen, Hans Eng, Inga Falk, Jan Grov, Kari Haug, Lars Isene, Marit Juul, Nina Krog, Olav Lie, Per Myhr, Randi Ness, " +
		"Sven Olsen, Tone Prytz, Unni Rud, Vidar Sand, Wenche Tho, Ylva Ude, Arne Viken, Brit Wiik, Claus Aune, Dorte Brun, Egil Dyb, Frida Elde, " +
		"Geir Fjeld, Hege Grini, Ivar Hald, Janne Ihle, Knut Jon, Lise Kval, Magne Lo, Nora Mo, Ola Nes, Petra Oye, Ragnar Pe, Solveig Qu, Terje Ra, " +
		"Ulla Sem, Vegard To, Wilma Us, Yngve Va, Asta We, Birger Yr, Cato Ask, Dina By, Einar Ek, Frode Gil, Guri Hoy, Helge Iv, " +
		"Anders Borg, Bente Carlsen, Christian Dahl, Dorthe Engen, Eirik Fossum, Fredrik Grong, Gunnar Hoel, Hanne Isdal, Ingrid Jensen, Jorunn Krogh"
	terms = "This text may be copied by schools and libraries that name the author and the day on which it was printed, as long as no fee is " +
		"asked for it and no part of it is changed, cut or put beside the offers of a shop; for any other use, such as a book, a film, a play or a " +
		"collection of data, write to the publisher before you begin, and wait for the answer, which takes a week in summer and less in winter, " +
		"when the office by the harbour is open all day and the post boat calls twice"
)

// people gives as many of the staff as fit into so many bytes.
func people(bytes int) string { return staff[:strings.LastIndexByte(staff[:bytes+1], ',')] }

func TestSizeOfNames(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"six words", "By Ann Maria de la Cruz Reed", "Ann Maria de la Cruz Reed"},
		{"seven words", "By Ann Maria de la Cruz Reed Lund", ""},
		{"sixty bytes", "By Maximiliane Theodora Brandenburger-Hohenstaufen-Wittelsbach", "Maximiliane Theodora Brandenburger-Hohenstaufen-Wittelsbach"},
		{"more bytes", "By Maximiliane Theodora Brandenburger-Hohenstaufen-Wittelsbacherin", ""},
		{"two letters", "By Wu", "Wu"},
		{"one letter", "By X", ""},
		{"a label", "Harbourmaster: Ann Reed", "Ann Reed"},
		{"a word too long for a label", "2031/Regionalredaktion: Ann Reed", ""},
		{"one word before y", "Ortega y Gasset", "Ortega y Gasset"},
		{"two words before y", "Ana Ortega y Luis Gasset", "Ana Ortega; Luis Gasset"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(Split(tt.in), "; "); got != tt.want {
				t.Errorf("Split(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
	for words, want := range map[string]bool{"Ann": false, "Ann Reed": true, "Ann Maria Lund Reed": true, "Ann Maria Lund Moe Reed": false} {
		if got := IsName(strings.Fields(words)); got != want {
			t.Errorf("IsName(%q) = %v, want %v", words, got, want)
		}
	}
}

func TestOfSite(t *testing.T) {
	for _, tt := range []struct {
		name, in, site string
		want           bool
	}{
		{"a site of six letters", "Herald Staff", "Herald", true},
		{"a site of five", "Globe Staff", "Globe", false},
		{"nine letters beside it", "Herald Reporters", "Herald", true},
		{"ten letters beside it", "Herald Johannesen", "Herald", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := OfSite(tt.in, []string{tt.site}); got != tt.want {
				t.Errorf("OfSite(%q, %q) = %v, want %v", tt.in, tt.site, got, tt.want)
			}
		})
	}
}

func TestCleanKeepsSomebody(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nobody", "", ""},
		{"the site alone", "Daily Example", "Daily Example"},
		{"the site beside a person", "Daily Example, Ann Reed", "Ann Reed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(Clean([]string{tt.in}, []string{"Daily Example"}), "; "); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestLinesOfNames(t *testing.T) {
	reg := source.Default()
	outlet := func(s string) bool { beside, _ := Outlets(s, reg); return beside != nil }
	mark := func(s string) bool { return AgencyMark(s, reg) != nil }
	closes := func(s string) bool { return ClosesWithMark(s, reg) }
	bracketed := func(s string) bool { return OpensSignOff(s, true) }
	inLine := func(s string) bool { return InLine(s) != nil }
	besideDate := func(s string) bool { return BesideDate(s, "de") != nil }
	for _, tt := range []struct {
		name string
		is   func(string) bool
		in   string
		want bool
	}{
		{"a byline of less than 150 bytes", IsByline, "By " + people(140), true},
		{"a byline of more", IsByline, "By " + people(170), false},
		{"a byline with capitals", IsByline, "By Ann Reed (in Oslo now)", true},
		{"a byline with few capitals", IsByline, "By Ann Reed (the harbour office)", false},
		{"an outlet within 200 bytes", outlet, "By " + people(180) + ", Reuters", true},
		{"an outlet behind more", outlet, "By " + people(220) + ", Reuters", false},

		{"two words before by", inLine, "Harbour News by Ann Reed", true},
		{"three words before by", inLine, "Harbour News Desk by Ann Reed", false},
		{"eight words of a date before by", inLine, "Wed 5 March 2031 at 13:30 CET here by Ann Reed", true},
		{"nine words before by", inLine, "Wed 5 March 2031 at 13:30 CET in Oslo by Ann Reed", false},
		{"four names", inLine, "By Ann Reed, Bo Lund, Cy Moe and Dee Roe", true},
		{"five names", inLine, "By Ann Reed, Bo Lund, Cy Moe, Dee Roe and Ed Poe", false},
		{"fourteen words", inLine, "By Ann Reed and Bo Lund (Press officers of the port of Oslo in Norway)", true},
		{"fifteen words", inLine, "By Ann Reed and Bo Lund (Press officers of the port of Oslo in eastern Norway)", false},
		{"a name beside a date", besideDate, "Ann Reed, 04.03.2031", true},
		{"a word beside a date", besideDate, "Ann, 04.03.2031", false},
		{"a long name beside a date", besideDate, "Maximiliane Theodora Brandenburger-Hohenstaufen, Donnerstag, 4. September 2031", true},
		{"a longer one", besideDate, "Maximiliane Theodora Brandenburger-Hohenstaufen-Wittelsbach, Donnerstag, 4. September 2031", false},

		{"a preposition of three letters", bracketed, "por Ann Reed", false},
		{"a preposition of four", bracketed, "door Ann Reed", true},
		{"marks in less than 60 bytes", mark, "Reuters/Agence France-Presse/Kyodo News/Interfax/ANSA", true},
		{"marks in more", mark, "Reuters/Agence France-Presse/Kyodo News/Interfax/ANSA/Associated Press", false},
		{"a mark of 24 bytes with its brackets", closes, "The port reopens in spring. (Agence France-Presse)", true},
		{"a longer one", closes, "The port reopens in spring. (Australian Associated Press)", false},
		{"a field of less than 90 bytes", IsCreditField, "Editors: " + people(75), true},
		{"a field of more", IsCreditField, "Editors: " + people(100), false},
		{"a wide colon and a space", IsCreditField, "编辑： 王芳", true},
		{"a wide colon and two spaces", IsCreditField, "编辑：  王芳", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.is(tt.in); got != tt.want {
				t.Errorf("%q: got %v, want %v", tt.in, got, tt.want)
			}
		})
	}
}

func TestRights(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a line of less than 400 bytes", "© 2031 Reuters. " + prose.Cut(terms, 350), "Reuters"},
		{"a line of more", "© 2031 Reuters. " + prose.Cut(terms, 430), ""},
		{"five words", "© 2031 Fjord And Island Weekly Gazette", "Fjord And Island Weekly Gazette"},
		{"six words", "© 2031 The Fjord And Island Weekly Gazette", ""},
		{"three letters", "© 2031 Fyn", "Fyn"},
		{"two letters", "© 2031 Io", ""},
		{"three capitals of four", "© 2031 Voice of Northern Fjords", "Voice of Northern Fjords"},
		{"two capitals of four", "© 2031 Voice of the Fjords", ""},
		{"the word", "COPYRIGHT 2031 Reuters", "Reuters"},
		{"a letter in brackets", "(C) 2031 Reuters", "Reuters"},
		{"an entity", "&copy; 2031 Reuters", "Reuters"},
		{"a Korean sign", "ⓒ 2031 Reuters", "Reuters"},
		{"no claim", "A corner cafe (closed) & canteen for Reuters", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := RightsHolder(tt.in, source.Default(), true); got != tt.want {
				t.Errorf("RightsHolder(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
	if got := RightsYear("© 2019-21 The Daily Example"); got != 2019 {
		t.Errorf("RightsYear gives %d, want 2019", got)
	}
}

// TestCutReach holds how long the pieces of a sign-off may be. cut is what is taken off the story.
func TestCutReach(t *testing.T) {
	const story = "The port reopens in spring."
	for _, tt := range []struct{ name, text, cut string }{
		{"a sign-off of less than 900 bytes", story, " (Reporting by " + people(800) + "; editing by Ulf Vik)"},
		{"a mark alone in less than 40 bytes", "", "* * * * Agence France-Presse * * * *"},
		{"a line of less than 500 bytes", "", "Bericht von " + people(420) + "; Redaktion Ulf Vik"},
		{"addresses of less than 200 bytes", story, " ((ann.reed@example.org, telephone in Oslo 12 34 56 78; bo.lund@example.org, telephone in Bergen 87 65 43 21; harbour.desk@example.org; cy.moe@example.org))"},
		{"a mark of three letters", story, " AFP"},
		{"notes of less than 300 bytes", story, " (Reporting by Ann Reed) ($1 = 0.71 euros; " + prose.Cut(terms, 220) + ")"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var o SignOff
			if at, _ := o.Cut(prose.Span{Text: tt.text + tt.cut}, source.Default(), true); at < len(tt.text) || at > len(tt.text)+1 {
				t.Errorf("cut at %d of %q, want %d", at, tt.text+tt.cut, len(tt.text))
			}
		})
	}
	for _, tt := range []struct{ name, text string }{
		{"a sign-off of more than 900 bytes", story + " (Reporting by " + people(950) + "; editing by Ulf Vik)"},
		{"a mark alone in more than 40 bytes", "* * * * * * * Agence France-Presse * * * * * * *"},
		{"a line of more than 500 bytes", "Bericht von " + people(520) + "; Redaktion Ulf Vik"},
		{"addresses of more than 200 bytes", story + " ((ann.reed@example.org, telephone in Oslo 12 34 56 78; bo.lund@example.org, telephone in Bergen 87 65 43 21; harbour.desk@example.org, telephone in Oslo and in Bergen 11 22 33 44; cy.moe@example.org, no telephone))"},
		{"a mark of two letters", story + " AP"},
		{"notes of more than 300 bytes", story + " (Reporting by Ann Reed) ($1 = 0.71 euros; " + prose.Cut(terms, 320) + ")"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var o SignOff
			if at, _ := o.Cut(prose.Span{Text: tt.text}, source.Default(), true); at >= 0 {
				t.Errorf("cut at %d of %q, want nothing cut", at, tt.text)
			}
		})
	}
}
