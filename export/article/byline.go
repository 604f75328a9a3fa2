package article

import (
	"strings"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

// decideByline reads persons out of the byline and the sign-off. Markup that states authors one by one outranks both.
func (a *Article) decideByline(s *story, reg *source.Registry) {
	r := &a.Record
	r.Byline = clean(s.byline.text)
	a.note("byline", r.Byline, "page", s.byline)
	r.Authors = a.withoutOutlets(s.authors, reg)
	if len(r.Authors) > 0 {
		return
	}
	r.Authors = persons(printedNames(r.Byline), reg)
	if len(r.Authors) == 0 {
		r.Authors = persons(s.signOff.authors(), reg)
		for _, name := range r.Authors {
			a.note("authors", name, "sign-off", s.signOff.text)
		}
	}
}

// withoutOutlets leaves out the outlets that markup names as authors beside persons, and keeps the first agency among them
// as the record's when the text credits none. Outlets that are the only authors stay.
func (a *Article) withoutOutlets(names []string, reg *source.Registry) []string {
	var kept []string
	var agency *source.Outlet
	for _, n := range names {
		o := reg.ByName(n)
		if o == nil {
			o = known(n, reg)
		}
		if o == nil {
			kept = append(kept, n)
		} else if agency == nil && o.Kind == source.Agency {
			agency = o
		}
	}
	if len(kept) == 0 || len(kept) == len(names) {
		return names
	}
	if agency != nil && a.Record.Agency == "" {
		a.Record.Agency = agency.Name
		a.note("agency", agency.Name, "byline", unplaced(agency.Name))
	}
	return kept
}

// authors are those whom the sign-off names for the story itself.
func (o *signOff) authors() []string {
	if len(o.reporters) > 0 {
		return o.reporters
	}
	if len(o.writers) > 0 {
		return o.writers
	}
	return nil
}

// persons leaves outlets and desks out of a list of names, and each name after its first mention.
func persons(names []string, reg *source.Registry) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		n = clean(n)
		if n == "" || seen[fold(n)] || genericAuthor(n) || reg.ByName(n) != nil || reg.ByMark(n) != nil {
			continue
		}
		seen[fold(n)] = true
		out = append(out, n)
	}
	return out
}

// clientWords stand between an author and the outlet that had the story written.
var clientWords = []string{" for ", " für ", " pour ", " para ", " per ", " для ", " voor ", " dla ", " pro "}

// printedNames are the persons that a byline names, without the outlet they wrote for.
func printedNames(byline string) []string {
	byline = unglued(byline)
	for _, word := range clientWords {
		if name, rest, ok := strings.Cut(byline, word); ok && !startsLower(rest) {
			byline = name
			break
		}
	}
	return splitAuthors(byline)
}

// bylineOutlets finds the outlets that a byline names beside or instead of persons: "By Jane Doe, Reuters", "Reuters
// Staff", "By Jane Doe for The Daily Example". of names a client of the author: the story's publisher.
func bylineOutlets(byline string, reg *source.Registry) (beside, of *source.Outlet) {
	if len(byline) > 200 {
		return nil, nil
	}
	for _, word := range clientWords {
		if _, rest, ok := strings.Cut(byline, word); ok {
			rest, _, _ = strings.Cut(rest, ",")
			if of = reg.ByName(strings.Trim(rest, " .|")); of != nil {
				break
			}
		}
	}
	for _, part := range splitList(cutLead(byline)) {
		part = strings.TrimSuffix(strings.Trim(part, " .()"), " Staff")
		if beside = reg.ByMark(part); beside != nil {
			return beside, of
		}
		if beside = reg.ByName(part); beside != nil && part != "" {
			return beside, of
		}
	}
	return nil, of
}

// creditLine finds an agency that stands alone, or with a date, among the lines between headline and lead: "Reuters",
// "AFP Monday 24 Mar 2014".
func (s *story) creditLine(reg *source.Registry) (*source.Outlet, span) {
	for _, l := range s.header {
		if len(l.text) > 60 || l == s.byline {
			continue
		}
		mark, rest, _ := strings.Cut(l.text, " ")
		out := reg.ByMark(l.text)
		if out == nil && len(pubdate.Find(rest, "")) > 0 {
			out = reg.ByMark(strings.Trim(mark, ",|"))
		}
		if out != nil && out.Kind == source.Agency {
			return out, l
		}
	}
	return nil, span{}
}
