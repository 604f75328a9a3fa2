package schema

import (
	"fmt"
	"strings"
	"unicode"
)

// Printable returns text of a record, a name or a message as a terminal or the log of a CI job may show it, on one line:
// what cannot be seen, moves the cursor or turns the order of a line about (controls, line ends, bidirectional overrides)
// is written as \u202e. Joiners stay: Persian, Hindi and emoji need them.
func Printable(s string) string {
	if strings.IndexFunc(s, Unseen) < 0 {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if Unseen(c) {
			fmt.Fprintf(&b, `\u%04x`, c)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// Unseen reports whether Printable escapes c.
func Unseen(c rune) bool {
	return c != ' ' && c != '\u200c' && c != '\u200d' && c != '\u00a0' && !unicode.IsPrint(c)
}
