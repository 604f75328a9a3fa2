package validate

import (
	"cmp"
	"maps"
	"slices"

	"dateline/export/dataset"
)

// gatherer counts findings and keeps those that will be shown. Which severity a finding has may depend on how many there
// are, so it is decided at the end, per rule: the base rule of a check, or an override that holds for a path and source.
type gatherer struct {
	o         *Options
	judge     *judge
	files     []*File
	checks    []*Check
	base      map[*Check]*tally // under the rule that holds everywhere
	override  map[overrideOf]*tally
	rows      int64
	segments  map[segment]*[2]int64 // rows of first files and of all files, by what overrides hold for them
	known     *baselineUse
	collected collection
	used      []int64 // findings by exception
	paths     []string
}

type overrideOf struct {
	check *Check
	i     int // of Policy.Overrides
}

// tally is what came under one rule of one check.
type tally struct {
	open     int64 // neither accepted nor known
	known    int64
	accepted int64
	rows     int64 // rows with a finding that is not accepted
	hitRows  int64 // rows with a finding
	lastRow  [2]rowKey
	kept     []Finding
	excused  []Finding
}

type rowKey struct {
	file string
	row  int64
}

func newGatherer(o *Options, checks []*Check, sets []*Dataset) *gatherer {
	g := &gatherer{
		o: o, judge: newJudge(o.Policy, o.Today), checks: checks, base: map[*Check]*tally{}, override: map[overrideOf]*tally{},
		segments: map[segment]*[2]int64{}, known: o.Baseline.use(),
	}
	for _, ds := range sets {
		g.files = append(g.files, ds.Files...)
		g.paths = append(g.paths, ds.Path)
		for _, f := range ds.Files {
			g.paths = append(g.paths, f.Path)
		}
	}
	g.used = make([]int64, len(g.judge.Exceptions))
	for _, c := range checks {
		g.base[c] = &tally{}
	}
	return g
}

func (g *gatherer) sawRow(r *Row, first bool) {
	if first {
		g.rows++
	}
	if len(g.judge.Overrides) == 0 {
		return
	}
	seg := g.judge.segment(r.File.Path, r.Record.Source)
	n := g.segments[seg]
	if n == nil {
		n = new([2]int64)
		g.segments[seg] = n
	}
	n[1]++
	if first {
		n[0]++
	}
}

// report returns what a Pass of c is to report with, for checks that run on the gatherer's goroutine.
func (g *gatherer) report(c *Check) func(Finding) {
	return func(f Finding) {
		f.Check = c
		g.add(f)
	}
}

func (g *gatherer) add(f Finding) {
	f.Fingerprint = f.fingerprint()
	t := g.base[f.Check]
	if i := g.judge.rule(f.Check, g.judge.segment(f.File, f.Source)); i >= 0 {
		key := overrideOf{f.Check, i}
		if t = g.override[key]; t == nil {
			t = &tally{}
			g.override[key] = t
		}
	}
	key := rowKey{f.File, f.Row}
	if f.Row > 0 && t.lastRow[1] != key {
		t.lastRow[1] = key
		t.hitRows++
	}
	if i := g.judge.exception(&f); i >= 0 {
		g.used[i]++
		f.Accepted = g.judge.Exceptions[i].Reason
		t.accepted++
		if len(t.excused) < g.o.maxFindings() {
			t.excused = append(t.excused, f)
		}
		return
	}
	if f.Row > 0 && t.lastRow[0] != key {
		t.lastRow[0] = key
		t.rows++
	}
	if g.o.Collect {
		g.collected.add(&f)
	}
	if g.known.take(&f) {
		t.known++
		return
	}
	t.open++
	if len(t.kept) < g.o.maxFindings() {
		t.kept = append(t.kept, f)
	}
}

