package furniture

import (
	_ "embed"
	"sync"

	"dateline/export/article/internal/prose"
	"dateline/schema/lexicon"
)

//go:embed sections.tsv
var sectionsTSV string

var sectionList = &lexicon.List{Name: "sections.tsv", Columns: []string{"language", "names"}, Items: ";"}

// sectionNames are the names of sections.tsv, as labels.
var sectionNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for row := range sectionList.Rows(sectionsTSV) {
		for _, name := range row.Items {
			names[prose.Label(name)] = true
		}
	}
	return names
})

// IsSectionName reports whether a label is the name of a section.
func IsSectionName(label string) bool { return sectionNames()[label] }
