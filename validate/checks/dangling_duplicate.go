package checks

import "dateline/validate"

var danglingDuplicate = &validate.Check{
	ID: "DL407", Name: "dangling-duplicate", Severity: validate.Error, Since: "0.1",
	Fields: []string{"duplicate_of", "id"},
	Doc: `A duplicate_of that is the id of no record of the dataset, or of the record itself.

It matters because who leaves duplicates out loses such a story altogether.

Example: the first record was filtered out, its repetition was kept.`,
	Fix:     "Keep the record that is repeated, or set duplicate_of of one repetition to null.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		type open struct {
			id      string
			finding validate.Finding
		}
		var pending []open
		return validate.Visitor{
			Row: func(r *validate.Row) {
				d := r.Record.DuplicateOf
				if d == "" {
					return
				}
				if d == r.Record.ID {
					report(p, r, "duplicate_of", d, "duplicate_of is the record's own id")
				} else if p.Dataset.FirstWithID(d) == 0 {
					pending = append(pending, open{d, r.Finding("duplicate_of", d, "duplicate_of is the id of no record of the dataset")})
				}
			},
			End: func() {
				for _, o := range pending {
					if p.Dataset.FirstWithID(o.id) == 0 {
						p.Report(o.finding)
					}
				}
			},
		}
	},
}
