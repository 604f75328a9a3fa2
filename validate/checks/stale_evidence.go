package checks

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/schema"
	"dateline/validate"
)

// explained are the fields whose evidence states the value itself.
var explained = []string{"date_published", "headline", "description", "byline", "source", "agency", "section", "language", "dateline_place"}

var staleEvidence = &validate.Check{
	ID: "DL608", Name: "stale-evidence", Severity: validate.Warning, Since: "0.1",
	Fields: explained,
	Doc: `A record whose value is not the one that its evidence decided: evidence.jsonl was written for another value.

It matters because the value was changed after the export, or the evidence is that of another one: who asks why the record says so gets a wrong answer.

Example: date_published 2031-04-12, while the evidence that decided says 2031-04-02.`,
	Fix:     "Give the right value to the export, by --map or --date-window, so that record and evidence are written together; or remove the evidence.",
	Ordered: true,
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		for i := range r.Evidence {
			e := &r.Evidence[i]
			if e.Note != "decided" || e.Value == "" {
				continue
			}
			has, ok := decidedValue(&r.Record, e)
			if ok {
				continue
			}
			if has == "" {
				has = "null"
			} else {
				has = fmt.Sprintf("%q", schema.Shorten(has))
			}
			report(p, r, e.Field, e.Value, "%s is %s, its evidence (%s, line %d of evidence.jsonl) decided %q", e.Field, has, e.Method, e.Line, schema.Shorten(e.Value))
		}
	}),
}

// decidedValue returns what the record has in the field of e, and whether that is what e decided. Fields of which the
// evidence is no value count as decided.
func decidedValue(r *schema.Record, e *validate.SidecarRow) (string, bool) {
	if e.Field == "date_published" {
		return r.DatePublished.String(), decidedDate(r.DatePublished, e)
	}
	i := slices.IndexFunc(schema.Fields, func(f schema.Field) bool { return f.Name == e.Field })
	if i >= 0 && slices.Contains(explained, e.Field) {
		if s, ok := schema.Fields[i].At(r).(*string); ok {
			return *s, *s == e.Value
		}
	}
	return "", true
}

// decidedDate reports whether a date is one that evidence decided. Weekdays, spans and parts of a date that leave the day
// open decide beside others.
func decidedDate(d schema.Date, e *validate.SidecarRow) bool {
	for value := range strings.SplitSeq(e.Value, " or ") {
		full, err := schema.ParseDate(value)
		switch month, merr := time.Parse("--01-02", value); {
		case err == nil && full == d, merr == nil && !d.IsZero() && daysApart(d, month.Month(), month.Day()) <= 1, err != nil && merr != nil:
			return true
		}
	}
	return false
}
