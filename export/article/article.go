// Package article turns one document into one article with the evidence for each field. It is a pure function of the
// document and the options; nothing here knows of files or of other documents.
//
//	a, err := article.Extract(&document.Document{Text: text, Offset: -1}, nil)
//	// a.Record.Headline, a.Record.Body, … and in a.Evidence the bytes that each was read from;
//	// err is a *document.Rejection when the text holds no story
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
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/source"
)

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
