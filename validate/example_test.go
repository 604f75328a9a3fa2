package validate_test

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strings"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
	"dateline/validate/checks"
)

func ExampleRunReader() {
	body := strings.NewReader("{\"id\": \"a1\", \"headline\": \"Storm closes the port\"}\n")
	o := validate.Options{Checks: checks.All, Select: []string{"missing-source"}}
	r, err := validate.RunReader(context.Background(), body, "upload", dataset.JSONL, o)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range r.Findings {
		fmt.Println(f.File, f.Row, f.Severity, f.Check.Name)
	}
	// Output:
	// upload 1 error missing-source
}

// A check of one's own is a value, beside those of package checks.
func ExampleCheck() {
	shouting := &validate.Check{
		ID: "X001", Name: "shouting-headline", Severity: validate.Warning, Doc: "A headline in capitals.", Fix: "Ask the source for its spelling.",
		Start: func(p *validate.Pass) validate.Visitor {
			return validate.Visitor{Row: func(r *validate.Row) {
				if h := r.Record.Headline; h != "" && h == strings.ToUpper(h) {
					p.Report(r.Finding("headline", h, "headline is in capitals, expected letters of both cases"))
				}
			}}
		},
	}
	records := []*schema.Record{{ID: "a1", Headline: "Storm closes the port"}, {ID: "a2", Headline: "PORT OPENS"}}
	r, err := validate.RunRecords(context.Background(), slices.Values(records), "memory", validate.Options{Checks: []*validate.Check{shouting}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range r.Findings {
		fmt.Println(f.RecordID, f.Severity, f.Message)
	}
	// Output:
	// a2 warning headline is in capitals, expected letters of both cases
}
