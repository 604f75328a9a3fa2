package checks

import (
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var ambiguousDate = &validate.Check{
	ID: "DL102", Name: "ambiguous-date", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published", "date_status", "date_candidates"},
	Doc: `A record for which the evidence leaves more than one date, or a month or year only: date_status is ambiguous, and date_published is null.

It matters because the article has no place on the time axis yet; the candidates say how little is lacking.

Example: a dateline "MOSCOW, September 6" with "on Wednesday" leaves 1995, 2000, 2006, 2017 and 2023.`,
	Fix: "Narrow the dates down with --date-window or --as-of, export the articles together with dated ones from the same crawl, or take the nearest with --on-ambiguous nearest.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if rec.DateStatus != schema.Ambiguous {
			return
		}
		var days []string
		for _, d := range rec.DateCandidates {
			days = append(days, d.String())
		}
		report(p, r, "date_published", strings.Join(days, " "), "the evidence leaves %d dates, expected one", len(days))
	}),
}
