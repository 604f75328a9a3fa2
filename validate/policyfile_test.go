package validate_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/schema"
	"dateline/validate"
	"dateline/validate/checks"
)

func policy(t *testing.T, dir, text string) (*validate.Policy, error) {
	t.Helper()
	name := filepath.Join(dir, validate.PolicyName)
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return validate.ReadPolicy(name, checks.All)
}

func TestPolicyRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", "chekcs:\n  missing-date: error\n", `dateline.yaml:1: unknown key "chekcs" in the policy; the nearest is "checks"`},
		{"a key like no other", "zzzzzzzz: 1\n", `unknown key "zzzzzzzz" in the policy; expected checks, exceptions, overrides`},
		{"unknown check", "checks:\n  missing-dates: error\n", `:2: no check has the ID, name or family "missing-dates"; the nearest is "missing-date"`},
		{"unknown severity", "checks:\n  missing-date: fatal\n", `:2: "fatal" is not a severity`},
		{"unknown key of a rule", "checks:\n  DL101:\n    eror_if: '> 2%'\n", `:3: unknown key "eror_if" in DL101; the nearest is "error_if"`},
		{"malformed threshold", "checks:\n  DL101:\n    error_if: 2%\n", `:3: "2%" is not a threshold`},
		{"threshold that never holds", "checks:\n  DL101:\n    error_if: '> 100%'\n", "can never hold"},
		{"severity and threshold", "checks:\n  DL101:\n    error_if: '> 2%'\n    severity: note\n", "a severity and a threshold"},
		{"key twice", "checks:\n  DL101: note\n  DL101: error\n", "DL101"},
		{"check twice", "checks:\n  DL101: note\n  missing-date: error\n", `:3: "DL101" and "missing-date" are the same check`},
		{"checks as a list", "checks:\n  - DL101\n", "expected keys and values"},
		{"override of everything", "overrides:\n  - checks: {DL101: off}\n", "neither paths nor sources"},
		{"override without checks", "overrides:\n  - paths: a/**\n", "no checks"},
		{"exception without reason", "exceptions:\n  - check: DL101\n    ids: [a1]\n", `:2: exception for DL101 has no reason`},
		{"exception with an empty reason", "exceptions:\n  - check: DL101\n    ids: [a1]\n    reason: ' '\n", "no reason"},
		{"exception without check", "exceptions:\n  - ids: [a1]\n    reason: x\n", "names no check"},
		{"exception for everything", "exceptions:\n  - check: DL101\n    reason: x\n", "fits every record"},
		{"exception for an unknown check", "exceptions:\n  - check: no-such\n    ids: [a1]\n    reason: x\n", `:2: no check has the ID or name "no-such"`},
		{"exception for a family", "exceptions:\n  - check: DL2\n    ids: [a1]\n    reason: x\n", `:2: "DL2" is a family of checks, expected one check`},
		{"exception for a misspelt field", "exceptions:\n  - fields: [source, sorce]\n    check: missing-source\n    reason: x\n", `:2: no field of a record is called "sorce"; the nearest is "source"`},
		{"exception for a field like no other", "exceptions:\n  - check: missing-source\n    fields: zzzzzzzz\n    reason: x\n", `"zzzzzzzz"; missing-source looks at source`},
		{"family twice", "checks:\n  DL1: note\n  dl1: error\n", `:3: "DL1" and "dl1" are the same family`},
		{"unknown severity in capitals", "checks:\n  missing-date: FATAL\n", `:2: "FATAL" is not a severity`},
		{"expiry that is no date", "exceptions:\n  - check: DL101\n    ids: [a1]\n    reason: x\n    expires: soon\n", `:5: "soon" is not a date`},
		{"broken YAML", "checks: [\n", "dateline.yaml"},
		{"two documents", "checks: {}\n---\nchecks: {}\n", "2 YAML documents"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := policy(t, t.TempDir(), c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one with %q", err, c.want)
			}
			if !errors.Is(err, validate.ErrUsage) {
				t.Errorf("error %v is no ErrUsage", err)
			}
		})
	}
}

func TestPolicyReads(t *testing.T) {
	for _, text := range []string{
		"", "# nothing\n", "checks:\n", "exceptions: []\n", "checks: {DL1: off, missing-date: error}\n",
		"exceptions: [{check: schema-violation, fields: [tide], reason: rows of any shape have it}]\n",
	} {
		if _, err := policy(t, t.TempDir(), text); err != nil {
			t.Errorf("policy %q: %v", text, err)
		}
	}
}

