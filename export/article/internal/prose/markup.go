package prose

import (
	"html"
	"strings"

	markup "golang.org/x/net/html"
)

// StripTags drops markup that stands inside a value.
func StripTags(s string) string {
	z := markup.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	for {
		switch z.Next() {
		case markup.ErrorToken:
			return b.String()
		case markup.TextToken:
			b.WriteString(z.Token().Data)
		default:
			b.WriteByte(' ')
		}
	}
}

// Unescape undoes the HTML that generators leave in JSON strings: entities, at times escaped twice, and tags.
func Unescape(s string) string {
	for range 2 {
		if !strings.Contains(s, "&") {
			break
		}
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}
