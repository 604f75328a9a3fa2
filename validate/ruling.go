package validate

import (
	"slices"

	"dateline/schema"
	"dateline/validate/internal/glob"
)

// ruling is one policy at work: what came under its rules.
type ruling struct {
	*judge
	policy   *Policy           // nil when there is none
	base     map[*Check]*tally // under the rule that holds everywhere
	override map[overrideOf]*tally
	rows     [2]int64              // of first files, of all files
	segments map[segment]*[2]int64 // rows by what overrides hold for them
	used     []int64               // findings by exception
	met      []bool                // by exception: a row was met that it could speak of
	paths    []string
}

func newRuling(p *Policy, today schema.Date, checks []*Check) *ruling {
	r := &ruling{
		judge: newJudge(p, today), policy: p, base: map[*Check]*tally{}, override: map[overrideOf]*tally{},
		segments: map[segment]*[2]int64{},
	}
	r.used, r.met = make([]int64, len(r.Exceptions)), make([]bool, len(r.Exceptions))
	for i, e := range r.Exceptions {
		r.met[i] = len(e.IDs)+len(e.Inputs)+len(e.Sources) == 0
	}
	for _, c := range checks {
		r.base[c] = &tally{}
	}
	return r
}

func (r *ruling) sawRow(row *Row, first bool) {
	count := func(n *[2]int64) {
		n[1]++
		if first {
			n[0]++
		}
	}
	count(&r.rows)
	for i := range r.met {
		if !r.met[i] && first {
			r.met[i] = r.speaksOf(&r.Exceptions[i], row)
		}
	}
	if len(r.Overrides) == 0 {
		return
	}
	seg := r.segment(row.File.Path, row.Record.Source)
	n := r.segments[seg]
	if n == nil {
		n = new([2]int64)
		r.segments[seg] = n
	}
	count(n)
}

// speaksOf reports whether ids, inputs and sources of an exception fit the row.
func (r *ruling) speaksOf(e *Exception, row *Row) bool {
	fits := func(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }
	rec := &row.Record
	return fits(e.IDs, rec.ID) && (len(e.Sources) == 0 || anySource(e.Sources, rec.Source)) && (len(e.Inputs) == 0 || r.patterns.Any(e.Inputs, rec.InputName))
}

// rowsUnder returns the number of rows for which override i, or the base rule when i is negative, decides about c.
func (r *ruling) rowsUnder(c *Check, i int) int64 {
	which := 0
	if c.AllFiles {
		which = 1
	}
	if len(r.Overrides) == 0 {
		return r.rows[which]
	}
	var n int64
	for seg, rows := range r.segments {
		if r.rule(c, seg) == i {
			n += rows[which]
		}
	}
	return n
}

func (r *ruling) use(checks []*Check) *PolicyUse {
	var paths []string
	for _, p := range r.paths {
		paths = append(paths, r.rel(p))
	}
	return &PolicyUse{Policy: r.policy, Matched: r.used, Paths: paths, Checks: checks, met: r.met, patterns: r.patterns}
}

// PolicyUse is what a run made of a policy.
type PolicyUse struct {
	Policy  *Policy  // nil when there is none
	Matched []int64  // findings accepted, by index of Policy.Exceptions
	Paths   []string // of the datasets and files that were looked at, relative to the policy's directory
	Checks  []*Check // that ran

	met      []bool
	patterns glob.Cache
}

// Concerns reports whether the exception with that index could accept findings in what was looked at: a path that it
// names is there, and a row with an id, input and source that it names.
func (u *PolicyUse) Concerns(i int) bool {
	e := &u.Policy.Exceptions[i]
	return u.met[i] && (len(e.Paths) == 0 || slices.ContainsFunc(u.Paths, func(name string) bool { return u.patterns.Any(e.Paths, name) }))
}
