package article_test

import (
	"fmt"
	"log"

	"dateline/export/article"
	"dateline/export/document"
)

func ExampleExtract() {
	a, err := article.Extract(&document.Document{Name: "a.txt", Offset: -1, Text: `Harbour opens after nine years

BERGEN, March 3. /TASS/. The new harbour opened on Friday, the port authority said in a statement.

"It took nine years to build, and everybody is glad that it is over," the head of the authority told reporters.
`}, nil)
	if err != nil {
		log.Fatal(err)
	}
	r := a.Record
	fmt.Println(r.Headline)
	fmt.Println(r.DatelinePlace, r.Agency)
	fmt.Println(r.DateStatus, len(r.DateCandidates) > 1) // no year is stated, and none is guessed
	for _, e := range a.Evidence {
		if e.Field == "agency" {
			fmt.Println(e.Method, e.Text)
		}
	}
	// Output:
	// Harbour opens after nine years
	// BERGEN TASS
	// ambiguous true
	// dateline BERGEN, March 3. /TASS/.
}
