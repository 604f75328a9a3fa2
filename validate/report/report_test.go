package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/validate"

	"github.com/google/go-cmp/cmp"
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
		Policies: []string{"dateline.yaml", "other <b>`x`/dateline.yaml"},
		Rows:     120,
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
			if os.Getenv("UPDATE") == "1" {
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

func TestTotalsBesideCaps(t *testing.T) {
	for _, f := range Formats {
		got := render(t, f, sample(), Options{})
		if !strings.Contains(got, "93") {
			t.Errorf("%s: the 93 errors of which 3 are listed are not named", f.Name)
		}
	}
}

// What a format leaves out it counts, down to the last finding.
func TestLeftOut(t *testing.T) {
	made := func(listed, open, accepted int) *validate.Report {
		r := &validate.Report{Totals: validate.Totals{Errors: int64(open), Accepted: int64(accepted)}}
		r.Checks = []validate.CheckTotal{{Check: noDate, Totals: r.Totals, Shown: listed}}
		for range listed {
			r.Findings = append(r.Findings, validate.Finding{Check: noDate, Severity: validate.Error, Message: "m"})
			r.Accepted = append(r.Accepted, validate.Finding{Check: noDate, Severity: validate.Error, Message: "m", Accepted: "r"})
		}
		return r
	}
	for _, tt := range []struct {
		name   string
		format *Format
		report *validate.Report
		want   string
	}{
		{"findings", text, made(1, 2, 1), "  … and 1 more\n"},
		{"findings", markdown, made(1, 2, 1), "- … and 1 more\n"},
		{"findings", junit, made(1, 2, 1), "1 finding not shown"},
		{"findings", sarif, made(1, 2, 1), "1 of 2 findings are in this file"},
		{"findings", github, made(1, 2, 1), "(1 of 2)"},
		{"findings", htmlPage, made(htmlSamples+1, htmlSamples+1, 0), "… and 1 more, which this page does not list"},
		{"accepted findings", text, made(1, 1, 3), "accepted: … and 2 more\n"},
		{"accepted findings", markdown, made(1, 1, 3), "- … and 2 more\n"},
		{"accepted findings", htmlPage, made(htmlSamples+1, htmlSamples+1, htmlSamples+4), "… and 4 more, which this page does not list"},
	} {
		if got := render(t, tt.format, tt.report, Options{}); !strings.Contains(got, tt.want) {
			t.Errorf("%s in %s: no %q in\n%.2000s", tt.name, tt.format.Name, tt.want, got)
		}
	}
	page := render(t, htmlPage, made(htmlSamples+1, htmlSamples+1, htmlSamples+1), Options{})
	if got, want := strings.Count(page, `<th scope="row" class="place">`), 2*htmlSamples; got != want {
		t.Errorf("the page lists %d findings, want %d", got, want)
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
