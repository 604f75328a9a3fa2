package lexicon_test

import (
	"fmt"

	"dateline/schema/lexicon"
)

func Example() {
	list := lexicon.List{Name: "verbs.tsv", Columns: []string{"language", "word"}}
	err := list.Read("# verbs of reporting\nen\tsaid\nfr dit\n", func(row lexicon.Row) bool {
		fmt.Println(row.Line, row.Cells)
		return true
	})
	fmt.Println(err)
	// Output:
	// 2 [en said]
	// verbs.tsv:3: 1 cells, expected language, word, with a tab between
}
