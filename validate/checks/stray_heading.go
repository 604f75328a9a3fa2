package checks

import "dateline/validate"

var strayHeading = &validate.Check{
	ID: "DL311", Name: "stray-heading", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headings", "body"},
	Doc: `A heading that does not stand in body as a paragraph of its own, in its place.

It matters because programs cut bodies into sections at their headings.

Example: ` + "`" + `{"headings": ["Ferries"], "body": "The harbour reopened."}` + "`",
	Fix: "Export again; a program that changes body changes headings as well.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		reportRules(p, r, r.Contradictions(), "headings")
	}),
}
