// Package pubdate finds the publication date that is left when all evidence is laid together. It is pure: no clock, no
// I/O, no registry; the same input always gives the same result.
//
// Text and markup give Mentions: partial dates with the place where they stand. Callers sort them into candidates (what
// a place states of the publication date) and constraints (what must hold of it); Resolve does the rest and never fills
// in a part that nothing states:
//
//	m, ok := pubdate.Parse("September 06, 12:36 UTC+3")
//	r := pubdate.Resolve(pubdate.Input{Candidates: []pubdate.Candidate{{Mention: m, Method: schema.ByHeader}}}, pubdate.Options{})
//	// r.Status is ambiguous: nothing states the year. r.Candidates holds a September 6 of each year it may be.
//
// What other articles of the same export say comes last, by Result.Narrow.
package pubdate

import (
	"time"

	"dateline/schema"
)

// Partial is a date of which some parts may be unknown, which is zero. A year alone, a year and month, a month and day, a
// day of the month alone and a full date occur.
type Partial struct {
	schema.Date     // Year, Month, Day; zero parts are not stated
	YY          int // 1 + the last two digits of a year whose century is not stated: 18 for '17; 0 when there are none
}

// Full reports whether year, month and day are all stated.
func (p Partial) Full() bool { return p.Year != 0 && p.Month != 0 && p.Day != 0 }

// Yearless reports whether month and day are stated and the year is not.
func (p Partial) Yearless() bool { return p.Year == 0 && p.Month != 0 && p.Day != 0 }

// Dayonly reports whether a day of the month is stated and the month is not.
func (p Partial) Dayonly() bool { return p.Month == 0 && p.Day != 0 }

// Clock is a time of day as a text gives it.
type Clock struct {
	Hour, Minute, Second int
	HasMinute            bool // false for "3 pm": the minute is not stated
	HasSecond            bool
	Offset               int    // seconds east of UTC
	HasOffset            bool   // false: the zone is not stated, or its name has several meanings, so no instant is known
	Zone                 string // the zone's name as printed, when there is one: MSK, CST
}

// At gives the moment of this time of day on day d; ok is false when the offset is not known.
func (c *Clock) At(d schema.Date) (t time.Time, ok bool) {
	if c == nil || !c.HasOffset || !c.HasMinute || d.IsZero() {
		return time.Time{}, false
	}
	return time.Date(d.Year, d.Month, d.Day, c.Hour, c.Minute, c.Second, 0, time.FixedZone("", c.Offset)).UTC(), true
}

// Mention is a date expression as it stands at a place.
type Mention struct {
	Readings   []Partial // more than one when day-first and month-first are both possible; empty only with Ago, or from FindPrinted
	Clock      *Clock    // nil when no time of day is stated
	Weekday    int       // 1+time.Weekday of a weekday printed as part of the expression, 0 when none
	Ago        *Ago      // set for "2 hours ago", which only a known moment of reading turns into a date
	Start, End int       // byte offsets in the text given to Find or Parse
	Text       string    // text[Start:End]
}

// Candidate is a mention that claims to be the publication date.
type Candidate struct {
	Mention
	Method   schema.DateMethod // decides its authority among those of its standing
	Standing Standing
	At       schema.Evidence // where it stands, in the document's bytes
}

// Standing is how surely the place of a candidate means the publication. A candidate is asked only after all of a higher
// standing, and the date is never more than inferred when one below Own decides it.
type Standing int

// The standings, from the highest.
const (
	Own        Standing = iota // the place states the publication
	Loose                      // it may also be the date of the file, of the first draft, of an event
	Distant                    // it stands far from the story, and may be another story's
	OfChange                   // it is the date of the last change
	Quarrelled                 // days around the headline that differ: more likely a list of other stories
)

// Input is everything that one document says about its date.
type Input struct {
	Candidates  []Candidate
	Weekdays    []WeekdayTie  // weekdays tied to the event day by the lead: "said on Wednesday"
	Years       []YearMention // years that the text names near the lead
	Retrieved   schema.Date   // day of retrieval: an upper bound, one day of slack
	RetrievedAt time.Time     // moment of retrieval, when known: what "2 hours ago" counts from
	Place       Place         // where the page is published: what day a moment was there
}

// WeekdayTie is a weekday that the text ties to the day of publication or the day before it.
type WeekdayTie struct {
	Weekday int // 1+time.Weekday
	At      schema.Evidence
}

// YearMention is a year that the text names, and what it says about the year of publication.
type YearMention struct {
	Year int
	Past bool        // the words say that it is over or under way: "since 2014"
	Full schema.Date // the whole date, when the text names one; zero otherwise
	At   schema.Evidence
}

// Window bounds publication dates, both ends inclusive; a zero end is open.
type Window struct{ From, To schema.Date }

// Contains reports whether d lies in the window.
func (w Window) Contains(d schema.Date) bool {
	return (w.From.IsZero() || !d.Before(w.From)) && (w.To.IsZero() || !d.After(w.To))
}

// String returns FROM..TO, an open end empty.
func (w Window) String() string { return w.From.String() + ".." + w.To.String() }

// Options are what the caller knows. The zero value knows nothing.
type Options struct {
	Window Window      // --date-window: decides between candidates, and strikes out no date
	AsOf   schema.Date // --as-of: nothing was published later
}

// Result is what is known after all evidence of one document.
type Result struct {
	Status     schema.DateStatus
	Precision  schema.DatePrecision
	Method     schema.DateMethod
	Date       schema.Date
	Clock      *Clock
	Candidates []schema.Date
	Evidence   []schema.Evidence // everything, with Note saying what became of it
	Open       *Open             // what other articles may still narrow; nil when decided or missing
}
