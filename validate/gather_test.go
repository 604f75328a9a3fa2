package validate_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/schema"
	"dateline/validate"
)

// twice finds two things in each row of the sources that it is given, or of all.
func twice(allFiles bool, sources ...string) *validate.Check {
	return &validate.Check{
		ID: "DL991", Name: "twice", Severity: validate.Warning, AllFiles: allFiles,
		Start: func(p *validate.Pass) validate.Visitor {
			return validate.Visitor{Row: func(r *validate.Row) {
				if len(sources) == 0 || slices.Contains(sources, r.Record.Source) {
					p.Report(r.Finding("headline", "", "first"))
					p.Report(r.Finding("body", "", "second"))
				}
			}}
		},
	}
}

// of has n records, every fourth of TASS, the others of Reuters.
func of(n int) []*schema.Record {
	var list []*schema.Record
	for i := range n {
		r := record(i)
		r.ID = fmt.Sprintf("a%032x", i)
		if i%4 == 0 {
			r.Source = "TASS"
		}
		list = append(list, r)
	}
	return list
}

func TestCapsChangeNoCount(t *testing.T) {
	sev := func(s validate.Severity) *validate.Severity { return &s }
	tass := validate.Override{Sources: []string{"TASS"}, Rules: map[string]validate.Rule{"DL991": {Severity: sev(validate.Warning)}}}
	accepted := validate.Exception{Check: "DL991", Sources: []string{"TASS"}, Reason: "r"}
	name := write(t, jsonl, t.TempDir(), of(400)...)
	for _, tt := range []struct {
		name            string
		max             int
		policy          *validate.Policy
		shown, accepted int
		want            validate.Totals
	}{
		{"default", 0, nil, 100, 0, validate.Totals{Warnings: 800}},
		{"three", 3, nil, 3, 0, validate.Totals{Warnings: 800}},
		{"all", -1, nil, 800, 0, validate.Totals{Warnings: 800}},
		{"two rules, one severity", 3, &validate.Policy{Overrides: []validate.Override{tass}}, 3, 0, validate.Totals{Warnings: 800}},
		{"accepted ones", 5, &validate.Policy{Exceptions: []validate.Exception{accepted}}, 5, 5, validate.Totals{Warnings: 600, Accepted: 200}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, validate.Options{Checks: []*validate.Check{twice(false)}, MaxFindings: tt.max, Policy: tt.policy}, name)
			c := r.Checks[0]
			if r.Totals != tt.want || c.Totals != tt.want || c.Rows != 400 {
				t.Errorf("got %+v, of the check %+v in %d rows, want %+v in 400", r.Totals, c.Totals, c.Rows, tt.want)
			}
			if len(r.Findings) != tt.shown || c.Shown != tt.shown || len(r.Accepted) != tt.accepted {
				t.Errorf("got %d findings, %d said to be shown, %d accepted, want %d and %d", len(r.Findings), c.Shown, len(r.Accepted), tt.shown, tt.accepted)
			}
		})
	}
}

// Rows in which nothing but what the policy has off was found do not count.
func TestRowsOfRulesThatAreOff(t *testing.T) {
	off := map[string]validate.Rule{"DL991": {Severity: new(validate.Severity)}}
	first, second := t.TempDir(), t.TempDir()
	write(t, jsonl, first, of(8)...)
	write(t, jsonl, second, of(8)...)
	for _, tt := range []struct {
		name     string
		policyOf func(path string) *validate.Policy
		want     int64
	}{
		{"none is off", func(string) *validate.Policy { return nil }, 16},
		{"one source is off", func(string) *validate.Policy {
			return &validate.Policy{Overrides: []validate.Override{{Sources: []string{"TASS"}, Rules: off}}}
		}, 12},
		{"one of two paths is off", func(path string) *validate.Policy {
			if path == second {
				return &validate.Policy{Rules: off}
			}
			return nil
		}, 8},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, validate.Options{
				Checks:   []*validate.Check{twice(false)},
				PolicyOf: func(path string) (*validate.Policy, error) { return tt.policyOf(path), nil },
			}, first, second)
			if c := r.Checks[0]; c.Rows != tt.want || c.Warnings != 2*tt.want {
				t.Errorf("got %d findings in %d rows, want %d in %d", c.Warnings, c.Rows, 2*tt.want, tt.want)
			}
		})
	}
}

