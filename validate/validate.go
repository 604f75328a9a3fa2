// Package validate runs checks over the files of a dataset and gathers findings. A check is a value: its documentation,
// its severity and what it looks at stand in one Check, and a driver may run any list of them.
package validate

import "dateline/export/dataset"

// Severity orders findings.
type Severity int

// The severities, lightest first.
const (
	Off Severity = iota
	Note
	Warning
	Error
)

// Check is one rule over rows, files or a whole dataset. It is a constant: Start returns the state of one run.
type Check struct {
	ID, Name string // DL101, missing-date
	Doc      string // what it looks for and why it matters, as Markdown, with an example
	Fix      string // what to do about a finding, one sentence
	Since    string // the version it came with
	Severity Severity
	Fields   []string // the fields it reads
	Start    func(*Pass) Visitor
}

// Visitor is the state of a check over one file. Either member may be nil.
type Visitor struct {
	Row func(*dataset.Row)
	End func()
}

// Pass is the world of a check.
type Pass struct {
	Report func(Finding)
}

// Finding is one thing that is wrong at one place.
type Finding struct {
	Check    *Check
	Severity Severity
	dataset.Position
	RecordID    string
	Field       string
	Value       string
	Message     string // fact, then expectation
	Fingerprint string // of check, record id and field: it survives moved rows
}
