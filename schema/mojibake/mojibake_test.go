package mojibake

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

func TestUndo(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		set      *charmap.Charmap
		want     string
		n        int
	}{
		{"letters", "CafÃ© au lait", charmap.Windows1252, "Café au lait", 15},
		{"a byte that the set leaves free", "Ã\u0081rbol", charmap.Windows1252, "Árbol", 8},
		{"four bytes", "ðŸ˜€", charmap.Windows1252, "😀", 9},
		{"Cyrillic", "РџСЂРёРІРµС‚", charmap.Windows1251, "Привет", 25},
		{"up to a letter meant as such", "CafÃ© é", charmap.Windows1252, "Café ", 8},
		{"up to a character of another set", "CafÃ©ж", charmap.Windows1252, "Café", 7},
		{"up to a character that is cut off", "CafÃ© â€", charmap.Windows1252, "Café ", 8},
		{"no UTF-8", "Ã©\xff", charmap.Windows1252, "é", 4},
		{"plain", "abc", charmap.Windows1252, "abc", 3},
		{"empty", "", charmap.Windows1252, "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, n := Undo(tt.in, tt.set); got != tt.want || n != tt.n {
				t.Errorf("got %q, %d, want %q, %d", got, n, tt.want, tt.n)
			}
		})
	}
}

// FuzzUndo damages text as the wrong character set does, and wants it back whole.
func FuzzUndo(f *testing.F) {
	f.Add("Árbol “naïve” 😀")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		damaged := make([]rune, len(s))
		for i := range len(s) {
			if damaged[i] = charmap.Windows1252.DecodeByte(s[i]); damaged[i] == utf8.RuneError {
				damaged[i] = rune(s[i]) // a byte that the set leaves free
			}
		}
		if got, n := Undo(string(damaged), charmap.Windows1252); got != s || n != len(string(damaged)) {
			t.Errorf("got %q, %d, want %q, %d", got, n, s, len(string(damaged)))
		}
	})
}
