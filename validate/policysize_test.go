package validate

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/internal/lineartest"
)

func repeat(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i))
	}
	return b.String()
}

func TestPolicyLimits(t *testing.T) {
	lines := func(n int) string { return strings.Repeat("\n", n) }
	for _, tt := range []struct {
		name, text string
		of         string // what there is too much of; empty for nothing
	}{
		{"bytes", strings.Repeat(" ", maxPolicySize), ""},
		{"one byte more", strings.Repeat(" ", maxPolicySize+1), "bytes"},
		{"lines", lines(maxPolicyLines), ""},
		{"one line more", lines(maxPolicyLines + 1), "lines"},
		{"one line more, by carriage returns", strings.Repeat("\r", maxPolicyLines+1), "lines"},
		{"signs", strings.Repeat("#", maxPolicySigns), ""},
		{"one sign more", strings.Repeat("#", maxPolicySigns+1), "signs of YAML"},
		{"a thousand exceptions", "exceptions:\n" + repeat(1000, func(i int) string {
			return fmt.Sprintf("  - check: missing-source\n    inputs:\n      - seeds/%d.txt\n    reason: no publisher\n    expires: 2030-01-01\n", i)
		}), ""},

		// Each of these took the YAML library minutes, or more memory than there is.
		{"depth in brackets", strings.Repeat("[", 200_000), "signs of YAML"},
		{"depth in braces", strings.Repeat("{a: ", 60_000), "signs of YAML"},
		{"depth by dashes", strings.Repeat("- ", 100_000), "signs of YAML"},
		{"keys on one line", "{" + repeat(30_000, func(i int) string { return fmt.Sprintf("k%d: ,", i) }) + "}", "signs of YAML"},
		{"keys on lines", repeat(30_000, func(i int) string { return fmt.Sprintf("k%d:\n", i) }), "lines"},
		{"merge keys", strings.Repeat("<<", 100_000), "signs of YAML"},
		{"lines of a text", "a: |\n  " + lines(200_000), "lines"},
		{"tabs in a text", "a: \"" + strings.Repeat("\t", 200_000), "signs of YAML"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), PolicyName)
			if err := os.WriteFile(name, []byte(tt.text), 0o666); err != nil {
				t.Fatal(err)
			}
			var err error
			lineartest.Run(t, func() {
				_, err = ReadPolicy(name, []*Check{{ID: "DL201", Name: "missing-source", Doc: "d", Fix: "f"}})
			})
			large := (*dataset.TooLargeError)(nil)
			if errors.As(err, &large) != (tt.of != "") || tt.of != "" && !strings.HasPrefix(large.Of, tt.of) {
				t.Errorf("got error %v, want one about %q", err, tt.of)
			}
		})
	}
}
