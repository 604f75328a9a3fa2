package furniture

import (
	_ "embed"
	"sync"

	"dateline/schema/lexicon"
)

//go:embed mastheads.tsv
var mastheadsTSV string

var mastheadList = &lexicon.List{Name: "mastheads.tsv", Columns: []string{"language", "words"}, Items: ";"}

var mastheadWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for row := range mastheadList.Rows(mastheadsTSV) {
		for _, w := range row.Items {
			words[w] = true
		}
	}
	return words
})

// IsMastheadWord reports whether newspapers' names are made of this lower-case word.
func IsMastheadWord(w string) bool { return mastheadWords()[w] }
