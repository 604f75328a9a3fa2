package article

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sections.tsv
var sectionsTSV string

// sectionNames are the names of sections.tsv, as labels.
var sectionNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(sectionsTSV) {
		if _, list, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			for name := range strings.SplitSeq(list, ";") {
				names[label(name)] = true
			}
		}
	}
	return names
})

// findSection reads the section that the story stands in: a line beside the headline that the page's menu also holds, the
// last step before the headline in a breadcrumb ("Home » Politics » …"), or a section's name right above the headline.
func (t *textPage) findSection(s *story, head int) {
	if head < 0 {
		return
	}
	for i := max(0, head-3); i < min(t.deck, head+4); i++ {
		p := &t.pieces[i]
		if i != head && (sectionNames()[label(p.text)] || !t.namesOutlet(p) && t.reg.ByName(p.text) == nil) && !phrases().dated[label(p.text)] && p.measure.words <= 5 && p.measure.letters > 2 && !p.measure.closed && !p.isFurniture() && !isDated(p) &&
			!isByline(p.text) && t.count[p.folded] > 1 && p.role == unknownRole {
			s.section = p.span
			s.header = without(s.header, p.span)
			return
		}
	}
	headline := fold(s.headline.text)
	for i := range head {
		if step, ok := lastStep(t.pieces[i].text, headline); ok {
			if p := (&piece{measure: measureOf(step)}); p.measure.words <= 5 && furnitureOf(step, p.measure.words) == 0 {
				s.section = span{text: step, start: t.pieces[i].start, end: t.pieces[i].end}
				return
			}
		}
	}
	for i := head - 1; i >= 0 && i >= head-3; i-- {
		p := &t.pieces[i]
		if p.measure.words <= 4 && sectionNames()[label(p.text)] && !t.inMenu(i) {
			s.section = p.span
			s.above = without(s.above, p.span)
			return
		}
		if !isDated(p) {
			return
		}
	}
}

// inMenu reports whether piece i ends a run of menu words or sections' names, so that it is the last one of a menu.
func (t *textPage) inMenu(i int) bool {
	return i > 0 && (sectionNames()[label(t.pieces[i-1].text)] || t.pieces[i-1].kinds.is(menuWord))
}

// lastStep gives the step before the headline in a breadcrumb that ends with the headline, or with its section.
func lastStep(crumbs, headline string) (string, bool) {
	for _, mark := range []string{"»", "›", ">", "→", "/", "|", "\\", "::"} {
		steps := strings.Split(crumbs, " "+mark+" ")
		if len(steps) < 2 {
			continue
		}
		last := fold(steps[len(steps)-1])
		if len(last) > 8 && (strings.HasPrefix(headline, strings.TrimRight(last, ".… ")) || strings.HasPrefix(last, headline)) && len(steps) > 2 {
			return strings.TrimSpace(steps[len(steps)-2]), true
		}
		return "", false
	}
	return "", false
}

// without gives spans less the one that stands where s does.
func without(spans []span, s span) []span {
	kept := spans[:0:0]
	for _, o := range spans {
		if o != s {
			kept = append(kept, o)
		}
	}
	return kept
}
