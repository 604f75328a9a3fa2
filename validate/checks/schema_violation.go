package checks

import (
	"slices"

	"dateline/export/dataset"
	"dateline/validate"
)

var schemaViolation = &validate.Check{
	ID: "DL501", Name: "schema-violation", Severity: validate.Error, Since: "0.1",
	Doc: `A value that the schema does not allow: a missing field, another type, a form or word that is not on the list. With --schema it is the caller's schema that counts.

Cells of CSV have no types; under --schema they get them from the column's type in the schema, as its properties say it. true and false become booleans, numbers in the form of JSON numbers, JSON text of lists and objects lists and objects, each where the column may have that type; "12" stays text in a column of strings, and what fits no type of the column stays text. An empty cell without quotes is null in every column, so a column of strings needs "type": ["string", "null"] for it; with quotes it is an empty text.

It matters because a loader that expects the schema fails on such a row or, worse, turns the whole column into text.

Example: ` + "`" + `{"date_status": "guessed"}` + "`",
	Fix:      "Correct the row, what wrote it, or the schema it is held against; for articles dateline schema prints that schema, and export writes files that keep it.",
	AllFiles: true, Generic: true,
	Start: func(p *validate.Pass) validate.Visitor {
		v := ofProblems(dataset.KindMissing, dataset.KindType)(p)
		problems := v.Row
		v.Row = func(r *validate.Row) {
			problems(r)
			if r.Broken() {
				return
			}
			for _, violation := range r.Violations(p.Schema) {
				// What a reader or another check has said about a field is not said again.
				told := func(pr dataset.Problem) bool { return pr.Field == violation.Field }
				if violation.Rule == "unicode" || slices.ContainsFunc(r.Problems, told) || slices.ContainsFunc(r.File.Header, told) {
					continue
				}
				field := violation.Field
				if p.Schema != nil {
					field = violation.Pointer
				}
				p.Report(r.Finding(field, violation.Value, violation.Message))
			}
		}
		return v
	},
}
