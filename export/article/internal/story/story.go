// Package story is what the readers of plain text and of markup both make of a document: its parts with their roles, each
// with its place in the document, before anything is concluded from them. Package article draws the conclusions, so that
// headline, byline, source and date follow the same rules in both.
package story

import (
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema"
)

// Story is what both readers, of text and of markup, make of a document: its parts with their roles, before anything is
// concluded from them. finish turns it into an Article, so that both kinds follow the same rules.
type Story struct {
	Headline    prose.Span // as it stands; finish takes the site's name off
	Description prose.Span
	Section     prose.Span
	Byline      prose.Span   // a line that names authors
	Header      []prose.Span // lines between the furniture and the lead: dates, place, credits
	Paragraphs  []Paragraph
	Tags        []prose.Span
	Related     []prose.Span  // headlines of other articles inside or below the story
	Linked      []prose.Span  // other headlines that the page lists: most read, latest, top stories
	Above       []prose.Span  // furniture before the headline: mastheads, clocks, menus
	Below       []prose.Span  // furniture behind the last paragraph: share bars, copyright lines
	Site        prose.Span    // the site's name, where the page prints it behind the headline
	SignOff     names.SignOff // set by finish
	Clock       prose.Span    // a masthead's date: when the page was read, not when the story was written

	// Only markup and structured sources say these; text leaves them zero.
	Authors   []string            // persons, when they are stated one by one
	Published []pubdate.Candidate // datePublished, article:published_time, <time>: dateInput adds what the visible words say
	Modified  []pubdate.Candidate
	Sources   []Claim // publisher, og:site_name, …
	Language  string  // BCP 47, as stated
	URL       string  // canonical address, when the page states one
	Own       string  // og:url: of this very page, where the canonical address is that of a sister's
}

// Paragraph is one paragraph of the body, or a subheading.
type Paragraph struct {
	prose.Span
	Heading bool
}

// Claim is one statement of who published the story.
type Claim struct {
	Name   string // as stated; may be a name, an alias or a domain
	Domain string // when stated, without www.
	Method schema.SourceMethod
	At     prose.Span
}

// Lead is the first paragraph that is not a heading; the zero paragraph when there is none.
func (s *Story) Lead() Paragraph {
	for _, p := range s.Paragraphs {
		if !p.Heading {
			return p
		}
	}
	return Paragraph{}
}
