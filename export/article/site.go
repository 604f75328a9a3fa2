package article

import (
	"strings"

	"dateline/schema/source"
)

// splitSite takes the site's name off the headline ("Cinema becomes library | Fjord Evening Post") and keeps it as a claim
// on the source.
//
// What stands behind a dash is more often a speaker ("— Lavrov") or who reported it first ("— Reuters"). It is the site's
// name when the page says so elsewhere: in a copyright line, as a line of its own, by printing the headline without it; or
// when the registry knows an outlet of that name that the story does not quote.
func (s *story) splitSite(reg *source.Registry) {
	for _, mark := range []string{" | ", " — ", " – ", " - ", " :: ", " » ", " · "} {
		at := strings.LastIndex(s.headline.text, mark)
		if at < 0 {
			continue
		}
		head, tail := s.headline.text[:at], strings.TrimSpace(s.headline.text[at+len(mark):])
		if measureOf(head).words < 2 || tail == "" || measureOf(tail).words > 6 {
			continue
		}
		if !s.claimed(head, tail, reg) && (!knownOutlet(tail, reg) || mark != " | " && s.quotes(tail)) {
			continue
		}
		name := span{text: tail, start: at + len(mark), end: len(s.headline.text)}.within(s.headline)
		left := span{text: head, start: 0, end: at}.within(s.headline)
		s.site, s.headline = name, left.trim()
		return
	}
}

// knownOutlet reports whether the registry has an outlet of that name. Agencies sign other people's headlines too often to count.
func knownOutlet(name string, reg *source.Registry) bool {
	out := reg.ByName(name)
	return out != nil && out.Kind != source.Agency
}

// claimed reports whether the page's furniture bears out that tail is the site's name.
func (s *story) claimed(head, tail string, reg *source.Registry) bool {
	for _, list := range [][]span{s.above, s.header, s.below} {
		for _, l := range list {
			if text := fold(l.text); text == fold(head) || text == fold(tail) || strings.EqualFold(copyrightOf(l.text, reg, true), tail) {
				return true
			}
		}
	}
	return false
}

// quotes reports whether the story's own paragraphs name who is behind a dash in the headline.
func (s *story) quotes(name string) bool {
	name = fold(name)
	for _, p := range s.paragraphs {
		if strings.Contains(fold(p.text), name) {
			return true
		}
	}
	return false
}
