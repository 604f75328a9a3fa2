package checks

import (
	"strings"

	"dateline/validate"
)

var missingSource = &validate.Check{
	ID: "DL201", Name: "missing-source", Severity: validate.Error, Since: "0.1",
	Fields: []string{"source"},
	Doc: `A record that does not say who published it.

It matters because text of unknown origin cannot be weighed, counted by outlet or cited.

Example: ` + "`" + `{"source": null, "source_domain": null, "source_method": null}` + "`",
	Fix: "Give the page's address or the outlet in the input, add the outlet with --sources, or accept the record with an exception and its reason in dateline.yaml.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if strings.TrimSpace(r.Record.Source) == "" && !r.Unread("source") {
			report(p, r, "source", "", "no source is known, expected one")
		}
	}),
}
