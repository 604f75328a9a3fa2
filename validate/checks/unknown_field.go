package checks

import (
	"dateline/export/dataset"
	"dateline/validate"
)

var unknownField = &validate.Check{
	ID: "DL504", Name: "unknown-field", Severity: validate.Warning, Since: "0.1",
	Doc: `A column or key that the schema does not know.

It matters because a field that only some rows have is dropped without a word by loaders that look at the first rows only, and a misspelt name leaves the right one empty.

Example: ` + "`" + `{"heading": "Ferries sail again"}` + "`",
	Fix:      "Keep columns of your own in a file beside the dataset, joined by id, or turn the check off.",
	AllFiles: true,
	Start:    ofProblems(dataset.KindUnknown),
}
