package checks

import (
	"dateline/validate"
	"dateline/validate/internal/seen"
)

var nearDuplicateBody = &validate.Check{
	ID: "DL404", Name: "near-duplicate-body", Severity: validate.Note, Since: "0.1",
	Fields: []string{"body", "duplicate_of"},
	Doc: `A body that shares nearly all runs of three words with that of an earlier record: the same story with another head, tail or a few words changed. MinHash finds 99 of 100 pairs that have 95 % in common, nine of ten that have 90 %, and next to none of those that have less than half. Bodies of less than about 100 words are passed over.

It matters because rewritten wire copy weighs several times though it is one report, and exact comparison does not see it.

Example: a story and its correction an hour later.`,
	Fix:     "Group such records before counting stories; nothing is wrong with the records themselves.",
	Ordered: true,
	Prepare: func(r *validate.Row) { r.Sketch(); r.BodyHash() },
	Start: func(p *validate.Pass) validate.Visitor {
		var bands seen.SketchIndex
		return validate.Visitor{Row: func(r *validate.Row) {
			s := r.Sketch()
			if s == nil {
				return
			}
			first := bands.Add(s, r.Row.Row)
			if first == r.Row.Row || r.Record.DuplicateOf != "" || p.Dataset.FirstWithBody(r) != r.Row.Row {
				return
			}
			report(p, r, "body", r.Record.Headline, "body is nearly that of row %d", first)
		}}
	},
}
