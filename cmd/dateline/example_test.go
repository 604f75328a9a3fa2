package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"dateline/export"
	"dateline/export/input"
	"dateline/validate"
	"dateline/validate/checks"
)

func Example() {
	out, err := os.MkdirTemp("", "dateline-*")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(out)
	exportAndValidate(context.Background(), out, "../../seeds")
	// Output:
	// 5 documents, 5 articles, 2 dates stated
	// 1 errors in 5 rows
}

// exportAndValidate is what the README shows of the library.
func exportAndValidate(ctx context.Context, out string, inputs ...string) {
	docs, err := input.Open(ctx, inputs, input.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer docs.Close()
	sum, err := export.Convert(ctx, docs, export.Options{Out: out})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d documents, %d articles, %d dates stated\n", sum.Totals.Documents, sum.Totals.Articles, sum.Dates["stated"])

	report, err := validate.Run(ctx, []string{out}, validate.Options{Checks: checks.All})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d errors in %d rows\n", report.Totals.Errors, report.Rows)
}
