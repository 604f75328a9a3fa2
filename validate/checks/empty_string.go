package checks

import (
	"dateline/export/dataset"
	"dateline/validate"
)

var emptyString = &validate.Check{
	ID: "DL509", Name: "empty-string", Severity: validate.Error, Since: "0.1",
	Doc: `An empty string where null is meant.

It matters because "is not null" then counts rows that hold nothing, and CSV cannot tell the two apart for most loaders, so that formats disagree.

Example: ` + "`" + `{"source": ""}` + "`",
	Fix:      "Write null.",
	AllFiles: true,
	Start:    ofProblems(dataset.KindEmpty),
}
