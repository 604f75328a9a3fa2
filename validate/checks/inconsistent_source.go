package checks

import "dateline/validate"

var inconsistentSource = &validate.Check{
	ID: "DL205", Name: "inconsistent-source", Severity: validate.Error, Since: "0.1",
	Fields: []string{"source", "source_method"},
	Doc: `A source without source_method, or source_method without a source.

It matters because nobody can then tell whether the source was stated by the page or given by somebody.

Example: ` + "`" + `{"source": "TASS", "source_method": null}` + "`",
	Fix: "Export again; a program that sets a source itself sets source_method to given.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		reportRules(p, r, r.Contradictions(), "source-method")
	}),
}
