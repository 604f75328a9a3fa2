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
// not UTF-8 become U+FFFD. Line ends and tabs stay where Rule.Lines allows them; elsewhere they are blanks. An address is
// percent-encoded where RFC 3986 asks for it; what is no address with a scheme is null.
func (r *Record) Normalise() {
	for i := range Fields {
		rule := &Fields[i].Rule
		switch p := Fields[i].At(r).(type) {
		case *string:
			*p = NormaliseText(*p, rule.Lines)
			if rule.Format == "uri" {
				*p = escapeURI(*p)
			}
		case *[]string:
			for j, s := range *p {
				(*p)[j] = NormaliseText(s, rule.Lines)
			}
			*p = slices.DeleteFunc(*p, func(s string) bool { return s == "" })
		case *time.Time:
			*p = p.UTC().Truncate(time.Second)
		}
	}
}

// NormaliseText returns s as a record may hold it, with lines in a field of several lines; see Normalise.
func NormaliseText(s string, lines bool) string {
	if !textual(s, lines) {
		s = norm.NFC.String(withoutControls(strings.ToValidUTF8(s, "\ufffd"), lines))
	}
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// withoutControls takes away what would move the cursor of a terminal, or begin a line of a CI job's log. Line ends of
// every kind become \n with lines, but for U+0085, which is more often a misread ellipsis. Else they and the other controls
// that stand between words become blanks.
func withoutControls(s string, lines bool) string {
	if !hasControls(s, lines) {
		return s
	}
	if lines {
		return strings.Map(dropControl, lineEnds.Replace(s))
	}
	return strings.Join(strings.Fields(strings.Map(dropControl, betweenWords.Replace(s))), " ")
}

var (
	lineEnds     = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", " ", "\u2028", "\n", "\u2029", "\n")
	betweenWords = strings.NewReplacer("\u2028", " ", "\u2029", " ")
)

func dropControl(c rune) rune {
	if unicode.IsControl(c) && !unicode.IsSpace(c) {
		return -1
	}
	return c
}

// hasControls reports whether s holds a control character, or a line or paragraph separator; with lines, line feeds and
// tabs are none.
func hasControls(s string, lines bool) bool {
	return strings.IndexFunc(s, func(c rune) bool {
		return (unicode.IsControl(c) || c == '\u2028' || c == '\u2029') && (!lines || c != '\n' && c != '\t')
	}) >= 0
}

// textual reports whether s is valid UTF-8 in NFC without controls; see hasControls.
func textual(s string, lines bool) bool {
	inert := 0 // where the last rune stands before which the text may be cut
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			// Eight bytes at a time, as long as all of them are printable ASCII.
			if i+8 <= len(s) {
				const ones = 0x0101010101010101
				if x := binary.LittleEndian.Uint64([]byte(s[i : i+8])); (x|(x-ones*0x20)|(x+ones))&(ones*0x80) == 0 {
					i += 8
					inert = i - 1
					continue
				}
			}
			if (c < ' ' || c == 0x7f) && (!lines || c != '\n' && c != '\t') {
				return false
			}
			inert = i
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && size == 1 || c < 0xa0 || c == '\u2028' || c == '\u2029' {
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
