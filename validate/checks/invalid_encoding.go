package checks

import (
	"slices"

	"dateline/export/dataset"
	"dateline/validate"
)

var invalidEncoding = &validate.Check{
	ID: "DL503", Name: "invalid-encoding", Severity: validate.Error, Since: "0.1",
	Doc: `Text that is not UTF-8 in normal form C: bytes that are no UTF-8, half a surrogate pair, a NUL, a byte order mark inside the file, letters that are composed of several characters though there is one.

It matters because some loaders refuse such a file, others cut the text at the NUL, and the two forms of é are two words to every search.

Example: ` + "`" + `{"headline": "half a pair \ud83d"}` + "`",
	Fix:      "Export again, which normalises text, or let the program that writes the file write UTF-8 in normal form C.",
	AllFiles: true, Generic: true,
	Start: func(p *validate.Pass) validate.Visitor {
		v := ofProblems(dataset.KindEncoding)(p)
		problems := v.Row
		v.Row = func(r *validate.Row) {
			problems(r)
			if r.Broken() || p.Schema != nil {
				return
			}
			for _, violation := range r.Violations(nil) {
				told := func(pr dataset.Problem) bool { return pr.Field == violation.Field && pr.Kind == dataset.KindEncoding }
				if violation.Rule == "unicode" && !slices.ContainsFunc(r.Problems, told) {
					p.Report(r.Finding(violation.Field, violation.Value, violation.Message))
				}
			}
		}
		return v
	},
}
