package schema

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// EscapeName writes the name of a file, which may be any bytes, as a text that Normalise leaves as it is and that no
// other name gives: a byte that is no UTF-8 as \xe9, a character that NFC would change or that moves a terminal's cursor
// as \u0301, a backslash as \\. Names of white space only are escaped too, since such a text is null in a record.
func EscapeName(s string) string {
	if plainName(s) {
		return s
	}
	w := nameWriter{blank: strings.TrimSpace(s) == ""}
	for len(s) > 0 {
		end := valid(s)
		if end == 0 {
			w.escape(s)
			s = s[1:]
			continue
		}
		for segment := s[:end]; segment != ""; {
			n := max(1, norm.NFC.NextBoundaryInString(segment, true))
			w.segment(segment[:n])
			segment = segment[n:]
		}
		s = s[end:]
	}
	return w.String()
}

// plainName reports whether EscapeName leaves s as it is.
func plainName(s string) bool {
	return textual(s, false) && strings.TrimSpace(s) != "" && strings.IndexFunc(s, func(c rune) bool { return c == '\\' || turns(c) }) < 0
}

// valid returns how many bytes at the beginning of s are UTF-8.
func valid(s string) int {
	for i, c := range s {
		if c == utf8.RuneError && invalidAt(s, i) {
			return i
		}
	}
	return len(s)
}

// nameWriter writes an escaped name.
type nameWriter struct {
	strings.Builder
	blank   bool // all is escaped
	escaped bool // what was written last is an escape, with whose last digit a mark could be composed
}

func (w *nameWriter) escape(s string) {
	writeEscape(&w.Builder, s)
	w.escaped = true
}

// segment writes a character with the marks that belong to it. When NFC would compose or reorder them, all but a first
// character that is in NFC by itself are escaped.
func (w *nameWriter) segment(s string) {
	normal := norm.NFC.IsNormalString(s)
	for i, c := range s {
		switch {
		case w.blank, turns(c),
			!normal && (i > 0 || !norm.NFC.IsNormalString(string(c))),
			w.escaped && !norm.NFC.PropertiesString(s[i:]).BoundaryBefore():
			w.escape(s[i:])
		case c == '\\':
			w.WriteString(`\\`)
			w.escaped = false
		default:
			w.WriteRune(c)
			w.escaped = false
		}
	}
}

// UnescapeName gives back the name of which EscapeName made s. It is false for what EscapeName does not write, such as a
// lone backslash.
func UnescapeName(s string) (string, bool) {
	if !strings.Contains(s, `\`) {
		return s, true
	}
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(s, `\`)
		b.WriteString(text)
		if !found {
			return b.String(), true
		}
		if rest == "" {
			return "", false
		}
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[rest[0]]
		if rest[0] == '\\' {
			b.WriteByte('\\')
			s = rest[1:]
			continue
		}
		if digits == 0 || len(rest) <= digits {
			return "", false
		}
		n, err := strconv.ParseUint(rest[1:1+digits], 16, 32)
		switch {
		case err != nil || digits > 2 && !utf8.ValidRune(rune(n)):
			return "", false
		case digits == 2:
			b.WriteByte(byte(n))
		default:
			b.WriteRune(rune(n))
		}
		s = rest[1+digits:]
	}
}
