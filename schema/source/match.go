package source

import (
	"net"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/unicode/norm"
)

// Letters that Unicode does not decompose, but that writers without the keyboard replace.
var plain = strings.NewReplacer("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "æ", "ae", "œ", "oe", "ß", "ss", "&", "and")

// key is the form in which names and marks are compared: letters and digits, lower-case, compatibility forms and Latin,
// Greek and Cyrillic accents folded, a leading "The" dropped. Marks of other scripts (vowel signs, dakuten) are letters
// in all but name, and stay.
func key(name string) string {
	name = strings.TrimSpace(name)
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		name = name[4:]
	} else if rest, ok := strings.CutSuffix(name, ", The"); ok {
		name = rest
	}
	if isASCII(name) {
		return asciiKey(name)
	}
	var b strings.Builder
	b.Grow(len(name))
	for _, c := range norm.NFKD.String(plain.Replace(strings.ToLower(name))) {
		if c >= 0x300 && c <= 0x36F {
			continue
		}
		if unicode.In(c, unicode.L, unicode.N, unicode.M) {
			b.WriteRune(c)
		}
	}
	return norm.NFC.String(b.String())
}

// asciiKey is key for the names that need no Unicode tables; reading outlets.tsv takes half the time with it.
func asciiKey(name string) string {
	b := make([]byte, 0, len(name)+4)
	for _, c := range []byte(name) {
		switch {
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case c == '&':
			b = append(b, "and"...)
		}
	}
	return string(b)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Domain returns the registrable domain of a host, one label below its public suffix: bbc.co.uk for news.bbc.co.uk. It is
// empty for an address without one: an IP address, a bare name, a public suffix.
func Domain(host string) string { return registrable(cleanHost(host)) }

func registrable(host string) string {
	if !strings.Contains(host, ".") || isIP(strings.Trim(host, "[]")) {
		return ""
	}
	d, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	return d
}

// isIP asks the parser only about what ends as an IPv4 address does or holds a colon: for a name it makes an error.
func isIP(host string) bool {
	return (strings.TrimRight(host, "0123456789") != host || strings.Contains(host, ":")) && net.ParseIP(host) != nil
}

// cleanHost lower-cases a host, writes it in ASCII and takes port, trailing dot and www. away.
func cleanHost(host string) string {
	host = strings.TrimSpace(host)
	if strings.Contains(host, ":") {
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if !isASCII(host) {
		if a, err := idna.Lookup.ToASCII(host); err == nil {
			host = a
		}
	}
	return strings.TrimPrefix(host, "www.")
}

// looksLikeHost keeps names that merely hold a dot ("U.S. News", "Mr. Smith") from being read as hosts.
func looksLikeHost(name string) bool {
	name = strings.TrimSpace(name)
	if strings.ContainsAny(name, " \t\n/") || !strings.Contains(name, ".") {
		return false
	}
	_, icann := publicsuffix.PublicSuffix(cleanHost(name))
	return icann
}
