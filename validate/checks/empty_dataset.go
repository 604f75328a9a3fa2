package checks

import (
	"path"
	"strings"

	"dateline/validate"
)

var emptyDataset = &validate.Check{
	ID: "DL606", Name: "empty-dataset", Severity: validate.Warning, Since: "0.1",
	Doc: `A dataset without a single row.

It matters because every other check passes on nothing, and an empty file is mostly a crawl or a filter that went wrong.

Example: articles.jsonl with 0 bytes.`,
	Fix:     "Look at the manifest and rejects.jsonl for what became of the inputs.",
	Ordered: true, Generic: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{End: func() {
			if f := p.Dataset.Files[0]; f.Rows == 0 && f.Err == nil {
				p.Report(p.Dataset.Finding(f.Path, "", "", "file has no rows, expected at least one"))
			}
		}}
	},
}

func fileNames(ds *validate.Dataset) string {
	var names []string
	for _, f := range ds.Files {
		names = append(names, path.Base(f.Path))
	}
	return strings.Join(names, ", ")
}
