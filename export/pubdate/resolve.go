package pubdate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/schema"
)

// authority lists the methods of candidates, highest first.
var authority = []schema.DateMethod{
	schema.ByGiven, schema.ByJSONLD, schema.ByMeta, schema.ByTimeTag, schema.ByHeader, schema.ByURL, schema.ByText, schema.ByDateline,
}

func rank(m schema.DateMethod) int {
	if i := slices.Index(authority, m); i >= 0 {
		return i
	}
	return len(authority)
}

// Notes say in evidence what became of it. The words up to a colon are the verdict, what follows its reason.
const (
	noteDecided     = "decided"
	noteAgrees      = "agrees"
	noteContradicts = "contradicts"
	noteOpen        = "leaves several dates possible"
	noteDisputed    = noteOpen + ": another place states another day"
	noteOwnWeekday  = noteContradicts + ": printed with the date, which is another day"
	noteNoWeekday   = noteContradicts + ": the bounds leave no day that it fits"
	noteNoDay       = noteContradicts + ": leaves no day that the lead's weekday fits"
	noteOutside     = noteContradicts + ": the date lies outside"
	noteOtherPiece  = "ignored: another line of the kind agrees"
)

// Resolve lays all evidence of one document together.
//
// Candidates are taken in falling order of authority. Each narrows what the ones before it left possible; one that agrees
// with none of it, give or take a day, contradicts and is only kept as evidence, unless no authority can settle the matter:
// see dispute. Then the bounds (window, as-of, day of retrieval and one more) and the weekdays apply. The date is stated
// when one place gives it in full, inferred when one candidate is left, ambiguous when several are, and missing when
// nothing speaks of it. A candidate that lies outside the bounds is impossible and counts for nothing, however high its
// authority.
//
// The window alone decides between candidates and strikes out no date: what is stated outside it, where no other place states a
// day inside, and a date of which it leaves nothing stay what they are without it, and the evidence has the conflict.
func Resolve(in Input, opt Options) Result {
	within := resolve(in, opt)
	if opt.Window == (Window{}) || within.Status == schema.Stated {
		return within
	}
	free := resolve(in, Options{AsOf: opt.AsOf})
	switch {
	case free.Status == schema.Missing:
		return within
	case within.Status == schema.Missing, free.Status == schema.Stated && opt.Window.excludes(free.Date):
		free.Evidence = append(free.Evidence, opt.Window.conflict())
		return free
	}
	return within
}

// conflict is the evidence that a date lies outside w.
func (w Window) conflict() schema.Evidence {
	return schema.Evidence{
		Field: "date_published", Value: w.String(), Method: string(schema.ByWindow), Start: -1, End: -1, Text: w.String(), Note: noteOutside,
	}
}

func resolve(in Input, opt Options) Result {
	r := &resolver{in: in, opt: opt, bounds: opt.Window, horizon: editionYear}
	r.bound()
	r.combine()
	return r.result()
}

type resolver struct {
	in        Input
	opt       Options
	bounds    Window
	horizon   int
	taken     []*weighed // candidates that agree, in falling authority
	evidence  []schema.Evidence
	possible  []Partial
	printed   int // 1+time.Weekday printed with a date of which the year is open
	printedAt schema.Evidence
	disputed  bool // places that state whole dates disagree, and the highest authority has no majority
	outvoted  bool // a majority settled the dispute against it
}

// weighed is a candidate on the scales.
type weighed struct {
	Candidate
	readings []Partial
	misprint bool // the weekday printed with it is another's
	evidence int  // index in resolver.evidence
}

func (w *weighed) mark(r *resolver, note string) { r.evidence[w.evidence].Note = note }

func (r *resolver) bound() {
	if a := r.opt.AsOf; !a.IsZero() {
		r.bounds.To = earlier(r.bounds.To, a)
		r.horizon = max(r.horizon, a.Year)
	}
	if d := r.in.Retrieved; !d.IsZero() {
		r.bounds.To = earlier(r.bounds.To, d.AddDays(1))
		r.horizon = max(r.horizon, d.Year)
	}
	for _, y := range r.in.Years {
		if y.Past {
			r.bounds.From = later(r.bounds.From, schema.Date{Year: y.Year, Month: time.January, Day: 1})
			r.horizon = max(r.horizon, y.Year)
		}
	}
	if !r.bounds.To.IsZero() {
		r.horizon = max(r.horizon, r.bounds.To.Year)
	}
}

func (r *resolver) note(at schema.Evidence, value string, method schema.DateMethod, note string) int {
	at.Field, at.Method, at.Note = "date_published", string(method), note
	if at.Value == "" || value != "" {
		at.Value = value
	}
	if at.Text == "" && at.Start == 0 && at.End == 0 {
		at.Start, at.End = -1, -1
	}
	r.evidence = append(r.evidence, at)
	return len(r.evidence) - 1
}

