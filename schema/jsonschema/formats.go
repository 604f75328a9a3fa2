package jsonschema

import (
	"net/mail"
	"net/netip"
	"regexp"
	"strings"
	"time"

	"github.com/xeipuuv/gojsonschema"
	"golang.org/x/net/idna"

	"dateline/schema"
)

// The library keeps formats in one registry for the whole program. Ours stand in it under names of their own, and lint
// writes those names into a schema before the library sees it: another user of the library in the same program keeps its
// formats as they are, and changes none of ours. NUL makes it a name that nobody else gives.
const ownFormat = "dateline\x00"

// ownFormatName makes the library check the format of a schema with our checker, or with none if we have none: JSON Schema
// passes formats that it does not know.
func ownFormatName(m map[string]any) {
	if name, ok := m["format"].(string); ok && !strings.HasPrefix(name, ownFormat) {
		m["format"] = ownFormat + name
	}
}

// textFormat is a format as JSON Schema has it: what is no string has none, and passes. The library's own checkers refuse
// numbers.
type textFormat func(string) bool

// IsFormat implements gojsonschema.FormatChecker.
func (f textFormat) IsFormat(x any) bool {
	s, ok := x.(string)
	return !ok || f(s)
}

// formats are the formats that are asserted.
var formats = map[string]textFormat{
	"date-time":     isDateTime,
	"time":          isTime,
	"uri":           schema.IsURI,
	"uri-reference": schema.IsURIReference,
	"email":         isEmail,
	"idn-email":     isEmail,
	"hostname":      isHostname,
	"idn-hostname":  isIDNHostname,
	"ipv4":          func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is4() },
	"ipv6":          func(s string) bool { a, err := netip.ParseAddr(s); return err == nil && a.Is6() && a.Zone() == "" },

	"date":                  theirs(gojsonschema.DateFormatChecker{}),
	"iri":                   theirs(gojsonschema.URIFormatChecker{}),
	"iri-reference":         theirs(gojsonschema.URIReferenceFormatChecker{}),
	"uri-template":          theirs(gojsonschema.URITemplateFormatChecker{}),
	"regex":                 theirs(gojsonschema.RegexFormatChecker{}),
	"json-pointer":          theirs(gojsonschema.JSONPointerFormatChecker{}),
	"relative-json-pointer": theirs(gojsonschema.RelativeJSONPointerFormatChecker{}),
	"uuid":                  theirs(gojsonschema.UUIDFormatChecker{}),
}

// theirs is for a format that the library checks as it should, but for what is no string.
func theirs(c gojsonschema.FormatChecker) textFormat {
	return func(s string) bool { return c.IsFormat(s) }
}

func init() {
	for name, f := range formats {
		gojsonschema.FormatCheckers.Add(ownFormat+name, f)
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
