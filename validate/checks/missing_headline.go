package checks

import "dateline/validate"

var missingHeadline = &validate.Check{
	ID: "DL301", Name: "missing-headline", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline"},
	Doc: `A record without a headline.

It matters because people and search find articles by their headlines, and because a page that lost its headline has often lost more.

Example: ` + "`" + `{"headline": null, "body": "MOSCOW, September 6. /TASS/. Syrian troops …"}` + "`",
	Fix: "Look at the page with dateline inspect; wire copy may really have none.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if r.Record.Headline == "" {
			report(p, r, "headline", "", "no headline is known, expected one")
		}
	}),
}
