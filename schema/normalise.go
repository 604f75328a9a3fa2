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
	return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 && norm.NFC.IsNormalString(s)
}
