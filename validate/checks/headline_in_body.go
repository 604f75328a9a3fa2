package checks

import (
	"strings"

	"dateline/validate"
)

var headlineInBody = &validate.Check{
	ID: "DL307", Name: "headline-in-body", Severity: validate.Note, Since: "0.1",
	Fields: []string{"headline", "body"},
	Doc: `A body whose first or last paragraph is the headline.

It matters because body is the text of the article only; the headline counts twice in search and statistics.

Example: ` + "`" + `{"headline": "Ferries sail again", "body": "Ferries sail again\n\nThe harbour reopened …"}` + "`",
	Fix: "Report the page's form, or cut the paragraph in the input.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		h := r.Record.Headline
		if h == "" {
			return
		}
		first, rest, _ := strings.Cut(r.Record.Body, "\n\n")
		last := rest[strings.LastIndex(rest, "\n\n")+1:]
		for _, para := range []string{first, last} {
			if len(para) <= 2*len(h)+8 && letters(para) == letters(h) {
				report(p, r, "body", para, "body holds the headline as a paragraph")
				return
			}
		}
	}),
}
