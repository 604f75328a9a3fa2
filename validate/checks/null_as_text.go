package checks

import (
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var nullAsText = &validate.Check{
	ID: "DL512", Name: "null-as-text", Severity: validate.Error, Since: "0.1",
	Fields: []string{"url", "headline", "description", "body", "byline", "source", "source_domain", "agency", "section", "language", "dateline", "dateline_place", "headings", "authors", "tags", "related"},
	Doc: `A text that is a program's word for nothing, alone or in a list: NaN, None, null, NULL, undefined, N/A, \N, <NA>, NaT.

It matters because the value then counts as known: a source named "NaN" is the largest outlet of many a dataset, and no check for missing values sees it.

Example: a data frame that was written with str() of its missing values.`,
	Fix: "Write null, an unquoted empty cell in CSV; in pandas, read with keep_default_na and write with na_rep left empty.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		for _, f := range textFields {
			if s := *f.at(&r.Record); meansNothing(s) {
				report(p, r, f.name, s, "%s is the text %q, expected null", f.name, s)
			}
		}
		for _, f := range textLists {
			for _, s := range *f.at(&r.Record) {
				if meansNothing(s) {
					report(p, r, f.name, s, "%s holds the text %q, expected a list without it", f.name, s)
				}
			}
		}
	}),
}

func meansNothing(s string) bool {
	return len(s) > 1 && len(s) <= 15 && nothing[strings.TrimSpace(s)]
}

// nothing holds what pandas, Python, R, JavaScript, Java, SQL dumps and spreadsheets print for a missing value.
var nothing = map[string]bool{
	"NaN": true, "nan": true, "-nan": true, "NaT": true, "None": true, "null": true, "NULL": true, "Null": true, "nil": true,
	"undefined": true, "N/A": true, "n/a": true, "#N/A": true, "<NA>": true, `\N`: true, "(null)": true, "[object Object]": true, "#VALUE!": true, "#REF!": true, "#NAME?": true,
}

type textField struct {
	name string
	at   func(*schema.Record) *string
}

var textFields = []textField{
	{"url", func(r *schema.Record) *string { return &r.URL }},
	{"headline", func(r *schema.Record) *string { return &r.Headline }},
	{"description", func(r *schema.Record) *string { return &r.Description }},
	{"body", func(r *schema.Record) *string { return &r.Body }},
	{"byline", func(r *schema.Record) *string { return &r.Byline }},
	{"source", func(r *schema.Record) *string { return &r.Source }},
	{"source_domain", func(r *schema.Record) *string { return &r.SourceDomain }},
	{"agency", func(r *schema.Record) *string { return &r.Agency }},
	{"section", func(r *schema.Record) *string { return &r.Section }},
	{"language", func(r *schema.Record) *string { return &r.Language }},
	{"dateline", func(r *schema.Record) *string { return &r.Dateline }},
	{"dateline_place", func(r *schema.Record) *string { return &r.DatelinePlace }},
}

var textLists = []struct {
	name string
	at   func(*schema.Record) *[]string
}{
	{"headings", func(r *schema.Record) *[]string { return &r.Headings }},
	{"authors", func(r *schema.Record) *[]string { return &r.Authors }},
	{"tags", func(r *schema.Record) *[]string { return &r.Tags }},
	{"related", func(r *schema.Record) *[]string { return &r.Related }},
}
