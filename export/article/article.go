// Package article turns one document into one article with the evidence for each field. It is a pure function of the
// document and the options; nothing here knows of files or of other documents.
//
//	a, err := article.Extract(&article.Document{Text: text, Offset: -1}, nil)
//	// a.Record.Headline, a.Record.Body, … and in a.Evidence the bytes that each was read from;
//	// err is a *Rejection when the text holds no story
//
// Two readers, of plain text and of markup, make a story of a document: its parts with their roles. One finish draws the
// conclusions from it, so that headline, byline, dateline, date, source and language follow the same rules in both.
//
// Plain text is read without any knowledge of the site. Lines become paragraphs by their layout; each is weighed by what
// its letters say (sentences, capitals, length) and by the words that pages print around stories, a list in many languages
// (furniture.tsv); the run of paragraphs with the most weight is the story. What cannot be told is left null: a text that
// begins with its first sentence has no headline.
package article

import (
	"time"

	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/source"
)

// Kind is what the text of a document is.
type Kind int

// The kinds of documents.
const (
	Text Kind = iota // plain text, scraped or wire
	HTML             // a page's markup
)

// Document is one raw article as an input format hands it over.
type Document struct {
	Name      string // input_name
	Offset    int64  // of its bytes in the file, -1 when it has no such place
	SHA256    string // of its bytes, hex
	Kind      Kind
	Text      string // decoded to UTF-8
	URL       string // when the container states it
	Retrieved time.Time
	Given     Given // what a structured source says beside the text

	// Record is set for a row of a dataset that an export wrote, which is passed on and not extracted again.
	Record *schema.Record
}

// Given are fields that a structured source (JSONL, CSV, feed) states as such. Empty members are not stated.
type Given struct {
	Headline, Description, Body, Byline, Source, Section, Language string
	Published, Modified                                            string // as written there; pubdate.Parse reads them
	Authors, Tags                                                  []string
	Inferred                                                       bool // the source says that it inferred Published
}

// Options steer extraction. The zero value is useful.
type Options struct {
	Registry *source.Registry // nil: source.Default()
	Date     pubdate.Options
}

// Article is what one document yields, before anything is known of its neighbours.
type Article struct {
	Record   schema.Record // all but id and duplicate_of
	Date     pubdate.Result
	Linked   []string // every headline that the page lists beside the story: related, most read, latest
	Evidence []schema.Evidence
}

// Rejection says why a document holds no article. Code is stable: empty, binary, no-article, …
type Rejection struct {
	Code, Message, Snippet string
}

func (r *Rejection) Error() string { return r.Code + ": " + r.Message }
