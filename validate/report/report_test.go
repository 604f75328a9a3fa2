package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

var (
	noDate = &validate.Check{
		ID: "DL901", Name: "missing-tide", Severity: validate.Error, Since: "0.1", Fields: []string{"tide"},
		Doc: "A record without a tide.\n\nIt matters because ships run aground: `{\"tide\": null}` & worse.\n\n```json\n{\"tide\": \"high\"}\n```\n\nThe end.",
		Fix: "Ask the harbour master.",
	}
	oddName = &validate.Check{
		ID: "DL902", Name: "odd-name", Severity: validate.Warning, Since: "0.1", Fields: []string{"name"},
		Doc: "A name that nobody would give.", Fix: "Read the input with an editor.",
	}
	quiet = &validate.Check{ID: "DL903", Name: "quiet", Severity: validate.Note, Since: "0.1", Doc: "Nothing is found by it.", Fix: "None."}
)

// sample is what all formats are tested with: findings in each format's positions, more of them than are shown, accepted
// and known ones, and text that would break a format if it got through.
func sample() *validate.Report {
	const hostile = "a|b `c` <script>alert(1)</script> % ::error::x\r\n\x1b[31m \u202eevil ]]> @all $x$ \"q\" \\ 'r' Gr\u00fc\u00dfe \u0645\u0631\u062d\u0628\u0627"
	return &validate.Report{
		Files: []*validate.File{
			{Path: "out/articles.jsonl", Rows: 120, Bytes: 45678, SHA256: strings.Repeat("ab", 32)},
			{Path: "out/articles.parquet", Rows: 120, Bytes: 9876},
		},
		Rows: 120,
		Checks: []validate.CheckTotal{
			{Check: noDate, Totals: validate.Totals{Errors: 93, Accepted: 1, Known: 4}, Rows: 98, Shown: 3},
			{Check: oddName, Totals: validate.Totals{Warnings: 1, Notes: 1}, Rows: 1, Shown: 2},
			{Check: quiet},
		},
		Findings: []validate.Finding{
			{
				Check: noDate, Severity: validate.Error, Position: dataset.Position{File: "out/articles.jsonl", Row: 17, Line: 17},
				RecordID: "a1", Input: "crawl.jsonl#1", Source: "TASS", Field: "tide", Message: "no tide is known, expected one", Fingerprint: strings.Repeat("1", 32),
			},
			{
				Check: noDate, Severity: validate.Error, Position: dataset.Position{File: "out/my articles, 50%:1.parquet", Row: 9001, RowGroup: 2, GroupRow: 1},
				RecordID: "a2", Field: "tide", Value: "neap", Message: "tide neap is none of high, low", Fingerprint: strings.Repeat("2", 32),
			},
			{
				Check: noDate, Severity: validate.Error, Position: dataset.Position{File: "out/articles.jsonl", Row: 18, Line: 18},
				RecordID: "a2", Field: "tide", Message: "no tide is known, expected one", Fingerprint: strings.Repeat("2", 32),
			},
			{
				Check: oddName, Severity: validate.Warning, Position: dataset.Position{File: "out/articles.csv", Row: 3, Line: 5},
				RecordID: "a3", Field: "name", Value: hostile, Message: "name " + hostile + " is odd, expected a plain one", Fingerprint: strings.Repeat("3", 32),
			},
			{
				Check: oddName, Severity: validate.Note, Position: dataset.Position{File: "out/manifest.json"},
				Message: "the dataset as a whole has no name", Fingerprint: strings.Repeat("4", 32),
			},
		},
		Accepted: []validate.Finding{{
			Check: noDate, Severity: validate.Error, Position: dataset.Position{File: "out/articles.jsonl", Row: 40, Line: 40},
			RecordID: "a4", Field: "tide", Message: "no tide is known, expected one", Fingerprint: strings.Repeat("5", 32), Accepted: "a lake | has none",
		}},
		Totals:  validate.Totals{Errors: 93, Warnings: 1, Notes: 1, Accepted: 1, Known: 4},
		Fixed:   2,
		NewOnly: true,
	}
}

func render(t *testing.T, f *Format, r *validate.Report, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String()
}

