package dateline

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/schema/lexicon"
)

//go:embed markwords.tsv
var markWordsTSV string

var markWordList = &lexicon.List{
	Name: "markwords.tsv", Columns: []string{"kind", "word", "who"}, Kinds: []string{"correspondent", "beside", "ending"},
}

// markWords are the words of markwords.tsv, as the patterns that look for them.
var markWords = sync.OnceValue(func() (w struct {
	correspondent, ending *regexp.Regexp
	beside                []string
},
) {
	words := map[string][]string{}
	for row := range markWordList.Rows(markWordsTSV) {
		words[row.Cells[0]] = append(words[row.Cells[0]], row.Cells[1])
	}
	w.correspondent = regexp.MustCompile(`^(?i:` + alternatives(words["correspondent"]) + `) ?`)
	w.ending = regexp.MustCompile(`^\.(?i:` + alternatives(words["ending"]) + `)\b`)
	w.beside = words["beside"]
	return w
})

func alternatives(words []string) string {
	quoted := slices.Clone(words)
	for i := range quoted {
		quoted[i] = regexp.QuoteMeta(quoted[i])
	}
	return strings.Join(quoted, "|")
}
