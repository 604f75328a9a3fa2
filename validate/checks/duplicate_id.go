package checks

import "dateline/validate"

var duplicateID = &validate.Check{
	ID: "DL401", Name: "duplicate-id", Severity: validate.Error, Since: "0.1",
	Fields: []string{"id"},
	Doc: `Two records of one dataset with the same id.

It matters because joins on id multiply rows, and evidence and corrections can no longer be told apart.

Example: a file that was appended to itself.`,
	Fix:     "Export the inputs together in one run, which keeps ids unique, or remove the repeated rows.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{Row: func(r *validate.Row) {
			if first := p.Dataset.FirstWithID(r.Record.ID); first != 0 && first != r.Row.Row {
				report(p, r, "id", r.Record.ID, "id stands in row %d already, expected it once", first)
			}
		}}
	},
}
