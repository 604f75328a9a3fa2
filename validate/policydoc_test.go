package validate_test

import (
	"os"
	"strings"
	"testing"
)

func TestPolicyOfTheDocumentationReads(t *testing.T) {
	text, err := os.ReadFile("POLICY.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("POLICY.md has no example")
	}
	p, err := policy(t, t.TempDir(), example)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Rules) < 3 || len(p.Overrides) != 1 || len(p.Exceptions) != 1 {
		t.Errorf("the example has %d rules, %d overrides and %d exceptions", len(p.Rules), len(p.Overrides), len(p.Exceptions))
	}
}
