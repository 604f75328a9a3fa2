package schema

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise brings the record into the form that every file has: strings are valid UTF-8 in NFC without control characters,
// timestamps are UTC in whole seconds, a string of white space only is null, lists have no empty elements. Bytes that are
// not UTF-8 become U+FFFD. Only body has line ends and tabs; elsewhere they are blanks. An address is percent-encoded where RFC 3986 asks for it; what is no address with a scheme is null.
func (r *Record) Normalise() {
	for i := range Fields {
		switch p := Fields[i].At(r).(type) {
		case *string:
			*p = NormaliseText(withoutControls(*p, Fields[i].Name == "body"))
			if Fields[i].Rule.Format == "uri" {
				*p = escapeURI(*p)
			}
		case *[]string:
			for j, s := range *p {
				(*p)[j] = NormaliseText(withoutControls(s, false))
			}
			*p = slices.DeleteFunc(*p, func(s string) bool { return s == "" })
		case *time.Time:
			*p = p.UTC().Truncate(time.Second)
		}
	}
}

// withoutControls makes blanks of the controls that stand between words, with lines all but line ends and tabs, and drops
// the other ones: they would move the cursor of a terminal, or begin a line of a CI job's log.
func withoutControls(s string, lines bool) string {
	if !hasControls(s, lines) {
		return s
	}
	s = strings.Map(func(c rune) rune {
		switch {
		case lines && (c == '\n' || c == '\t'):
			return c
		case c == '\u2028', c == '\u2029', unicode.IsControl(c) && unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c):
			return -1
		}
		return c
	}, s)
	if lines {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// hasControls reports whether withoutControls would change s. It looks at bytes: U+0080 to U+009F begin with C2, U+2028
// and U+2029 with E2 80.
func hasControls(s string, lines bool) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ':
			if !lines || c != '\n' && c != '\t' {
				return true
			}
		case c < 0x7f:
		case c == 0x7f,
			c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0,
			c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xa8 || s[i+2] == 0xa9):
			return true
		}
	}
	return false
}

// NormaliseText returns s as a record may hold it, controls but for NUL aside; see Normalise.
func NormaliseText(s string) string {
	if textual(s) && strings.TrimSpace(s) != "" {
		return s
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	s = norm.NFC.String(strings.ReplaceAll(s, "\x00", ""))
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// textual reports whether s is valid UTF-8 in NFC without NUL.
func textual(s string) bool {
	inert := 0 // where the last rune stands before which the text may be cut
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			// Eight bytes at a time, as long as all of them are ASCII without NUL.
			if i+8 <= len(s) {
				if x := binary.LittleEndian.Uint64([]byte(s[i : i+8])); (x|(x-0x0101010101010101))&0x8080808080808080 == 0 {
					i += 8
					inert = i - 1
					continue
				}
			}
			if s[i] == 0 {
				return false
			}
			inert = i
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && size == 1 {
			return false
		}
		if inertInNFC(c) {
			inert = i
			i += size
			continue
		}
		// The text up to the next rune that is inert decides.
		rest := s[inert:]
		end := i + size - inert
		for end < len(rest) {
			c, size := utf8.DecodeRuneInString(rest[end:])
			if inertInNFC(c) {
				break
			}
			end += size
		}
		if !norm.NFC.IsNormalString(rest[:end]) {
			return false
		}
		i = inert + end
	}
	return true
}

// inertInNFC reports whether c is the same in NFC and touches no rune before it, whatever that is (UAX #15, Detecting
// Normalization Forms). A text of such runes is in NFC, and so is one that is in NFC from each of them to the next.
func inertInNFC(c rune) bool {
	if c < 0x300 {
		return true
	}
	return c < 1<<16 && nfcTable()[c/64]>>(c%64)&1 != 0
}

// nfcTable has a bit for each inert rune of the Basic Multilingual Plane.
var nfcTable = sync.OnceValue(func() *[1 << 16 / 64]uint64 {
	var t [1 << 16 / 64]uint64
	for c := range rune(1 << 16) {
		s := string(c)
		if norm.NFC.PropertiesString(s).BoundaryBefore() && norm.NFC.IsNormalString(s) {
			t[c/64] |= 1 << (c % 64)
		}
	}
	return &t
})
