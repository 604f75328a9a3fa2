package validate

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
)

// gatherer counts findings and keeps those that will be shown. Which severity a finding has may depend on how many there
// are, so it is decided at the end, per rule: the base rule of a check, or an override that holds for a path and source.
type gatherer struct {
	o         *Options
	files     []*File
	checks    []*Check
	rows      int64
	rulings   []*ruling
	of        map[*Dataset]*ruling
	now       *ruling // of the dataset that is looked at
	known     *baselineUse
	collected collection
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
	g := &gatherer{o: o, checks: checks, of: map[*Dataset]*ruling{}, known: o.Baseline.use()}
	for _, ds := range sets {
		g.files = append(g.files, ds.Files...)
		i := slices.IndexFunc(g.rulings, func(r *ruling) bool { return r.policy == ds.policy })
		if i < 0 {
			i = len(g.rulings)
			g.rulings = append(g.rulings, newRuling(ds.policy, o.Today, checks))
		}
		r := g.rulings[i]
		g.of[ds] = r
		r.paths = append(r.paths, ds.Path)
		for _, f := range ds.Files {
			r.paths = append(r.paths, f.Path)
		}
	}
	return g
}

func (g *gatherer) sawRow(r *Row, first bool) {
	if first {
		g.rows++
	}
	g.now.sawRow(r, first)
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
	ruling := g.now
	t := ruling.base[f.Check]
	if i := ruling.rule(f.Check, ruling.segment(f.File, f.Source)); i >= 0 {
		key := overrideOf{f.Check, i}
		if t = ruling.override[key]; t == nil {
			t = &tally{}
			ruling.override[key] = t
		}
	}
	key := rowKey{f.File, f.Row}
	if f.Row > 0 && t.lastRow[1] != key {
		t.lastRow[1] = key
		t.hitRows++
	}
	if i := ruling.exception(&f); i >= 0 {
		ruling.used[i]++
		f.Accepted = ruling.Exceptions[i].Reason
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
	if g.o.Collect && !f.Check.OfPolicy {
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

func (g *gatherer) finish() *Report {
	r := &Report{Files: g.files, Rows: g.rows, Fixed: g.known.gone(g.checks), NewOnly: g.known != nil}
	for _, u := range g.rulings {
		if u.policy != nil && u.policy.Path != "" {
			r.Policies = append(r.Policies, filepath.ToSlash(u.policy.Path))
		}
	}
	if g.o.Collect {
		r.Collected = g.collected.baseline()
	}
	for _, c := range g.checks {
		ct := CheckTotal{Check: c}
		settle := func(under *ruling, t *tally, rule Rule, i int) {
			sev := rule.severity(c, t.open+t.known, t.rows, under.rowsUnder(c, i))
			ct.Known += t.known
			ct.Accepted += t.accepted
			if sev == Off {
				return
			}
			ct.Rows += t.hitRows
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
		for _, u := range g.rulings {
			settle(u, u.base[c], u.Rules[c.ID], -1)
			for _, key := range slices.SortedFunc(maps.Keys(u.override), func(a, b overrideOf) int { return cmp.Compare(a.i, b.i) }) {
				if key.check == c {
					settle(u, u.override[key], u.Overrides[key.i].Rules[c.ID], key.i)
				}
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
