package checks

import (
	"fmt"
	"maps"
	"slices"

	"dateline/schema"
	"dateline/validate"
)

var gapInDays = &validate.Check{
	ID: "DL114", Name: "gap-in-days", Severity: validate.Note, Since: "0.1",
	Fields: []string{"date_published", "source"},
	Doc: `A gap in the days of a source that publishes nearly every day: at least ten times the usual distance between its days, so that one which publishes daily has none for nine days, where at least 30 days have some.

It matters because a crawl that failed for two weeks looks like two weeks without news.

Example: an outlet with articles on each day of a year but none from May 3 to May 21.`,
	Fix:     "Look whether inputs for these days are missing, or rejected in rejects.jsonl.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return bySource(func(source string, days map[int32]int64, _ int64) {
			if len(days) < 30 {
				return
			}
			list := slices.Sorted(maps.Keys(days))
			gaps := make([]int32, 0, len(list)-1)
			for i := 1; i < len(list); i++ {
				gaps = append(gaps, list[i]-list[i-1])
			}
			// The usual distance is that which nine of ten gaps keep: weekends are no gap.
			sorted := slices.Sorted(slices.Values(gaps))
			usual := sorted[len(sorted)*9/10]
			for i, g := range gaps {
				if g >= 10*usual {
					from, to := schema.DateOfDays(list[i]), schema.DateOfDays(list[i+1])
					p.Report(sourceFinding(p, source, "date_published", from.String()+".."+to.String(), fmt.Sprintf("%s has no article for %d days between %s and %s, usual are gaps of %d", sourceName(source), g-1, from, to, usual)))
				}
			}
		})
	},
}
