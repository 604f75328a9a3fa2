package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

const tiny = "internal/mutate/testdata/tiny"

// mutate runs the tool on the package of testdata and gives its lines without the package's path.
func mutate(t *testing.T, equivalents string, args ...string) (int, []string) {
	t.Helper()
	var out, progress bytes.Buffer
	code, err := run(t.Context(), append(args, "./testdata/tiny"), strings.ReplaceAll(equivalents, "TINY", tiny), &out, &progress)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(out.String(), tiny+"/", "")
	return code, strings.Split(strings.TrimSpace(strings.ReplaceAll(text, tiny, "TINY")), "\n")
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("line %d: got %q, want %q", i+1, g, w)
		}
	}
}

// TestMutants holds which numbers are moved, and where to. Those of an index, of a step, of a
// table, of a function literal's own statements and of constants that no condition names are not among them.
func TestMutants(t *testing.T) {
	code, got := mutate(t, "", "-list")
	if code != 0 {
		t.Errorf("code %d, want 0", code)
	}
	compare(t, got, []string{
		"tiny.go:6	TINY	package	Tall = 30	Tall = 20",
		"tiny.go:6	TINY	package	Tall = 30	Tall = 40",
		"tiny.go:8	TINY	package	wide = 12	wide = 8",
		"tiny.go:8	TINY	package	wide = 12	wide = 16",
		"tiny.go:8	TINY	package	deep = 2 * half	deep = 1 * half",
		"tiny.go:8	TINY	package	deep = 2 * half	deep = 3 * half",
		"tiny.go:9	TINY	package	half = 4	half = 3",
		"tiny.go:9	TINY	package	half = 4	half = 5",
		"tiny.go:26	TINY	Ratio	float64(n) > 0.75*float64(m)	float64(n) > 0.5*float64(m)",
		"tiny.go:26	TINY	Ratio	float64(n) > 0.75*float64(m)	float64(n) > 1.0*float64(m)",
		"tiny.go:32	TINY	(*letter).last	*l == 0x7A	*l == 0x51",
		"tiny.go:32	TINY	(*letter).last	*l == 0x7A	*l == 0xa3",
		"tiny.go:37	TINY	Name	i == 7	i == 5",
		"tiny.go:37	TINY	Name	i == 7	i == 9",
		"tiny.go:49	TINY	Room	min(n, 90)	min(n, 60)",
		"tiny.go:49	TINY	Room	min(n, 90)	min(n, 120)",
		"tiny.go:54	TINY	Count	n < 3	n < 2",
		"tiny.go:54	TINY	Count	n < 3	n < 4",
		"tiny.go:57	TINY	Count	2	1",
		"tiny.go:57	TINY	Count	2	3",
		"tiny.go:59	TINY	Count	3	2",
		"tiny.go:59	TINY	Count	3	4",
	})
}

// TestTrial holds what becomes of changes: noticed by a test, by an endless loop or by the compiler, unnoticed, or listed.
func TestTrial(t *testing.T) {
	const list = `# a comment
TINY	package	wide = 12	wide = 8	nothing stands between the two
TINY	package	Tall = 30	Tall = 40	a lie
TINY	package	gone = 12	gone = 8	of a constant that is no more
`
	code, got := mutate(t, list, "-j", "2", "-only", `tiny\.go:(6|8|49|57)$`)
	if code != 1 {
		t.Errorf("code %d, want 1", code)
	}
	compare(t, got, []string{
		"tiny.go:6	TINY	package	Tall = 30	Tall = 40	is listed as equivalent, and a test notices it",
		"tiny.go:8	TINY	package	deep = 2 * half	deep = 1 * half",
		"tiny.go:8	TINY	package	deep = 2 * half	deep = 3 * half",
		"equivalent.tsv	TINY	package	gone = 12	gone = 8	fits no change: take it out",
		"TINY: 10 mutants, 6 killed (0 by time), 2 survivors, 1 equivalent, 1 not compiled: 25.0 % survive",
	})
}

// TestSourceEditedDuringRun holds that a change lands on the number for which it was listed, though lines have come before
// it since.
func TestSourceEditedDuringRun(t *testing.T) {
	t.Chdir(t.TempDir())
	save := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const src = "package tall\n\nfunc Tall(n int) bool { return n > 30 }\n"
	save("go.mod", "module tall\n\ngo 1.26\n")
	save("tall.go", src)
	save("tall_test.go", `package tall

import "testing"

func TestTall(t *testing.T) {
	if Tall(30) || !Tall(31) {
		t.Error("not tall from 31 on")
	}
}
`)
	pkgs, err := list(t.Context(), ".")
	if err != nil {
		t.Fatal(err)
	}
	ms, err := mutants(pkgs[0])
	if err != nil || len(ms) != 2 {
		t.Fatalf("got %d changes, %v, want 2", len(ms), err)
	}
	tr, err := newTrial(t.Context(), pkgs[0], options{workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer tr.close()
	save("tall.go", "// Package tall has gained a comment, which moves the number.\n"+src)
	for i, m := range ms {
		if v, err := tr.try(t.Context(), i, m); v != killed || err != nil {
			t.Errorf("%s: got verdict %d, %v, want %d", m, v, err, killed)
		}
	}
}

// TestAllowedShare holds that the exit code follows the share of survivors.
func TestAllowedShare(t *testing.T) {
	for _, tt := range []struct {
		allow string
		want  int
	}{{"0.5", 0}, {"0.4", 1}} {
		if code, got := mutate(t, "", "-allow", tt.allow, "-only", `:(6|26)$`); code != tt.want {
			t.Errorf("-allow %s: code %d, want %d: %q", tt.allow, code, tt.want, got)
		}
	}
}

func TestEquivalentsRefuse(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"blanks for a tab", "p\tf\ta < 2\ta < 3 why", "equivalent.tsv:1: want package"},
		{"no reason", "# x\np\tf\ta < 2\ta < 3\t", "equivalent.tsv:2: want package"},
		{"twice", "p\tf\ta < 2\ta < 3\tx\np\tf\ta < 2\ta < 3\ty", "equivalent.tsv:2: stands twice"},
	} {
		if _, err := parseEquivalents(tt.in); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s…", tt.name, err, tt.want)
		}
	}
	if _, err := parseEquivalents(equivalentList); err != nil {
		t.Error(err)
	}
}

// TestWrongUse holds that what cannot be tried is said and ends with 2.
func TestWrongUse(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{nil, "want packages"},
		{[]string{"-j", "0", "./testdata/tiny"}, "one worker"},
		{[]string{"-only", "(", "./testdata/tiny"}, "reading -only"},
		{[]string{"./nowhere"}, `listing "./nowhere"`},
	} {
		var out, progress bytes.Buffer
		code, err := run(t.Context(), tt.args, "", &out, &progress)
		if code != 2 || err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %d, %v, want 2 and %q", tt.args, code, err, tt.want)
		}
	}
}
