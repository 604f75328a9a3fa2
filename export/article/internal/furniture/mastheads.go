package furniture

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed mastheads.tsv
var mastheadsTSV string

var mastheadWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(mastheadsTSV) {
		if _, list, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			for w := range strings.SplitSeq(list, ";") {
				words[w] = true
			}
		}
	}
	return words
})

// IsMastheadWord reports whether newspapers' names are made of this lower-case word.
func IsMastheadWord(w string) bool { return mastheadWords()[w] }
