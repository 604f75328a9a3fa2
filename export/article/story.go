package article

import (
	"dateline/export/pubdate"
	"dateline/schema"
)

// story is what both readers, of text and of markup, make of a document: its parts with their roles, before anything is
// concluded from them. finish turns it into an Article, so that both kinds follow the same rules.
type story struct {
	headline    span // as it stands; finish takes the site's name off
	description span
	section     span
	byline      span   // a line that names authors
	header      []span // lines between the furniture and the lead: dates, place, credits
	paragraphs  []paragraph
	tags        []span
	related     []span  // headlines of other articles inside or below the story
	linked      []span  // other headlines that the page lists: most read, latest, top stories
	above       []span  // furniture before the headline: mastheads, clocks, menus
	below       []span  // furniture behind the last paragraph: share bars, copyright lines
	site        span    // the site's name, where the page prints it behind the headline
	signOff     signOff // set by finish
	clock       span    // a masthead's date: when the page was read, not when the story was written

	// Only markup and structured sources say these; text leaves them zero.
	authors   []string            // persons, when they are stated one by one
	published []pubdate.Candidate // datePublished, article:published_time, <time>: dateInput adds what the visible words say
	modified  []pubdate.Candidate
	sources   []sourceClaim // publisher, og:site_name, …
	language  string        // BCP 47, as stated
	url       string        // canonical address, when the page states one
	own       string        // og:url: of this very page, where the canonical address is that of a sister's
}

// paragraph is one paragraph of the body, or a subheading.
type paragraph struct {
	span
	heading bool
}

// sourceClaim is one statement of who published the story.
type sourceClaim struct {
	name   string // as stated; may be a name, an alias or a domain
	domain string // when stated, without www.
	method schema.SourceMethod
	at     span
}

// lead is the first paragraph that is not a heading; the zero paragraph when there is none.
func (s *story) lead() paragraph {
	for _, p := range s.paragraphs {
		if !p.heading {
			return p
		}
	}
	return paragraph{}
}
