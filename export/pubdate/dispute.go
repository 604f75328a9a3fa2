package pubdate

import (
	"slices"

	"dateline/schema"
)

// Places that state a whole date of publication speak with three voices: the page's markup, the lines that readers see,
// and the address. JSON-LD and meta tags come from one template and are one voice while they agree. On pages of known
// date, JSON-LD and meta tags never contradicted each other; where the one date that readers see contradicted both, the
// markup was right no more often than the line. So no authority settles it, only a third voice does.
const (
	voiceJSONLD  = "jsonld"
	voiceMeta    = "meta"
	voiceSeen    = "seen"
	voiceAddress = "address"
)

// voice names who speaks through a candidate that states one whole date; empty for all others. What a structured source
// gives is above dispute.
func (w *weighed) voice() string {
	if w.Standing != Own || w.Ago != nil || w.misprint || len(w.Readings) != 1 || len(w.readings) != 1 || !w.readings[0].Full() {
		return ""
	}
	switch w.Method {
	case schema.ByJSONLD:
		return voiceJSONLD
	case schema.ByMeta:
		return voiceMeta
	case schema.ByTimeTag, schema.ByHeader:
		return voiceSeen
	case schema.ByURL:
		return voiceAddress
	}
	return ""
}

// dispute looks for places that state different days, more than one apart, and gives the days that have the most voices:
// one when a majority settles it, several when none does. It gives nil when there is no dispute: when the highest
// authority has a majority, or nobody contradicts it. A voice that names several days is a list of other pieces, and
// speaks only for the highest authority's, if that is among them.
func dispute(scales []*weighed) []Partial {
	if len(scales) == 0 || scales[0].voice() == "" {
		return nil
	}
	said := map[string][]Partial{}
	var order []string
	for _, w := range scales {
		v := w.voice()
		if v == "" {
			continue
		}
		if said[v] == nil {
			order = append(order, v)
		}
		said[v] = append(said[v], w.readings[0])
	}
	top := scales[0].readings[0]
	var days []Partial
	votes := map[Partial]int{}
	for _, v := range order {
		day := said[v][0]
		switch {
		case slices.ContainsFunc(said[v], top.beside):
			day = top
		case slices.ContainsFunc(said[v], func(p Partial) bool { return !p.beside(day) }):
			continue
		}
		if i := slices.IndexFunc(days, day.beside); i >= 0 {
			day = days[i]
		} else {
			days = append(days, day)
		}
		if v != voiceMeta || !slices.ContainsFunc(said[voiceJSONLD], day.beside) {
			votes[day]++
		}
	}
	for _, w := range scales {
		// A dateline or an address's month that fits one of the days alone is a voice for it.
		if fit := w.fitting(days); w.voice() == "" && w.Standing == Own && len(fit) == 1 {
			votes[fit[0]]++
		}
	}
	most := 0
	for _, d := range days {
		most = max(most, votes[d])
	}
	keep := slices.DeleteFunc(days, func(d Partial) bool { return votes[d] < most })
	if len(keep) == 1 && keep[0] == top {
		return nil
	}
	return keep
}

// fitting gives the days that agree with the candidate, give or take a day.
func (w *weighed) fitting(days []Partial) []Partial {
	var fit []Partial
	for _, d := range days {
		if slices.ContainsFunc(w.readings, func(p Partial) bool { _, ok := meet(d, p, 1); return ok }) {
			fit = append(fit, d)
		}
	}
	return fit
}

// beside reports whether two whole dates are at most a day apart.
func (p Partial) beside(q Partial) bool { return apart(p.Date, q.Date) <= 1 }

// strangers marks the visible dates that contradict a date which markup states and another visible line repeats: they
// are those of other pieces, and no conflict.
func (r *resolver) strangers() {
	seen := func(w *weighed) bool { return w.Method == schema.ByTimeTag || w.Method == schema.ByHeader }
	if len(r.taken) == 0 || seen(r.taken[0]) || !slices.ContainsFunc(r.taken, func(w *weighed) bool { return seen(w) && w.Standing == Own }) {
		return
	}
	for i := range r.evidence {
		e := &r.evidence[i]
		if e.Note == noteContradicts && (e.Method == string(schema.ByTimeTag) || e.Method == string(schema.ByHeader)) {
			e.Note = noteOtherPiece
		}
	}
}

// halfWeek is how many days the nearest day of a weekday is away at most.
const halfWeek = 3

// onWeekday drops full dates that fall on another weekday than the one printed with them. Where none would be left, either
// the weekday is the mistake or one part of the date is: the days that one slip explains are then readings too, which are
// the nearest one of that weekday and the same day of the year before or behind.
func onWeekday(ps []Partial, weekday int) (meant []Partial, misprint bool) {
	fits := func(p Partial) bool { return !p.Full() || int(p.Date.Weekday())+1 == weekday }
	for _, p := range ps {
		if fits(p) {
			meant = append(meant, p)
		}
	}
	if meant != nil {
		return meant, false
	}
	for _, p := range ps {
		meant = append(meant, p)
		for n := -halfWeek; n <= halfWeek; n++ {
			if q := (Partial{Date: p.AddDays(n)}); fits(q) {
				meant = append(meant, q)
			}
		}
		for _, year := range []int{p.Year - 1, p.Year + 1} {
			if q := (Partial{Date: schema.Date{Year: year, Month: p.Month, Day: p.Day}}); possible(q) && fits(q) {
				meant = append(meant, q)
			}
		}
	}
	return meant, true
}
