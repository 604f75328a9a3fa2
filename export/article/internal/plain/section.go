package plain

import (
	"strings"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

const (
	sectionNear    = 3 // lines between a section's name and the headline at most
	sectionWords   = 5 // words of a section's name at most; more are a headline's
	namedWords     = 4 // words, with its numbers, of one that the list of names holds
	sectionLetters = 3 // letters of a section's name at least; two are a language's or a share button's
	crumbLeast     = 9 // bytes by which a breadcrumb's last step is known as the headline, when it is cut off
)

// findSection reads the section that the story stands in: a line beside the headline that the page's menu also holds, the
// last step before the headline in a breadcrumb ("Home » Politics » …"), or a section's name right above the headline.
func (t *textPage) findSection(s *story.Story, head int) {
	if head < 0 {
		return
	}
	for i := max(0, head-sectionNear); i < min(t.deck, head+sectionNear+1); i++ {
		if p := &t.pieces[i]; i != head && t.isRepeatedSection(p) {
			s.Section = p.Span
			s.Header = without(s.Header, p.Span)
			return
		}
	}
	headline := prose.Fold(s.Headline.Text)
	for i := range head {
		if step, ok := lastStep(t.pieces[i].Text, headline); ok {
			if words := prose.MeasureOf(step).Words; words <= sectionWords && furniture.Of(step, words) == 0 {
				s.Section = prose.Span{Text: step, Start: t.pieces[i].Start, End: t.pieces[i].End}
				return
			}
		}
	}
	for i := head - 1; i >= 0 && i >= head-sectionNear; i-- {
		p := &t.pieces[i]
		if p.measure.Words <= namedWords && furniture.IsSectionName(prose.Label(p.Text)) && !t.inMenu(i) {
			s.Section = p.Span
			s.Above = without(s.Above, p.Span)
			return
		}
		if !isDated(p) {
			return
		}
	}
}

// isRepeatedSection reports whether a line beside the headline stands in the page again, as sections do in its menu, and is a
// short one that is neither an outlet's name nor anything else that pages repeat.
func (t *textPage) isRepeatedSection(p *piece) bool {
	m := &p.measure
	if t.count[p.folded] < 2 || p.role != unknownRole || m.Words > sectionWords || m.Letters < sectionLetters || m.Closed || p.isFurniture() {
		return false
	}
	label := prose.Label(p.Text)
	if furniture.IsDatedWord(label) || isDated(p) || names.IsByline(p.Text) {
		return false
	}
	return furniture.IsSectionName(label) || !t.namesOutlet(p) && t.reg.ByName(p.Text) == nil
}

// inMenu reports whether piece i ends a run of menu words or sections' names, so that it is the last one of a menu.
func (t *textPage) inMenu(i int) bool {
	return i > 0 && (furniture.IsSectionName(prose.Label(t.pieces[i-1].Text)) || t.pieces[i-1].kinds.Is(furniture.MenuWord))
}

// lastStep gives the step before the headline in a breadcrumb that ends with the headline, or with its section.
func lastStep(crumbs, headline string) (string, bool) {
	for _, mark := range []string{"»", "›", ">", "→", "/", "|", "\\", "::"} {
		steps := strings.Split(crumbs, " "+mark+" ")
		if len(steps) < 2 {
			continue
		}
		last := prose.Fold(steps[len(steps)-1])
		if len(last) >= crumbLeast && (strings.HasPrefix(headline, strings.TrimRight(last, ".… ")) || strings.HasPrefix(last, headline)) && len(steps) > 2 {
			return strings.TrimSpace(steps[len(steps)-2]), true
		}
		return "", false
	}
	return "", false
}

// without gives spans less the one that stands where s does.
func without(spans []prose.Span, s prose.Span) []prose.Span {
	kept := spans[:0:0]
	for _, o := range spans {
		if o != s {
			kept = append(kept, o)
		}
	}
	return kept
}
