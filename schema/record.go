package schema

import "time"

// Record is one article of a dataset. Fields documents each member.
//
// Null is the zero value: an empty string in a nullable string member, a zero Date, a zero time.Time, a nil
// InputOffset. Lists are never null, only empty. Strings are valid UTF-8 in NFC without control characters.
type Record struct {
	ID              string
	URL             string
	Headline        string
	Description     string
	Body            string
	Headings        []string
	Byline          string
	Authors         []string
	Source          string
	SourceDomain    string
	SourceMethod    SourceMethod
	Agency          string
	Section         string
	Tags            []string
	Related         []string
	Language        string
	Dateline        string
	DatelinePlace   string
	DatePublished   Date
	PublishedAt     time.Time // timestamps are UTC, in whole seconds
	PublishedOffset string
	DateStatus      DateStatus
	DatePrecision   DatePrecision
	DateMethod      DateMethod
	DateCandidates  []Date
	ModifiedAt      time.Time
	RetrievedAt     time.Time
	WordCount       int32
	DuplicateOf     string
	InputName       string
	InputOffset     *int64
	InputSHA256     string
}

// DateStatus says how much is known of the publication date.
type DateStatus string

// The four things that can be true of a publication date.
const (
	Stated    DateStatus = "stated"    // a place of the page gives it in full
	Inferred  DateStatus = "inferred"  // one date is left when all evidence is laid together
	Ambiguous DateStatus = "ambiguous" // more than one date is left: see date_candidates
	Missing   DateStatus = "missing"   // nothing speaks of it
)

// DatePrecision is the smallest unit of the publication date that is known.
type DatePrecision string

// The precisions, finest first.
const (
	Second DatePrecision = "second"
	Minute DatePrecision = "minute"
	Day    DatePrecision = "day"
	Month  DatePrecision = "month"
	Year   DatePrecision = "year"
)

// DateMethod names the kind of evidence that decided a date.
type DateMethod string

// The kinds of evidence, in falling order of authority.
const (
	ByGiven     DateMethod = "given"     // the input says it: a column, a key, a flag
	ByJSONLD    DateMethod = "jsonld"    // schema.org datePublished
	ByMeta      DateMethod = "meta"      // article:published_time and its kin
	ByTimeTag   DateMethod = "time_tag"  // <time datetime>
	ByHeader    DateMethod = "header"    // a dated line above the story
	ByURL       DateMethod = "url"       // /2017/09/06/
	ByText      DateMethod = "text"      // a full date that the text itself gives as its own
	ByDateline  DateMethod = "dateline"  // MOSCOW, September 6. /TASS/.
	ByWeekday   DateMethod = "weekday"   // the weekday of the lead left one candidate
	ByWindow    DateMethod = "window"    // a bound (date window, retrieval, as-of) left one candidate
	ByNeighbour DateMethod = "neighbour" // other articles of the same export left one candidate
)

// SourceMethod names the kind of evidence that decided the source.
type SourceMethod string

// The kinds of evidence for a source.
const (
	SourceURL       SourceMethod = "url"
	SourceJSONLD    SourceMethod = "jsonld"
	SourceMeta      SourceMethod = "meta"
	SourcePage      SourceMethod = "page"
	SourceDateline  SourceMethod = "dateline"
	SourceByline    SourceMethod = "byline"
	SourceCopyright SourceMethod = "copyright"
	SourceGiven     SourceMethod = "given"
)

// Evidence is one thing that a document says about one field, kept whether or not it decided.
type Evidence struct {
	Field  string // a name of Fields
	Value  string // in the field's own form: 2017-09-06, or --09-06 where the year is not stated (ISO 8601:2000, as in vCard)
	Method string // a DateMethod or SourceMethod, or for other fields the place it was found in
	Start  int64  // byte offsets in the document's bytes, end exclusive; both -1 when the evidence has no place in it
	End    int64
	Text   string // the words themselves, or what another article or a flag says
	// Note is what became of it: decided, agrees, contradicts, leaves several dates possible, or ignored, and behind a colon
	// the reason, if there is one ("ignored: outside ..2018-10-22").
	Note string
}
