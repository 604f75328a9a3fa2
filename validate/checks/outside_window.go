package checks

import (
	"fmt"
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var outsideWindow = &validate.Check{
	ID: "DL117", Name: "outside-window", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published"},
	Doc: `A publication date outside the window in which those of the dataset should lie: the date_window of its manifest.

It matters because whoever exported the dataset said when it was published, and a page or row says otherwise: the date, the window or the article's presence is a mistake.

Example: ` + "`" + `{"date_published": "2017-04-05"}` + "`" + ` in a dataset with the date_window 2019-01-01..2019-12-31.`,
	Fix: "See with dateline inspect what states the date. Export with --only to leave such articles out, or with a window that holds them.",
	Start: func(p *validate.Pass) validate.Visitor {
		if p.Dataset.Manifest == nil {
			return validate.Visitor{}
		}
		window, _ := p.Dataset.Manifest.Options["date_window"].(string)
		first, last, ok := strings.Cut(window, "..")
		if !ok {
			return validate.Visitor{}
		}
		from, _ := schema.ParseDate(first) // an open end is empty
		to, _ := schema.ParseDate(last)
		return validate.Visitor{Row: func(r *validate.Row) {
			d := r.Record.DatePublished
			if !d.IsZero() && (d.Before(from) || !to.IsZero() && d.After(to)) {
				p.Report(r.Finding("date_published", d.String(), fmt.Sprintf("date %s lies outside the window %s of the export", d, window)))
			}
		}}
	},
}
