package checks

import "dateline/validate"

var headlineAsDescription = &validate.Check{
	ID: "DL305", Name: "headline-as-description", Severity: validate.Note, Since: "0.1",
	Fields: []string{"headline", "description"},
	Doc: `A description that only repeats the headline.

It matters because it is no standfirst, and models that learn from both see one text twice.

Example: ` + "`" + `{"headline": "Ferries sail again", "description": "Ferries sail again."}` + "`",
	Fix: "Leave the description out.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		h, d := r.Record.Headline, r.Record.Description
		if h != "" && d != "" && letters(h) == letters(d) {
			report(p, r, "description", d, "description repeats the headline")
		}
	}),
}
