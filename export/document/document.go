// Package document is what input formats hand to extraction: one raw article with all that its container states beside the
// text. It is a leaf, so that a format can be written without the extractor and the extractor used without any format.
//
//	doc := &document.Document{Name: "a.txt", Offset: -1, Text: text, URL: "https://example.org/a"}
//
// A Document is only read once it is made: several goroutines may extract the same one.
package document

import (
	"time"

	"dateline/schema"
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
	Name        string // input_name
	Offset      int64  // of its bytes in the file, -1 when it has no such place
	SHA256      string // of its bytes, hex; empty: that of Text
	Kind        Kind
	Text        string      // decoded to UTF-8
	URL         string      // when the container states it
	Retrieved   time.Time   // the moment of the crawl
	RetrievedOn schema.Date // its day, where the moment is not known
	Given       Given       // what a structured source says beside the text

	// Record is set for a row of a dataset that an export wrote, which is passed on and not extracted again.
	Record *schema.Record
}

// Given are fields that a structured source (JSONL, CSV, feed) states as such. Empty members are not stated.
type Given struct {
	Headline, Description, Body, Byline, Source, Section, Language string
	Published, Modified                                            string // as written there; pubdate.Parse reads them
	Authors, Tags                                                  []string
	PublishedIn                                                    Column   // where Published stands; zero when its place says nothing
	Above                                                          []string // names above the article in a tree, the nearest first: one may be its publisher's
	Inferred                                                       bool     // the source says that it inferred Published
}

// Column is where a structured source keeps a value: the column of a table or the key of its objects.
type Column struct {
	Source string `json:"source"` // the file, as in Document.Name before what tells its documents apart
	Name   string `json:"name"`
}

// Rejection says why a document holds no article. Code is stable: empty, binary, no-article, timeout, …
type Rejection struct {
	Code, Message, Snippet string
}

func (r *Rejection) Error() string { return r.Code + ": " + r.Message }
