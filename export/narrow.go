package export

import (
	"fmt"
	"slices"

	"dateline/export/pubdate"
	"dateline/schema"
)

type span struct{ days map[schema.Date]int64 }

func (s *span) Add(d schema.Date) {
	if s.days == nil {
		s.days = map[schema.Date]int64{}
	}
	s.days[d]++
}

type neighbourhood struct {
	Span     *span
	ListedOn schema.Date
	ListedBy string
}

func narrow(r pubdate.Result, n neighbourhood) pubdate.Result {
	fits := func(from, to schema.Date) []schema.Date {
		var out []schema.Date
		for _, c := range r.Candidates {
			if !c.Before(from) && !c.After(to) {
				out = append(out, c)
			}
		}
		return out
	}
	var left []schema.Date
	why := ""
	if !n.ListedOn.IsZero() {
		left, why = fits(n.ListedOn.AddDays(-60), n.ListedOn), "listed by "+n.ListedBy
	}
	if len(left) != 1 && len(n.Span.days) > 0 {
		var days []schema.Date
		for d := range n.Span.days {
			days = append(days, d)
		}
		slices.SortFunc(days, schema.Date.Compare)
		left, why = fits(days[0].AddDays(-31), days[len(days)-1].AddDays(31)), fmt.Sprintf("%s..%s", days[0], days[len(days)-1])
	}
	if len(left) != 1 {
		return r
	}
	r.Status, r.Date, r.Method, r.Candidates = schema.Inferred, left[0], schema.ByNeighbour, left
	r.Evidence = append(slices.Clone(r.Evidence), schema.Evidence{Field: "date_published", Value: left[0].String(), Method: "neighbour", Start: -1, End: -1, Text: why, Note: "decided"})
	return r
}

// decideDate settles an open date by the neighbours, and else as Options.OnAmbiguous says.
func (w *writing) decideDate(e *entry) {
	if e.Open == nil {
		return
	}
	if !w.opt.NoNeighbours {
		res := narrow(*e.Open, w.neighbours.of(e.Record))
		res.Record(e.Record)
	}
}
