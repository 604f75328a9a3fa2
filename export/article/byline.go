package article

import "dateline/schema/source"

// cutSignOff takes "(Reporting by X; editing by Y)" and its kin off the end of the story and keeps the reporters.
func (s *story) cutSignOff() {}

// decideByline reads persons out of the byline.
func (a *Article) decideByline(s *story, reg *source.Registry) {
	a.Record.Byline = clean(s.byline.text)
	a.Record.Authors = s.authors
	a.note("byline", a.Record.Byline, "page", s.byline)
}
