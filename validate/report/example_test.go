package report_test

import (
	"context"
	"log"
	"os"
	"strings"

	"dateline/export/dataset"
	"dateline/validate"
	"dateline/validate/checks"
	"dateline/validate/report"
)

func Example() {
	o := validate.Options{Checks: checks.All, Select: []string{"missing-source"}}
	r, err := validate.RunReader(context.Background(), strings.NewReader("{\"id\": \"a1\", \"headline\": \"Storm closes the port\"}\n"), "upload", dataset.JSONL, o)
	if err != nil {
		log.Fatal(err)
	}
	if err := report.ByName("text").Write(os.Stdout, r, report.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// DL201 missing-source: 1 error in 1 of 1 row
	//   upload:1: source: no source is known, expected one [a1]
	//   fix: Give the page's address or the outlet in the input, add the outlet with --sources, or accept the record with an exception and its reason in dateline.yaml.
	//
	// 1 row checked: 1 error
}
