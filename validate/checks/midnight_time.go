package checks

import (
	"time"

	"dateline/schema"
	"dateline/validate"
)

var midnightTime = &validate.Check{
	ID: "DL111", Name: "midnight-time", Severity: validate.Note, Since: "0.1",
	Fields: []string{"published_at", "published_offset"},
	Doc: `A moment of publication at exactly midnight, at the page's offset or in UTC.

It matters because most such times are days to which a program added 00:00:00; in another zone they even fall on another day.

Example: ` + "`" + `{"published_at": "2019-02-07T00:00:00Z", "published_offset": "+00:00"}` + "`",
	Fix: "Use date_published and not published_at for such records, unless the source really publishes at midnight.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		at := r.Record.PublishedAt
		if at.IsZero() {
			return
		}
		offset := 0
		if o, err := time.Parse("-07:00", r.Record.PublishedOffset); err == nil {
			_, offset = o.Zone()
		}
		local := at.UTC().Add(time.Duration(offset) * time.Second)
		for _, t := range []time.Time{local, at.UTC()} {
			if h, m, s := t.Clock(); h == 0 && m == 0 && s == 0 {
				report(p, r, "published_at", at.UTC().Format(schema.TimestampForm), "published_at is exactly midnight, expected a time of day that was measured")
				return
			}
		}
	}),
}
