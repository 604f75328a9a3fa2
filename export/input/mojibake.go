package input

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// repair undoes UTF-8 that was read as Windows-1252 and encoded once more: "CafÃ©" for "Café". It does so only when that is
// certain, which is when all of the text turns back into valid UTF-8 and at least three characters beyond ASCII come out:
// a single é that was meant as such makes the bytes invalid. Text of which only a part is damaged stays as it is.
func repair(s string) string {
	for range 3 {
		t, ok := undo(s)
		if !ok {
			return s
		}
		s = t
	}
	return s
}

func undo(s string) (string, bool) {
	// Every sequence begins with what Windows-1252 makes of a lead byte C2 to F4: a letter whose own UTF-8 begins with C3.
	if strings.IndexByte(s, 0xC3) < 0 {
		return s, false
	}
	b := make([]byte, 0, len(s))
	beyond := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
			continue
		case r >= 0x80 && r < 0xA0:
			// The five bytes that Windows-1252 leaves free come through as controls.
			b = append(b, byte(r))
		default:
			c, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				return s, false
			}
			b = append(b, c)
		}
		beyond++
	}
	if !utf8.Valid(b) {
		return s, false
	}
	if n := utf8.RuneCount(b); beyond-(utf8.RuneCountInString(s)-n) < 3 {
		return s, false
	}
	return string(b), true
}
