package article

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/dateline"
	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/schema"
	"dateline/schema/source"
)

// claims lists who may have published the story, in falling order of authority: the order that decideSource describes.
func claims(s *story.Story, doc *document.Document, line dateline.Line, reg *source.Registry) []story.Claim {
	f := sourceFacts{s: s, doc: doc, line: line, reg: reg, address: address(s, doc, reg)}
	f.host = story.Host(f.address)
	f.known = reg.ByDomain(f.host)
	f.beside, f.of = names.Outlets(s.Byline.Text, reg)
	return slices.Concat(
		f.given(),
		f.knownAddress(), f.markup(), f.strangeAddress(),
		f.site(), f.bylineOf(), f.notices(),
		f.listKnown(),
		f.dateline(), f.bylineBeside(), f.creditLine(), f.signOff(),
		f.listUnknown(),
	)
}

// sourceFacts are what the rules look at. Each rule gives the claims of its kind, or none.
type sourceFacts struct {
	s             *story.Story
	doc           *document.Document
	line          dateline.Line
	reg           *source.Registry
	address, host string
	known         *source.Outlet // whose address the registry knows it to be
	beside, of    *source.Outlet // the outlets that the byline names
}

// claim is one claim, or none where nobody is named.
func claim(name string, m schema.SourceMethod, at prose.Span) []story.Claim {
	if name == "" {
		return nil
	}
	return []story.Claim{{Name: name, Method: m, At: at}}
}

// claimOf is the claim of an outlet, or none.
func claimOf(o *source.Outlet, m schema.SourceMethod, at prose.Span) []story.Claim {
	if o == nil {
		return nil
	}
	return claim(o.Name, m, at)
}

// given is the source that the input states.
func (f *sourceFacts) given() []story.Claim {
	return claim(f.doc.Given.Source, schema.SourceGiven, prose.Unplaced(f.doc.Given.Source))
}

// knownAddress is the outlet to which the page's address belongs.
func (f *sourceFacts) knownAddress() []story.Claim {
	if f.known == nil {
		return nil
	}
	return []story.Claim{{Name: f.known.Name, Domain: source.Domain(f.host), Method: schema.SourceURL, At: prose.Unplaced(f.address)}}
}

// markup is what the page's markup states: publisher and site name.
func (f *sourceFacts) markup() []story.Claim {
	out := slices.Clone(f.s.Sources)
	for i := range out {
		out[i].Domain = cmp.Or(out[i].Domain, source.Domain(f.host))
	}
	return out
}

// strangeAddress is the site of an address that the registry does not know.
func (f *sourceFacts) strangeAddress() []story.Claim {
	if f.known != nil || f.host == "" {
		return nil
	}
	site := source.Domain(f.host)
	return []story.Claim{{Name: site, Domain: site, Method: schema.SourceURL, At: prose.Unplaced(f.address)}}
}

// site is the name that a page's title puts behind the headline: "Storm hits coast | The Daily Example".
func (f *sourceFacts) site() []story.Claim {
	return claim(f.s.Site.Text, schema.SourcePage, f.s.Site)
}

// bylineOf is the outlet whose byline names an agency's author: "By Jane Doe for The Daily Example".
func (f *sourceFacts) bylineOf() []story.Claim {
	return claimOf(f.of, schema.SourceByline, f.s.Byline)
}

// notices are the copyright lines below the story and the masthead above it.
//
// An agency's notice is about the copy and comes last. The site's own is about the page: of an outlet that the registry knows
// it outranks the masthead; a name that it does not know is often the owner's, and the masthead has the outlet's.
func (f *sourceFacts) notices() []story.Claim {
	head, at := masthead(f.s, f.reg)
	return slices.Concat(
		f.copyright(isPublisher),
		claimOf(head, schema.SourcePage, at),
		f.copyright(isStranger),
		f.copyright(isAgency),
	)
}

// copyright gives those holders of the rights named below the story of whom ofKind is true.
func (f *sourceFacts) copyright(ofKind func(*source.Outlet) bool) []story.Claim {
	var out []story.Claim
	for _, l := range f.s.Below {
		if name := names.RightsHolder(l.Text, f.reg, true); name != "" && ofKind(f.reg.ByName(name)) {
			out = append(out, claim(name, schema.SourceCopyright, l)...)
		}
	}
	return out
}

// listKnown is the nearest name above a list of articles, in a tree of JSON, that is an outlet's.
func (f *sourceFacts) listKnown() []story.Claim {
	for _, name := range f.doc.Given.Above {
		if o := cmp.Or(f.reg.ByName(name), f.reg.ByDomain(name)); isPublisher(o) {
			return claimOf(o, schema.SourceGiven, prose.Unplaced(name))
		}
	}
	return nil
}

// dateline is the agency that the dateline credits: "ROME (Reuters) -".
func (f *sourceFacts) dateline() []story.Claim {
	return claim(creditedBy(f.line), schema.SourceDateline, f.line.Span)
}

// bylineBeside is the outlet beside or instead of the byline's persons: "By Jane Doe, Reuters".
func (f *sourceFacts) bylineBeside() []story.Claim {
	return claimOf(f.beside, schema.SourceByline, f.s.Byline)
}

// creditLine is the outlet that a line of its own credits.
func (f *sourceFacts) creditLine() []story.Claim {
	credit, at := creditLine(f.s, f.reg)
	return claimOf(credit, schema.SourceByline, at)
}

// signOff is who closes the story: the agency of its mark, and the holder of the rights in the notice behind it.
func (f *sourceFacts) signOff() []story.Claim {
	off := f.s.SignOff
	return slices.Concat(
		claimOf(off.Agency, schema.SourceByline, off.Mark),
		claim(names.RightsHolder(off.Notice.Text, f.reg, true), schema.SourceCopyright, off.Notice),
	)
}

// listUnknown is the nearest name above a list of articles that may be the name of an outlet which the registry lacks.
func (f *sourceFacts) listUnknown() []story.Claim {
	for _, name := range f.doc.Given.Above {
		if mayBeOutlet(name) {
			return claim(name, schema.SourceGiven, prose.Unplaced(name))
		}
	}
	return nil
}

// mayBeOutlet reports whether a name above an article in a tree of JSON may be that of an outlet that nobody knows: "Lakeside
// Courier", but no number, no key of a programmer's ("item_7") and no section ("Politics").
func mayBeOutlet(name string) bool {
	const longest = 40 // bytes; longer ones are titles of pages and searches
	first, _ := utf8.DecodeRuneInString(name)
	return len(name) <= longest && unicode.IsUpper(first) && !strings.ContainsAny(name, "_/\\{}[]=:0123456789") && !furniture.IsSectionName(prose.Label(name))
}

func isPublisher(o *source.Outlet) bool { return o != nil && o.Kind != source.Agency }

func isStranger(o *source.Outlet) bool { return o == nil }

func isAgency(o *source.Outlet) bool { return o != nil && o.Kind == source.Agency }
