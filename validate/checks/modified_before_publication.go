package checks

import (
	"time"

	"dateline/schema"
	"dateline/validate"
)

var modifiedBeforePublication = &validate.Check{
	ID: "DL110", Name: "modified-before-publication", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"modified_at", "date_published", "published_at"},
	Doc: `A last change more than a day before the publication.

It matters because the two were probably swapped, or the page was published again under a new date and the story is older than it seems.

Example: ` + "`" + `{"published_at": "2020-05-02T08:00:00Z", "modified_at": "2019-11-30T17:20:00Z"}` + "`",
	Fix: "Look with dateline inspect which date the page calls which.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if rec.ModifiedAt.IsZero() || rec.DatePublished.IsZero() {
			return
		}
		modified := schema.DateOf(rec.ModifiedAt.UTC())
		early := modified.Before(rec.DatePublished.AddDays(-1))
		if !rec.PublishedAt.IsZero() {
			early = rec.ModifiedAt.Before(rec.PublishedAt.Add(-24 * time.Hour))
		}
		if early {
			report(p, r, "modified_at", rec.ModifiedAt.UTC().Format(schema.TimestampForm), "modified_at %s is before the publication on %s", modified, rec.DatePublished)
		}
	}),
}
