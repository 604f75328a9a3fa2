package validate

import (
	"slices"

	"dateline/schema"
)

// Policy says how grave findings are and which ones are accepted. ReadPolicy reads one from a file.
//
// The rule for a finding is that of the last override whose paths and sources fit and that names the check, else the
// check's rule of the policy, else the check's own severity.
//
// Paths and inputs are patterns: * and ? stay within one element of a path, ** crosses them. A pattern that fits a directory
// fits all that is in it, and one that fits a file fits the documents inside, file#member.
type Policy struct {
	Path       string          // of the file it was read from; patterns are relative to its directory
	Rules      map[string]Rule // by check ID
	Overrides  []Override      // at most MaxOverrides
	Exceptions []Exception
}

// MaxOverrides bounds Policy.Overrides.
const MaxOverrides = 64

// Rule says how grave the findings of a check are: Severity, or with a threshold what the counts decide: Error when
// ErrorIf holds, else Warning when WarnIf holds, else Note. The zero Rule leaves the check its own severity.
type Rule struct {
	Severity *Severity
	ErrorIf  *Threshold
	WarnIf   *Threshold
}

// severity is that of findings in hit out of rows under the rule.
func (r Rule) severity(c *Check, findings, hit, rows int64) Severity {
	switch {
	case r.ErrorIf != nil && r.ErrorIf.Holds(findings, hit, rows):
		return Error
	case r.WarnIf != nil && r.WarnIf.Holds(findings, hit, rows):
		return Warning
	case r.ErrorIf != nil || r.WarnIf != nil:
		return Note
	case r.Severity != nil:
		return *r.Severity
	}
	return c.Severity
}

// Override holds for files that a path fits and records that a source fits. An empty list fits everything.
type Override struct {
	Paths   []string // patterns of data files
	Sources []string // without regard to case
	Rules   map[string]Rule
}

// Exception accepts findings of one check, for a reason. Each list that is not empty must fit.
type Exception struct {
	Check   string   // ID
	Paths   []string // patterns of data files
	Inputs  []string // patterns of input_name
	IDs     []string
	Sources []string // without regard to case
	Fields  []string
	Reason  string      // never empty
	Expires schema.Date // the last day on which it holds; zero: it does not expire
	Line    int         // in the policy
}

// Expired reports whether the exception holds no more on a day. On the zero day nothing has expired.
func (e *Exception) Expired(today schema.Date) bool {
	return !e.Expires.IsZero() && !today.IsZero() && e.Expires.Before(today)
}

// off reports whether nothing that the policy says lets c find anything. p may be nil.
func (p *Policy) off(c *Check) bool {
	if p == nil {
		return c.Severity == Off
	}
	r := p.Rules[c.ID]
	if r.ErrorIf != nil || r.WarnIf != nil || r.severity(c, 0, 0, 0) != Off {
		return false
	}
	return !slices.ContainsFunc(p.Overrides, func(o Override) bool { _, ok := o.Rules[c.ID]; return ok })
}