func (r *resolver) combine() {
	scales := r.weigh()
	keep := dispute(scales)
	r.disputed, r.outvoted = keep != nil, len(keep) == 1
	if r.disputed {
		r.possible = keep
	}
	for _, w := range scales {
		if r.possible == nil {
			r.possible, r.taken = w.readings, []*weighed{w}
			r.setPrinted(w.Candidate)
			continue
		}
		met := meetAll(r.possible, w.readings)
		if met == nil {
			w.mark(r, noteContradicts)
			continue
		}
		if !r.disputed || w.voice() == "" {
			r.possible = met // the parties to a dispute do not settle it
		}
		r.taken = append(r.taken, w)
		r.setPrinted(w.Candidate)
	}
	r.strangers()
}

// weigh puts the candidates that the bounds leave possible in falling order of authority.
func (r *resolver) weigh() []*weighed {
	var scales []*weighed
	cands := slices.Clone(r.in.Candidates)
	slices.SortStableFunc(cands, func(a, b Candidate) int { return cmp.Or(int(a.Standing-b.Standing), rank(a.Method)-rank(b.Method)) })
	for _, c := range cands {
		at := c.At
		if at.Text == "" {
			at.Text = c.Text
		}
		rs := c.Readings
		if c.Ago != nil {
			rs = c.Ago.readings(r.in.Retrieved, r.in.RetrievedAt, r.in.Place)
			if rs == nil {
				r.note(at, "", c.Method, "ignored: no known moment to count from")
				continue
			}
		}
		if len(rs) == 0 {
			r.note(at, "", c.Method, "ignored: no such day")
			continue
		}
		meant, misprint := rs, false
		if c.Weekday != 0 {
			meant, misprint = onWeekday(rs, c.Weekday)
		}
		w := &weighed{Candidate: c, misprint: misprint}
		for _, p := range meant {
			if r.within(p) {
				w.readings = append(w.readings, p)
			}
		}
		if len(w.readings) == 0 {
			r.note(at, values(rs), c.Method, "ignored: outside "+r.boundText())
			continue
		}
		w.evidence = r.note(at, values(w.readings), c.Method, noteAgrees)
		if misprint {
			r.evidence[w.evidence].Value = values(rs)
			r.note(at, strings.ToLower(time.Weekday(c.Weekday-1).String()), schema.ByWeekday, noteOwnWeekday)
		}
		scales = append(scales, w)
	}
	return scales
}

// setPrinted keeps the weekday that is printed with a date of which the year is open.
func (r *resolver) setPrinted(c Candidate) {
	if r.printed == 0 && c.Weekday != 0 && slices.ContainsFunc(c.Readings, Partial.Yearless) {
		r.printed, r.printedAt = c.Weekday, c.At
		if c.At.Text == "" {
			r.printedAt.Text = c.Text
		}
	}
}

// within reports whether p may lie within the bounds.
func (r *resolver) within(p Partial) bool {
	switch {
	case p.Full():
		return r.bounds.Contains(p.Date)
	case p.Year != 0 && p.Month != 0:
		first := schema.Date{Year: p.Year, Month: p.Month, Day: 1}
		return !(Window{From: r.bounds.From}).excludes(first.AddDays(30)) && !(Window{To: r.bounds.To}).excludes(first)
	case p.Year != 0:
		return (r.bounds.From.IsZero() || p.Year >= r.bounds.From.Year) && (r.bounds.To.IsZero() || p.Year <= r.bounds.To.Year)
	}
	return true
}

func (w Window) excludes(d schema.Date) bool { return !w.Contains(d) }

func (r *resolver) boundText() string { return r.bounds.String() }

func meetAll(as, bs []Partial) []Partial {
	var out []Partial
	for slack := range 2 {
		for _, a := range as {
			for _, b := range bs {
				if p, ok := meet(a, b, slack); ok && !contains(out, p) {
					out = append(out, p)
				}
			}
		}
		if out != nil {
			break
		}
	}
	return out
}

