package checks

import (
	"dateline/schema"
	"dateline/validate"
	"dateline/validate/internal/seen"

	"github.com/zeebo/xxh3"
)

var storyUnderTwoDates = &validate.Check{
	ID: "DL405", Name: "story-under-two-dates", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "body", "date_published"},
	Doc: `The same story, by headline and the first 200 bytes of the body, with dates more than three days apart.

It matters because at least one of the dates is not that of the story: often it is that of a crawl, a reprint or a page that was generated anew.

Example: one article in two crawls, dated 2017-12-08 and 2018-10-21.`,
	Fix:     "Compare the evidence of both with dateline inspect; the earlier one is mostly right.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		// The index holds the first story's day in place of its row.
		const epoch = 1 << 30
		var stories seen.Index
		return validate.Visitor{Row: func(r *validate.Row) {
			rec := &r.Record
			if rec.Headline == "" || rec.DatePublished.IsZero() || len(rec.Body) < 200 {
				return
			}
			day := int64(rec.DatePublished.Days()) + epoch
			first := stories.AddHash(xxh3.HashString128(rec.Headline+"\n"+rec.Body[:200]), day)
			if n := max(first-day, day-first); n > conflictDays {
				report(p, r, "date_published", rec.DatePublished.String(), "the same story is dated %s in another row, %d days away", schema.DateOfDays(int32(first-epoch)), n)
			}
		}}
	},
}
