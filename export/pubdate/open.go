package pubdate

import (
	"slices"
	"time"

	"dateline/schema"
)

// Open is what the evidence of one document leaves open. It has only exported members of plain types, so it can be
// written out and read back between the two passes of an export.
type Open struct {
	Readings []Partial // one of these it is
	Printed  int       // 1+time.Weekday printed with the date, which it must have; 0 when none
	Ties     []int     // 1+time.Weekday of days that the lead ties to the date or the day before it
	Bounds   Window    // what evidence allows; a zero end is open
	Horizon  int       // last year to consider when Bounds has no end
}

// Years that are considered when nothing bounds a date. They keep lists of candidates short and never decide: a date that
// only they make unique stays ambiguous.
const (
	firstYear   = 1990
	editionYear = 2026
)

// expand lists the days that are possible within w: those of the printed weekday, or all where none has it. exact holds
// those whose own weekday is tied, or all when no tie applies; loose those of which only the day before is.
func (o *Open) expand(w Window) (exact, loose []schema.Date) {
	lo, hi := firstYear, max(editionYear, o.Horizon)
	if b := later(o.Bounds.From, w.From); !b.IsZero() {
		lo = b.Year
		hi = max(hi, lo)
	}
	if b := earlier(o.Bounds.To, w.To); !b.IsZero() {
		hi = b.Year
		lo = min(lo, hi)
	}
	var all, misprinted []schema.Date
	add := func(d schema.Date) {
		switch {
		case !d.Valid() || !o.Bounds.Contains(d) || !w.Contains(d):
		case o.Printed == 0 || int(d.Weekday())+1 == o.Printed:
			all = append(all, d)
		default:
			misprinted = append(misprinted, d)
		}
	}
	for _, p := range o.Readings {
		p.each(lo, hi, add)
	}
	if all == nil {
		all = misprinted
	}
	slices.SortFunc(all, schema.Date.Compare)
	all = slices.Compact(all)
	if len(o.Ties) == 0 {
		return all, nil
	}
	for _, d := range all {
		switch {
		case o.tied(d.Weekday()):
			exact = append(exact, d)
		case o.tied(d.AddDays(-1).Weekday()):
			loose = append(loose, d)
		}
	}
	if exact == nil && loose == nil {
		return all, nil
	}
	return exact, loose
}

// each calls add with every day that p may be in the years from lo to hi, those that no month has among them. A year and a
// month are their own bounds; a year alone gives none.
func (p Partial) each(lo, hi int, add func(schema.Date)) {
	switch {
	case p.Full():
		add(p.Date)
	case p.Yearless():
		for y := lo; y <= hi; y++ {
			if fits(y, p.YY) {
				add(schema.Date{Year: y, Month: p.Month, Day: p.Day})
			}
		}
	case p.Dayonly():
		if p.Year != 0 {
			lo, hi = max(lo, p.Year), min(hi, p.Year)
		}
		for y := lo; y <= hi; y++ {
			for m := time.January; m <= time.December; m++ {
				add(schema.Date{Year: y, Month: m, Day: p.Day})
			}
		}
	case p.Year != 0 && p.Month != 0:
		for d := 1; d <= lastDay; d++ {
			add(schema.Date{Year: p.Year, Month: p.Month, Day: d})
		}
	}
}

func (o *Open) tied(w time.Weekday) bool { return slices.Contains(o.Ties, int(w)+1) }

// mostListed is how many candidates are shown at most. Evidence that leaves more of them, which a day of the month alone
// does until something bounds it, says nothing that a list would tell.
const mostListed = 100

// listed gives the candidates to show: the exact ones, and the loose ones too where these alone keep the date open.
func listed(exact, loose []schema.Date) []schema.Date {
	if len(exact)+len(loose) > mostListed {
		return nil
	}
	if len(exact) > 1 {
		return exact
	}
	all := slices.Concat(exact, loose)
	slices.SortFunc(all, schema.Date.Compare)
	return all
}

// bounded reports whether evidence, not the default years, limits the days on both sides.
func (o *Open) bounded(w Window) bool {
	for _, p := range o.Readings {
		if !p.Full() && p.Year == 0 {
			return !later(o.Bounds.From, w.From).IsZero() && !earlier(o.Bounds.To, w.To).IsZero()
		}
	}
	return true
}

// only gives the one day that is possible within w, if there is exactly one and evidence made it so.
func (o *Open) only(w Window) (schema.Date, bool) {
	exact, loose := o.expand(w)
	if len(exact)+len(loose) != 1 || !o.bounded(w) || o.against(exact, loose) {
		return schema.Date{}, false
	}
	return append(exact, loose...)[0], true
}

// against reports whether the lead's weekday, or the one printed with the date, speaks against all that expand left: bounds
// that leave only such days are more likely mistaken than the text, so they decide nothing.
func (o *Open) against(exact, loose []schema.Date) bool {
	if o.Printed != 0 && !slices.ContainsFunc(slices.Concat(exact, loose), func(d schema.Date) bool { return int(d.Weekday())+1 == o.Printed }) {
		return true
	}
	return len(o.Ties) > 0 && len(loose) == 0 && !slices.ContainsFunc(exact, func(d schema.Date) bool { return o.tied(d.Weekday()) })
}

// decisive gives the one day that the document and the caller's bounds leave: the only one whose own weekday is tied, or
// else only's. Days of which no more than the day before is tied yield to it, as they do in the list of candidates: a
// window then picks from that list and never adds to it.
func (o *Open) decisive() (schema.Date, bool) {
	if exact, _ := o.expand(Window{}); len(exact) == 1 && len(o.Ties) > 0 && o.bounded(Window{}) && !o.against(exact, nil) {
		return exact[0], true
	}
	return o.only(Window{})
}

// onlyTied is only, but a day of which no more than the day before is tied is not enough, and blocks: neighbours are
// softer than a caller's window, and the same day of another year fits the text better.
func (o *Open) onlyTied(w Window) (schema.Date, bool) {
	d, ok := o.only(w)
	if exact, _ := o.expand(w); len(exact) == 0 {
		return schema.Date{}, false
	}
	return d, ok
}

func later(a, b schema.Date) schema.Date {
	if a.After(b) {
		return a
	}
	return b
}

// earlier treats a zero date as none.
func earlier(a, b schema.Date) schema.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
