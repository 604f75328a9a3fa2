package checks

import (
	"fmt"
	"path"

	"dateline/schema"
	"dateline/validate"
)

var orphanedSidecarRow = &validate.Check{
	ID: "DL605", Name: "orphaned-sidecar-row", Severity: validate.Error, Since: "0.1",
	Fields: []string{"id"},
	Doc: `A line of evidence.jsonl whose id is that of no record, whose field is none of the schema or whose offsets are no range, or a line of a sidecar that cannot be read.

It matters because evidence is joined to the records by id: what does not join explains nothing.

Example: evidence.jsonl of an earlier export beside new articles.`,
	Fix:     "Export again with --evidence, so that both are written in one run.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		fields := map[string]bool{}
		for _, f := range schema.Fields {
			fields[f.Name] = true
		}
		orphan := ""
		far := func() {
			if n := p.Dataset.EvidenceApart; n > 0 {
				p.Report(p.Dataset.Finding(path.Join(p.Dataset.Path, "evidence.jsonl"), "", "", fmt.Sprintf("lines that stand apart from the other evidence of their record, or far from its row, were not compared with it, %d in all; expected the order of the rows", n)))
			}
		}
		return validate.Visitor{End: far, Sidecar: func(s *validate.SidecarRow) {
			switch {
			case s.Err != nil:
				p.Report(s.Finding(p.Dataset, "", "", fmt.Sprintf("line cannot be read: %v", s.Err)))
			case s.Name != "evidence.jsonl":
			case p.Dataset.FirstWithID(s.ID) == 0:
				// The lines of one record stand together: one finding is enough for all of them.
				if s.ID != orphan || orphan == "" {
					p.Report(s.Finding(p.Dataset, "id", s.ID, fmt.Sprintf("id %q is that of no record", s.ID)))
				}
				orphan = s.ID
			case !fields[s.Field]:
				p.Report(s.Finding(p.Dataset, "field", s.Field, fmt.Sprintf("field %q is none of the schema", s.Field)))
			case (s.Start == nil) != (s.End == nil):
				p.Report(s.Finding(p.Dataset, "start", s.Text, "start or end stands alone, expected both offsets or none"))
			case s.Start != nil && (*s.Start < 0 || *s.End < *s.Start):
				p.Report(s.Finding(p.Dataset, "start", s.Text, fmt.Sprintf("offsets %d to %d are no range of the input's bytes", *s.Start, *s.End)))
			}
		}}
	},
}