// rowsUnder returns the number of rows for which override i, or the base rule when i is negative, decides about c.
func (g *gatherer) rowsUnder(c *Check, i int) int64 {
	if len(g.judge.Overrides) == 0 {
		n := g.rows
		if c.AllFiles {
			n = 0
			for _, f := range g.files {
				n += f.Rows
			}
		}
		return n
	}
	var n int64
	for seg, rows := range g.segments {
		if g.judge.rule(c, seg) != i {
			continue
		}
		if c.AllFiles {
			n += rows[1]
		} else {
			n += rows[0]
		}
	}
	return n
}

func (g *gatherer) finish() *Report {
	r := &Report{Files: g.files, Rows: g.rows, Fixed: g.known.gone(g.checks), NewOnly: g.known != nil}
	if g.o.Collect {
		r.Collected = g.collected.baseline()
	}
	for _, c := range g.checks {
		ct := CheckTotal{Check: c}
		settle := func(t *tally, rule Rule, i int) {
			sev := rule.severity(c, t.open+t.known, t.rows, g.rowsUnder(c, i))
			ct.Rows += t.hitRows
			ct.Known += t.known
			ct.Accepted += t.accepted
			if sev == Off {
				return
			}
			*ct.Totals.count(sev) += t.open
			for _, f := range t.kept {
				f.Severity = sev
				r.Findings = append(r.Findings, f)
			}
			for _, f := range t.excused {
				f.Severity = sev
				r.Accepted = append(r.Accepted, f)
			}
		}
		settle(g.base[c], g.judge.Rules[c.ID], -1)
		for _, key := range slices.SortedFunc(maps.Keys(g.override), func(a, b overrideOf) int { return cmp.Compare(a.i, b.i) }) {
			if key.check == c {
				settle(g.override[key], g.judge.Overrides[key.i].Rules[c.ID], key.i)
			}
		}
		r.Checks = append(r.Checks, ct)
		r.Totals.Add(ct.Totals)
	}
	g.sort(r.Findings)
	g.sort(r.Accepted)
	r.Findings = g.capped(r.Findings)
	r.Accepted = g.capped(r.Accepted)
	for i := range r.Checks {
		for _, f := range r.Findings {
			if f.Check == r.Checks[i].Check {
				r.Checks[i].Shown++
			}
		}
	}
	return r
}

// capped drops what is beyond Options.MaxFindings of one check and severity.
func (g *gatherer) capped(list []Finding) []Finding {
	type group struct {
		c *Check
		s Severity
	}
	n := map[group]int{}
	return slices.DeleteFunc(list, func(f Finding) bool {
		key := group{f.Check, f.Severity}
		n[key]++
		return n[key] > g.o.maxFindings()
	})
}

func (g *gatherer) sort(list []Finding) {
	order := map[string]int{}
	for i, f := range g.files {
		order[f.Path] = i + 1
	}
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Check.ID, b.Check.ID),
			cmp.Compare(order[a.File], order[b.File]),
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Row, b.Row),
		)
	})
}

func (g *gatherer) use() *PolicyUse {
	var paths []string
	for _, p := range g.paths {
		paths = append(paths, g.judge.rel(p))
	}
	return &PolicyUse{Policy: g.o.Policy, Matched: g.used, Paths: paths, Checks: g.checks}
}

// PolicyUse is what a run made of a policy.
type PolicyUse struct {
	Policy  *Policy  // nil when there is none
	Matched []int64  // findings accepted, by index of Policy.Exceptions
	Paths   []string // of the datasets and files that were looked at, relative to the policy's directory
	Checks  []*Check // that ran
}

// Concerns reports whether an exception could accept findings in what was looked at.
func (u *PolicyUse) Concerns(e *Exception) bool {
	return len(e.Paths) == 0 || slices.ContainsFunc(u.Paths, func(name string) bool { return anyMatch(e.Paths, name) })
}

// Finding describes something about a file of the dataset, or about the dataset where name is empty.
func (ds *Dataset) Finding(name, field, value, message string) Finding {
	if name == "" {
		name = ds.Path
	}
	return Finding{Position: dataset.Position{File: name}, Field: field, Value: shorten(value, ValueLimit), Message: message}
}
