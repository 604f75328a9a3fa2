package checks

import (
	"fmt"
	"strings"

	"dateline/validate"
)

var unreadableFile = &validate.Check{
	ID: validate.UnreadableFile, Name: "unreadable-file", Severity: validate.Error, Since: "0.1",
	Doc: `A file that cannot be read to its end. The rows before the broken place were checked, those behind it were not.

It matters because nothing can be said about the rest of such a file.

Example: a Parquet file whose download stopped, so that the footer is missing.`,
	Fix:     "Fetch or write the file again; where another format stands under the name, give it the right one or decompress it.",
	Ordered: true, AllFiles: true, Generic: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{End: func() {
			for _, f := range p.Dataset.Files {
				if f.Err != nil {
					p.Report(p.Dataset.Finding(f.Path, "", "", cannotRead(f)))
				}
			}
		}}
	},
}

// cannotRead says why; the reader's error names the file once more, which is not worth repeating.
func cannotRead(f *validate.File) string {
	why := strings.TrimPrefix(f.Err.Error(), "reading "+f.Path+": ")
	if f.Rows == 0 {
		return "file cannot be read: " + why
	}
	return fmt.Sprintf("file cannot be read beyond row %d: %s", f.Rows, why)
}
