package article

import "dateline/schema/source"

// readHTML makes a story of a page's markup.
func readHTML(doc *Document, reg *source.Registry) (*story, error) {
	return nil, &Rejection{Code: "no-article", Message: "markup is not read yet"}
}
