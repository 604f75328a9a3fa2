package checks

import (
	"time"

	"dateline/schema"
	"dateline/validate"
)

var futureDate = &validate.Check{
	ID: "DL104", Name: "future-date", Severity: validate.Error, Since: "0.1",
	Fields: []string{"date_published", "modified_at", "retrieved_at"},
	Doc: `A date of publication, change or retrieval more than a day after today. The day of grace is for zones that are ahead.

It matters because such a date is certainly wrong: day and month that were swapped, a two-digit year, an event that was taken for the publication.

Example: ` + "`" + `{"date_published": "2031-04-02"}` + "`" + ` in 2026.`,
	Fix: "Look at the evidence with dateline inspect; where day and month may be swapped, --date-window decides.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if p.Today.IsZero() {
			return
		}
		limit := p.Today.AddDays(1)
		look := func(field string, d schema.Date) {
			if d.After(limit) {
				report(p, r, field, d.String(), "%s %s is after today, %s", field, d, p.Today)
			}
		}
		look("date_published", r.Record.DatePublished)
		for _, t := range []struct {
			field string
			at    time.Time
		}{{"modified_at", r.Record.ModifiedAt}, {"retrieved_at", r.Record.RetrievedAt}} {
			if !t.at.IsZero() {
				look(t.field, schema.DateOf(t.at.UTC()))
			}
		}
	}),
}
