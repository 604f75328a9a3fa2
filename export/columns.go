package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
)

// OpenColumn is a column of dates in figures of which nothing shows whether the day or the month stands first.
type OpenColumn struct {
	document.Column
	Dates int // those that can be read either way
}

// countColumn counts what an article's date says of its column. Its own day speaks for the century of the others where it does
// not hang on the column itself.
func (s *Summary) countColumn(o *Outcome) {
	if o.Record == nil || o.Column == nil {
		return
	}
	day := o.Record.DatePublished
	if o.Column.Input != nil {
		day = schema.Date{}
	}
	var c pubdate.Column
	c.Add(o.Column.Value, day, o.Retrieved)
	s.mergeColumn(o.Column.Column, c)
}

func (s *Summary) mergeColumn(at document.Column, c pubdate.Column) {
	if s.columns == nil {
		s.columns = map[document.Column]pubdate.Column{}
	}
	old := s.columns[at]
	old.Merge(c)
	s.columns[at] = old
}

// readColumn resolves the date of o afresh where its column says how to read it.
func (s *Summary) readColumn(o *Outcome, opt *Options) {
	if o.Column == nil || o.Column.Input == nil {
		return
	}
	p, why, ok := s.columns[o.Column.Column].Read(o.Column.Value, o.Retrieved)
	if !ok {
		return
	}
	res := pubdate.Resolve(o.Column.Input.ReadIn(p), opt.Article.Date)
	res.Record(o.Record)
	if o.Open = nil; res.Status == schema.Ambiguous {
		o.Open = &res
	}
	o.Evidence = slices.DeleteFunc(o.Evidence, func(e schema.Evidence) bool { return e.Field == "date_published" })
	o.Evidence = append(o.Evidence, res.Evidence...)
	o.Evidence = append(o.Evidence, schema.Evidence{
		Field: "date_published", Value: p.String(), Method: string(schema.ByGiven), Start: -1, End: -1,
		Text: fmt.Sprintf("column %q: %s", o.Column.Column.Name, why), Note: "agrees",
	})
}

// openColumns lists the columns that leave dates open, by file and name.
func (s *Summary) openColumns() []OpenColumn {
	var open []OpenColumn
	for _, at := range slices.SortedFunc(maps.Keys(s.columns), compareColumns) {
		if n := s.columns[at].Open(); n > 0 {
			open = append(open, OpenColumn{at, n})
		}
	}
	return open
}

func compareColumns(a, b document.Column) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Name, b.Name))
}
