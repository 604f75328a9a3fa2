package pubdate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/schema"
)

// TestRules runs the examples of every rule.
func TestRules(t *testing.T) {
	for _, r := range Rules {
		if r.Doc == "" || r.Reads == "" || len(r.Examples) == 0 {
			t.Errorf("rule %s lacks a part", r.Name)
		}
		for _, e := range r.Examples {
			if got := runExample(t, e); got != e.Out {
				t.Errorf("%s: %q: got %q, want %q", r.Name, e.In, got, e.Out)
			}
		}
	}
}

func TestRulesCoverMethods(t *testing.T) {
	named := map[string]bool{}
	for _, r := range Rules {
		named[r.Name] = true
	}
	for _, f := range schema.Fields {
		if f.Name != "date_method" {
			continue
		}
		for _, m := range f.Rule.Enum {
			if !named[m] {
				t.Errorf("date_method %s has no rule", m)
			}
		}
	}
}

func runExample(t *testing.T, e Example) string {
	t.Helper()
	var lines []string
	var opt Options
	var n Neighbours
	for _, l := range e.In {
		kind, rest, _ := strings.Cut(l, " ")
		switch kind {
		case "find":
			var s []string
			for _, m := range Find(rest, "") {
				s = append(s, show(m))
			}
			return strings.Join(s, "; ")
		case "weekday":
			lines = append(lines, "tie "+rest)
		case "window":
			opt.Window = window(rest)
		case "listed":
			n.Listed = Listing{Day: day(rest), Who: "a page"}
		case "batch":
			var s Span
			for d := range strings.FieldsSeq(rest) {
				s.Add(Result{Status: schema.Stated, Date: day(d)})
			}
			n.Span = s.Range()
		default:
			lines = append(lines, l)
		}
	}
	return outcome(Resolve(input(t, lines...), opt).Narrow(n))
}

// TestEvidencePage holds that EVIDENCE.md says what Rules says; UPDATE=1 rewrites it.
func TestEvidencePage(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Evidence on dates\n\nWritten from `pubdate.Rules`; every example is a test. Update with `UPDATE=1 go test ./export/pubdate`.\n\n")
	b.WriteString("Kinds of evidence in falling order of authority, then constraints, then what is read alike everywhere.\n")
	for _, r := range Rules {
		fmt.Fprintf(&b, "\n## %s\n\nRead from: %s.\n\n%s\n\n| evidence | outcome |\n|---|---|\n", r.Name, r.Reads, r.Doc)
		for _, e := range r.Examples {
			fmt.Fprintf(&b, "| `%s` | %s |\n", strings.Join(e.In, "`<br>`"), e.Out)
		}
	}
	const name = "EVIDENCE.md"
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(name); err != nil || string(have) != b.String() {
		t.Errorf("%s is stale (%v): run UPDATE=1 go test ./export/pubdate", name, err)
	}
}
