package article

import (
	"slices"
	"strings"

	"dateline/export/document"
	"dateline/schema"
	"dateline/schema/source"
)

// decideSource finds who published the story. The first of these that names somebody decides; the others stay as
// evidence:
//
//  1. what the input gives as the source;
//  2. the address, when the registry knows whose it is;
//  3. what the markup states (publisher, site name), and the address of a site that the registry does not know;
//  4. the site's name behind the headline, a copyright line below the story, the outlet that a line above it names;
//  5. the outlet that the byline was written for, the agency of the dateline, the byline or the closing mark.
//
// An agency that the dateline, byline or sign-off credits is the record's agency in any case. Credits in the story's
// sentences ("Reuters reported") are neither.
func (a *Article) decideSource(doc *document.Document, s *story, line dateline, reg *source.Registry) {
	a.decideAgency(s, line, reg)
	decided := false
	for _, c := range s.claims(doc, line, reg) {
		if c.name == "" && c.domain == "" {
			continue
		}
		name, domain := named(c, reg)
		note := "decided"
		switch {
		case !decided:
			r := &a.Record
			r.Source, r.SourceDomain, r.SourceMethod = name, domain, c.method
			decided = true
		case fold(name) == fold(a.Record.Source):
			note = "agrees"
		default:
			note = "ignored: " + string(a.Record.SourceMethod) + " outranks it"
		}
		a.Evidence = append(a.Evidence, schema.Evidence{
			Field: "source", Value: name, Method: string(c.method),
			Start: int64(c.at.start), End: int64(c.at.end), Text: c.at.text, Note: note,
		})
	}
}

// decideAgency finds the wire agency that the text credits as its own.
func (a *Article) decideAgency(s *story, line dateline, reg *source.Registry) {
	beside, _ := bylineOutlets(s.byline.text, reg)
	credit, at := s.creditLine(reg)
	switch {
	case line.mark != "":
		name := line.mark
		if line.agency != nil {
			name = line.agency.Name
		}
		a.Record.Agency = clean(name)
		a.note("agency", a.Record.Agency, "dateline", line.span)
	case beside != nil && beside.Kind == source.Agency:
		a.Record.Agency = beside.Name
		a.note("agency", beside.Name, "byline", s.byline)
	case credit != nil:
		a.Record.Agency = credit.Name
		a.note("agency", credit.Name, "byline", at)
	case s.signOff.agency != nil && s.signOff.agency.Kind == source.Agency:
		a.Record.Agency = s.signOff.agency.Name
		a.note("agency", a.Record.Agency, "sign-off", s.signOff.mark)
	}
}

// claims lists who may have published the story, in falling order of authority.
func (s *story) claims(doc *document.Document, line dateline, reg *source.Registry) []sourceClaim {
	var out []sourceClaim
	add := func(name, domain string, m schema.SourceMethod, at span) {
		out = append(out, sourceClaim{name, domain, m, at})
	}
	if doc.Given.Source != "" {
		add(doc.Given.Source, "", schema.SourceGiven, unplaced(doc.Given.Source))
	}
	address := s.address(doc, reg)
	host := hostOf(address)
	known := reg.ByDomain(host)
	if known != nil {
		add(known.Name, source.Domain(host), schema.SourceURL, unplaced(address))
	}
	for _, c := range s.sources {
		if c.domain == "" {
			c.domain = source.Domain(host)
		}
		out = append(out, c)
	}
	if known == nil && host != "" {
		add(source.Domain(host), source.Domain(host), schema.SourceURL, unplaced(address))
	}
	if site := s.site; !site.empty() {
		add(site.text, "", schema.SourcePage, site)
	}
	beside, of := bylineOutlets(s.byline.text, reg)
	if of != nil {
		add(of.Name, "", schema.SourceByline, s.byline)
	}
	// An agency's notice below a story is about the copy; the site's own is about the page, and of a house that the registry
	// does not know it names the owner where the masthead names the outlet.
	head, at := s.masthead(reg)
	for _, rank := range []func(*source.Outlet) bool{isPublisher, isStranger, isAgency} {
		for _, l := range s.below {
			if name := copyrightOf(l.text, reg, true); name != "" && rank(reg.ByName(name)) {
				add(name, "", schema.SourceCopyright, l)
			}
		}
		if head != nil {
			add(head.Name, "", schema.SourcePage, at)
			head = nil
		}
	}
	if line.mark != "" {
		name := line.mark
		if line.agency != nil {
			name = line.agency.Name
		}
		add(clean(name), "", schema.SourceDateline, line.span)
	}
	if beside != nil {
		add(beside.Name, "", schema.SourceByline, s.byline)
	}
	if credit, at := s.creditLine(reg); credit != nil {
		add(credit.Name, "", schema.SourceByline, at)
	}
	if s.signOff.agency != nil {
		add(s.signOff.agency.Name, "", schema.SourceByline, s.signOff.mark)
	}
	if name := copyrightOf(s.signOff.notice.text, reg, true); name != "" {
		add(name, "", schema.SourceCopyright, s.signOff.notice)
	}
	return out
}

func isPublisher(o *source.Outlet) bool { return o != nil && o.Kind != source.Agency }
func isStranger(o *source.Outlet) bool  { return o == nil }
func isAgency(o *source.Outlet) bool    { return o != nil && o.Kind == source.Agency }

// address is the one that says whose page this is: the one it was read from, else its canonical one. Papers of one house
// print each other's stories and give the first printer's address as canonical (RFC 6596 allows another host); og:url is
// then believed, if it belongs to an outlet that the page also names as its publisher.
func (s *story) address(doc *document.Document, reg *source.Registry) string {
	if doc.URL != "" {
		return doc.URL
	}
	if o := reg.ByDomain(hostOf(s.own)); o != nil && o != reg.ByDomain(hostOf(s.url)) {
		if slices.ContainsFunc(s.sources, func(c sourceClaim) bool { return reg.ByName(c.name) == o }) {
			return s.own
		}
	}
	return s.url
}

// named gives a claim the registry's name and domain where it knows them.
func named(c sourceClaim, reg *source.Registry) (name, domain string) {
	name, domain = clean(c.name), c.domain
	out := reg.ByName(name)
	if out == nil && domain != "" {
		out = reg.ByDomain(domain)
	}
	if out == nil && strings.Contains(name, ".") {
		out = reg.ByDomain(name)
	}
	if out != nil {
		name = out.Name
		if domain == "" && len(out.Domains) > 0 {
			domain = out.Domains[0]
		}
	}
	return first(name, domain), domain
}
