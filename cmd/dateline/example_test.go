package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"dateline/export"
	"dateline/export/dataset"
	"dateline/export/document"
	"dateline/export/input"
	"dateline/schema"
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

func Example_service() {
	serve(context.Background(), strings.NewReader(`{"id": "1", "title": "Harbour opens", "text": "The new harbour opened on Friday.", "date": "2017-03-03"}
no JSON
`))
	// Output:
	// upload#2: syntax
	// 1 rows, 1 errors
}

// serve is what the README shows of a service.
func serve(ctx context.Context, request io.Reader) {
	docs, err := input.OpenReader(request, "upload", input.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer docs.Close()
	var answer bytes.Buffer
	w, err := dataset.JSONL.NewWriter(&answer, dataset.WriterOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for o, err := range export.Outcomes(ctx, docs, export.Options{}) {
		switch {
		case err != nil:
			log.Fatal(err)
		case o.Reject != nil:
			fmt.Printf("%s: %s\n", o.Reject.InputName, o.Reject.Code)
		case o.Record != nil:
			if err := w.Write(o.Record); err != nil {
				log.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	report, err := validate.RunReader(ctx, &answer, "answer", dataset.JSONL, validate.Options{Checks: checks.All})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d rows, %d errors\n", report.Rows, report.Totals.Errors)
}

func Example_apart() {
	records := settle([]*document.Document{
		{Name: "1.txt", Offset: -1, Text: "Harbour opens\n\n3 March 2017\n\nThe new harbour opened on Friday, the port authority said in a statement.\n"},
		{Name: "2.txt", Offset: -1, Text: "Ferries return\n\nBERGEN, March 4. /TASS/. Ferries returned to the harbour, the port authority said in a statement.\n"},
	})
	for _, r := range records {
		fmt.Println(r.Headline, r.DateStatus, r.DatePublished)
	}
	// Output:
	// Harbour opens stated 2017-03-03
	// Ferries return inferred 2017-03-04
}

// settle is what the README shows of extraction in parts.
func settle(docs []*document.Document) []*schema.Record {
	var all export.Summary
	var outcomes []*export.Outcome
	for _, doc := range docs {
		o := export.Extract(doc, nil) // anywhere: outcomes and summaries are JSON
		all.Add(o)                    // summaries of parts merge in any order
		outcomes = append(outcomes, o)
	}
	var records []*schema.Record
	for _, o := range outcomes {
		records = append(records, export.Settle(o, &all, &export.Options{OnAmbiguous: export.AmbiguousNearest}))
	}
	return records
}
