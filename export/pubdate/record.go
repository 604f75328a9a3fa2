package pubdate

import (
	"time"

	"dateline/schema"
)

// Record writes the result into the date fields of rec and leaves the others alone. published_at is set only when day,
// time of day and offset are all known.
func (r Result) Record(rec *schema.Record) {
	rec.DateStatus, rec.DatePrecision, rec.DateMethod = r.Status, r.Precision, r.Method
	rec.DateCandidates = r.Candidates
	rec.DatePublished, rec.PublishedAt, rec.PublishedOffset = schema.Date{}, time.Time{}, ""
	if r.Status != schema.Stated && r.Status != schema.Inferred {
		return
	}
	if !r.Date.Valid() {
		return // a month or a year: nothing fills in the day
	}
	rec.DatePublished = r.Date
	if c := r.Clock; c != nil && c.HasOffset && c.HasMinute && c.Offset%secondsOfMinute == 0 && c.Offset >= -mostOffset && c.Offset <= mostOffset {
		d := r.Date
		rec.PublishedAt = time.Date(d.Year, d.Month, d.Day, c.Hour, c.Minute, c.Second, 0, time.FixedZone("", c.Offset)).UTC()
		rec.PublishedOffset = OffsetText(c.Offset)
	}
}

// FromRecord gives back the result that Record wrote into rec. The bounds of opt narrow it as they would have: dates outside
// are no candidates any more, and one that both of its ends leave alone is inferred. A window that leaves none is a conflict in the
// evidence and changes nothing. Bounds never add a date. Neighbours have
// been asked by the export that wrote rec, so Narrow leaves the result as it is.
func FromRecord(rec *schema.Record, opt Options) Result {
	r := Result{
		Status: rec.DateStatus, Precision: rec.DatePrecision, Method: rec.DateMethod,
		Date: rec.DatePublished, Candidates: rec.DateCandidates,
	}
	if z, err := time.Parse("-07:00", rec.PublishedOffset); err == nil && !rec.PublishedAt.IsZero() {
		_, offset := z.Zone()
		t := rec.PublishedAt.In(z.Location())
		r.Clock = &Clock{
			Hour: t.Hour(), Minute: t.Minute(), Second: t.Second(), HasMinute: true, HasSecond: rec.DatePrecision == schema.Second,
			Offset: offset, HasOffset: true,
		}
	}
	if r.Status == schema.Missing {
		return r
	}
	said := schema.Evidence{Field: "date_published", Method: "record", Start: -1, End: -1, Value: r.Date.String(), Note: noteDecided}
	if r.Status == schema.Ambiguous {
		said.Value, said.Note = dates(r.Candidates), noteOpen
	}
	w := Window{opt.Window.From, earlier(opt.Window.To, opt.AsOf)}
	left := w.of(r.Candidates)
	conflict := len(left) == 0 && len(r.Candidates) > 0 && w != Window{To: opt.AsOf}
	if conflict {
		w = Window{To: opt.AsOf}
		left = w.of(r.Candidates)
	}
	bounds := w.String()
	switch {
	case len(left) == len(r.Candidates):
	case len(left) == 0:
		said.Note = "ignored: outside " + bounds
		return Result{Status: schema.Missing, Evidence: []schema.Evidence{said}}
	default:
		r.Candidates = left
		if oneYear := rec.DateCandidates[0].Year == rec.DateCandidates[len(rec.DateCandidates)-1].Year; len(left) == 1 &&
			(oneYear || !w.From.IsZero() && !w.To.IsZero()) {
			// Candidates of several years are as a rule all that were tried: one end alone would let their limit decide.
			r.Status, r.Method, r.Precision, r.Date = schema.Inferred, schema.ByWindow, schema.Day, left[0]
			decided := said
			decided.Method, decided.Value, decided.Text, decided.Note = string(schema.ByWindow), left[0].String(), bounds, noteDecided
			r.Evidence = []schema.Evidence{said, decided}
			return r
		}
	}
	r.Evidence = []schema.Evidence{said}
	if conflict {
		r.Evidence = append(r.Evidence, opt.Window.conflict())
	}
	return r
}

// of gives those of ds that lie in w.
func (w Window) of(ds []schema.Date) (in []schema.Date) {
	for _, d := range ds {
		if w.Contains(d) {
			in = append(in, d)
		}
	}
	return in
}

// dates writes candidates as evidence does.
func dates(ds []schema.Date) string {
	ps := make([]Partial, len(ds))
	for i, d := range ds {
		ps[i].Date = d
	}
	return values(ps)
}
