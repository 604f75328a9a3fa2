package checks

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
)

// looseRows is how many rows without a partner are kept whole, to say in what they differ from a partner that stands far
// away. Beyond, their hashes are kept.
const looseRows = 1000

var formatsDisagree = &validate.Check{
	ID: "DL601", Name: "formats-disagree", Severity: validate.Error, Since: "0.1",
	Fields: []string{"id"},
	Doc: `Files of one dataset that do not hold the same records. Records are compared by a canonical hash of all their fields, in one pass over all files side by side; the order of columns and rows may differ.

It matters because two people who load two formats of one dataset should get the same answer.

Example: articles.csv was edited by hand.`,
	Fix:     "Export again; never edit one of the files alone.",
	Ordered: true, AllFiles: true,
	Prepare: func(r *validate.Row) { r.Sum() },
	Start: func(p *validate.Pass) validate.Visitor {
		if len(p.Dataset.Files) < 2 {
			return validate.Visitor{}
		}
		first := p.Dataset.Files[0]
		pairs := make([]pairing, len(p.Dataset.Files))
		return validate.Visitor{
			Row: func(r *validate.Row) {
				if r.File == first {

					for i := 1; i < len(pairs); i++ {
						pairs[i].first(p, r)
					}
					return
				}
				pairs[slices.Index(p.Dataset.Files, r.File)].other(p, r)
			},
			End: func() {
				for i, f := range p.Dataset.Files[1:] {
					pairs[i+1].end(p, f)
				}
			},
		}
	},
}

// pairing finds the partners of one other file's rows in the first file. The rows of both that have met no partner yet
// wait under their ids; where both files have the same order none waits longer than for the next row.
type pairing struct {
	waiting [2]map[string]*loose // of the first file, of the other
	whole   int
}

// loose are the rows with one id that wait.
type loose struct {
	sums []dataset.Sum
	rows []*validate.Row // nil where only the sum was kept
	at   []dataset.Position
}

func (x *pairing) first(p *validate.Pass, r *validate.Row) { x.meet(p, r, 0) }
func (x *pairing) other(p *validate.Pass, r *validate.Row) { x.meet(p, r, 1) }

func (x *pairing) meet(p *validate.Pass, r *validate.Row, side int) {
	id := r.Record.ID
	if partner := x.waiting[1-side][id]; partner != nil {
		// Among several rows with one id an equal one is the partner.
		i := max(0, slices.Index(partner.sums, r.Sum()))
		if partner.sums[i] != r.Sum() {
			x.differ(p, r, partner, i, side)
		}
		if partner.rows[i] != nil {
			x.whole--
		}
		partner.sums = slices.Delete(partner.sums, i, i+1)
		partner.rows = slices.Delete(partner.rows, i, i+1)
		partner.at = slices.Delete(partner.at, i, i+1)
		if len(partner.sums) == 0 {
			delete(x.waiting[1-side], id)
		}
		return
	}
	if x.waiting[side] == nil {
		x.waiting[side] = map[string]*loose{}
	}
	l := x.waiting[side][id]
	if l == nil {
		l = &loose{}
		x.waiting[side][id] = l
	}
	keep := r
	if x.whole >= looseRows {
		keep = nil
	} else {
		x.whole++
	}
	l.sums, l.rows, l.at = append(l.sums, r.Sum()), append(l.rows, keep), append(l.at, r.Position)
}

// differ reports at the other file's row in what it is not the first file's.
func (x *pairing) differ(p *validate.Pass, r *validate.Row, partner *loose, i, side int) {
	mate := partner.rows[i]
	if mate == nil {
		p.Report(r.Finding("", "", fmt.Sprintf("record differs from row %d of %s", partner.at[i].Row, path.Base(partner.at[i].File))))
		return
	}
	a, b := mate, r
	if side == 0 {
		a, b = r, mate
	}
	for _, f := range schema.Fields {
		va, vb := fieldText(f.At(&a.Record)), fieldText(f.At(&b.Record))
		if va != vb {
			p.Report(b.Finding(f.Name, vb, fmt.Sprintf("%s is %s, in row %d of %s it is %s", f.Name, shown(vb, va), a.Row.Row, path.Base(a.Position.File), shown(va, vb))))
		}
	}
}

func (x *pairing) end(p *validate.Pass, other *validate.File) {
	names := [2]string{path.Base(p.Dataset.Files[0].Path), path.Base(other.Path)}
	for side, waiting := range x.waiting {
		type row struct {
			id string
			at dataset.Position
		}
		var rows []row
		for id, l := range waiting {
			for _, at := range l.at {
				rows = append(rows, row{id, at})
			}
		}
		slices.SortFunc(rows, func(a, b row) int { return int(a.at.Row - b.at.Row) })
		for _, r := range rows {
			f := p.Dataset.Finding(r.at.File, "id", r.id, fmt.Sprintf("record stands in %s and not in %s", names[side], names[1-side]))
			f.Position, f.RecordID = r.at, r.id
			p.Report(f)
		}
	}
}

// fieldText is a value in words; null and the empty list are told from every value.
func fieldText(at any) string {
	switch v := at.(type) {
	case *string:
		if *v == "" {
			return "null"
		}
		return fmt.Sprintf("%q", *v)
	case *schema.Date:
		if v.IsZero() {
			return "null"
		}
		return v.String()
	case *time.Time:
		if v.IsZero() {
			return "null"
		}
		return v.UTC().Format(time.RFC3339Nano)
	case *int32:
		return fmt.Sprint(*v)
	case **int64:
		if *v == nil {
			return "null"
		}
		return fmt.Sprint(**v)
	case *[]string:
		return fmt.Sprintf("%q", *v)
	case *[]schema.Date:
		return fmt.Sprint(*v)
	}
	panic(fmt.Sprintf("checks: a field of the type %T", at)) // a new kind of field needs a case
}

// shown cuts a long value around the place where it begins to differ from other.
func shown(s, other string) string {
	const limit = 60
	if len(s) <= limit {
		return s
	}
	i := 0
	for i < len(s) && i < len(other) && s[i] == other[i] {
		i++
	}
	from := max(0, i-limit/2)
	cut := strings.ToValidUTF8(s[from:min(len(s), from+limit)], "")
	if from > 0 {
		cut = "…" + cut
	}
	if from+limit < len(s) {
		cut += "…"
	}
	return cut
}
