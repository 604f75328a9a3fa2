package report

import (
	"bufio"
	"io"

	"dateline/export/dataset"
	"dateline/validate"
)

var jsonReport = &Format{Name: "json", Doc: "one JSON object with totals, every check that ran and the findings", Write: writeJSON}

var jsonLines = &Format{Name: "jsonl", Doc: "one JSON object a line, each with a type: finding, accepted, check or total", Write: writeJSONLines}

type jsonFinding struct {
	Type     string            `json:"type,omitempty"`
	Check    string            `json:"check"`
	Name     string            `json:"name"`
	Severity validate.Severity `json:"severity"`
	dataset.Position
	ID          string `json:"id,omitempty"`
	Input       string `json:"input,omitempty"`
	Source      string `json:"source,omitempty"`
	Field       string `json:"field,omitempty"`
	Value       string `json:"value,omitempty"`
	Message     string `json:"message"`
	Fingerprint string `json:"fingerprint"`
	Accepted    string `json:"accepted,omitempty"`
}

type jsonCheck struct {
	Type string `json:"type,omitempty"`
	ID   string `json:"id"`
	Name string `json:"name"`
	validate.Totals
	Rows  int64  `json:"rows"`
	Shown int    `json:"shown"`
	Fix   string `json:"fix"`
}

func writeJSON(w io.Writer, r *validate.Report, _ Options) error {
	out := struct {
		Rows     int64            `json:"rows"`
		Totals   validate.Totals  `json:"totals"`
		NewOnly  bool             `json:"new_only"`
		Fixed    int64            `json:"fixed"`
		Policies []string         `json:"policies"`
		Files    []*validate.File `json:"files"`
		Checks   []jsonCheck      `json:"checks"`
		Findings []jsonFinding    `json:"findings"`
		Accepted []jsonFinding    `json:"accepted"`
	}{r.Rows, r.Totals, r.NewOnly, r.Fixed, jsonPolicies(r), r.Files, jsonChecks(r, ""), jsonFindings(r.Findings, ""), jsonFindings(r.Accepted, "")}
	if out.Files == nil {
		out.Files = []*validate.File{}
	}
	return dataset.EncodeJSON(w, out, "  ")
}

func writeJSONLines(w io.Writer, r *validate.Report, _ Options) error {
	b := bufio.NewWriter(w)
	for _, f := range append(jsonFindings(r.Findings, "finding"), jsonFindings(r.Accepted, "accepted")...) {
		if err := dataset.EncodeJSON(b, f, ""); err != nil {
			return err
		}
	}
	for _, c := range jsonChecks(r, "check") {
		if err := dataset.EncodeJSON(b, c, ""); err != nil {
			return err
		}
	}
	err := dataset.EncodeJSON(b, struct {
		Type string `json:"type"`
		Rows int64  `json:"rows"`
		validate.Totals
		NewOnly  bool     `json:"new_only"`
		Fixed    int64    `json:"fixed"`
		Policies []string `json:"policies"`
	}{"total", r.Rows, r.Totals, r.NewOnly, r.Fixed, jsonPolicies(r)}, "")
	if err != nil {
		return err
	}
	return b.Flush()
}

func jsonPolicies(r *validate.Report) []string { return append([]string{}, r.Policies...) }

func jsonChecks(r *validate.Report, kind string) []jsonCheck {
	out := []jsonCheck{}
	for _, c := range r.Checks {
		out = append(out, jsonCheck{kind, c.Check.ID, c.Check.Name, c.Totals, c.Rows, c.Shown, c.Check.Fix})
	}
	return out
}

func jsonFindings(list []validate.Finding, kind string) []jsonFinding {
	out := []jsonFinding{}
	for _, f := range list {
		out = append(out, jsonFinding{
			kind, f.Check.ID, f.Check.Name, f.Severity, f.Position, f.RecordID, f.Input, f.Source,
			f.Field, f.Value, f.Message, f.Fingerprint, f.Accepted,
		})
	}
	return out
}
