package checks

import (
	"dateline/export/dataset"
	"dateline/validate"
)

var irregularForm = &validate.Check{
	ID: "DL508", Name: "irregular-form", Severity: validate.Error, Since: "0.1",
	Doc: `A value of the right type in another form than the one that the schema gives its column: 2017-9-6 for 2017-09-06, +03:00 or fractions of a second in a timestamp that should end in Z.

It matters because a column with two forms is read as text, or one of the forms as nothing.

Example: ` + "`" + `{"published_at": "2017-09-06T12:36:00+03:00"}` + "`",
	Fix:      "Write dates as 2017-09-06 and timestamps in UTC as 2017-09-06T09:36:00Z.",
	AllFiles: true,
	Start:    ofProblems(dataset.KindLexical),
}
