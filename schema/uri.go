package schema

import (
	"net/url"
	"strings"
)

// IsURI reports whether s is a URI of RFC 3986, which has a scheme.
func IsURI(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && isReference(s, u)
}

// IsURIReference reports whether s is a URI of RFC 3986 or what may stand for one relative to another.
func IsURIReference(s string) bool {
	u, err := url.Parse(s)
	return err == nil && isReference(s, u)
}

// isReference asks for ASCII without the characters that RFC 3986 knows in no place. Brackets stand around an IP address
// only. u is s, parsed.
func isReference(s string, u *url.URL) bool {
	if strings.Count(s, "#") > 1 || strings.Contains(u.User.String(), "@") {
		return false
	}
	brackets := strings.Count(u.Host, "[") + strings.Count(u.Host, "]")
	for i := range len(s) {
		switch c := s[i]; {
		case c == '%':
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return false
			}
		case c == '[' || c == ']':
			brackets--
		case !uriByte(c):
			return false
		}
	}
	_, rest, _ := strings.Cut(s, "//")
	authority, _, _ := strings.Cut(rest, "/")
	return brackets == 0 && (u.Host == "" || strings.Count(authority, "@") < 2)
}

func uriByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~:/?#@!$&'()*+,;=", c) >= 0
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// escapeURI writes an address as RFC 3986 wants it: what may stand in it nowhere is percent-encoded, as browsers do. It
// returns the empty string for what is no address with a scheme.
func escapeURI(s string) string {
	s = strings.TrimSpace(s)
	if IsURI(s) {
		return s
	}
	var b strings.Builder
	authority := 0 // where it ends
	if i := strings.Index(s, "://"); i >= 0 {
		authority = len(s)
		if j := strings.IndexAny(s[i+3:], "/?#"); j >= 0 {
			authority = i + 3 + j
		}
	}
	for i := range len(s) {
		c := s[i]
		ok := uriByte(c) || (c == '[' || c == ']') && i < authority ||
			c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		if ok {
			b.WriteByte(c)
			continue
		}
		const hex = "0123456789ABCDEF"
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	if e := b.String(); IsURI(e) {
		return e
	}
	return ""
}
