package article

import (
	"strings"

	"dateline/export/article/internal/page"
	"dateline/export/article/internal/plain"
	"dateline/export/article/internal/prose"
	"dateline/export/document"
	"dateline/schema/source"
)

// Extract reads the article that doc holds. Its record is complete but for id and duplicate_of, and in the form that files
// hold; an ambiguous date is null in it. The error is a *document.Rejection when doc holds no article.
//
// The result depends on doc and opt alone, and Extract is safe for concurrent use.
func Extract(doc *document.Document, opt *Options) (*Article, error) {
	if opt == nil {
		opt = &Options{}
	}
	a, err := extract(doc, opt)
	if err != nil {
		return nil, err
	}
	a.complete(doc)
	return a, nil
}

func extract(doc *document.Document, opt *Options) (*Article, error) {
	if doc.Record != nil {
		return fromRecord(doc, opt), nil
	}
	reg := opt.Registry
	if reg == nil {
		reg = source.Default()
	}
	if strings.Trim(doc.Text, prose.Whitespace) == "" {
		return nil, &document.Rejection{Code: "empty", Message: "the document holds no text"}
	}
	if isBinary(doc.Text) {
		return nil, &document.Rejection{Code: "binary", Message: "the document is not text", Snippet: prose.Snippet(doc.Text)}
	}
	read := plain.Read
	if doc.Kind == document.HTML {
		read = page.Read
	}
	s, err := read(doc, reg)
	if err != nil {
		return nil, err
	}
	return finish(doc, s, opt, reg)
}

// isBinary reports whether text is the bytes of something else: a NUL is in no text, and more control or replacement
// characters than one in thirty are in none that a decoder got right.
func isBinary(text string) bool {
	head := text[:min(len(text), 1<<16)]
	bad, all := 0, 0
	for _, r := range head {
		switch {
		case r == 0:
			return true
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v' && r != 0x1b, r == '\ufffd':
			bad++
		}
		all++
	}
	return bad*30 > all
}
