package article

import "github.com/abadojack/whatlanggo"

// decideLanguage takes the stated language, or detects it when the text is long enough to be sure of.
func (a *Article) decideLanguage(s *story) {
	r := &a.Record
	if s.language != "" {
		r.Language = s.language
		a.note("language", r.Language, "page", unplaced(s.language))
		return
	}
	if info := whatlanggo.Detect(r.Headline + "\n" + r.Body); info.IsReliable() {
		r.Language = info.Lang.Iso6391()
		a.note("language", r.Language, "text", unplaced(""))
	}
}
