package input

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"dateline/schema/mojibake"
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
	t, n := mojibake.Undo(s, charmap.Windows1252)
	if n < len(s) {
		return s, false
	}
	const proof = 3 // characters beyond ASCII that come out
	if beyondASCII(t) < proof {
		return s, false
	}
	return t, true
}

func beyondASCII(s string) int {
	n := 0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}
