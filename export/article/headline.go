package article

import (
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// decideHeadline cleans the headline and takes the site's name off it.
func (a *Article) decideHeadline(s *story.Story) {
	a.Record.Headline = prose.Clean(s.Headline.Text)
	a.note("headline", a.Record.Headline, "page", s.Headline)
}
