// Package checks holds every check that ships with Dateline, one a file.
//
// A check reports facts about rows and never changes, skips or repairs one. It stays silent where it cannot know: a wrong
// finding teaches people to ignore the right ones. IDs are never reused; the families are DL1 dates, DL2 sources, DL3
// content, DL4 identity and duplicates, DL5 schema and encoding, DL6 the dataset as a whole.
//
// To add a check, write one file with one value, put it on the list below and its case in testdata. Help, CHECKS.md and the
// rules of the SARIF report follow from the list.
package checks

import (
	"fmt"

	"dateline/validate"
)

// All lists the checks by ID. Do not modify it.
var All = []*validate.Check{
	missingDate, ambiguousDate, inferredDate,
	missingSource,
	missingHeadline,
	duplicateID,
	schemaViolation,
}

// eachRow is the Start of a check that looks at one row at a time.
func eachRow(look func(p *validate.Pass, r *validate.Row)) func(*validate.Pass) validate.Visitor {
	return func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{Row: func(r *validate.Row) { look(p, r) }}
	}
}

// report reports a finding about a field of a row.
func report(p *validate.Pass, r *validate.Row, field, value, format string, args ...any) {
	p.Report(r.Finding(field, value, fmt.Sprintf(format, args...)))
}
