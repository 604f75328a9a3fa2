// Package pubdate finds the publication date that is left when all evidence is laid together. It is pure: no clock, no
// I/O, no registry; the same input always gives the same result.
//
// Text and markup give Mentions: partial dates with the place where they stand. Callers sort them into candidates (what
// a place states of the publication date) and constraints (what must hold of it); Resolve does the rest and never fills
// in a part that nothing states.
package pubdate

import "dateline/schema"

// Partial is a date of which some parts may be unknown, which is zero.
type Partial struct {
	schema.Date // Year, Month, Day; zero parts are not stated
}

// Clock is a time of day as a text gives it.
type Clock struct {
	Hour, Minute, Second int
	HasSecond            bool
	Offset               int  // seconds east of UTC
	HasOffset            bool // false: the zone is not stated, so no instant is known
}

// Mention is a date expression as it stands at a place.
type Mention struct {
	Readings   []Partial // more than one when day-first and month-first are both possible; never empty
	Clock      *Clock    // nil when no time of day is stated
	Weekday    int       // 1+time.Weekday of a weekday printed as part of the expression, 0 when none
	Start, End int       // byte offsets in the text given to Find or Parse
	Text       string    // text[Start:End]
}

// Candidate is a mention that claims to be the publication date.
type Candidate struct {
	Mention
	Method schema.DateMethod // decides its authority
	At     schema.Evidence   // where it stands, in the document's bytes
}

// Input is everything that one document says about its date.
type Input struct {
	Candidates []Candidate
	Weekdays   []WeekdayTie // weekdays tied to the event day by the lead: "said on Wednesday"
	Years      []int        // years that the text names near the lead: the date is not likely to be before the latest
	Retrieved  schema.Date  // day of retrieval: an upper bound, one day of slack
}

// WeekdayTie is a weekday that the text ties to the day of publication or the day before it.
type WeekdayTie struct {
	Weekday int // 1+time.Weekday
	At      schema.Evidence
}

// Window bounds publication dates, both ends inclusive; a zero end is open.
type Window struct{ From, To schema.Date }

// Options are what the caller knows. The zero value knows nothing.
type Options struct {
	Window Window      // --date-window
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
}
