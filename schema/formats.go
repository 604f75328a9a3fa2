package schema

import (
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/xeipuuv/gojsonschema"
	"golang.org/x/net/idna"
)

// textFormat is a format as JSON Schema has it: what is no string has none, and passes. The library's own checkers refuse
// numbers.
type textFormat func(string) bool

// IsFormat implements gojsonschema.FormatChecker.
func (f textFormat) IsFormat(x any) bool {
	s, ok := x.(string)
	return !ok || f(s)
}

// stricter are the formats that the library checks too loosely, or too strictly.
var stricter = map[string]textFormat{
	"date-time":     isDateTime,
	"time":          isTime,
	"uri":           isURI,
	"uri-reference": isURIReference,
	"email":         isEmail,
	"idn-email":     isEmail,
	"hostname":      isHostname,
	"idn-hostname":  isIDNHostname,
	"ipv4":          func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is4() },
	"ipv6":          func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is6() && a.Zone() == "" },
}

func init() {
	loose := map[string]gojsonschema.FormatChecker{
		"date":                  gojsonschema.DateFormatChecker{},
		"iri":                   gojsonschema.URIFormatChecker{},
		"iri-reference":         gojsonschema.URIReferenceFormatChecker{},
		"uri-template":          gojsonschema.URITemplateFormatChecker{},
		"regex":                 gojsonschema.RegexFormatChecker{},
		"json-pointer":          gojsonschema.JSONPointerFormatChecker{},
		"relative-json-pointer": gojsonschema.RelativeJSONPointerFormatChecker{},
	}
	for name, c := range loose {
		gojsonschema.FormatCheckers.Add(name, textFormat(func(s string) bool { return c.IsFormat(s) }))
	}
	for name, f := range stricter {
		gojsonschema.FormatCheckers.Add(name, f)
	}
}

// isDateTime is RFC 3339, section 5.6: with a zone, and with leap seconds where UTC has them.
func isDateTime(s string) bool {
	return len(s) > 11 && (s[10] == 'T' || s[10] == 't') && isTimeOn(s[:10], s[11:])
}

// isTime is full-time of RFC 3339, which has a zone.
func isTime(s string) bool { return isTimeOn("2000-01-02", s) }

var fullTime = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$`)

func isTimeOn(day, s string) bool {
	s = strings.ToUpper(s)
	if !fullTime.MatchString(s) {
		return false
	}
	leap := s[6:8] == "60"
	if leap {
		s = s[:6] + "59" + s[8:]
	}
	t, err := time.Parse(time.RFC3339Nano, day+"T"+s)
	if err != nil {
		return false
	}
	t = t.UTC()
	return !leap || t.Hour() == 23 && t.Minute() == 59
}

// isEmail takes an address alone, not one with a name before it.
func isEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && !strings.HasSuffix(s, ">")
}

// idn asks of labels what RFC 5891 does, but for the rules on context of RFC 5892 for single characters.
var idn = idna.New(idna.ValidateForRegistration(), idna.BidiRule(), idna.CheckJoiners(true))

// isHostname is RFC 1123, and RFC 5891 for labels that begin with xn--.
func isHostname(s string) bool {
	if !(gojsonschema.HostnameFormatChecker{}).IsFormat(s) {
		return false
	}
	_, err := idn.ToUnicode(s)
	return err == nil
}

func isIDNHostname(s string) bool {
	a, err := idn.ToASCII(s)
	return err == nil && (gojsonschema.HostnameFormatChecker{}).IsFormat(a)
}

// isURI is RFC 3986: a reference with a scheme.
func isURI(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && isReference(s, u)
}

func isURIReference(s string) bool {
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
	if isURI(s) {
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
	if e := b.String(); isURI(e) {
		return e
	}
	return ""
}
