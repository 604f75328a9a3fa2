package checks

import (
	"fmt"
	"maps"
	"slices"

	"dateline/schema"
	"dateline/validate"
)

var datePileUp = &validate.Check{
	ID: "DL112", Name: "date-pile-up", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published", "source"},
	Doc: `A day on which a source has far more articles than on its other days: at least 50, at least ten times its median day and at least a fifth of all its articles, over at least 20 different days.

It matters because real news has no such days: a site was moved to a new system, or a default was taken for the date.

Example: 4,000 of an outlet's 9,000 articles from three years are dated 2014-06-30.`,
	Fix:     "Look at some of that day's articles with dateline inspect; treat the day as missing where it is that of a migration.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return bySource(func(source string, days map[int32]int64, total int64) {
			if len(days) < 20 {
				return
			}
			counts := slices.Sorted(maps.Values(days))
			median := counts[len(counts)/2]
			for _, day := range slices.Sorted(maps.Keys(days)) {
				if n := days[day]; n >= 50 && n >= 10*median && 5*n >= total {
					d := schema.DateOfDays(day)
					p.Report(sourceFinding(p, source, "date_published", d.String(), fmt.Sprintf("%d of the %d articles of %s are dated %s, its median day has %d", n, total, sourceName(source), d, median)))
				}
			}
		})
	},
}

// sourcesCounted bounds how many sources a run counts days for, and daysCounted how many days of all of them.
const (
	sourcesCounted = 20_000
	daysCounted    = 5_000_000
)

// bySource counts the days of publication of each source and shows the counts at the end, by the source's name.
func bySource(look func(source string, days map[int32]int64, total int64)) validate.Visitor {
	sources := map[string]map[int32]int64{}
	entries := 0
	return validate.Visitor{
		Row: func(r *validate.Row) {
			rec := &r.Record
			if rec.DatePublished.IsZero() || entries >= daysCounted {
				return
			}
			days := sources[rec.Source]
			if days == nil {
				if len(sources) == sourcesCounted {
					return
				}
				days = map[int32]int64{}
				sources[rec.Source] = days
			}
			day := rec.DatePublished.Days()
			if days[day]++; days[day] == 1 {
				entries++
			}
		},
		End: func() {
			for _, s := range slices.Sorted(maps.Keys(sources)) {
				var total int64
				for _, n := range sources[s] {
					total += n
				}
				look(s, sources[s], total)
			}
		},
	}
}

// sourceFinding is a finding about all the articles of a source in the first file.
func sourceFinding(p *validate.Pass, source, field, value, message string) validate.Finding {
	f := p.Dataset.Finding(p.Dataset.Files[0].Path, field, value, message)
	f.Source = source
	return f
}

func sourceName(s string) string {
	if s == "" {
		return "an unknown source"
	}
	return s
}
