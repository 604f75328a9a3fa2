package plain

import (
	"fmt"
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
	"dateline/export/document"
	"dateline/internal/lineartest"
	"dateline/schema/source"
)

func pieceOf(text string) piece {
	return piece{Span: prose.Span{Text: text}, measure: prose.MeasureOf(text), folded: prose.Fold(text)}
}

func TestCrumbs(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		others     []string
		want       bool
	}{
		{"steps to the headline", "Home » News » Harbour opens at last", []string{"Harbour opens at last"}, true},
		{"in another case", "Home » News » Harbour opens at last", []string{"HARBOUR OPENS AT LAST"}, true},
		{"the headline itself", "Harbour opens at last", []string{"Harbour opens at last"}, false},
		{"topic before a colon", "Bergen: Harbour opens at last", []string{"Harbour opens at last"}, false},
		{"two words", "Home » News » Harbour opens", []string{"Harbour opens"}, false},
		{"less than two fifths of the line", "Home » News » Norway » West » Bergen » Town » Port » It opens now", []string{"It opens now"}, false},
		{"another line's beginning", "Harbour opens at last, says mayor", []string{"Harbour opens at last"}, false},
		{"the longer of two ends", "Home » News » Bergen: Harbour opens at last", []string{"Harbour opens at last", "Bergen: Harbour opens at last"}, true},
	} {
		pieces := []piece{pieceOf(tt.line)}
		for _, o := range tt.others {
			pieces = append(pieces, pieceOf(o))
		}
		if got := endsOf(pieces).isCrumbs(&pieces[0]); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestManyLines(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	pieces := make([]piece, 300_000)
	for i := range pieces {
		pieces[i] = pieceOf(fmt.Sprintf("Harbour number %d opens", i))
	}
	lineartest.Run(t, func() {
		ends := endsOf(pieces)
		for i := range pieces {
			if ends.isCrumbs(&pieces[i]) {
				t.Errorf("%q is taken for steps to another line", pieces[i].Text)
			}
		}
	})

	var text strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&text, "key%d: value\n", i)
	}
	text.WriteString(strings.Repeat("The council met on Monday and said that it would do so again in the autumn. ", 5))
	lineartest.Run(t, func() {
		if _, err := Read(&document.Document{Text: text.String()}, source.Default()); err != nil {
			t.Error(err)
		}
	})
}
