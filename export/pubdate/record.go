package pubdate

import (
	"time"

	"dateline/schema"
)

// Record writes the result into the date fields of rec and leaves the others alone. published_at is set only when day,
// time of day and offset are all known.
func (r Result) Record(rec *schema.Record) {
	rec.DateStatus, rec.DatePrecision, rec.DateMethod = r.Status, r.Precision, r.Method
	rec.DateCandidates = r.Candidates
	rec.DatePublished, rec.PublishedAt, rec.PublishedOffset = schema.Date{}, time.Time{}, ""
	if r.Status != schema.Stated && r.Status != schema.Inferred {
		return
	}
	if !r.Date.Valid() {
		return // a month or a year: nothing fills in the day
	}
	rec.DatePublished = r.Date
	if c := r.Clock; c != nil && c.HasOffset && c.HasMinute && c.Offset%60 == 0 && c.Offset > -15*3600 && c.Offset < 15*3600 {
		d := r.Date
		rec.PublishedAt = time.Date(d.Year, d.Month, d.Day, c.Hour, c.Minute, c.Second, 0, time.FixedZone("", c.Offset)).UTC()
		rec.PublishedOffset = OffsetText(c.Offset)
	}
}
