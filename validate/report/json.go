package report

import (
	"encoding/json"
	"io"

	"dateline/export/dataset"
	"dateline/validate"
)

var jsonReport = &Format{Name: "json", Doc: "one JSON object with totals, every check that ran and the findings", Write: writeJSON}

type jsonFinding struct {
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
		Files    []*validate.File `json:"files"`
		Checks   []jsonCheck      `json:"checks"`
		Findings []jsonFinding    `json:"findings"`
		Accepted []jsonFinding    `json:"accepted"`
	}{r.Rows, r.Totals, r.Files, []jsonCheck{}, jsonFindings(r.Findings), jsonFindings(r.Accepted)}
	for _, c := range r.Checks {
		out.Checks = append(out.Checks, jsonCheck{c.Check.ID, c.Check.Name, c.Totals, c.Rows, c.Shown, c.Check.Fix})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func jsonFindings(list []validate.Finding) []jsonFinding {
	out := []jsonFinding{}
	for _, f := range list {
		out = append(out, jsonFinding{
			f.Check.ID, f.Check.Name, f.Severity, f.Position, f.RecordID, f.Input, f.Source,
			f.Field, f.Value, f.Message, f.Fingerprint, f.Accepted,
		})
	}
	return out
}
