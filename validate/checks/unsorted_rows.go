package checks

import (
	"fmt"
	"strings"

	"dateline/export/dataset"
	"dateline/validate"
)

var unsortedRows = &validate.Check{
	ID: "DL607", Name: "unsorted-rows", Severity: validate.Error, Since: "0.1",
	Fields: []string{"input_name", "input_offset"},
	Doc: `Rows out of the order that the manifest promises: with "order": "input" they stand in the order of its inputs, those of one input by input_offset.

It matters because the same input then no longer gives the same bytes, and comparisons of two versions show moved rows and not changes.

Example: a file that another program sorted by headline.`,
	Fix:     "Export again, or remove the promise from the manifest of a dataset that was sorted on purpose.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		m := p.Dataset.Manifest
		if m == nil || m.Order != dataset.OrderInput {
			return validate.Visitor{}
		}
		rank := map[string]int{}
		for i, in := range m.Inputs {
			rank[in.Name] = i + 1
		}
		var lastName string
		var lastRank int
		var lastOffset int64
		return validate.Visitor{Row: func(r *validate.Row) {
			name, _, _ := strings.Cut(r.Record.InputName, "#")
			// Many inputs are listed by directory, and files of one directory may stand on both sides of those of
			// another inside it: then only the offsets say something.
			at := rank[name]
			offset := int64(-1)
			if r.Record.InputOffset != nil {
				offset = *r.Record.InputOffset
			}
			switch {
			case at != 0 && at < lastRank:
				report(p, r, "input_name", r.Record.InputName, "row of input %d of the manifest stands behind one of input %d", at, lastRank)
			case name == lastName && offset >= 0 && offset < lastOffset:
				report(p, r, "input_offset", fmt.Sprint(offset), "input_offset %d stands behind %d of the same input", offset, lastOffset)
			}
			if at != 0 {
				lastRank = at
			}
			lastName, lastOffset = name, offset
		}}
	},
}
