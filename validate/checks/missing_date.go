package checks

import (
	"dateline/schema"
	"dateline/validate"
)

var missingDate = &validate.Check{
	ID: "DL101", Name: "missing-date", Severity: validate.Error, Since: "0.1",
	Fields: []string{"date_published", "date_status"},
	Doc: `A record without a publication date, of which nothing in the document speaks either: date_status is missing.

It matters because an undated article silently drops out of every time series, and a chart does not show what it lacks.

Example: ` + "`" + `{"date_published": null, "date_status": "missing", "date_candidates": []}` + "`",
	Fix: "Give the crawler's metadata or --date-window to export, or look at the page with dateline inspect and report the form of date that was not seen.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if rec := &r.Record; rec.DateStatus == schema.Missing {
			report(p, r, "date_published", "", "no publication date is known, expected one")
		}
	}),
}
