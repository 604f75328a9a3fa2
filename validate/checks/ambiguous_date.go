package checks

import (
	"fmt"
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
		report(p, r, "date_published", strings.Join(days, " "), "%s", leaves(rec))
	}),
}

// leaves says what the evidence of an ambiguous record leaves, and so what is lacking.
func leaves(rec *schema.Record) string {
	switch n := len(rec.DateCandidates); {
	case n > 1:
		return fmt.Sprintf("the evidence leaves %d dates, expected one", n)
	case n == 1:
		return "the evidence leaves one date, which is not taken because a part of it, such as the year or its century, is stated nowhere"
	case rec.DatePrecision == schema.Month || rec.DatePrecision == schema.Year:
		return fmt.Sprintf("the evidence gives no more than a %s, expected a day", rec.DatePrecision)
	}
	return "the evidence leaves no date, expected one"
}
