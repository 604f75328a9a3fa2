package checks

import (
	"strings"
	"unicode/utf8"

	"dateline/validate"
)

// shortWords is where a brief ends: agencies' shortest stories run to about thirty words.
const shortWords = 20

var shortBody = &validate.Check{
	ID: "DL302", Name: "short-body", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"body"},
	Doc: `A body of fewer than 20 words; in scripts without spaces, of fewer than 40 characters.

It matters because what is this short is mostly a teaser, a caption, or what a paywall left.

Example: ` + "`" + `{"body": "Subscribe to read this article."}` + "`",
	Fix: "Look at the page; leave it out of the input if it is no article, or accept briefs with an exception.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		body := r.Record.Body
		if len(body) > 4000 {
			return
		}
		n := 0
		for range strings.FieldsSeq(body) {
			if n++; n == shortWords {
				return
			}
		}
		if len(body) > 2*utf8.RuneCountInString(body) && utf8.RuneCountInString(body) >= 2*shortWords && n < utf8.RuneCountInString(body)/8 {
			return
		}
		report(p, r, "body", body, "body has %d words, expected at least %d", n, shortWords)
	}),
}
