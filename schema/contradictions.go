package schema

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Contradictions says where the members of a record, each right by itself, do not go together. Rule names the invariant:
//
//	date-status       ambiguous or missing leaves date_published null; stated or inferred does not
//	date-candidates   date_candidates ascend, hold date_published, and hold nothing else when it is known to the day
//	date-method       a stated or inferred date has date_method and date_precision, a missing one neither
//	published-at      published_at has an offset, and its day at that offset is date_published
//	published-late    nothing is published more than a day after it was retrieved
//	source-method     source_method is there exactly when source is
//	headings          headings stand in body as paragraphs of their own, in their order
//	duplicate-of      no record repeats itself
//
// Missing and malformed values are the business of Violations; here they are passed over.
func (r *Record) Contradictions() []Violation {
	var out []Violation
	add := func(field, rule, value, format string, args ...any) {
		out = append(out, Violation{Field: field, Pointer: "/" + field, Rule: rule, Value: Shorten(value), Message: fmt.Sprintf(format, args...)})
	}
	r.contradictDate(add)
	if !r.PublishedAt.IsZero() {
		r.contradictTime(add)
	}
	if !r.RetrievedAt.IsZero() {
		limit := r.RetrievedAt.Add(24 * time.Hour)
		if r.PublishedAt.After(limit) {
			add("published_at", "published-late", r.PublishedAt.Format(TimestampForm), "published_at %s is more than a day after retrieved_at %s", r.PublishedAt.Format(TimestampForm), r.RetrievedAt.Format(TimestampForm))
		} else if r.PublishedAt.IsZero() && r.DatePublished.After(DateOf(limit.UTC())) {
			add("date_published", "published-late", r.DatePublished.String(), "date_published %s is more than a day after retrieved_at %s", r.DatePublished, r.RetrievedAt.Format(TimestampForm))
		}
	}
	if (r.Source == "") != (r.SourceMethod == "") {
		add("source_method", "source-method", string(r.SourceMethod), "source is %q and source_method %q, expected both or neither", Shorten(r.Source), r.SourceMethod)
	}
	r.contradictHeadings(add)
	if r.DuplicateOf != "" && r.DuplicateOf == r.ID {
		add("duplicate_of", "duplicate-of", r.ID, "duplicate_of is the record's own id")
	}
	return out
}

type adder func(field, rule, value, format string, args ...any)

func (r *Record) contradictDate(add adder) {
	known := !r.DatePublished.IsZero()
	switch r.DateStatus {
	case Ambiguous, Missing:
		if known {
			add("date_published", "date-status", r.DatePublished.String(), "date_published is %s though date_status is %s, expected null", r.DatePublished, r.DateStatus)
		}
	case Stated, Inferred:
		if !known {
			add("date_published", "date-status", "", "date_published is null though date_status is %s", r.DateStatus)
		} else if !slices.Contains(r.DateCandidates, r.DatePublished) {
			add("date_candidates", "date-candidates", fmt.Sprint(r.DateCandidates), "date_published %s is not among date_candidates %v", r.DatePublished, r.DateCandidates)
		} else if len(r.DateCandidates) > 1 && r.DatePrecision != Month && r.DatePrecision != Year {
			add("date_candidates", "date-candidates", fmt.Sprint(r.DateCandidates), "date_candidates has %d dates though date_status is %s, expected one", len(r.DateCandidates), r.DateStatus)
		}
	}
	if r.DateStatus == Missing && len(r.DateCandidates) > 0 {
		add("date_candidates", "date-candidates", fmt.Sprint(r.DateCandidates), "date_candidates has %d dates though date_status is missing, expected none", len(r.DateCandidates))
	}
	for i := 1; i < len(r.DateCandidates); i++ {
		if !r.DateCandidates[i-1].Before(r.DateCandidates[i]) {
			add("date_candidates", "date-candidates", fmt.Sprint(r.DateCandidates), "date_candidates has %s before %s, expected ascending dates", r.DateCandidates[i-1], r.DateCandidates[i])
			break
		}
	}
	for _, m := range []struct{ field, value string }{{"date_method", string(r.DateMethod)}, {"date_precision", string(r.DatePrecision)}} {
		if r.DateStatus == Missing && m.value != "" {
			add(m.field, "date-method", m.value, "%s is %s though date_status is missing, expected null", m.field, m.value)
		}
		if (r.DateStatus == Stated || r.DateStatus == Inferred) && m.value == "" {
			add(m.field, "date-method", "", "%s is null though date_status is %s", m.field, r.DateStatus)
		}
	}
}

func (r *Record) contradictTime(add adder) {
	at := r.PublishedAt.Format(TimestampForm)
	if r.PublishedOffset == "" {
		add("published_offset", "published-at", "", "published_offset is null though published_at is %s", at)
		return
	}
	o, err := time.Parse("-07:00", r.PublishedOffset)
	if err != nil {
		return
	}
	_, seconds := o.Zone()
	local := DateOf(r.PublishedAt.UTC().Add(time.Duration(seconds) * time.Second))
	if local != r.DatePublished {
		add("published_at", "published-at", at, "published_at %s is the day %s at %s, expected date_published %s", at, local, r.PublishedOffset, orNull(r.DatePublished))
	}
	if r.DatePrecision != Second && r.DatePrecision != Minute && r.DatePrecision != "" {
		add("date_precision", "published-at", string(r.DatePrecision), "date_precision is %s though published_at has a time of day, expected minute or second", r.DatePrecision)
	}
}

func orNull(d Date) string {
	if d.IsZero() {
		return "null"
	}
	return d.String()
}

func (r *Record) contradictHeadings(add adder) {
	rest := r.Body
	for _, h := range r.Headings {
		i := paragraph(rest, h)
		if i < 0 {
			add("headings", "headings", h, "the heading %q is no paragraph of body, in its place", Shorten(h))
			return
		}
		rest = rest[i:]
	}
}

// paragraph finds the end of the first paragraph of body that is p; -1 when there is none.
func paragraph(body, p string) int {
	for at := 0; ; {
		i := strings.Index(body[at:], p)
		if i < 0 || p == "" {
			return -1
		}
		i += at
		end := i + len(p)
		before := i == 0 || strings.HasSuffix(body[:i], "\n\n")
		if before && (end == len(body) || strings.HasPrefix(body[end:], "\n\n")) {
			return end
		}
		at = end
	}
}
