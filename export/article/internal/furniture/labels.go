package furniture

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/lexicon"
)

// longestJoin is how many letters the word has at most that may stand between a label and its date: "updated at", "vom".
const longestJoin = 3

// DateLabel names the kind of label that ends s: published, modified, event or none. A short word may stand behind the label:
// "updated at", "Aktualisiert am".
func DateLabel(s string) string {
	w := strings.FieldsFunc(prose.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' })
	kind := dateLabels().ending(w)
	if last := len(w) - 1; kind == "" && last > 0 && utf8.RuneCountInString(w[last]) <= longestJoin {
		return dateLabels().ending(w[:last])
	}
	return kind
}

//go:embed datelabels.tsv
var dateLabelsTSV string

var dateLabelList = &lexicon.List{Name: "datelabels.tsv", Columns: []string{"language", "kind", "labels"}, Items: ";", Kinds: []string{"published", "modified", "today", "event"}}

// labelBook is datelabels.tsv: the kinds of labels, and how many words the longest has.
type labelBook struct {
	kinds   map[string]string
	longest int
}

var dateLabels = sync.OnceValue(func() labelBook {
	b := labelBook{kinds: map[string]string{}}
	for row := range dateLabelList.Rows(dateLabelsTSV) {
		for _, p := range row.Items {
			p = prose.Fold(p)
			b.kinds[p] = row.Cells[1]
			b.longest = max(b.longest, strings.Count(p, " ")+1)
		}
	}
	return b
})

// ending is the kind of the longest label that words end with.
func (b labelBook) ending(words []string) string {
	for n := min(b.longest, len(words)); n > 0; n-- {
		if kind, ok := b.kinds[strings.Join(words[len(words)-n:], " ")]; ok {
			return kind
		}
	}
	return ""
}

const (
	// labelBytes is where the first word of a labelled line ends at most, so that a long line is not folded as a whole.
	labelBytes = 60
	// shortestLabel is how many letters a word has at least that says whose date it is; shorter ones, such as "on" and "at",
	// go with any date.
	shortestLabel = 4
)

// IsLabelled reports whether a dated line begins with a word that says whose date it is: "Published", "date".
func IsLabelled(s string) bool {
	w := prose.Words(s[:min(len(s), labelBytes)])
	return len(w) > 0 && IsDatedWord(w[0]) && utf8.RuneCountInString(w[0]) >= shortestLabel
}
