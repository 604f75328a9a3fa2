package checks

import (
	"fmt"

	"dateline/validate"
)

// rowGroupBytes is twice the 64 MB at which export begins a new row group, since what counts as a byte of a column is a
// matter of encoding.
const rowGroupBytes = 128 << 20

var oversizedRowGroup = &validate.Check{
	ID: "DL511", Name: "oversized-row-group", Severity: validate.Warning, Since: "0.1",
	Doc: `A row group of a Parquet file with more than 128 MB of text. The schema's files cap row groups at 64 MB.

It matters because readers hold a row group in memory as a whole, and previews and notebooks refuse large ones.

Example: 100,000 articles that were written in one row group by another program.`,
	Fix:     "Write the file again with smaller row groups; export does so by itself.",
	Ordered: true, AllFiles: true,
	Start: func(p *validate.Pass) validate.Visitor {
		var file string
		var group int
		var bytes, rows int64
		flush := func() {
			if bytes > rowGroupBytes {
				p.Report(p.Dataset.Finding(file, fmt.Sprintf("row group %d", group), "", fmt.Sprintf("row group %d has %d MB of text in %d rows, expected at most %d MB", group, bytes>>20, rows, rowGroupBytes>>20)))
			}
			bytes, rows = 0, 0
		}
		return validate.Visitor{
			Row: func(r *validate.Row) {
				if r.RowGroup == 0 {
					return
				}
				if r.RowGroup != group || r.Row.File != file {
					flush()
					group, file = r.RowGroup, r.Row.File
				}
				rows++
				rec := &r.Record
				bytes += int64(len(rec.Body) + len(rec.Headline) + len(rec.Description) + len(rec.URL) + len(rec.ID) + len(rec.InputName) + len(rec.InputSHA256))
			},
			End: flush,
		}
	},
}
