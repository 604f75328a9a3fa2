package input

import (
	"bytes"

	"dateline/export/document"
)

var textFormat = &Format{
	Name:      "text",
	Doc:       "Plain text, one article a file.",
	Exts:      []string{".txt", ".text"},
	Sniff:     func([]byte) bool { return true },
	NewReader: func(s *Source) Reader { return &single{read: func() Item { return s.whole(document.Text) }} },
}

// whole reads all of the source as one document of the kind.
func (s *Source) whole(kind document.Kind) Item {
	b, err := s.all()
	if err != nil {
		return reject(s.name, 0, err, b)
	}
	return s.put(len(b), func() Item {
		doc := documentOf(s.name, 0, b)
		doc.Kind = kind
		var err error
		if doc.Text, err = decode(b, kind, ""); err != nil {
			return reject(s.name, 0, err, b)
		}
		return Item{Doc: doc}
	})
}

// decode makes UTF-8 of the bytes of a document, or says why it is none. label is the character set that the transport
// states, if any.
func decode(b []byte, kind document.Kind, label string) (string, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return "", errorf(Empty, "no text: %d bytes, all of them white space", len(b))
	}
	text, _, err := Charset(b, kind == document.HTML, label)
	return text, err
}
