package lexicon_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"dateline/schema/lexicon"
	"dateline/schema/lexicon/lexicontest"
)

var ties = lexicon.List{Name: "ties.tsv", Columns: []string{"language", "kind", "words"}, Kinds: []string{"said", "will"}, Items: ";"}

const tiesTSV = "# language, kind, words\n\nen\tsaid\ttold;said that\nen\twill\twill\n"

func TestRows(t *testing.T) {
	var got []string
	for row := range ties.Rows(tiesTSV) {
		got = append(got, fmt.Sprintf("%d %q %q", row.Line, row.Cells, row.Items))
	}
	want := []string{
		`3 ["en" "said" "told;said that"] ["told" "said that"]`,
		`4 ["en" "will" "will"] ["will"]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for row := range ties.Rows("en\tsaid\ttold\nno list") {
		if row.Line == 1 {
			break // what stands behind the last row that is asked for is not read
		}
	}
	one := lexicon.List{Name: "notplaces.tsv", Columns: []string{"word"}}
	for row := range one.Rows("by the way;\n") {
		if !slices.Equal(row.Items, []string{"by the way;"}) {
			t.Errorf("a list without items: got %q", row.Items)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	outlets := lexicon.List{Name: "outlets.tsv", Columns: []string{"name", "kind"}, Blank: true}
	for _, tt := range []struct {
		name string
		list lexicon.List
		text string
		want string
	}{
		{"blanks for tabs", ties, "# c\nen    said    told\n", `ties.tsv:2: 1 cells, expected language, kind, words, with a tab between`},
		{"a cell too many", ties, "en\tsaid\ttold\tx\n", `ties.tsv:1: 4 cells, expected language, kind, words, with a tab between`},
		{"an empty cell", ties, "\tsaid\ttold\n", `ties.tsv:1: the language is "", expected text without blanks around it`},
		{"an empty list", ties, "en\tsaid\t\n", `ties.tsv:1: the words is "", expected text without blanks around it`},
		{"an empty item", ties, "en\tsaid\ttold;;said\n", `ties.tsv:1: "" is in the list of words, expected text without blanks around it`},
		{"an item with a blank", ties, "en\tsaid\ttold; said\n", `ties.tsv:1: " said" is in the list of words, expected text without blanks around it`},
		{"a blank at the end", ties, "en\tsaid\ttold \n", `ties.tsv:1: the words is "told ", expected text without blanks around it`},
		{"a carriage return", ties, "en\tsaid\ttold\r\n", `ties.tsv:1: the words is "told\r", expected text without blanks around it`},
		{"a line of blanks", ties, "  \n", `ties.tsv:1: 1 cells, expected language, kind, words, with a tab between`},
		{"a blank before a comment", ties, " # c\n", `ties.tsv:1: 1 cells, expected language, kind, words, with a tab between`},
		{"no UTF-8", ties, "en\tsaid\tto\xffld\n", `ties.tsv:1: text is not UTF-8`},
		{"another kind", ties, "en\tsayed\ttold\n", `ties.tsv:1: "sayed" is none of the kinds said, will`},
		{"a blank first cell where cells may be", outlets, "\tagency\n", `outlets.tsv:1: the name is "", expected text without blanks around it`},
		{"a blank cell where cells may be", outlets, "TASS\t\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if err := tt.list.Read(tt.text, func(lexicon.Row) bool { return true }); err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestRowsPanics(t *testing.T) {
	defer func() {
		if err, ok := recover().(error); !ok || err.Error() != "ties.tsv:1: 1 cells, expected language, kind, words, with a tab between" {
			t.Errorf("got a panic with %v", err)
		}
	}()
	for range ties.Rows("en said told\n") {
		t.Error("got a row")
	}
}

func TestAt(t *testing.T) {
	cause := errors.New("no number")
	if err := ties.At(lexicon.Row{Line: 7}, cause); err.Error() != "ties.tsv:7: no number" || !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
}

// TestUntidy has what the reader lets pass and the tests of lists do not.
func TestUntidy(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"tidy", tiesTSV, ""},
		{"an item twice", "en\tsaid\ttold;told\n", `ties.tsv:1: "told" stands there already, on line 1`},
		{"an item on another line", "en\tsaid\ttold\nen\tsaid\tx;told\n", `ties.tsv:2: "told" stands there already, on line 1`},
		{"an item of another kind", "en\tsaid\ttold\nen\twill\ttold\n", ""},
		{"no NFC", "en\tsaid\trépe\u0301te\n", `ties.tsv:1: text is not in NFC`},
		{"no form", "en said told\n", `ties.tsv:1: 1 cells, expected language, kind, words, with a tab between`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if err := lexicontest.Tidy(&ties, tt.text); err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
