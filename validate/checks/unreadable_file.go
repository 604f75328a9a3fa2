package checks

import (
	"fmt"

	"dateline/validate"
)

var unreadableFile = &validate.Check{
	ID: validate.UnreadableFile, Name: "unreadable-file", Severity: validate.Error, Since: "0.1",
	Doc: `A file that cannot be read to its end. The rows before the broken place were checked, those behind it were not.

It matters because nothing can be said about the rest of such a file.

Example: a Parquet file whose download stopped, so that the footer is missing.`,
	Fix:     "Fetch or write the file again.",
	Ordered: true, AllFiles: true, Generic: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{End: func() {
			for _, f := range p.Dataset.Files {
				if f.Err != nil {
					p.Report(p.Dataset.Finding(f.Path, "", "", fmt.Sprintf("file cannot be read beyond row %d: %v", f.Rows, f.Err)))
				}
			}
		}}
	},
}
