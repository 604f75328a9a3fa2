package checks

import (
	"fmt"
	"strings"

	"dateline/validate"
)

var contradictingEvidence = &validate.Check{
	ID: "DL116", Name: "contradicting-evidence", Severity: validate.Note, Since: "0.1",
	Fields: []string{"date_published", "date_method"},
	Doc: `A record for whose date evidence.jsonl holds evidence that says otherwise: another date in the markup, a date line, a weekday. The strongest contradiction is named with its words and its place in the input. Without export --evidence there is nothing to compare.

It matters because two statements cannot both be right. Where one place contradicts the chosen date, about one date in ten is wrong, three times as many as elsewhere; the rest are mostly days of other pieces on the page.

Example: JSON-LD says 2031-04-02, the dateline "OSLO, March 12 (Reuters)".`,
	Fix:     "Read the page at that place, or the whole evidence with dateline inspect; correct the input's date or accept it by an exception.",
	Ordered: true,
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		date := r.Record.DatePublished
		if date.IsZero() {
			return
		}
		var first *validate.SidecarRow
		n := 0
		for i := range r.Evidence {
			e := &r.Evidence[i]
			// Who corrects a record may have followed what was overruled.
			if e.Field != "date_published" || !strings.HasPrefix(e.Note, "contradicts") || e.Value == date.String() {
				continue
			}
			if n++; n == 1 {
				first = e
			}
		}
		if n == 0 {
			return
		}
		place := ""
		if first.Start != nil && first.End != nil {
			place = fmt.Sprintf(" at bytes %d-%d of the input", *first.Start, *first.End)
		}
		more := ""
		if n > 1 {
			more = fmt.Sprintf(", and by %d more", n-1)
		}
		report(p, r, "date_published", strings.Join(strings.Fields(first.Text), " "), "date_published %s (%s) is contradicted by %s %s%s%s", date, r.Record.DateMethod, first.Method, first.Value, place, more)
	}),
}
