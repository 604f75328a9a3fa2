package validate_test

import (
	"path/filepath"
	"testing"

	"dateline/validate"
)

func TestEachPathHasItsPolicy(t *testing.T) {
	dir := t.TempDir()
	a := mixed(t, filepath.Join(dir, "a"), 3, 0)
	b := mixed(t, filepath.Join(dir, "b"), 1, 0)
	c := mixed(t, filepath.Join(dir, "c"), 5, 0)
	strict, err := policy(t, filepath.Join(dir, "a"), "checks: {missing-headline: {error_if: '> 2'}}")
	if err != nil {
		t.Fatal(err)
	}
	// Of the 20 rows of b one is no more than 5 %; of all 60, nine were.
	lax, err := policy(t, filepath.Join(dir, "b"), "checks: {missing-headline: {error_if: '> 5%'}}\nexceptions: [{check: missing-source, paths: ['*'], reason: none has one}]")
	if err != nil {
		t.Fatal(err)
	}
	off, err := policy(t, filepath.Join(dir, "c"), "checks: {missing-headline: off}")
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]*validate.Policy{a: strict, b: lax, c: off}
	o := validate.Options{
		Select:   []string{"missing-headline", "missing-source", "unused-exception"},
		PolicyOf: func(path string) (*validate.Policy, error) { return of[path], nil },
	}
	r := run(t, o, a, b, c)
	if got := [3]int64{r.Totals.Errors, r.Totals.Warnings, r.Totals.Notes}; got != [3]int64{3, 1, 1} {
		t.Errorf("got %d errors, warnings and notes, want 3 in a, the unused exception of b, and a note in b", got)
	}
	for _, f := range r.Findings {
		want := map[string]string{a: "error", b: "note"}[filepath.FromSlash(f.File)]
		if f.Check.Name == "missing-headline" && f.Severity.String() != want {
			t.Errorf("%s of %s is %s, want %s", f.Check.Name, f.File, f.Severity, want)
		}
		if f.Check.Name == "unused-exception" && f.File != lax.Path {
			t.Errorf("unused exception in %s, want %s", f.File, lax.Path)
		}
	}
	// One policy for all counts all.
	if r := run(t, validate.Options{Select: []string{"missing-headline"}, Policy: lax}, a, b); r.Totals.Errors != 4 {
		t.Errorf("under one policy got %d errors, want all 4", r.Totals.Errors)
	}
}
