package checks

import (
	"dateline/export/dataset"
	"dateline/validate"
)

var brokenRow = &validate.Check{
	ID: "DL502", Name: "broken-row", Severity: validate.Error, Since: "0.1",
	Doc: `A row that breaks the rules of its format: a line that is no JSON object or an object without any field of an article, a quote that is not closed, a wrong number of cells, a row beyond all measure. No other check looks at such a row.

It matters because loaders stop there, skip it in silence or shift its cells into other columns.

Example: ` + "`" + `{"id": "a0", "headline": "Ferries` + "`" + ` at the end of a file whose writing was interrupted.`,
	Fix:      "Write the file again; a program that was interrupted leaves half a last row, and rows of another shape are checked with --schema.",
	AllFiles: true, Generic: true,
	Start: ofProblems(dataset.KindSyntax, dataset.KindSize),
}
