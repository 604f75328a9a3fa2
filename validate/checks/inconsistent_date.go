package checks

import (
	"slices"

	"dateline/schema"
	"dateline/validate"
)

var inconsistentDate = &validate.Check{
	ID: "DL109", Name: "inconsistent-date", Severity: validate.Error, Since: "0.1",
	Fields: []string{"date_published", "published_at", "published_offset", "date_status", "date_precision", "date_method", "date_candidates"},
	Doc: `Members of a record's date that do not go together: an ambiguous date that is stated all the same, a date that is not among its candidates, a moment that falls on another day at its offset, a date without a method. A date that is not there at all has a check of its own, missing-date.

It matters because readers take whichever member they find first, and would get different answers.

Example: ` + "`" + `{"date_status": "ambiguous", "date_published": "2017-09-06"}` + "`",
	Fix: "Export again; where another program changed the record, let it change all of these members.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		list := slices.DeleteFunc(slices.Clone(r.Contradictions()), func(v schema.Violation) bool {
			return v.Rule == "date-status" && r.Record.DatePublished.IsZero()
		})
		reportRules(p, r, list, "date-status", "date-candidates", "date-method", "published-at")
	}),
}
