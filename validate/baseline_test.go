package validate_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/schema"
	"dateline/validate"

	"github.com/google/go-cmp/cmp"
)

func TestBaselineLeavesOnlyWhatIsNew(t *testing.T) {
	dir := t.TempDir()
	only := []string{"missing-headline"}
	first := run(t, validate.Options{Select: only, Collect: true}, mixed(t, dir, 2, 0))
	file := filepath.Join(dir, "known.json")
	if err := first.Collected.WriteFile(file); err != nil {
		t.Fatal(err)
	}
	known, err := validate.ReadBaseline(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(first.Collected, known); d != "" {
		t.Errorf("written and read back (-want +got):\n%s", d)
	}
	for _, c := range []struct {
		name          string
		tass, reuters int
		want          validate.Totals
		fixed         int64
	}{
		{"nothing new", 2, 0, validate.Totals{Known: 2}, 0},
		{"one new", 2, 1, validate.Totals{Known: 2, Warnings: 1}, 0},
		{"one mended", 1, 0, validate.Totals{Known: 1}, 1},
		{"one mended, one new", 1, 1, validate.Totals{Known: 1, Warnings: 1}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, validate.Options{Select: only, Baseline: known, Collect: true}, mixed(t, t.TempDir(), c.tass, c.reuters))
			if r.Totals != c.want || r.Fixed != c.fixed {
				t.Errorf("got %+v and %d fixed, want %+v and %d", r.Totals, r.Fixed, c.want, c.fixed)
			}
			if got, want := len(r.Collected.Findings), c.tass+c.reuters; got != want {
				t.Errorf("a new baseline would have %d findings, want %d: known ones stay known", got, want)
			}
			if int64(len(r.Findings)) != c.want.Warnings {
				t.Errorf("%d findings are shown, want the %d new ones", len(r.Findings), c.want.Warnings)
			}
		})
	}
}

func TestFingerprintsSurviveMovedRowsAndOtherFormats(t *testing.T) {
	a, b, c := record(1), record(2), record(3)
	b.Source, b.SourceMethod = "", ""
	o := validate.Options{Select: []string{"missing-source"}}
	want := run(t, o, write(t, jsonl, t.TempDir(), a, b, c)).Findings[0]
	for _, got := range []validate.Finding{
		run(t, o, write(t, jsonl, t.TempDir(), b, a, c)).Findings[0],
		run(t, o, write(t, csv, t.TempDir(), a, c, b)).Findings[0],
		run(t, o, write(t, parquet, t.TempDir(), b)).Findings[0],
	} {
		if got.Fingerprint != want.Fingerprint {
			t.Errorf("fingerprint in row %d of %s is %s, in row %d of JSONL %s", got.Row, got.File, got.Fingerprint, want.Row, want.Fingerprint)
		}
	}
	c.Source, c.SourceMethod = "", ""
	if other := run(t, o, write(t, jsonl, t.TempDir(), c)).Findings[0]; other.Fingerprint == want.Fingerprint {
		t.Error("two records have one fingerprint")
	}
}

// The row of the first record is part of the message: it must not be part of the fingerprint.
func TestFingerprintsSurviveOtherMessages(t *testing.T) {
	o := validate.Options{Select: []string{"duplicate-id"}}
	a := run(t, o, write(t, jsonl, t.TempDir(), record(1), record(1))).Findings[0]
	b := run(t, o, write(t, jsonl, t.TempDir(), record(2), record(1), record(1))).Findings[0]
	if a.Message == b.Message || a.Fingerprint != b.Fingerprint {
		t.Errorf("messages %q and %q have the fingerprints %s and %s, want other messages and one fingerprint", a.Message, b.Message, a.Fingerprint, b.Fingerprint)
	}
}

func TestThresholdsCountWhatTheBaselineKnows(t *testing.T) {
	p, err := policy(t, t.TempDir(), "checks: {missing-headline: {error_if: '> 2'}}")
	if err != nil {
		t.Fatal(err)
	}
	o := validate.Options{Select: []string{"missing-headline"}, Collect: true}
	o.Baseline = run(t, o, mixed(t, t.TempDir(), 2, 0)).Collected
	o.Policy = p
	if r := run(t, o, mixed(t, t.TempDir(), 2, 1)); r.Totals.Errors != 1 || r.Totals.Known != 2 {
		t.Errorf("two known findings and a new one: got %+v, want an error, as three are too many", r.Totals)
	}
}