// mixed writes ten records of TASS and ten of Reuters; the first few of each have no headline.
func mixed(t *testing.T, dir string, tass, reuters int) string {
	t.Helper()
	var list []*schema.Record
	for i := range 20 {
		r := record(i)
		r.ID = "a" + strings.Repeat(string("0123456789abcdefghijklmn"[i]), 32)
		if i < 10 {
			r.Source = "TASS"
		}
		if i < tass || i >= 10 && i < 10+reuters {
			r.Headline = ""
		}
		list = append(list, r)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return write(t, jsonl, dir, list...)
}

func TestPolicyDecidesSeverity(t *testing.T) {
	const e, w, n = 0, 1, 2
	for _, c := range []struct {
		name          string
		text          string
		tass, reuters int
		want          [3]int64 // errors, warnings, notes of missing-headline
	}{
		{"the check's own", "", 1, 1, [3]int64{w: 2}},
		{"severity", "checks: {missing-headline: error}", 1, 1, [3]int64{e: 2}},
		{"off", "checks: {missing-headline: off}", 1, 1, [3]int64{}},
		{"off, as YAML 1.1 reads it", "checks: {missing-headline: false}", 1, 1, [3]int64{}},
		{"family", "checks: {DL3: note}", 1, 1, [3]int64{n: 2}},
		{"a name beats its family wherever it stands", "checks: {missing-headline: error, DL3: note}", 1, 1, [3]int64{e: 2}},
		{"off, as YAML users write it", "checks: {missing-headline: Off}", 1, 1, [3]int64{}},
		{"severity in capitals", "checks: {missing-headline: ERROR}", 1, 1, [3]int64{e: 2}},
		{"the narrower family decides", "checks: {DL30: error, DL3: note}", 1, 1, [3]int64{e: 2}},
		{"the narrower family decides behind the wider", "checks: {DL3: note, dl30: error}", 1, 1, [3]int64{e: 2}},
		{"share exceeded", "checks: {missing-headline: {error_if: '> 9%'}}", 1, 1, [3]int64{e: 2}},
		{"share just kept", "checks: {missing-headline: {error_if: '> 10%'}}", 1, 1, [3]int64{n: 2}},
		{"share reached", "checks: {missing-headline: {error_if: '>= 10%'}}", 1, 1, [3]int64{e: 2}},
		{"warning below error", "checks: {missing-headline: {error_if: '> 50%', warn_if: '> 0'}}", 1, 1, [3]int64{w: 2}},
		{"number", "checks: {missing-headline: {error_if: '> 1', warn_if: '> 0'}}", 1, 1, [3]int64{e: 2}},
		{"override by source", "overrides: [{sources: [TASS], checks: {missing-headline: error}}]", 2, 1, [3]int64{e: 2, w: 1}},
		{"override by source in another case", "overrides: [{sources: [tass], checks: {missing-headline: error}}]", 2, 1, [3]int64{e: 2, w: 1}},
		{"share of the source's rows", "overrides: [{sources: [TASS], checks: {missing-headline: {error_if: '> 15%'}}}]", 2, 1, [3]int64{e: 2, w: 1}},
		{"share of the other rows", "{checks: {missing-headline: {error_if: '> 10%'}}, overrides: [{sources: [TASS], checks: {missing-headline: note}}]}", 9, 1, [3]int64{n: 10}},
		{"override by path", "overrides: [{paths: ['data/*.jsonl'], checks: {missing-headline: error}}]", 1, 1, [3]int64{e: 2}},
		{"override of another path", "overrides: [{paths: ['other/**'], checks: {missing-headline: error}}]", 1, 1, [3]int64{w: 2}},
		{"the last override decides", "overrides: [{sources: [TASS], checks: {DL301: error}}, {paths: ['**'], checks: {DL301: note}}]", 1, 1, [3]int64{n: 2}},
		{"an override of another check does not", "overrides: [{sources: [TASS], checks: {DL301: error}}, {paths: ['**'], checks: {DL302: note}}]", 1, 1, [3]int64{e: 1, w: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			p, err := policy(t, dir, c.text)
			if err != nil {
				t.Fatal(err)
			}
			name := mixed(t, filepath.Join(dir, "data"), c.tass, c.reuters)
			// What is shown must not change what is counted.
			for _, max := range []int{-1, 1} {
				r := run(t, validate.Options{Policy: p, Select: []string{"missing-headline", "missing-date"}, MaxFindings: max}, name)
				got := [3]int64{r.Totals.Errors, r.Totals.Warnings, r.Totals.Notes}
				if got != c.want {
					t.Errorf("with MaxFindings %d: got %d errors, warnings and notes, want %d", max, got, c.want)
				}
				if max == 1 && len(r.Findings) > 3 {
					t.Errorf("%d findings are shown, want at most one of each severity", len(r.Findings))
				}
			}
		})
	}
}

func TestExceptions(t *testing.T) {
	const accepted = 2
	for _, c := range []struct {
		name, text string
		today      string
		want       int64 // accepted of 3
	}{
		{"by id", "ids: [a" + "00000000000000000000000000000000" + "]", "", 1},
		{"by source", "sources: [TASS]", "", accepted},
		{"by source in another case", "sources: [Tass]", "", accepted},
		{"by field", "fields: [headline]", "", 3},
		{"by another field", "fields: [body]", "", 0},
		{"by input", "inputs: ['*.txt']", "", 3},
		{"by path", "paths: ['data/**']", "", 3},
		{"by another path", "paths: ['*.jsonl']", "", 0},
		{"all lists must fit", "sources: [TASS]\n    inputs: [b.txt]", "", 0},
		{"not yet expired", "sources: [TASS]\n    expires: 2026-03-01", "2026-03-01", accepted},
		{"expired", "sources: [TASS]\n    expires: 2026-03-01", "2026-03-02", 0},
		{"no clock", "sources: [TASS]\n    expires: 2026-03-01", "", accepted},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			p, err := policy(t, dir, "exceptions:\n  - check: missing-headline\n    reason: it has none\n    "+c.text+"\n")
			if err != nil {
				t.Fatal(err)
			}
			var today schema.Date
			if c.today != "" {
				if today, err = schema.ParseDate(c.today); err != nil {
					t.Fatal(err)
				}
			}
			name := mixed(t, filepath.Join(dir, "data"), accepted, 1)
			r := run(t, validate.Options{Policy: p, Today: today, Select: []string{"missing-headline"}}, name)
			if r.Totals.Accepted != c.want || r.Totals.Warnings != 3-c.want {
				t.Errorf("got %d accepted and %d open, want %d of 3", r.Totals.Accepted, r.Totals.Warnings, c.want)
			}
			for _, f := range r.Accepted {
				if f.Accepted != "it has none" {
					t.Errorf("accepted finding has the reason %q", f.Accepted)
				}
			}
		})
	}
}

