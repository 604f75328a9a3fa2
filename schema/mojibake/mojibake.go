// Package mojibake undoes UTF-8 that was read in another character set.
//
//	mojibake.Undo("CafÃ©", charmap.Windows1252)   // "Café", 6
//
// Whether a text is damaged at all is for the caller to judge: every text in a single-byte set can be tried.
package mojibake

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Undo writes s in the character set that it was wrongly read in and reads the bytes as UTF-8. It goes as far as all
// characters are in the set and the bytes are UTF-8, and returns what it read and how many bytes of s that was.
func Undo(s string, set *charmap.Charmap) (text string, n int) {
	var out strings.Builder
	var char [utf8.UTFMax]byte // the bytes of the next character
	have := 0
	for i, r := range s {
		b, ok := byteOf(r, set)
		if !ok {
			break
		}
		char[have] = b
		have++
		if !utf8.FullRune(char[:have]) {
			continue
		}
		if c, size := utf8.DecodeRune(char[:have]); c == utf8.RuneError && size < 2 {
			break
		}
		out.Write(char[:have])
		have, n = 0, i+utf8.RuneLen(r)
	}
	return out.String(), n
}

// byteOf gives the byte that set shows as r. The bytes that Windows sets leave free come through as C1 controls.
func byteOf(r rune, set *charmap.Charmap) (byte, bool) {
	if r < utf8.RuneSelf {
		return byte(r), true
	}
	if b, ok := set.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), 0x80 <= r && r <= 0x9F
}
