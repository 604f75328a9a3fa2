package export_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"dateline/export"
	"dateline/export/dataset"
	"dateline/export/document"
	"dateline/export/input"
)

const upload = `{"id": "1", "url": "https://harbour.example/2017/03/03/opens", "title": "Harbour opens", "text": "The new harbour opened on Friday, the port authority said.", "date": "2017-03-03"}
no JSON
{"id": "2", "title": "Ferries return", "text": "Ferries returned to the new harbour, the port authority said.", "date": "2017-03-04"}
`

// A service writes what a request holds as CSV, without any file.
func ExampleOutcomes() {
	docs, err := input.OpenReader(strings.NewReader(upload), "upload", input.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer docs.Close()
	var table strings.Builder // or the answer to the request
	w, err := dataset.CSV.NewWriter(&table, dataset.WriterOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for o, err := range export.Outcomes(context.Background(), docs, export.Options{}) {
		switch {
		case err != nil:
			log.Fatal(err)
		case o.Record != nil:
			fmt.Println(o.Record.Headline, o.Record.DateStatus, o.Record.DatePublished)
			if err := w.Write(o.Record); err != nil {
				log.Fatal(err)
			}
		case o.Reject != nil:
			fmt.Println(o.Reject.InputName, o.Reject.Code)
		}
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Count(table.String(), "\n"), "lines of CSV")
	// Output:
	// Harbour opens stated 2017-03-03
	// upload#2 syntax
	// Ferries return stated 2017-03-04
	// 3 lines of CSV
}

// One document at a time: each is extracted wherever it is, and settled when all are known.
func ExampleSettle() {
	var batch export.Summary
	var outcomes []*export.Outcome
	for _, text := range []string{
		"Harbour opens\n\n3 March 2017\n\nThe new harbour opened on Friday, the port authority said in a statement to reporters.\n",
		"Ferries return\n\nBERGEN, March 4. /TASS/. Ferries returned to the new harbour, the port authority said in a statement to reporters.\n",
	} {
		o := export.Extract(&document.Document{Name: "memory", Offset: -1, Text: text}, nil)
		batch.Add(o)
		outcomes = append(outcomes, o)
	}
	for _, o := range outcomes {
		r := export.Settle(o, &batch, &export.Options{OnAmbiguous: export.AmbiguousNearest})
		fmt.Println(r.Headline, r.DateStatus, r.DatePublished, r.DateMethod)
	}
	// Output:
	// Harbour opens stated 2017-03-03 header
	// Ferries return inferred 2017-03-04 window
}
