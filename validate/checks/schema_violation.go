package checks

import (
	"dateline/validate"
)

var schemaViolation = &validate.Check{
	ID: "DL501", Name: "schema-violation", Severity: validate.Error, Since: "0.1",
	Doc: `A value that the schema does not allow: a missing field, another type, a form or word that is not on the list. With --schema it is the caller's schema that counts.

It matters because a loader that expects the schema fails on such a row or, worse, turns the whole column into text.

Example: ` + "`" + `{"date_status": "guessed"}` + "`",
	Fix:      "Export again with this version of dateline, or correct what wrote the file; dateline schema prints what is allowed.",
	AllFiles: true, Generic: true,
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		for _, pr := range r.Problems {
			report(p, r, pr.Field, pr.Value, "%s", pr.Message)
		}
	}),
}
