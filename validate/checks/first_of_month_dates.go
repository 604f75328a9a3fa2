package checks

import (
	"fmt"

	"dateline/schema"
	"dateline/validate"
)

var firstOfMonthDates = &validate.Check{
	ID: "DL115", Name: "first-of-month-dates", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published", "source"},
	Doc: `A source with at least 40 articles in at least five months, a third or more of them dated to the first of a month.

It matters because only one day in thirty is a first: somebody filled in the day where only the month was known.

Example: an archive whose articles from 1998 to 2003 are all dated YYYY-MM-01.`,
	Fix:     "Give such dates to export with the precision they have, as 1998-05.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return bySource(func(source string, days map[int32]int64, total int64) {
			var first int64
			months := map[string]bool{}
			for day, n := range days {
				d := schema.DateOfDays(day)
				months[d.String()[:7]] = true
				if d.Day == 1 {
					first += n
				}
			}
			if total >= 40 && len(months) >= 5 && 3*first >= total {
				p.Report(sourceFinding(p, source, "date_published", fmt.Sprint(first), fmt.Sprintf("%d of the %d articles of %s are dated to the first of a month, expected about one in thirty", first, total, sourceName(source))))
			}
		})
	},
}
