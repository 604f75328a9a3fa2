package page

import (
	"slices"
	"sync"

	"dateline/export/pubdate"
	"dateline/schema"
)

// settle gives of what a page states what the resolver gets, each with its standing: the statements of publication and behind
// them the loose ones; where there is no full date among them, one that stands further off, and last the day of the last
// change. With inAddress the page's address holds the date, so that nothing further off is asked.
func (r *dateReader) settle(found dates, inAddress bool, headline string) dates {
	own, loose, distant, changed := found.of(pubdate.Own), found.of(pubdate.Loose), found.of(pubdate.Distant), found.of(pubdate.OfChange)
	if changed.full() {
		loose = withoutPlaceholders(loose)
	}
	own = decideFigures(own, slices.Concat(changed, loose))
	if !own.full() && !loose.full() {
		years := sync.OnceValue(r.years)
		own, loose, distant = r.withYears(own, years), r.withYears(loose, years), r.withYears(distant, years)
	}
	out := slices.Concat(quarrelled(wholeFirst(outvoted(inPageZone(own)))), loose)
	if inAddress || out.full() {
		return out
	}
	if !distant.full() {
		distant = append(distant, r.inScripts(changed.full())...)
	}
	if !distant.full() && !changed.full() {
		distant = wholeFirst(append(distant, r.lastPlaces(headline)...))
	}
	out = append(out, distant[:min(1, len(distant))]...)
	if len(changed) > 0 && !out.full() {
		last := changed[0]
		last.Clock = nil // the moment of a change is no moment of publication: only its day stands in for the day
		out = append(out, last)
	}
	return out
}

// wholeFirst puts the statements of a whole date before the others.
func wholeFirst(ds dates) dates {
	out := slices.Clone(ds)
	partial := func(c pubdate.Candidate) int {
		if wholeDay(c.Mention) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b pubdate.Candidate) int { return partial(a) - partial(b) })
	return out
}

// outvoted makes loose the JSON-LD dates from which a meta tag and a visible or tagged date, agreeing with each other, are a day
// apart: two places err alike less often than one. Days further apart are a dispute, which the resolver settles.
func outvoted(own dates) dates {
	var ld, meta, seen []schema.Date
	for _, c := range own {
		if len(c.Readings) != 1 || !c.Readings[0].Full() {
			continue
		}
		switch day := c.Readings[0].Date; c.Method {
		case schema.ByJSONLD:
			ld = append(ld, day)
		case schema.ByMeta:
			meta = append(meta, day)
		case schema.ByTimeTag, schema.ByHeader:
			seen = append(seen, day)
		}
	}
	if len(ld) == 0 || len(meta) == 0 || len(seen) == 0 || meta[0] != seen[0] || ld[0] != meta[0].AddDays(1) && ld[0] != meta[0].AddDays(-1) || slices.Contains(ld, meta[0]) {
		return own
	}
	return own.standing(pubdate.Loose, func(c pubdate.Candidate) bool { return c.Method == schema.ByJSONLD })
}

// quarrelled lowers days without a year around the headline when they differ: that is a list of other stories, no date line.
func quarrelled(own dates) dates {
	yearless := func(c pubdate.Candidate) bool { return c.Method == schema.ByHeader && !wholeDay(c.Mention) }
	var days []pubdate.Partial
	for _, c := range own {
		if yearless(c) && len(c.Readings) > 0 && !slices.Contains(days, c.Readings[0]) {
			days = append(days, c.Readings[0])
		}
	}
	if len(days) < 2 {
		return own
	}
	return own.standing(pubdate.Quarrelled, yearless)
}

// standing gives the statements with those that lowered tells of at another standing.
func (d dates) standing(s pubdate.Standing, lowered func(pubdate.Candidate) bool) dates {
	out := slices.Clone(d)
	for i := range out {
		if lowered(out[i]) {
			out[i].Standing = s
		}
	}
	return out
}
