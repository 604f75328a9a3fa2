package article

import (
	"dateline/schema"
	"dateline/schema/source"
)

// decideSource finds who published the story.
func (a *Article) decideSource(doc *Document, s *story, line dateline, reg *source.Registry) {
	r := &a.Record
	name := line.mark
	if line.agency != nil {
		name = line.agency.Name
	}
	if name != "" {
		r.Agency, r.Source, r.SourceMethod = name, name, schema.SourceDateline
		a.note("agency", name, "dateline", line.span)
		a.note("source", name, "dateline", line.span)
	}
}
