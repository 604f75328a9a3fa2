package dataset_test

import (
	"bytes"
	"fmt"
	"io"
	"log"

	"dateline/export/dataset"
	"dateline/schema"
)

// What a writer writes its reader gives back.
func Example() {
	var file bytes.Buffer
	w, err := dataset.Parquet.NewWriter(&file, dataset.WriterOptions{})
	if err != nil {
		log.Fatal(err)
	}
	if err := w.Write(&schema.Record{ID: "a1", Headline: "Storm closes the port", DateStatus: schema.Missing}); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	r, err := dataset.Parquet.NewReader(dataset.Stream(&file), "articles.parquet", dataset.ReaderOptions{})
	if err != nil {
		log.Fatal(err)
	}
	defer r.Close()
	var row dataset.Row
	for err = r.Next(&row); err == nil; err = r.Next(&row) {
		fmt.Println(row.Position.Row, row.Record.Headline)
	}
	fmt.Println(err == io.EOF)
	// Output:
	// 1 Storm closes the port
	// true
}
