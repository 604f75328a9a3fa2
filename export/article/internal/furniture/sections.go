package furniture

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/export/article/internal/prose"
)

//go:embed sections.tsv
var sectionsTSV string

// sectionNames are the names of sections.tsv, as labels.
var sectionNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(sectionsTSV) {
		if _, list, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			for name := range strings.SplitSeq(list, ";") {
				names[prose.Label(name)] = true
			}
		}
	}
	return names
})

// IsSectionName reports whether a label is the name of a section.
func IsSectionName(label string) bool { return sectionNames()[label] }
