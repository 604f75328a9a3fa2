package checks

import (
	"dateline/schema"
	"dateline/validate"
)

var missingDate = &validate.Check{
	ID: "DL101", Name: "missing-date", Severity: validate.Error, Since: "0.1",
	Fields: []string{"date_published", "date_status"},
	Doc: `A record without a publication date: date_published is null, or date_status says missing. An ambiguous date, of which candidates are known, has a check of its own, and so has a value that is no date.

It matters because an undated article silently drops out of every time series, and a chart does not show what it lacks.

Example: ` + "`" + `{"date_published": null, "date_status": "missing", "date_candidates": []}` + "`",
	Fix: "Give the crawler's metadata or --date-window to export, or look at the page with dateline inspect and report the form of date that was not seen.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		switch rec := &r.Record; {
		case rec.DateStatus == schema.Missing:
			report(p, r, "date_published", "", "no publication date is known, expected one")
		case rec.DateStatus == schema.Ambiguous || !rec.DatePublished.IsZero() || r.Unread("date_published"):
		case rec.DateStatus == "":
			report(p, r, "date_published", "", "date_published is null, expected a date")
		default:
			report(p, r, "date_published", "", "date_published is null though date_status is %s, expected a date", rec.DateStatus)
		}
	}),
}