// A row counts once for a share, whatever is found in it, and a row of each file for a check of all files.
func TestSharesAreOfRows(t *testing.T) {
	dir := t.TempDir()
	write(t, jsonl, dir, of(8)...)
	write(t, csv, dir, of(8)...)
	share, err := validate.ParseThreshold("> 25%")
	if err != nil {
		t.Fatal(err)
	}
	rule := map[string]validate.Rule{"DL991": {ErrorIf: share}}
	for _, allFiles := range []bool{false, true} {
		for name, policy := range map[string]*validate.Policy{
			"everywhere": {Rules: rule},
			"overridden": {Overrides: []validate.Override{{Paths: []string{"**"}, Rules: rule}}},
		} {
			r := run(t, validate.Options{Checks: []*validate.Check{twice(allFiles, "TASS")}, Policy: policy}, dir)
			if r.Totals.Errors > 0 || r.Totals.Notes == 0 {
				t.Errorf("%s, all files %t: two of eight rows are more than 25%%: %+v", name, allFiles, r.Totals)
			}
			r = run(t, validate.Options{Checks: []*validate.Check{twice(allFiles)}, Policy: policy}, dir)
			if r.Totals.Errors == 0 {
				t.Errorf("%s, all files %t: all rows are not more than 25%%: %+v", name, allFiles, r.Totals)
			}
		}
	}
}

func TestFindingsStandInOrder(t *testing.T) {
	b := write(t, jsonl, t.TempDir(), of(3)...)
	a := write(t, csv, t.TempDir(), of(2)...)
	note := &validate.Check{ID: "DL990", Name: "note", Severity: validate.Note, Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{Row: func(r *validate.Row) {
			p.Report(r.Finding("", "", "m"))
		}}
	}}
	warning := validate.Warning
	policy := &validate.Policy{
		Exceptions: []validate.Exception{{Check: "DL991", Fields: []string{"body"}, Reason: "r"}},
		Overrides:  []validate.Override{{Sources: []string{"TASS"}, Rules: map[string]validate.Rule{"DL991": {Severity: &warning}}}},
	}
	for _, paths := range [][]string{{a, b}, {b, a}} {
		r := run(t, validate.Options{Checks: []*validate.Check{twice(false), note}, Jobs: 3, Policy: policy}, paths...)
		rows := map[string]int{a: 2, b: 3}
		var want, got, accepted, wantAccepted []string
		for _, c := range []string{"twice", "note"} {
			for _, p := range paths {
				for i := range rows[p] {
					want = append(want, fmt.Sprintf("%s %s %d", c, filepath.ToSlash(p), i+1))
					if c == "twice" {
						wantAccepted = want[:len(want):len(want)]
					}
				}
			}
		}
		for _, f := range r.Findings {
			got = append(got, fmt.Sprintf("%s %s %d", f.Check.Name, f.File, f.Row))
		}
		for _, f := range r.Accepted {
			accepted = append(accepted, fmt.Sprintf("%s %s %d", f.Check.Name, f.File, f.Row))
		}
		if r.Checks[0].Check != note {
			t.Errorf("got the totals of %s first, want those of %s", r.Checks[0].Check.ID, note.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("got findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if !slices.Equal(accepted, wantAccepted) {
			t.Errorf("got accepted\n%s\nwant\n%s", strings.Join(accepted, "\n"), strings.Join(wantAccepted, "\n"))
		}
	}
}
