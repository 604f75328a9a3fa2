package report

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dateline/validate"
)

func TestGitHubCaps(t *testing.T) {
	many := func(checks, each int) *validate.Report {
		r := &validate.Report{}
		for i := range checks {
			c := &validate.Check{ID: fmt.Sprintf("DL9%02d", i), Name: fmt.Sprintf("check-%d", i), Fix: "Do."}
			r.Checks = append(r.Checks, validate.CheckTotal{Check: c, Totals: validate.Totals{Errors: int64(each), Warnings: int64(each)}})
			for _, s := range []validate.Severity{validate.Error, validate.Warning} {
				for range each {
					r.Findings = append(r.Findings, validate.Finding{Check: c, Severity: s, Message: "m"})
				}
			}
			r.Totals.Add(r.Checks[i].Totals)
		}
		return r
	}
	for _, tt := range []struct {
		name         string
		checks, each int
		want         int  // annotations of a level
		all          bool // every check is named
	}{
		{"one finding", 1, 1, 1, true},
		{"one check", 1, 50, 10, true},
		{"two checks share the slots", 2, 50, 10, true},
		{"as many checks as slots", 10, 3, 10, true},
		{"more checks than slots", 60, 3, 10, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := many(tt.checks, tt.each)
			got := render(t, github, r, Options{})
			for _, level := range []string{"error", "warning"} {
				if n := strings.Count("\n"+got, "\n::"+level+" "); n != tt.want {
					t.Errorf("%d annotations of level %s, want %d", n, level, tt.want)
				}
			}
			for _, ct := range r.Checks {
				if tt.all && strings.Count(got, ct.Check.ID+" ") < 2 {
					t.Errorf("%s is not named at both levels", ct.Check.ID)
				}
			}
			if tt.checks == 2 && strings.Count(got, "::error file") == 0 && strings.Count(got, "title=DL900") != strings.Count(got, "title=DL901") {
				t.Error("the slots are not shared fairly")
			}
		})
	}
}

// TestGitHubEscapes reads the commands as the runner does (packages/core/src/command.ts of actions/toolkit).
func TestGitHubEscapes(t *testing.T) {
	command := regexp.MustCompile(`^::(\w+) (.*?)::(.*)$`)
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	found := map[string]string{}
	for line := range strings.Lines(render(t, github, sample(), Options{})) {
		m := command.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			continue
		}
		for p := range strings.SplitSeq(m[2], ",") {
			k, v, ok := strings.Cut(p, "=")
			if !ok {
				t.Errorf("property %q in %q", p, line)
			}
			if k == "file" {
				found[unescape.Replace(v)] = unescape.Replace(m[3])
			}
		}
	}
	if msg, ok := found["out/my articles, 50%:1.parquet"]; !ok || !strings.Contains(msg, "row group 2 row 1") {
		t.Errorf("files %q, want the Parquet file with its row group in the message", found)
	}
	if msg := found["out/articles.csv"]; !strings.Contains(msg, "% ::error::x") {
		t.Errorf("the message %q lost text", msg)
	}
}
