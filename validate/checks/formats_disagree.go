package checks

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
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
	Doc: `Files of one dataset that do not hold the same records. Records are compared by a canonical hash of all their fields, in one pass over all files side by side; the order of columns and rows may differ. What another check says of a file is not said again: rows behind the place where a file cannot be read any more, rows that break the rules of their format and fields that a file does not have are not compared.

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
	waiting [2]map[string][]loose // of the first file, of the other
	whole   int
}

// loose is a row that waits.
type loose struct {
	at     dataset.Position
	sum    dataset.Sum
	row    *validate.Row // nil where only the sum was kept
	id     string
	broken bool
	part   bool // it lacks fields, or is broken
}

// lost reports whether no partner can be found by the id.
func (l *loose) lost() bool { return l.broken || l.part && l.id == "" }

func (x *pairing) first(p *validate.Pass, r *validate.Row) { x.meet(p, r, 0) }
func (x *pairing) other(p *validate.Pass, r *validate.Row) { x.meet(p, r, 1) }

func (x *pairing) meet(p *validate.Pass, r *validate.Row, side int) {
	id := r.Record.ID
	if partners := x.waiting[1-side][id]; len(partners) > 0 {
		// Among several rows with one id an equal one is the partner.
		i := max(0, slices.IndexFunc(partners, func(l loose) bool { return l.sum == r.Sum() }))
		if partner := &partners[i]; partner.sum != r.Sum() && !partner.broken && !r.Broken() {
			x.differ(p, r, partner, side)
		}
		if partners[i].row != nil {
			x.whole--
		}
		if len(partners) == 1 {
			delete(x.waiting[1-side], id)
		} else {
			x.waiting[1-side][id] = slices.Delete(partners, i, i+1)
		}
		return
	}
	if x.waiting[side] == nil {
		x.waiting[side] = map[string][]loose{}
	}
	l := loose{at: r.Position, sum: r.Sum(), id: id, broken: r.Broken(), part: partial(r)}
	if x.whole < looseRows {
		l.row = r
		x.whole++
	}
	x.waiting[side][id] = append(x.waiting[side][id], l)
}

// differ reports at the other file's row in what it is not the first file's.
func (x *pairing) differ(p *validate.Pass, r *validate.Row, partner *loose, side int) {
	if partner.row == nil {
		// Which fields differ cannot be told, and those that are missing are no difference.
		if !partner.part && !partial(r) {
			p.Report(r.Finding("", "", fmt.Sprintf("record differs from row %d of %s", partner.at.Row, path.Base(partner.at.File))))
		}
		return
	}
	a, b := partner.row, r
	if side == 0 {
		a, b = r, partner.row
	}
	for i := range schema.Fields {
		f := &schema.Fields[i]
		va, vb := fieldText(f, &a.Record), fieldText(f, &b.Record)
		if va != vb && !lacks(a, f.Name) && !lacks(b, f.Name) {
			p.Report(b.Finding(f.Name, plainText(f, &b.Record), fmt.Sprintf("%s is %s, in row %d of %s it is %s", f.Name, shown(vb, va), a.Row.Row, path.Base(a.Position.File), shown(va, vb))))
		}
	}
}

// partial reports whether parts of the record are missing because of the form in which it stands.
func partial(r *validate.Row) bool { return r.Broken() || lacks(r, "") }

// lacks reports whether the row or the header of its file does not have the field, or any field where name is empty.
func lacks(r *validate.Row, name string) bool {
	missing := func(pr dataset.Problem) bool {
		return pr.Kind == dataset.KindMissing && (name == "" || pr.Field == name)
	}
	return slices.ContainsFunc(r.Problems, missing) || slices.ContainsFunc(r.File.Header, missing)
}

// end reports the rows that met no partner.
func (x *pairing) end(p *validate.Pass, other *validate.File) {
	files := [2]*validate.File{p.Dataset.Files[0], other}
	var left [2][]loose
	var lost [2]map[int64]bool
	for side, waiting := range x.waiting {
		lost[side] = map[int64]bool{}
		for _, list := range waiting {
			for _, l := range list {
				if l.lost() {
					lost[side][l.at.Row] = true
				}
			}
			left[side] = append(left[side], list...)
		}
		slices.SortFunc(left[side], func(a, b loose) int { return cmp.Compare(a.at.Row, b.at.Row) })
	}
	for side, rows := range left {
		here, there := files[side], files[1-side]
		switch {
		case there.Err != nil:
			continue
		case there.Rows == 0 && len(rows) > 0:
			p.Report(p.Dataset.Finding(there.Path, "", "", fmt.Sprintf("file holds no rows, %s holds %d", path.Base(here.Path), here.Rows)))
			continue
		}
		for _, l := range rows {
			// A row without a legible id is taken for the one that stands in the same place.
			if l.lost() || lost[1-side][l.at.Row] {
				continue
			}
			f := p.Dataset.Finding(l.at.File, "id", l.id, fmt.Sprintf("record stands in %s and not in %s", path.Base(here.Path), path.Base(there.Path)))
			f.Position, f.RecordID = l.at, l.id
			p.Report(f)
		}
	}
}

// plainText is a value as findings have it: text as it stands, nothing for null.
func plainText(f *schema.Field, r *schema.Record) string {
	if f.Rule.Kind.Type().Storage == schema.StoredText && !f.Rule.Kind.IsList() {
		return f.Text(r, 0)
	}
	if s := fieldText(f, r); s != "null" {
		return s
	}
	return ""
}

// fieldText is a value in words; null and the empty list are told from every value.
func fieldText(f *schema.Field, r *schema.Record) string {
	if f.IsNull(r) {
		return "null"
	}
	if t, ok := f.At(r).(*time.Time); ok {
		return t.UTC().Format(time.RFC3339Nano) // with the fraction of a second that a foreign file may have
	}
	var items []string
	for i := range f.Len(r) {
		s := f.Text(r, i)
		if f.Rule.Kind.Type().Storage == schema.StoredText {
			s = strconv.Quote(s)
		}
		items = append(items, s)
	}
	if f.Rule.Kind.IsList() {
		return "[" + strings.Join(items, " ") + "]"
	}
	return items[0]
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