// Three rows with one id give two findings with one fingerprint: the baseline knows two and no third.
func TestBaselineCountsEqualFingerprints(t *testing.T) {
	o := validate.Options{Select: []string{"duplicate-id"}, Collect: true}
	r := run(t, o, write(t, jsonl, t.TempDir(), record(1), record(1), record(1)))
	if n := len(r.Collected.Findings); n != 1 || r.Collected.Findings[0].Count != 2 {
		t.Fatalf("got %+v, want one finding that counts 2", r.Collected.Findings)
	}
	o.Baseline = r.Collected
	r = run(t, o, write(t, jsonl, t.TempDir(), record(1), record(1), record(1), record(1)))
	if r.Totals.Known != 2 || r.Totals.Errors != 1 {
		t.Errorf("got %+v, want 2 known and 1 new", r.Totals)
	}
}

func TestReadBaselineRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no JSON", "fingerprints", "is no baseline"},
		{"another object", `{"rows": 1}`, "unknown field"},
		{"another version", `{"version": 2, "findings": []}`, "version 2, expected 1"},
		{"more behind it", `{"version": 1, "findings": []} {}`, "more data"},
		{"malformed fingerprint", `{"version": 1, "findings": [{"fingerprint": "x", "check": "DL101", "name": "n"}]}`, `fingerprint "x"`},
		{"negative count", `{"version": 1, "findings": [{"fingerprint": "` + strings.Repeat("0", 32) + `", "check": "DL101", "name": "n", "count": -1}]}`, "the count -1"},
	} {
		name := filepath.Join(t.TempDir(), "known.json")
		if err := os.WriteFile(name, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := validate.ReadBaseline(name)
		if !errors.Is(err, validate.ErrUsage) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want an ErrUsage with %q", c.name, err, c.want)
		}
	}
	if _, err := validate.ReadBaseline(filepath.Join(t.TempDir(), "gone")); !errors.Is(err, os.ErrNotExist) || errors.Is(err, validate.ErrUsage) {
		t.Errorf("a baseline that is not there: got %v", err)
	}
}

func TestFailedBaselineLeavesTheOldOne(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "known.json", "old")
	if err := os.MkdirAll(old, 0o777); err != nil {
		t.Fatal(err)
	}
	for what, name := range map[string]string{
		"into a directory that is not there": filepath.Join(dir, "gone", "known.json"),
		"over a directory":                   filepath.Join(dir, "known.json"),
	} {
		if err := (&validate.Baseline{Version: 1}).WriteFile(name); err == nil {
			t.Errorf("writing %s gives no error", what)
		}
	}
	left, err := os.ReadDir(dir)
	if _, gone := os.Stat(old); err != nil || gone != nil || len(left) != 1 {
		t.Errorf("got %v (%v, %v), want known.json as it was and nothing beside it", left, err, gone)
	}
}

// What a run did not look for is not gone.
func TestBaselineOfOtherChecks(t *testing.T) {
	b := &validate.Baseline{Version: 1, Findings: []validate.Known{
		{Fingerprint: strings.Repeat("0", 32), Check: "DL301"}, {Fingerprint: strings.Repeat("1", 32), Check: "DL101", Count: 3},
	}}
	r := run(t, validate.Options{Select: []string{"DL301"}, Baseline: b}, write(t, jsonl, t.TempDir(), record(1)))
	if r.Fixed != 1 {
		t.Errorf("got %d findings gone, want that of DL301 alone", r.Fixed)
	}
}

// An exception that expired would otherwise be put off for good.
func TestBaselineLeavesOutThePolicysFaults(t *testing.T) {
	dir := t.TempDir()
	p, err := policy(t, dir, "exceptions:\n  - check: missing-headline\n    sources: [TASS]\n    reason: x\n    expires: 2026-01-31\n")
	if err != nil {
		t.Fatal(err)
	}
	today, err := schema.ParseDate("2026-03-01")
	if err != nil {
		t.Fatal(err)
	}
	o := validate.Options{Policy: p, Today: today, Select: []string{"missing-headline", "expired-exception"}, Collect: true}
	name := mixed(t, dir, 1, 0)
	r := run(t, o, name)
	if n := len(r.Collected.Findings); n != 1 || r.Collected.Findings[0].Check != "DL301" || r.Totals.Warnings != 2 {
		t.Fatalf("got %+v of %d warnings, want DL301 alone of 2", r.Collected.Findings, r.Totals.Warnings)
	}
	if want := []string{filepath.ToSlash(p.Path)}; !slices.Equal(r.Policies, want) {
		t.Errorf("the report names the policies %q, want %q", r.Policies, want)
	}
	// Older baselines list such findings.
	for _, f := range r.Findings {
		if f.Check.ID == "DL690" {
			o.Baseline = &validate.Baseline{Version: 1, Findings: append(r.Collected.Findings, validate.Known{Fingerprint: f.Fingerprint, Check: "DL690"})}
		}
	}
	if again := run(t, o, name); again.Totals != (validate.Totals{Known: 1, Warnings: 1}) || again.Fixed != 0 {
		t.Errorf("with a baseline that lists it: got %+v and %d gone, want the expired exception and 0", again.Totals, again.Fixed)
	}
}
