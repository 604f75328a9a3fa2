package schema

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise brings the record into the form that every file has: strings are valid UTF-8 in NFC without NUL, timestamps
// are UTC in whole seconds, a string of white space only is null, lists have no empty elements. Bytes that are not UTF-8
// become U+FFFD. An address is percent-encoded where RFC 3986 asks for it; what is no address with a scheme is null.
func (r *Record) Normalise() {
	for i := range Fields {
		switch p := Fields[i].At(r).(type) {
		case *string:
			*p = NormaliseText(*p)
			if Fields[i].Rule.Format == "uri" {
				*p = escapeURI(*p)
			}
		case *[]string:
			for j, s := range *p {
				(*p)[j] = NormaliseText(s)
			}
			*p = slices.DeleteFunc(*p, func(s string) bool { return s == "" })
		case *time.Time:
			*p = p.UTC().Truncate(time.Second)
		}
	}
}

// NormaliseText returns s as a record may hold it; see Normalise.
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
	for i := 0; i < len(s); {
		// Eight bytes at a time, as long as all of them are ASCII without NUL.
		for ; i+8 <= len(s); i += 8 {
			x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
				uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
			if (x|(x-0x0101010101010101))&0x8080808080808080 != 0 {
				break
			}
		}
		if i == len(s) {
			break
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == 0 || c == utf8.RuneError && size == 1:
			return false
		case c >= 0x300 && (c < 0x2010 || c > 0x205E):
			// Only such characters compose, or have a place among marks.
			rest := s[i:]
			return utf8.ValidString(rest) && strings.IndexByte(rest, 0) < 0 && norm.NFC.IsNormalString(s)
		}
		i += size
	}
	return true
}