func TestFindPolicy(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(deep, "articles.jsonl")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := policy(t, filepath.Join(root, "a"), ""); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{deep, file, filepath.Join(root, "a")} {
		got, err := validate.FindPolicy(path)
		if err != nil {
			t.Fatal(err)
		}
		if abs, _ := filepath.Abs(got); abs != filepath.Join(root, "a", validate.PolicyName) {
			t.Errorf("FindPolicy(%q) = %q, want the one in a", path, got)
		}
	}
	// A directory of that name is no policy.
	if err := os.Mkdir(filepath.Join(deep, validate.PolicyName), 0o777); err != nil {
		t.Fatal(err)
	}
	if got, err := validate.FindPolicy(deep); err != nil || !strings.HasSuffix(filepath.Dir(got), "a") {
		t.Errorf("FindPolicy above a directory of that name = %q, %v", got, err)
	}
}

// A policy above a repository is another project's.
func TestFindPolicyStopsAtARepository(t *testing.T) {
	for _, c := range []struct {
		name string
		git  func(string) error
	}{
		{"repository", func(name string) error { return os.Mkdir(name, 0o777) }},
		{"worktree", func(name string) error { return os.WriteFile(name, []byte("gitdir: elsewhere\n"), 0o666) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			if _, err := policy(t, root, ""); err != nil {
				t.Fatal(err)
			}
			deep := filepath.Join(root, "project", "data")
			if err := os.MkdirAll(deep, 0o777); err != nil {
				t.Fatal(err)
			}
			if got, err := validate.FindPolicy(deep); err != nil || got == "" {
				t.Errorf("outside a repository: got %q, %v, want the policy above", got, err)
			}
			if err := c.git(filepath.Join(root, "project", ".git")); err != nil {
				t.Fatal(err)
			}
			if got, err := validate.FindPolicy(deep); err != nil || got != "" {
				t.Errorf("inside one: got %q, %v, want none", got, err)
			}
			if _, err := policy(t, filepath.Join(root, "project"), ""); err != nil {
				t.Fatal(err)
			}
			if got, err := validate.FindPolicy(deep); err != nil || filepath.Base(filepath.Dir(got)) != "project" {
				t.Errorf("with one at its root: got %q, %v, want that", got, err)
			}
		})
	}
}
