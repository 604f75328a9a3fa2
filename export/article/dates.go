package article

import (
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/source"
)

// resolveDate lays together everything that the story says about its date.
func (s *story) resolveDate(doc *Document, line dateline, opt pubdate.Options, reg *source.Registry) pubdate.Result {
	return pubdate.Result{Status: schema.Missing}
}
