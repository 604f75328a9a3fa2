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
	Doc: `Rows out of the order that the manifest promises: with "order": "input" they stand in the order of its inputs, those of one input by input_offset. The first of them is named.

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
		var first validate.Finding
		n := 0
		found := func(r *validate.Row, field, value, format string, args ...any) {
			if n++; n == 1 {
				first = r.Finding(field, value, fmt.Sprintf(format, args...))
			}
		}
		end := func() {
			if n > 1 {
				first.Message += fmt.Sprintf("; %d rows in all stand behind one they belong before", n)
			}
			if n > 0 {
				p.Report(first)
			}
		}
		return validate.Visitor{End: end, Row: func(r *validate.Row) {
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
				found(r, "input_name", r.Record.InputName, "row of input %d of the manifest stands behind one of input %d", at, lastRank)
			case name == lastName && offset >= 0 && offset < lastOffset:
				found(r, "input_offset", fmt.Sprint(offset), "input_offset %d stands behind %d of the same input", offset, lastOffset)
			}
			if at != 0 {
				lastRank = at
			}
			lastName, lastOffset = name, offset
		}}
	},
}
