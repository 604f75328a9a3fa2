package report

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/schema/jsonschema"
	"dateline/validate"
)

func TestSARIFAgainstSchema(t *testing.T) {
	doc, err := os.ReadFile("../../../shared/specs/sarif-2.1.0.schema.json")
	if err != nil {
		t.Skipf("the SARIF schema is not here: %v", err)
	}
	v, err := jsonschema.Compile(doc)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*validate.Report{"sample": sample(), "empty": {}} {
		bad, err := v.ValidateJSON([]byte(render(t, sarif, r, Options{Version: "1.2.3"})))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range bad {
			t.Errorf("%s: %+v", name, b)
		}
	}
	if bad, _ := v.ValidateJSON([]byte(`{"version":"2.1.0","runs":[{"tool":{"driver":{}}}]}`)); len(bad) == 0 {
		t.Error("the schema takes a driver without a name: it does not check anything")
	}
}

func TestSARIFLimits(t *testing.T) {
	r := &validate.Report{Rows: sarifResults + 10, Totals: validate.Totals{Errors: sarifResults + 10}}
	r.Checks = []validate.CheckTotal{{Check: noDate, Totals: r.Totals}}
	for i := range sarifResults + 10 {
		r.Findings = append(r.Findings, validate.Finding{Check: noDate, Severity: validate.Error, Fingerprint: fmt.Sprint(i / 2)})
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(render(t, sarif, r, Options{})), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if got, want := len(run.Results), sarifResults; got != want {
		t.Errorf("%d results, want %d", got, want)
	}
	if n := run.Invocations[0].Notifications; len(n) != 1 || !strings.Contains(n[0].Message.Text, "25000 of 25010") {
		t.Errorf("notifications %+v, want one that names 25000 of 25010", n)
	}
	seen := map[string]bool{}
	for _, res := range run.Results {
		fp := res.Fingerprints["primaryLocationLineHash"]
		if seen[fp] {
			t.Fatalf("fingerprint %q stands twice: GitHub would take two findings for one", fp)
		}
		seen[fp] = true
	}
}

// GitHub takes no result without a place.
func TestSARIFPlaces(t *testing.T) {
	r := &validate.Report{
		Files:    []*validate.File{{Path: "out/articles.jsonl"}},
		Checks:   []validate.CheckTotal{{Check: noDate, Totals: validate.Totals{Errors: 1}}},
		Findings: []validate.Finding{{Check: noDate, Severity: validate.Error, Message: "m"}},
	}
	if got := render(t, sarif, r, Options{}); !strings.Contains(got, `"uri": "out/articles.jsonl"`) || !strings.Contains(got, `"startLine": 1`) {
		t.Errorf("a finding about everything has no place in\n%s", got)
	}
}

func TestSARIFPaths(t *testing.T) {
	for file, want := range map[string]sarifArtifact{
		"out/a.jsonl":     {"out/a.jsonl", "%SRCROOT%"},
		"./out/a.jsonl":   {"out/a.jsonl", "%SRCROOT%"},
		"a b/100%.csv":    {"a%20b/100%25.csv", "%SRCROOT%"},
		"x:y.csv":         {"./x:y.csv", "%SRCROOT%"},
		"ä?#.csv":         {"%C3%A4%3F%23.csv", "%SRCROOT%"},
		"/data/a.parquet": {"file:///data/a.parquet", ""},
	} {
		if got := sarifArtifactOf(file); got != want {
			t.Errorf("%q: got %+v, want %+v", file, got, want)
		}
	}
}
