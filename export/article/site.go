package article

import (
	"strings"

	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/schema/source"
)

// splitSite takes the site's name off the headline ("Cinema becomes library | Fjord Evening Post") and keeps it as a claim
// on the source.
//
// What stands behind a dash is more often a speaker ("— Lavrov") or who reported it first ("— Reuters"). It is the site's
// name when the page says so elsewhere: in a copyright line, as a line of its own, by printing the headline without it; or
// when the registry knows an outlet of that name that the story does not quote.
func splitSite(s *story.Story, reg *source.Registry) {
	for _, mark := range []string{" | ", " — ", " – ", " - ", " :: ", " » ", " · "} {
		at := strings.LastIndex(s.Headline.Text, mark)
		if at < 0 {
			continue
		}
		head, tail := s.Headline.Text[:at], strings.TrimSpace(s.Headline.Text[at+len(mark):])
		if prose.MeasureOf(head).Words < 2 || tail == "" || prose.MeasureOf(tail).Words > 6 {
			continue
		}
		if !claimed(s, head, tail, reg) && (!knownOutlet(tail, reg) || mark != " | " && quotes(s, tail)) {
			continue
		}
		name := prose.Span{Text: tail, Start: at + len(mark), End: len(s.Headline.Text)}.Within(s.Headline)
		left := prose.Span{Text: head, Start: 0, End: at}.Within(s.Headline)
		s.Site, s.Headline = name, left.Trim()
		return
	}
}

// knownOutlet reports whether the registry has an outlet of that name. Agencies sign other people's headlines too often to count.
func knownOutlet(name string, reg *source.Registry) bool {
	out := reg.ByName(name)
	return out != nil && out.Kind != source.Agency
}

// claimed reports whether the page's furniture bears out that tail is the site's name.
func claimed(s *story.Story, head, tail string, reg *source.Registry) bool {
	for _, list := range [][]prose.Span{s.Above, s.Header, s.Below} {
		for _, l := range list {
			if text := prose.Fold(l.Text); text == prose.Fold(head) || text == prose.Fold(tail) || strings.EqualFold(names.RightsHolder(l.Text, reg, true), tail) {
				return true
			}
		}
	}
	return false
}

// quotes reports whether the story's own paragraphs name who is behind a dash in the headline.
func quotes(s *story.Story, name string) bool {
	name = prose.Fold(name)
	for _, p := range s.Paragraphs {
		if strings.Contains(prose.Fold(p.Text), name) {
			return true
		}
	}
	return false
}
