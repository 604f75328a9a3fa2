package report

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
)

var sarif = &Format{Name: "sarif", Doc: "SARIF 2.1.0 for code scanning, within GitHub's limits", Write: writeSARIF}

// What GitHub makes of SARIF, beyond the standard:
//
//   - It refuses a run with more than 25,000 results, and shows the 5,000 gravest. The report's order puts the gravest
//     first, so the cut keeps those; a notification says how many are missing.
//   - It tells alerts apart by partialFingerprints/primaryLocationLineHash alone, computing one from the line's text
//     when it is not there. Ours survives moved rows. Findings that share one are numbered, as CodeQL does.
//   - It takes only paths relative to the repository's root. Absolute paths are valid SARIF, and go out as file: URIs.
//   - It needs a line. Rows of Parquet have none, and findings about whole files neither: those get line 1, and the
//     message names the place.
//   - It shows suppressed results as open alerts, so accepted and known findings are only counted, in properties.
//   - Of a rule it shows help.markdown in full, and ten tags.
const sarifResults = 25_000

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
		ColumnKind  string            `json:"columnKind"`
		Properties  any               `json:"properties"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Name    string      `json:"name"`
		Short   sarifText   `json:"shortDescription"`
		Full    sarifText   `json:"fullDescription"`
		Help    sarifText   `json:"help"`
		Default sarifConfig `json:"defaultConfiguration"`
		Props   any         `json:"properties"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Props        sarifProperties   `json:"properties"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact sarifArtifact `json:"artifactLocation"`
			Region   struct {
				StartLine int64 `json:"startLine"`
			} `json:"region"`
		} `json:"physicalLocation"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifProperties struct {
		ID       string `json:"id,omitempty"`
		Field    string `json:"field,omitempty"`
		Value    string `json:"value,omitempty"`
		Row      int64  `json:"row,omitempty"`
		RowGroup int    `json:"rowGroup,omitempty"`
		GroupRow int64  `json:"groupRow,omitempty"`
	}
)

func writeSARIF(w io.Writer, r *validate.Report, o Options) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}, Invocations: []sarifInvocation{{ExecutionSuccessful: true}}}
	run.Tool.Driver = sarifDriver{Name: "dateline", Version: o.Version, Rules: []sarifRule{}}
	run.Properties = struct {
		Rows   int64           `json:"rows"`
		Totals validate.Totals `json:"totals"`
	}{r.Rows, r.Totals}
	at := map[*validate.Check]int{}
	for i, ct := range r.Checks {
		at[ct.Check] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(ct.Check))
	}
	ordinal := map[string]int{}
	for _, f := range r.Findings {
		if f.File == "" && len(r.Files) > 0 {
			f.File = r.Files[0].Path // GitHub takes no result without a place
		}
		if len(run.Results) == sarifResults {
			break
		}
		ordinal[f.Fingerprint]++
		run.Results = append(run.Results, sarifResultOf(f, at[f.Check], ordinal[f.Fingerprint]))
	}
	if missing := r.Totals.Open() - int64(len(run.Results)); missing > 0 {
		run.Invocations[0].Notifications = []sarifNotification{{"warning", sarifText{
			Text: fmt.Sprintf("%d of %d findings are in this file; the totals are in its properties", len(run.Results), r.Totals.Open()),
		}}}
	}
	return dataset.EncodeJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}, " ")
}

func sarifLevel(s validate.Severity) string {
	if s == validate.Off {
		return "none"
	}
	return s.String() // note, warning and error are SARIF's own words
}

func sarifRuleOf(c *validate.Check) sarifRule {
	first, _, _ := strings.Cut(c.Doc, "\n")
	return sarifRule{
		ID: c.ID, Name: pascal(c.Name), Short: sarifText{Text: c.Name}, Full: sarifText{Text: first},
		Help:    sarifText{Text: c.Doc + "\n\nWhat to do: " + c.Fix, Markdown: c.Doc + "\n\n**What to do:** " + c.Fix},
		Default: sarifConfig{sarifLevel(c.Severity)},
		Props: struct {
			Tags []string `json:"tags"`
		}{[]string{"data-quality"}},
	}
}

// pascal is the form that SARIF 2.1.0 §3.49.7 wants of a rule's name: MissingDate.
func pascal(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

func sarifResultOf(f validate.Finding, rule, ordinal int) sarifResult {
	msg := sentence(f)
	if f.Line == 0 {
		msg = place(f) + ": " + msg
	}
	res := sarifResult{
		RuleID: f.Check.ID, RuleIndex: rule, Level: sarifLevel(f.Severity), Message: sarifText{Text: schema.Printable(msg)},
		Fingerprints: map[string]string{"primaryLocationLineHash": fmt.Sprintf("%s:%d", f.Fingerprint, ordinal)},
		Props:        sarifProperties{f.RecordID, f.Field, f.Value, f.Row, f.RowGroup, f.GroupRow},
	}
	loc := sarifLocation{}
	loc.Physical.Artifact = sarifArtifactOf(f.File)
	loc.Physical.Region.StartLine = max(f.Line, 1)
	res.Locations = []sarifLocation{loc}
	return res
}

func sarifArtifactOf(file string) sarifArtifact {
	if filepath.IsAbs(filepath.FromSlash(file)) {
		if !strings.HasPrefix(file, "/") {
			file = "/" + file // C:/x is file:///C:/x
		}
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: file}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: strings.TrimPrefix(file, "./")}).String(), Base: "%SRCROOT%"}
}
