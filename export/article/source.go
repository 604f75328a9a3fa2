package article

import (
	"cmp"
	"slices"
	"strings"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/schema"
	"dateline/schema/source"
)

// masthead finds the outlet that the lines above the story name as the site's: a line of its own that holds a name of two
// words or more, an address, or any name on the page's first line. Two such outlets are a list of a house's papers, and
// name none, unless the first line says which. One word in mid-menu may be a section ("Sport", "Metro").
func masthead(s *story.Story, reg *source.Registry) (*source.Outlet, prose.Span) {
	var found *source.Outlet
	var at prose.Span
	for _, list := range [][]prose.Span{s.Above, s.Header} {
		for i, l := range list {
			if len(l.Text) > 40 || furniture.IsSectionName(prose.Label(l.Text)) || furniture.Of(l.Text, 1)&^furniture.CreditWord != 0 {
				continue
			}
			o := reg.ByName(l.Text)
			if o == nil && strings.Contains(l.Text, ".") && !strings.ContainsAny(l.Text, " /@") {
				o = reg.ByDomain(strings.ToLower(l.Text))
			}
			topLine := i == 0 && l.Start >= 0 && l.Start < 200 && opensPage(s, l)
			switch {
			case !isPublisher(o), !topLine && !strings.ContainsAny(l.Text, " .-"):
				continue
			case topLine:
				return o, l
			case found == nil:
				found, at = o, l
			case found != o:
				return nil, prose.Span{}
			}
		}
	}
	return found, at
}

// opensPage reports whether no line of the page stands above l.
func opensPage(s *story.Story, l prose.Span) bool {
	for _, list := range [][]prose.Span{s.Above, s.Header, s.Linked, {s.Headline, s.Clock, s.Section}} {
		for _, o := range list {
			if !o.Empty() && o.Start >= 0 && o.Start < l.Start {
				return false
			}
		}
	}
	return true
}

// decideSource finds who published the story. The first of these that names somebody decides; the others stay as
// evidence:
//
//  1. what the input gives as the source;
//  2. the address, when the registry knows whose it is;
//  3. what the markup states (publisher, site name), and the address of a site that the registry does not know;
//  4. the site's name behind the headline, the outlet for which the byline was written, a copyright line below the story,
//     the outlet that a line above it names;
//  5. an outlet that the input names above a list of articles, in a tree of JSON;
//  6. the agency or outlet that the dateline, the byline, a credit line or the closing mark names;
//  7. a name above the list that the registry does not know.
//
// An agency that the dateline, byline or sign-off credits is the record's agency in any case. Credits in the story's
// sentences ("Reuters reported") are neither.
func (a *Article) decideSource(doc *document.Document, s *story.Story, line dateline.Line, reg *source.Registry) {
	a.decideAgency(s, line, reg)
	decided := false
	for _, c := range claims(s, doc, line, reg) {
		name, domain := named(c, reg)
		if name == "" && domain == "" {
			continue
		}
		note := "decided"
		switch {
		case !decided:
			r := &a.Record
			r.Source, r.SourceDomain, r.SourceMethod = name, domain, c.Method
			decided = true
		case prose.Fold(name) == prose.Fold(a.Record.Source):
			note = "agrees"
		default:
			note = "ignored: " + string(a.Record.SourceMethod) + " outranks it"
		}
		a.Evidence = append(a.Evidence, schema.Evidence{
			Field: "source", Value: name, Method: string(c.Method),
			Start: int64(c.At.Start), End: int64(c.At.End), Text: c.At.Text, Note: note,
		})
	}
}

// decideAgency finds the wire agency that the text credits as its own.
func (a *Article) decideAgency(s *story.Story, line dateline.Line, reg *source.Registry) {
	beside, _ := names.Outlets(s.Byline.Text, reg)
	credit, at := creditLine(s, reg)
	switch {
	case line.Mark != "":
		a.Record.Agency = creditedBy(line)
		a.note("agency", a.Record.Agency, "dateline", line.Span)
	case beside != nil && beside.Kind == source.Agency:
		a.Record.Agency = beside.Name
		a.note("agency", beside.Name, "byline", s.Byline)
	case credit != nil:
		a.Record.Agency = credit.Name
		a.note("agency", credit.Name, "byline", at)
	case s.SignOff.Agency != nil && s.SignOff.Agency.Kind == source.Agency:
		a.Record.Agency = s.SignOff.Agency.Name
		a.note("agency", a.Record.Agency, "sign-off", s.SignOff.Mark)
	}
}

// creditedBy names the agency of a dateline, by its registered name where it has one; empty where no agency is credited.
func creditedBy(line dateline.Line) string {
	if line.Mark != "" && line.Agency != nil {
		return prose.Clean(line.Agency.Name)
	}
	return prose.Clean(line.Mark)
}

// address is the one that says whose page this is: the one it was read from, else its canonical one. Papers of one house
// print each other's stories and give the first printer's address as canonical (RFC 6596 allows another host); og:url is
// then believed, if it belongs to an outlet that the page also names as its publisher.
func address(s *story.Story, doc *document.Document, reg *source.Registry) string {
	if doc.URL != "" {
		return doc.URL
	}
	if o := reg.ByDomain(story.Host(s.Own)); o != nil && o != reg.ByDomain(story.Host(s.URL)) {
		if slices.ContainsFunc(s.Sources, func(c story.Claim) bool { return reg.ByName(c.Name) == o }) {
			return s.Own
		}
	}
	return s.URL
}

// named gives a claim the registry's name and domain where it knows them.
func named(c story.Claim, reg *source.Registry) (name, domain string) {
	name, domain = prose.Clean(c.Name), c.Domain
	out := reg.ByName(name)
	if out == nil && domain != "" {
		out = reg.ByDomain(domain)
	}
	if out == nil && strings.Contains(name, ".") {
		out = reg.ByDomain(name)
	}
	if site := source.Domain(name); out == nil && domain == "" && site != "" && !strings.ContainsAny(name, " /@") {
		return strings.TrimPrefix(strings.ToLower(name), "www."), site
	}
	if out != nil {
		name = out.Name
		if domain == "" && len(out.Domains) > 0 {
			domain = out.Domains[0]
		}
	}
	return cmp.Or(name, domain), domain
}
