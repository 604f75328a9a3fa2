package checks

import (
	"unicode/utf8"

	"dateline/validate"
)

// descriptionLetters is longer than any standfirst: a page's summary for search engines ends at about 300.
const descriptionLetters = 1000

var overlongDescription = &validate.Check{
	ID: "DL319", Name: "overlong-description", Severity: validate.Note, Since: "0.1",
	Fields: []string{"description", "body"},
	Doc: `A description of more than 1,000 characters, or one that is longer than a body of 300 and more.

It matters because a standfirst sums the story up; one of that length is the story, a list of the site's subjects, or that of another page.

Example: a description of 4,000 characters, which are the article, above a body that holds the comments.`,
	Fix: "Compare the page: where the description is the article, report the page's form.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		d, body := r.Record.Description, r.Record.Body
		if len(d) <= 300 {
			return
		}
		n := utf8.RuneCountInString(d)
		switch {
		case n > descriptionLetters:
			report(p, r, "description", d, "description has %d characters, expected at most %d", n, descriptionLetters)
		case len(body) >= 300 && len(d) > len(body):
			report(p, r, "description", d, "description has %d characters, the body only %d", n, utf8.RuneCountInString(body))
		}
	}),
}
