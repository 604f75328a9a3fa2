package article

import (
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// decideLanguage takes the stated language, or detects it when the text is long enough to be sure of.
func (a *Article) decideLanguage(s *story.Story) {
	r := &a.Record
	if tag := prose.Tag(s.Language); tag != "" {
		r.Language = tag
		a.note("language", r.Language, "page", prose.Unplaced(s.Language))
		return
	}
	if r.Language = prose.LanguageOf(r.Headline + "\n" + r.Body); r.Language != "" {
		a.note("language", r.Language, "text", prose.Unplaced(""))
	}
}
