package pubdate

import (
	"slices"
	"strings"
	"time"

	"dateline/schema"
)

// result turns what the candidates left possible into a Result.
func (r *resolver) result() Result {
	if r.possible == nil {
		r.tieNotes(schema.Date{})
		return Result{Status: schema.Missing, Evidence: r.evidence}
	}
	o := &Open{Readings: r.possible, Printed: r.printed, Bounds: r.bounds, Horizon: r.horizon}
	for _, t := range r.in.Weekdays {
		if !slices.Contains(o.Ties, t.Weekday) {
			o.Ties = append(o.Ties, t.Weekday)
		}
	}
	res := Result{}
	if d, w, ok := r.stated(); ok {
		res.Status, res.Method, res.Date, res.Clock = schema.Stated, w.Method, d, r.clockOf(d)
		res.Candidates = []schema.Date{d}
		res.Precision = res.precision()
		r.evidence[w.evidence].Note = noteDecided
		r.tieNotes(d)
		res.Evidence = r.evidence
		return res
	}
	exact, loose := o.expand(Window{})
	res.Candidates = listed(exact, loose)
	if d, ok := o.decisive(); ok {
		res.Status, res.Date, res.Candidates, res.Clock = schema.Inferred, d, []schema.Date{d}, r.clockOf(d)
		res.Method = r.deciding(o)
		res.Precision = res.precision()
		r.settle(d)
		r.tieNotes(d)
		r.boundNote(noteDecided)
		res.Evidence = r.evidence
		return res
	}
	if d, at, ok := r.named(exact); ok {
		res.Status, res.Method, res.Date, res.Candidates, res.Clock = schema.Inferred, schema.ByText, d, []schema.Date{d}, r.clockOf(d)
		res.Precision = res.precision()
		for _, w := range r.taken {
			w.mark(r, noteAgrees)
		}
		r.note(at, d.String(), schema.ByText, noteDecided)
		r.tieNotes(d)
		res.Evidence = r.evidence
		return res
	}
	if len(exact)+len(loose) == 0 && !slices.ContainsFunc(r.possible, func(p Partial) bool { return p.Day == 0 }) {
		// Every reading is impossible under the bounds: nothing that could be true speaks of the date.
		r.taken[0].mark(r, "ignored: outside "+r.boundText())
		return Result{Status: schema.Missing, Evidence: r.evidence}
	}
	return r.left(res, o, exact, loose)
}

// left completes a result whose date stays ambiguous.
func (r *resolver) left(res Result, o *Open, exact, loose []schema.Date) Result {
	res.Status, res.Open = schema.Ambiguous, o
	if !r.disputed { // a party's time of day is of its own day
		res.Clock = r.clockOf(schema.Date{})
	}
	switch p := r.possible[0]; {
	case p.Day != 0:
		res.Precision = schema.Day
	case p.Month != 0:
		res.Precision = schema.Month
	default:
		res.Precision = schema.Year
	}
	res.Method = r.taken[0].Method
	if o.against(exact, loose) && r.bounds != (Window{}) {
		if r.printed != 0 {
			r.tieNote(&WeekdayTie{Weekday: r.printed, At: r.printedAt}, noteNoWeekday)
		}
		for i := range r.in.Weekdays {
			r.tieNote(&r.in.Weekdays[i], noteNoWeekday)
		}
		r.boundNote(noteNoDay)
		res.Evidence = r.evidence
		return res
	}
	for _, w := range r.taken {
		w.mark(r, noteOpen)
		if r.disputed && w.voice() != "" {
			w.mark(r, noteDisputed)
		}
	}
	r.tieNotes(schema.Date{})
	res.Evidence = r.evidence
	return res
}

// named gives the candidate that the lead itself names in full: "on Wednesday, September 6, 2017" under a dateline of
// September 6 or 7. A weekday has to tie the same day, or an anniversary would do: "the attacks of September 11, 2001".
func (r *resolver) named(exact []schema.Date) (schema.Date, schema.Evidence, bool) {
	if len(r.in.Weekdays) == 0 || slices.ContainsFunc(r.possible, Partial.Full) {
		return schema.Date{}, schema.Evidence{}, false
	}
	var day schema.Date
	var at schema.Evidence
	for _, y := range r.in.Years {
		for _, d := range exact {
			if y.Full.IsZero() || apart(d, y.Full) > 1 || int(d.Weekday())+1 != r.in.Weekdays[0].Weekday {
				continue
			}
			if !day.IsZero() && day != d {
				return schema.Date{}, schema.Evidence{}, false
			}
			day, at = d, y.At
		}
	}
	return day, at, !day.IsZero()
}

