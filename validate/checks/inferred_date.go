package checks

import (
	"dateline/schema"
	"dateline/validate"
)

var inferredDate = &validate.Check{
	ID: "DL103", Name: "inferred-date", Severity: validate.Note, Since: "0.1",
	Fields: []string{"date_published", "date_status", "date_method"},
	Doc: `A record whose date no place states in full, but that the evidence leaves as the only one possible: date_status is inferred.

It matters because an inferred date stands on more than one fact; who needs certainty may want to set these records apart.

Example: ` + "`" + `{"date_published": "2017-09-06", "date_status": "inferred", "date_method": "neighbour"}` + "`",
	Fix: "Nothing needs to be done; dateline inspect shows the evidence, and filtering on date_status leaves such records out.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if rec := &r.Record; rec.DateStatus == schema.Inferred {
			report(p, r, "date_published", rec.DatePublished.String(), "date %s is inferred (%s), not stated", rec.DatePublished, rec.DateMethod)
		}
	}),
}
