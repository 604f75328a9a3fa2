// Package input turns files into documents: one file of this package for each format. A format is found by content, not
// by extension. A broken member, record or line costs that one document and never the rest.
package input

import (
	"io"

	"dateline/export/article"
)

// Item is what a reader finds next: a document, or the reason why there is none.
type Item struct {
	Doc    *article.Document
	Reject *Reject // non-nil when this document cannot be read; the reader goes on behind it
	Skip   string  // non-empty for what is not a document at all (a WARC request record): counted under this name
}

// Reject is one line of rejects.jsonl.
type Reject struct {
	InputName   string
	InputOffset int64 // -1 when unknown
	Code        string
	Message     string
	Snippet     string
}

// Reader reads the documents of one file, in their order. Next returns io.EOF behind the last; any other error means that
// nothing more can be read from this file, and what was read so far stands.
type Reader interface {
	Next() (Item, error)
}

// Format is one input format.
type Format struct {
	Name, Doc string
	Exts      []string
	Sniff     func(head []byte) bool
	NewReader func(r io.Reader, name string) Reader
}

// Formats lists the input formats in the order in which they are tried.
var Formats []*Format
