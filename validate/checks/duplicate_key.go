package checks

import (
	"dateline/export/dataset"
	"dateline/validate"
)

var duplicateKey = &validate.Check{
	ID: "DL505", Name: "duplicate-key", Severity: validate.Error, Since: "0.1",
	Doc: `A key that stands twice in one JSON object, or a column that stands twice in a file.

It matters because loaders disagree on which of the two values counts.

Example: ` + "`" + `{"source": "TASS", "source": "Reuters"}` + "`",
	Fix:      "Correct what writes the file so that each field stands once.",
	AllFiles: true, Generic: true,
	Start: ofProblems(dataset.KindDuplicate),
}