// meet gives what a and b say together. With slack they may be that many days apart; the day is a's then.
func meet(a, b Partial, slack int) (Partial, bool) {
	switch {
	case a.Dayonly() || b.Dayonly():
		return meetDay(a, b, slack)
	case a.Month == 0 || b.Month == 0 || a.Day == 0 || b.Day == 0:
		p := a
		p.Month = max(a.Month, b.Month)
		p.Day = max(a.Day, b.Day)
		if a.Month != 0 && b.Month != 0 && a.Month != b.Month || !fillYear(&p, b) {
			return Partial{}, false
		}
		return p, possible(p)
	case a.Year != 0 && b.Year != 0:
		return a, apart(a.Date, b.Date) <= int32(slack)
	}
	for _, shift := range newYear {
		near := meetYearless
		if a.Year != 0 || b.Year != 0 {
			near = meetOneYear
		}
		if p, ok := near(a, b, shift, slack); ok {
			return p, true
		}
	}
	return Partial{}, false
}

// newYear are the years, counted from that of one date, in which another may lie that has none: around New Year, the one
// beside it.
var newYear = []int{0, -1, 1}

// leapYear stands for the year of days that have none, since each day of any year is one of a leap year.
const leapYear = 2000

// meetOneYear is meet where one has a year and the other lies that many years from it.
func meetOneYear(a, b Partial, shift, slack int) (Partial, bool) {
	p, q := a, b
	if a.Year == 0 {
		p.Year = b.Year + shift
	} else {
		q.Year = a.Year + shift
	}
	ok := fits(p.Year, p.YY) && fits(q.Year, q.YY) && p.Valid() && q.Valid() && apart(p.Date, q.Date) <= int32(slack)
	p.YY = 0
	return p, ok
}

// meetYearless is meet where neither has a year and b lies that many years from a.
func meetYearless(a, b Partial, shift, slack int) (Partial, bool) {
	p, q := a.Date, b.Date
	p.Year, q.Year = leapYear, leapYear+shift
	if !p.Valid() || !q.Valid() || apart(p, q) > int32(slack) || a.YY != 0 && b.YY != 0 && a.YY != b.YY {
		return Partial{}, false
	}
	if a.YY == 0 && shift == 0 {
		a.YY = b.YY
	}
	return a, true
}

// meetDay is meet where a, b or both are a day of the month alone.
func meetDay(a, b Partial, slack int) (Partial, bool) {
	day, other := b, a
	if a.Dayonly() {
		day, other = a, b
	}
	switch {
	case other.Day == 0, other.Month == 0:
		if other.Day != 0 && other.Day != day.Day {
			return Partial{}, false
		}
		p := other
		p.Day = day.Day
		return p, fillYear(&p, day) && possible(p)
	case day.Year != 0 && other.Year == 0:
		other.Year = day.Year
	case day.Year != 0 && day.Year != other.Year:
		return Partial{}, false
	}
	year := other.Year
	if year == 0 {
		year = leapYear
	}
	for _, shift := range []int{0, -slack, slack} {
		d := schema.Date{Year: year, Month: other.Month, Day: other.Day}.AddDays(shift)
		if d.Day != day.Day || d.Year != year && other.Year == 0 {
			continue
		}
		if a.Dayonly() {
			if other.Year != 0 {
				other.Year = d.Year
			}
			other.Month, other.Day = d.Month, d.Day
		}
		return other, true
	}
	return Partial{}, false
}

// fits reports whether a year has the last two digits that are stated of it.
func fits(year, yy int) bool { return yy == 0 || year%100 == yy-1 }

// fillYear takes b's year into p; false when they differ.
func fillYear(p *Partial, b Partial) bool {
	if b.Year != 0 {
		if p.Year != 0 && p.Year != b.Year || !fits(b.Year, p.YY) {
			return false
		}
		p.Year, p.YY = b.Year, 0
	} else if p.YY == 0 && p.Year == 0 {
		p.YY = b.YY
	}
	return true
}

// values is the form of readings in evidence: 2017-09-06, --09-06, 2017-09, joined by "or".
func values(ps []Partial) string {
	var s []string
	for _, p := range ps {
		s = append(s, p.String())
	}
	return strings.Join(s, " or ")
}

// String returns 2017-09-06, --09-06 without a year and ---06 without year and month (ISO 8601:2000), ??17-09-06 without a
// century, 2017-09 or 2017.
func (p Partial) String() string {
	switch {
	case p.Dayonly() && p.Year == 0:
		return fmt.Sprintf("---%02d", p.Day)
	case p.Dayonly():
		return fmt.Sprintf("%04d---%02d", p.Year, p.Day)
	case p.Full():
		return p.Date.String()
	case p.Yearless() && p.YY != 0:
		return fmt.Sprintf("??%02d-%02d-%02d", p.YY-1, int(p.Month), p.Day)
	case p.Yearless():
		return fmt.Sprintf("--%02d-%02d", int(p.Month), p.Day)
	case p.Month != 0:
		return fmt.Sprintf("%04d-%02d", p.Year, int(p.Month))
	}
	return fmt.Sprintf("%04d", p.Year)
}
