package checks

import (
	"strings"
	"unicode/utf8"

	"dateline/validate"
)

// shortWords is where a brief ends: agencies' shortest stories run to about thirty words. Notices that open with a dateline
// are whole with fewer: "Qtly div five cts vs five cts prior. Pay July 10. Record June 24".
const (
	shortWords  = 20
	shortNotice = 12
)

var shortBody = &validate.Check{
	ID: "DL302", Name: "short-body", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"body"},
	Doc: `A body of fewer than 20 words, or 12 where a dateline opens it; in scripts without spaces, of fewer than 40 characters.

It matters because what is this short is mostly a teaser, a caption, or what a paywall left.

Example: ` + "`" + `{"body": "Subscribe to read this article."}` + "`",
	Fix: "Look at the page; leave it out of the input if it is no article, or accept briefs with an exception.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		body := r.Record.Body
		if len(body) > 4000 {
			return
		}
		least := shortWords
		if r.Record.Dateline != "" {
			least = shortNotice
		}
		n := 0
		for range strings.FieldsSeq(body) {
			if n++; n == least {
				return
			}
		}
		if chars := utf8.RuneCountInString(body); len(body) > 2*chars && n < 1+chars/8 {
			if chars < 2*shortWords {
				report(p, r, "body", body, "body has %s, expected at least %d", plural(chars, "character"), 2*shortWords)
			}
			return
		}
		report(p, r, "body", body, "body has %s, expected at least %d", plural(n, "word"), least)
	}),
}
