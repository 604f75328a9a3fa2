package page

import (
	_ "embed"

	"dateline/schema/lexicon"
)

//go:embed metanames.tsv
var metaNamesTSV string

var metaNameList = &lexicon.List{
	Name: "metanames.tsv", Columns: []string{"kind", "name", "whose"},
	Kinds: []string{"title", "description", "section", "keywords", "author", "site", "publisher", "published", "loose", "changed"},
}

// metaNames are the names of metanames.tsv by kind, in falling authority.
var metaNames = func() map[string][]string {
	out := map[string][]string{}
	for row := range metaNameList.Rows(metaNamesTSV) {
		out[row.Cells[0]] = append(out[row.Cells[0]], row.Cells[1])
	}
	return out
}()
