// Package validate runs checks over the files of a dataset and gathers findings.
//
// A check is a value: its documentation, its severity and what it looks at stand in one Check, and Run takes any list of
// them; package checks holds those that ship with Dateline. The rule that Run keeps: nothing is passed over in silence.
// Every finding is counted, also those that are not shown, accepted by an exception or known to a baseline, and a file
// that cannot be read to its end is a finding or an error, never a clean bill.
//
//	report, err := validate.Run(ctx, []string{"out"}, validate.Options{Checks: checks.All})
//	if err != nil { … }
//	if report.Worst() >= validate.Error { os.Exit(1) }
//
// A report is the same for any number of workers, and the same findings come from each format of a dataset.
package validate

import (
	"fmt"
	"os"

	"dateline/schema"
	"dateline/schema/jsonschema"
)

// Severity orders findings.
type Severity int

// The severities, lightest first. A check that is Off does not run.
const (
	Off Severity = iota
	Note
	Warning
	Error
)

var severityNames = [...]string{"off", "note", "warning", "error"}

// String returns the word that policies, flags and reports use.
func (s Severity) String() string {
	if s < Off || s > Error {
		return fmt.Sprintf("Severity(%d)", int(s))
	}
	return severityNames[s]
}

// MarshalText gives the word that String gives.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Severity) UnmarshalText(b []byte) error {
	v, err := ParseSeverity(string(b))
	if err == nil {
		*s = v
	}
	return err
}

// ParseSeverity is the inverse of Severity.String.
func ParseSeverity(s string) (Severity, error) {
	for i, name := range severityNames {
		if s == name {
			return Severity(i), nil
		}
	}
	return Off, fmt.Errorf("%q is not a severity: want error, warning, note or off", s)
}

// Check is one rule over rows, files or a whole dataset. It is a constant: Start returns the state of one run.
type Check struct {
	ID       string   // DL101; never reused
	Name     string   // missing-date: completes "allow …"
	Doc      string   // Markdown: what it looks for, why it matters, an example
	Fix      string   // what to do about a finding, one sentence
	Since    string   // the version it came with
	Severity Severity // unless a policy says otherwise
	Fields   []string // the fields it reads; empty when it looks at files and not at values

	// Ordered says that a visitor must see the rows of a dataset one after another. Start is then called once for each
	// dataset, and Visitor.End after its last row. Otherwise Start is called once for each worker, each row goes to one
	// of the visitors, in no order, and End is not called.
	Ordered bool
	// AllFiles says that the check looks at every file of a dataset. Otherwise it sees the rows of the first only: the
	// others hold the same records, which formats-disagree proves. Row n of the first file comes before row n of the others.
	AllFiles bool
	// OfPolicy says that the check looks at what a run made of the policy. Start is called once, when all else has ended,
	// with a Pass that has a Policy and no Dataset; only the visitor's End is called.
	OfPolicy bool
	// Generic says that the check needs no schema.Record, and so runs on a dataset with a caller's schema as well.
	Generic bool

	// Prepare does the costly part of an ordered check for one row, on a worker, by calling a method of Row that keeps its
	// result. It may be nil.
	Prepare func(*Row)
	Start   func(*Pass) Visitor
}

// UnreadableFile is the ID of the check that reports File.Err. Where it does not run, such a file is an error of Run.
const UnreadableFile = "DL506"

// Visitor is the state of a check in one run. Any member may be nil. A Row lives as long as anyone refers to it.
type Visitor struct {
	File func(*File) // once for each file that the check looks at, on a visitor of its own when the check is not Ordered
	Row  func(*Row)  // rows that break the rules of their format go to checks of AllFiles only
	// Sidecar is for ordered checks: the lines of evidence.jsonl before the row they speak of, those of no row and the lines
	// of rejects.jsonl behind the last row. Of evidence far from its row only the first line of a record is shown. The line
	// is reused for the next call.
	Sidecar func(*SidecarRow)
	End     func()
}

// Pass is the world of a check: what it may know and where its findings go.
type Pass struct {
	Report  func(Finding) // the driver adds Check, Severity and Fingerprint
	Dataset *Dataset
	Today   schema.Date           // zero when the caller gives no clock
	Schema  *jsonschema.Validator // a caller's schema, nil for a dataset of articles
	Inputs  *os.Root              // the directory of the inputs, nil when they are not to be looked at
	Policy  *PolicyUse            // only for checks OfPolicy
}