// stated gives the date when one candidate says it in full and nothing above it was narrower. What came out of a dispute
// is concluded, not stated.
func (r *resolver) stated() (schema.Date, *weighed, bool) {
	if len(r.possible) != 1 || !r.possible[0].Full() || r.disputed {
		return schema.Date{}, nil, false
	}
	for _, w := range r.taken {
		if w.Ago == nil && w.Standing == Own && !w.misprint && (len(w.Readings) == 1 || w.Weekday != 0) && len(w.readings) == 1 && w.readings[0].Full() {
			return r.possible[0].Date, w, true
		}
	}
	return schema.Date{}, nil, false
}

// deciding names the kind of evidence that left one day.
func (r *resolver) deciding(o *Open) schema.DateMethod {
	if len(r.possible) == 1 && r.possible[0].Full() {
		return r.decider().Method
	}
	free := *o
	free.Ties = nil
	if _, ok := free.only(Window{}); ok {
		return schema.ByWindow
	}
	return schema.ByWeekday
}

// boundNote records what became of the bounds that took part in a decision.
func (r *resolver) boundNote(note string) {
	if r.bounds == (Window{}) {
		return
	}
	r.evidence = append(r.evidence, schema.Evidence{
		Field: "date_published", Value: r.boundText(), Method: string(schema.ByWindow), Start: -1, End: -1,
		Text: r.boundText(), Note: note,
	})
}

// tieNotes records each tied weekday and whether the date d, if any, agrees with it.
func (r *resolver) tieNotes(d schema.Date) {
	if r.printed != 0 && !d.IsZero() && int(d.Weekday())+1 != r.printed {
		r.tieNote(&WeekdayTie{Weekday: r.printed, At: r.printedAt}, noteOwnWeekday)
	}
	for i := range r.in.Weekdays {
		t := &r.in.Weekdays[i]
		note := noteOpen
		if !d.IsZero() {
			note = noteContradicts
			if w := int(d.Weekday()) + 1; w == t.Weekday {
				note = noteAgrees
			} else if int(d.AddDays(-1).Weekday())+1 == t.Weekday {
				note = "agrees: the day before"
			}
		}
		r.tieNote(t, note)
	}
}

func (r *resolver) tieNote(t *WeekdayTie, note string) {
	r.note(t.At, strings.ToLower(time.Weekday(t.Weekday-1).String()), schema.ByWeekday, note)
}

// decider is the candidate that left one day: the last to be taken, or in a dispute the highest of the winners when their
// number settled it, else the last that is no party.
func (r *resolver) decider() *weighed {
	last := len(r.taken) - 1
	switch {
	case r.outvoted:
		return r.taken[0]
	case r.disputed:
		for last > 0 && r.taken[last].voice() != "" {
			last--
		}
	}
	return r.taken[last]
}

// settle marks what decided on day d and, of the parties to a dispute, those that state another.
func (r *resolver) settle(d schema.Date) {
	for _, w := range r.taken {
		if r.disputed && w.voice() != "" && !w.readings[0].beside(Partial{Date: d}) {
			w.mark(r, noteContradicts)
		}
	}
	r.decider().mark(r, noteDecided)
}

// clockOf takes the time of day of the highest candidate that has one and names day d, or may name it; one with an offset
// comes before one without when both name the same minute. The time of another day would make a wrong moment.
func (r *resolver) clockOf(d schema.Date) *Clock {
	var best *Clock
	for _, w := range r.taken {
		c := w.Clock
		if c == nil || !d.IsZero() && !slices.ContainsFunc(w.readings, func(p Partial) bool { _, same := meet(Partial{Date: d}, p, 0); return same }) {
			continue
		}
		if best == nil || !best.HasOffset && c.HasOffset && c.Hour == best.Hour && c.Minute == best.Minute {
			best = c
		}
	}
	return best
}

// precision is the smallest unit of a date that is known to the day.
func (r Result) precision() schema.DatePrecision {
	switch {
	case r.Clock == nil || !r.Clock.HasMinute:
		return schema.Day
	case r.Clock.HasSecond:
		return schema.Second
	}
	return schema.Minute
}
