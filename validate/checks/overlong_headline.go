package checks

import (
	"strings"
	"unicode/utf8"

	"dateline/validate"
)

// longHeadline is beyond what news sites print; search engines show about 70 characters.
const longHeadline = 300

var overlongHeadline = &validate.Check{
	ID: "DL313", Name: "overlong-headline", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline"},
	Doc: `A headline of more than 300 characters or with a line break.

It matters because such a headline is a paragraph, or several lines of a page that were run together.

Example: ` + "`" + `{"headline": "Ferries\nWeather\nSports"}` + "`",
	Fix: "Look at the page with dateline inspect and report its form.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		h := r.Record.Headline
		if strings.ContainsAny(h, "\n\r") {
			report(p, r, "headline", h, "headline has a line break, expected one line")
		} else if n := utf8.RuneCountInString(h); n > longHeadline {
			report(p, r, "headline", h, "headline has %d characters, expected at most %d", n, longHeadline)
		}
	}),
}
