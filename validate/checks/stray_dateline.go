package checks

import (
	"strings"

	"dateline/validate"
)

var strayDateline = &validate.Check{
	ID: "DL312", Name: "stray-dateline", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"dateline", "body"},
	Doc: `A dateline that does not stand in body. The body keeps its dateline, as printed.

It matters because dateline then cannot be checked against the text it was read from, and body has lost its beginning.

Example: ` + "`" + `{"dateline": "OSLO (Reuters) -", "body": "The harbour reopened."}` + "`",
	Fix: "Export again; a program that cuts the dateline off sets dateline to null.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if rec.Dateline == "" || strings.Contains(rec.Body, rec.Dateline) {
			return
		}
		// Line breaks and punctuation may have been set right in one of the two.
		if d := letters(rec.Dateline); d != "" && strings.Contains(letters(rec.Body), d) {
			return
		}
		report(p, r, "dateline", rec.Dateline, "dateline does not stand in body")
	}),
}
