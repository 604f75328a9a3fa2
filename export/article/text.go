package article

import (
	"strings"

	"dateline/schema/source"
)

// readText makes a story of plain text.
func readText(doc *Document, reg *source.Registry) (*story, error) {
	s := &story{}
	at := 0
	for line := range strings.Lines(doc.Text) {
		l := span{text: line, start: at, end: at + len(line)}.trim()
		at += len(line)
		switch _, dated := parseDateline(l.text, reg); {
		case l.empty():
		case dated || len(s.paragraphs) > 0 || len(l.text) > 200:
			s.paragraphs = append(s.paragraphs, paragraph{span: l})
		case s.headline.empty() && len(l.text) > 25:
			s.headline = l
		default:
			s.header = append(s.header, l)
		}
	}
	return s, nil
}
