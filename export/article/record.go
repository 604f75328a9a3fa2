package article

import (
	"slices"

	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
)

// methodRecord is the method of evidence that a record of an earlier export gives.
const methodRecord = "record"

// fromRecord passes on what an earlier export found. All that its evidence decided stays as it is, because the evidence
// itself is gone and to weigh the rest afresh would change fields without saying so. Only the caller's bounds still narrow
// the date.
func fromRecord(doc *document.Document, opt *Options) *Article {
	a := &Article{Record: *doc.Record, Date: pubdate.FromRecord(doc.Record, opt.Date)}
	r := &a.Record
	r.ID, r.DuplicateOf = "", ""
	if !r.RetrievedAt.IsZero() {
		a.Retrieved = schema.DateOf(r.RetrievedAt.UTC())
	}
	if a.Date.Method != schema.ByNeighbour { // a date that a list gave does not date what it lists
		a.Linked = slices.Clone(r.Related)
	}
	if r.Source != "" {
		a.Evidence = append(a.Evidence, schema.Evidence{
			Field: "source", Value: r.Source, Method: methodRecord, Start: -1, End: -1, Note: "decided",
		})
	}
	a.Evidence = append(a.Evidence, a.Date.Evidence...)
	return a
}
