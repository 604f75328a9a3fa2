// Package article turns one document into one article with the evidence for each field. It is a pure function of the
// document and the options; nothing here knows of files or of other documents.
//
//	a, err := article.Extract(&document.Document{Text: text, Offset: -1}, nil)
//	// a.Record.Headline, a.Record.Body, … and in a.Evidence the bytes that each was read from;
//	// err is a *document.Rejection when the text holds no story
//
// Two readers, plain of text and page of markup, make a story of a document: its parts with their roles. What the article
// says is concluded from the story here, so that source, byline, dateline, date and language follow the same rules in both,
// and so that what a structured source states as such (Document.Given) outranks both. What cannot be told is left null.
package article

import (
	"dateline/export/document"
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
	Record    schema.Record  // as a dataset holds it, all but id and duplicate_of
	Date      pubdate.Result // as Record has it, with what other articles may still narrow
	Retrieved schema.Date    // the day of retrieval, also where Record has no moment of it
	Column    *ColumnDate    // a given date that its column may read otherwise, or that says something of it
	Linked    []string       // every headline that the page lists beside the story: related, most read, latest
	Evidence  []schema.Evidence
}

// ColumnDate is a date as the column of a structured source gives it.
type ColumnDate struct {
	Column document.Column `json:"column"`
	Value  pubdate.Mention `json:"value"`
	Input  *pubdate.Input  `json:"input,omitempty"` // all evidence of the date, Value first; nil where Value needs no column to be read
}
