package checks

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"dateline/schema"
	"dateline/validate"
)

var retrievalDayDates = &validate.Check{
	ID: "DL113", Name: "retrieval-day-dates", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published", "retrieved_at", "source"},
	Doc: `A source with at least 20 articles retrieved on one day, nine of ten of which are dated to that very day.

It matters because a page's own clock, "today" in a masthead or a generated date was probably taken for the publication. A crawl that runs every day has such days by right.

Example: 500 articles retrieved on 2018-10-21, all of them dated 2018-10-21.`,
	Fix:     "Look at some with dateline inspect; for a daily crawl accept the source with an exception or turn the check off.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		type key struct {
			source string
			day    int32
		}
		type count struct{ same, all int64 }
		counts := map[key]*count{}
		return validate.Visitor{
			Row: func(r *validate.Row) {
				rec := &r.Record
				if rec.DatePublished.IsZero() || rec.RetrievedAt.IsZero() {
					return
				}
				day := schema.DateOf(rec.RetrievedAt.UTC())
				k := key{rec.Source, day.Days()}
				c := counts[k]
				if c == nil {
					if len(counts) >= sourcesCounted {
						return
					}
					c = &count{}
					counts[k] = c
				}
				c.all++
				if day == rec.DatePublished {
					c.same++
				}
			},
			End: func() {
				keys := slices.SortedFunc(maps.Keys(counts), func(a, b key) int {
					if a.source != b.source {
						return cmp.Compare(a.source, b.source)
					}
					return int(a.day) - int(b.day)
				})
				for _, k := range keys {
					if c := counts[k]; c.all >= 20 && 10*c.same >= 9*c.all {
						d := schema.DateOfDays(k.day)
						p.Report(sourceFinding(p, k.source, "date_published", d.String(), fmt.Sprintf("%d of the %d articles of %s retrieved on %s are dated to that day", c.same, c.all, sourceName(k.source), d)))
					}
				}
			},
		}
	},
}