// TestGolden renders one report in each format. UPDATE=1 rewrites testdata.
func TestGolden(t *testing.T) {
	type rendering struct {
		file   string
		format *Format
		report *validate.Report
		o      Options
	}
	var all []rendering
	for _, f := range Formats {
		all = append(all,
			rendering{"sample." + f.Name, f, sample(), Options{Version: "0.0.0"}},
			rendering{"empty." + f.Name, f, &validate.Report{}, Options{}})
	}
	all = append(all, rendering{"sample.color", text, sample(), Options{Color: true, Samples: 1}})
	for _, r := range all {
		t.Run(r.file, func(t *testing.T) {
			got := render(t, r.format, r.report, r.o)
			name := filepath.Join("testdata", r.file)
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("%v: run UPDATE=1 go test ./validate/report", err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("run UPDATE=1 go test ./validate/report and read the change (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSafe holds for every format: what comes from the data does not act on the reader.
func TestSafe(t *testing.T) {
	// A JSON string may hold markup, and so may a terminal, a code span of Markdown and an annotation, which GitHub escapes.
	markup := map[string]bool{"json": true, "jsonl": true, "sarif": true, "text": true, "markdown": true, "github": true}
	for _, f := range Formats {
		got := render(t, f, sample(), Options{})
		for _, bad := range []string{"\x1b", "\r", "\n::error::x", "<script>alert"} {
			if strings.Contains(got, bad) && (bad != "<script>alert" || !markup[f.Name]) {
				t.Errorf("%s lets %q through", f.Name, bad)
			}
		}
		if json := strings.HasPrefix(f.Name, "json"); !json && f != sarif && strings.Contains(got, "\u202e") {
			t.Errorf("%s lets a right-to-left override through", f.Name)
		}
	}
}

func TestTotalsBesideCaps(t *testing.T) {
	for _, f := range Formats {
		got := render(t, f, sample(), Options{})
		if !strings.Contains(got, "93") {
			t.Errorf("%s: the 93 errors of which 3 are listed are not named", f.Name)
		}
	}
}

type failing struct{ n int }

func (w *failing) Write(p []byte) (int, error) {
	if w.n -= len(p); w.n < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats {
		size := len(render(t, f, sample(), Options{}))
		for _, n := range []int{0, size / 2, size - 1} {
			if err := f.Write(&failing{n}, sample(), Options{}); err == nil {
				t.Errorf("%s: no error when the disk is full after %d of %d bytes", f.Name, n, size)
			}
		}
	}
}

func TestSARIFAgainstSchema(t *testing.T) {
	doc, err := os.ReadFile("../../../shared/specs/sarif-2.1.0.schema.json")
	if err != nil {
		t.Skipf("the SARIF schema is not here: %v", err)
	}
	v, err := schema.Compile(doc)
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

func TestJUnitReadsBack(t *testing.T) {
	var got junitSuites
	if err := xml.Unmarshal([]byte(render(t, junit, sample(), Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if got.Failures != 3 || got.Skipped != 3 || got.Tests != 7 || len(got.Suites) != 3 {
		t.Errorf("%d failures, %d skipped, %d tests, %d suites, want 3, 3, 7, 3", got.Failures, got.Skipped, got.Tests, len(got.Suites))
	}
	names := map[string]bool{}
	for _, s := range got.Suites {
		for _, c := range s.Cases {
			if names[c.Class+c.Name] {
				t.Errorf("two cases are called %q in %q", c.Name, c.Class)
			}
			names[c.Class+c.Name] = true
		}
	}
}

// TestHTMLPage checks what a browser and a screen reader rely on.
func TestHTMLPage(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(render(t, htmlPage, sample(), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	ids, targets, level := map[string]bool{}, []string{}, 0
	for n := range doc.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if id := attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("id %q stands twice", id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "html":
			if n.Type == html.ElementNode && attr["lang"] == "" {
				t.Error("the page has no language")
			}
		case "script", "link", "img", "iframe", "base", "form":
			if n.Type == html.ElementNode {
				t.Errorf("<%s> has no place in the page", n.Data)
			}
		case "a":
			if !strings.HasPrefix(attr["href"], "#") {
				t.Errorf("link to %q leaves the page", attr["href"])
			}
			targets = append(targets, strings.TrimPrefix(attr["href"], "#"))
		case "th":
			if attr["scope"] == "" {
				t.Error("a table's header has no scope")
			}
		case "h1", "h2", "h3":
			if d := int(n.Data[1] - '0'); d > level+1 {
				t.Errorf("heading %s follows level %d", n.Data, level)
			} else {
				level = d
			}
		}
		if attr["role"] == "region" && attr["aria-label"] == "" && !ids[attr["aria-labelledby"]] {
			t.Errorf("region without a label: %v", attr)
		}
	}
	for _, id := range targets {
		if !ids[id] {
			t.Errorf("link to #%s, which is not there", id)
		}
	}
	if style := regexp.MustCompile(`url\(|@import|https?:`).FindString(pageText); style != "" {
		t.Errorf("the page fetches something: %q", style)
	}
}

func TestProse(t *testing.T) {
	got := prose("One `two` three.\n\n```json\n{\n\n}\n```\n\nLast `one`")
	want := []paragraph{
		{Spans: []span{{"One ", false}, {"two", true}, {" three.", false}}},
		{Block: "{\n\n}\n"},
		{Spans: []span{{"Last ", false}, {"one", true}, {"", false}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarkdownLimit(t *testing.T) {
	r := &validate.Report{}
	for i := range 200 {
		c := &validate.Check{ID: fmt.Sprintf("DL%d", i), Name: "c"}
		r.Checks = append(r.Checks, validate.CheckTotal{Check: c, Totals: validate.Totals{Errors: 100}})
		for range 100 {
			r.Findings = append(r.Findings, validate.Finding{Check: c, Severity: validate.Error, Message: strings.Repeat("|", 10_000), Value: strings.Repeat("v", 200)})
		}
	}
	if got, limit := len(render(t, markdown, r, Options{})), 1<<20; got > limit {
		t.Errorf("%d bytes, a step summary takes %d", got, limit)
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"a": "`a`", "a`b": "``a`b``", "`": "`` ` ``", "a``": "``` a`` ```", " ": "`   `", "a\nb": "`a\\u000ab`",
	} {
		if got := code(in); got != want {
			t.Errorf("code(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, f := range Formats {
		if f.Doc == "" || f.Write == nil || ByName(f.Name) != f {
			t.Errorf("%q: a format needs a name of its own, documentation and Write", f.Name)
		}
	}
	if ByName("pdf") != nil {
		t.Error(`ByName("pdf") is not nil`)
	}
}

// The same report gives the same bytes, and Write leaves it as it was.
func TestDeterministic(t *testing.T) {
	for _, f := range Formats {
		r := sample()
		if first, second := render(t, f, r, Options{}), render(t, f, r, Options{}); first != second {
			t.Errorf("%s: two renderings differ", f.Name)
		}
		if diff := cmp.Diff(sample().Findings, r.Findings); diff != "" {
			t.Errorf("%s changed the report: %s", f.Name, diff)
		}
	}
}

func TestSentence(t *testing.T) {
	for _, tt := range []struct {
		name, field, message, value, want string
	}{
		{"all three", "tide", "no such tide, expected high or low", "neap", `tide: no such tide, expected high or low: "neap"`},
		{"message names the field", "tide", "tide is empty, expected null", "", "tide is empty, expected null"},
		{"message begins like the field", "tide", "tides are too many", "", "tide: tides are too many"},
		{"message quotes the value", "tide", `tide is "n", expected high`, "n", `tide is "n", expected high`},
		{"message holds the value", "tide", "tide 2031-04-02 lies ahead", "2031-04-02", "tide 2031-04-02 lies ahead"},
		{"a short value in other words", "tide", "no tide", "no", `tide: no tide: "no"`},
		{"a number that the message says", "tide", "93 tides, not 8", "8", "tide: 93 tides, not 8"},
		{"a number that is part of another", "tide", "93 tides, not 8", "9", `tide: 93 tides, not 8: "9"`},
		{"the record's id", "id", "record stands in one file", "a1", "id: record stands in one file"},
		{"message only", "", "no manifest", "", "no manifest"},
	} {
		if got := sentence(validate.Finding{RecordID: "a1", Field: tt.field, Message: tt.message, Value: tt.value}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A check of all files finds a thing once in each of them: more often than a dataset has rows.
func TestExtent(t *testing.T) {
	r := &validate.Report{Rows: 5, Files: []*validate.File{{Rows: 5}, {Rows: 5}, {Rows: 5}}}
	for _, tt := range []struct {
		all  bool
		rows int64
		want string
	}{
		{false, 5, "1 error in 5 of 5 rows"},
		{true, 15, "1 error in 15 of 15 rows"},
		{true, 0, "1 error"},
	} {
		g := &group{CheckTotal: validate.CheckTotal{Check: &validate.Check{AllFiles: tt.all}, Totals: validate.Totals{Errors: 1}, Rows: tt.rows}}
		if got := extent(g, r); got != tt.want {
			t.Errorf("all files %t, %d rows: got %q, want %q", tt.all, tt.rows, got, tt.want)
		}
	}
}
