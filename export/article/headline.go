package article

// decideHeadline cleans the headline and takes the site's name off it.
func (a *Article) decideHeadline(s *story) {
	a.Record.Headline = clean(s.headline.text)
	a.note("headline", a.Record.Headline, "page", s.headline)
}
