package article

import (
	"strings"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

// decideByline reads persons out of the byline and the sign-off. Markup that states authors one by one outranks both.
func (a *Article) decideByline(s *story.Story, reg *source.Registry) {
	r := &a.Record
	r.Byline = prose.Clean(s.Byline.Text)
	a.note("byline", r.Byline, "page", s.Byline)
	r.Authors = a.withoutOutlets(s.Authors, reg)
	if len(r.Authors) > 0 {
		return
	}
	r.Authors = persons(names.Printed(r.Byline), reg)
	if len(r.Authors) == 0 {
		r.Authors = persons(s.SignOff.Authors(), reg)
		for _, name := range r.Authors {
			a.note("authors", name, "sign-off", s.SignOff.Text)
		}
	}
}

// withoutOutlets leaves out the outlets that markup names as authors beside persons, and keeps the first agency among them
// as the record's when the text credits none. Outlets that are the only authors stay.
func (a *Article) withoutOutlets(people []string, reg *source.Registry) []string {
	var kept []string
	var agency *source.Outlet
	for _, n := range people {
		o := reg.ByName(n)
		if o == nil {
			o = dateline.Known(n, reg)
		}
		if o == nil {
			kept = append(kept, n)
		} else if agency == nil && o.Kind == source.Agency {
			agency = o
		}
	}
	if len(kept) == 0 || len(kept) == len(people) {
		return people
	}
	if agency != nil && a.Record.Agency == "" {
		a.Record.Agency = agency.Name
		a.note("agency", agency.Name, "byline", prose.Unplaced(agency.Name))
	}
	return kept
}

// persons leaves outlets and desks out of a list of names, and each name after its first mention.
func persons(people []string, reg *source.Registry) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range people {
		n = prose.Clean(n)
		if n == "" || seen[prose.Fold(n)] || names.Generic(n) || reg.ByName(n) != nil || reg.ByMark(n) != nil {
			continue
		}
		seen[prose.Fold(n)] = true
		out = append(out, n)
	}
	return out
}

// creditLine finds an agency that stands alone, or with a date, among the lines between headline and lead: "Reuters",
// "AFP Monday 24 Mar 2014".
func creditLine(s *story.Story, reg *source.Registry) (*source.Outlet, prose.Span) {
	for _, l := range s.Header {
		if len(l.Text) > 60 || l == s.Byline {
			continue
		}
		mark, rest, _ := strings.Cut(l.Text, " ")
		out := reg.ByMark(l.Text)
		if out == nil && len(pubdate.Find(rest, "")) > 0 {
			out = reg.ByMark(strings.Trim(mark, ",|"))
		}
		if out != nil && out.Kind == source.Agency {
			return out, l
		}
	}
	return nil, prose.Span{}
}
