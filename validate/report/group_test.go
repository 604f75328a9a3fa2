package report

import (
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/validate"
)

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
		{"a list", "tide", "no list of tides", `["neap"]`, `tide: no list of tides: ["neap"]`},
		{"an object", "tide", "no tide", `{"at": "nine"}`, `tide: no tide: {"at": "nine"}`},
		{"a text with quotes", "tide", "no tide", `"neap" is`, `tide: no tide: "\"neap\" is"`},
		{"message only", "", "no manifest", "", "no manifest"},
	} {
		if got := sentence(validate.Finding{RecordID: "a1", Field: tt.field, Message: tt.message, Value: tt.value}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A check of all files finds a thing once in each of them: more often than a dataset has rows.
func TestExtent(t *testing.T) {
	files := func(rows int64) []*validate.File {
		return []*validate.File{{Path: "a.jsonl", Rows: rows}, {Path: "a.csv", Rows: 5}, {Path: "a.parquet", Rows: 5}}
	}
	for _, tt := range []struct {
		name  string
		all   bool
		first int64 // rows of the first file
		rows  int64
		file  string // of a finding
		want  string
	}{
		{"rows of the first file", false, 5, 5, "a.jsonl", "1 error in 5 of 5 rows"},
		{"rows of all files", true, 5, 15, "a.csv", "1 error in 15 of 15 rows"},
		{"no row", true, 5, 0, "", "1 error"},
		{"lines of a sidecar", false, 5, 2, "evidence.jsonl", "1 error in 2 rows"},
		{"more lines than rows", false, 0, 20, "", "1 error in 20 rows"},
	} {
		r := &validate.Report{Rows: tt.first, Files: files(tt.first)}
		g := &group{CheckTotal: validate.CheckTotal{Check: &validate.Check{AllFiles: tt.all}, Totals: validate.Totals{Errors: 1}, Rows: tt.rows}}
		if tt.file != "" {
			g.Findings = []validate.Finding{{Position: dataset.Position{File: tt.file, Row: 1}}}
		}
		if got := extent(g, r); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The gravest come first, whatever their numbers.
func TestOrderOfChecks(t *testing.T) {
	r := &validate.Report{Checks: []validate.CheckTotal{
		{Check: quiet, Totals: validate.Totals{Notes: 9}},
		{Check: oddName, Totals: validate.Totals{Warnings: 9, Notes: 1}},
		{Check: noDate, Totals: validate.Totals{Warnings: 1}},
		{Check: &validate.Check{ID: "DL999", Name: "last"}, Totals: validate.Totals{Errors: 1}},
	}}
	var got []string
	for _, g := range groups(r) {
		got = append(got, g.Check.ID)
	}
	if want := "DL999 DL901 DL902 DL903"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestShort(t *testing.T) {
	for in, want := range map[string]string{"": "", "abé": "abé", "abéd": "ab…"} {
		if got := short(in, 3); got != want {
			t.Errorf("short(%q, 3) = %q, want %q", in, got, want)
		}
	}
}
