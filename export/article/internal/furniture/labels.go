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

// DateLabel names the kind of label that ends s: published, modified, event or none.
func DateLabel(s string) string {
	w := strings.FieldsFunc(prose.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' })
	for n := min(3, len(w)); n > 0; n-- {
		if kind, ok := dateLabels()[strings.Join(w[len(w)-n:], " ")]; ok {
			return kind
		}
	}
	// A label and a word between: "updated at", "Aktualisiert am".
	if len(w) > 1 && utf8.RuneCountInString(w[len(w)-1]) < 4 {
		for n := min(3, len(w)-1); n > 0; n-- {
			if kind, ok := dateLabels()[strings.Join(w[len(w)-1-n:len(w)-1], " ")]; ok {
				return kind
			}
		}
	}
	return ""
}

//go:embed datelabels.tsv
var dateLabelsTSV string

var dateLabelList = &lexicon.List{Name: "datelabels.tsv", Columns: []string{"language", "kind", "labels"}, Items: ";", Kinds: []string{"published", "modified", "today", "event"}}

var dateLabels = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range dateLabelList.Rows(dateLabelsTSV) {
		for _, w := range row.Items {
			m[prose.Fold(w)] = row.Cells[1]
		}
	}
	return m
})

// IsLabelled reports whether a dated line begins with a word that says whose date it is: "Published", "date".
func IsLabelled(s string) bool {
	w := prose.Words(s[:min(len(s), 60)])
	return len(w) > 0 && IsDatedWord(w[0]) && utf8.RuneCountInString(w[0]) > 3
}
