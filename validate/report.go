package validate

// Report is the outcome of Run. Files stand in the order they were given in, findings by severity, check, file and row.
type Report struct {
	Files    []*File
	Policies []string // the files of the policies that were followed, in the order of the paths
	Rows     int64    // of the first file of each dataset, summed: the rows that were looked at
	Checks   []CheckTotal
	Findings []Finding // those to show: neither accepted nor known, at most Options.MaxFindings of each check and severity
	Accepted []Finding // those that an exception accepts, capped alike
	Totals   Totals    // of all checks
	Fixed    int64     // findings of the baseline that are gone
	NewOnly  bool      // there was a baseline: Findings holds what it does not know

	Collected *Baseline // every finding that is not accepted, with Options.Collect, but for those about policies
}

// Totals count findings, shown or not.
type Totals struct {
	Errors   int64 `json:"errors"`
	Warnings int64 `json:"warnings"`
	Notes    int64 `json:"notes"`
	Accepted int64 `json:"accepted"` // by an exception; not part of the numbers above
	Known    int64 `json:"known"`    // to the baseline; not part of the numbers above
}

// Add adds o to t.
func (t *Totals) Add(o Totals) {
	t.Errors += o.Errors
	t.Warnings += o.Warnings
	t.Notes += o.Notes
	t.Accepted += o.Accepted
	t.Known += o.Known
}

// Open returns the number of findings that are neither accepted nor known.
func (t Totals) Open() int64 { return t.Errors + t.Warnings + t.Notes }

// Of returns the number of findings of one severity that are neither accepted nor known.
func (t Totals) Of(s Severity) int64 {
	if s == Off {
		return 0
	}
	return *t.count(s)
}

// Worst returns the gravest severity of the findings that are neither accepted nor known, Off when there is none.
func (t Totals) Worst() Severity {
	for s := Error; s > Off; s-- {
		if t.Of(s) > 0 {
			return s
		}
	}
	return Off
}

func (t *Totals) count(s Severity) *int64 {
	switch s {
	case Error:
		return &t.Errors
	case Warning:
		return &t.Warnings
	default:
		return &t.Notes
	}
}

// CheckTotal is what one check came to. Every check that ran has one, also when it found nothing.
type CheckTotal struct {
	Check *Check
	Totals
	Rows  int64 // rows with at least one finding, accepted and known ones included, those that the policy has off left out
	Shown int   // findings of it in Report.Findings
}

// Worst is that of Totals.
func (r *Report) Worst() Severity { return r.Totals.Worst() }

// Fails reports whether a finding is at least as grave as min. With min Off nothing fails.
func (r *Report) Fails(min Severity) bool { return min != Off && r.Worst() >= min }
