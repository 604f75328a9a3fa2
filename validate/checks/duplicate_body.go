package checks

import "dateline/validate"

var duplicateBody = &validate.Check{
	ID: "DL403", Name: "duplicate-body", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"body", "duplicate_of"},
	Doc: `Two records with the same body, letter for letter. A record that says itself what it repeats, in duplicate_of, is not reported.

It matters because repeated texts weigh twice in every statistic and leak from training into test data; wire copy recurs legitimately, and then duplicate_of should say so.

Example: one story under two addresses.`,
	Fix:     "Export the inputs in one run, which sets duplicate_of, or with --dedup exact, which keeps the first.",
	Ordered: true,
	Prepare: func(r *validate.Row) { r.BodyHash() },
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{Row: func(r *validate.Row) {
			if r.Record.Body == "" || r.Record.DuplicateOf != "" {
				return
			}
			if first := p.Dataset.FirstWithBody(r); first != 0 && first != r.Row.Row {
				report(p, r, "body", r.Record.Body, "body is that of row %d, expected it once or duplicate_of to name the first", first)
			}
		}}
	},
}
