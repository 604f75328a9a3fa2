package pubdate

import (
	"fmt"
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
	if c := r.Clock; c != nil && c.HasOffset && c.Offset%60 == 0 && c.Offset > -15*3600 && c.Offset < 15*3600 {
		d := r.Date
		rec.PublishedAt = time.Date(d.Year, d.Month, d.Day, c.Hour, c.Minute, c.Second, 0, time.FixedZone("", c.Offset)).UTC()
		rec.PublishedOffset = offsetString(c.Offset)
	}
}

// offsetString writes an offset as +03:00.
func offsetString(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d:%02d", sign, seconds/3600, seconds/60%60)
}
