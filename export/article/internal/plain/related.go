package plain

import (
	"strings"
	"unicode/utf8"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/schema/source"
)

const (
	relatedMost = 40 // words of a line with "Read also" and a headline; a paragraph that opens so has more

	teaserLeast  = 3   // words of another story's headline; a menu's item has fewer
	teaserMost   = 30  // its words at most; a paragraph has more
	teaserBytes  = 300 // and its bytes, for scripts without spaces
	questionMost = 20  // words of one that ends with a question mark; a longer one is a sentence of copy
)

// listRelated finds blocks of other stories: a label ("Read also", "Most read") and the headlines under it, and single
// lines that hold both. Their pieces get the role of a related or listed headline, so that no later step takes them for
// the story's own words.
func (t *textPage) listRelated() {
	for i := 0; i < len(t.pieces); i++ {
		p := &t.pieces[i]
		if p.role != unknownRole {
			continue
		}
		if tail, ok := furniture.RelatedTail(p.Text); ok && p.measure.Words <= relatedMost {
			p.role, p.Span = relatedRole, tail.Within(p.Span)
			p.folded = prose.Fold(p.Text)
			continue
		}
		if !p.kinds.Is(furniture.RelatedLabel | furniture.ListingLabel) {
			continue
		}
		role := relatedRole
		if p.kinds.Is(furniture.ListingLabel) && !p.kinds.Is(furniture.RelatedLabel) {
			role = listedRole
		}
		for j := i + 1; j < len(t.pieces); j++ {
			q := &t.pieces[j]
			if isCounter(q) || q.kinds.Is(furniture.MenuWord) && q.measure.Digits > 0 || q.measure.Digits > 0 && isDated(q) {
				continue
			}
			if !q.isTeaser() {
				break
			}
			q.role = role
		}
	}
}

// isTeaser reports whether a piece may be the headline of another story.
func (p *piece) isTeaser() bool {
	m := &p.measure
	return !p.isFurniture() && !p.table && m.Words >= teaserLeast && m.Words <= teaserMost && m.Sentences <= 1 && len(p.Text) < teaserBytes &&
		(!m.Closed || m.Words <= questionMost && !endsFlat(p.Text))
}

// endsFlat reports whether a line ends as a statement does, and no headline: with a full stop, closing marks or not behind it.
func endsFlat(s string) bool {
	s = strings.TrimRight(s, prose.Closers+prose.Whitespace)
	for _, stop := range []string{"...", "…"} {
		if strings.HasSuffix(s, stop) {
			return false
		}
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".。｡।॥۔։።᙮", r)
}

const (
	signOffReach = 6 // lines below the story among which its sign-off stands
	agencyReach  = 3 // and an agency's mark alone; further down it is a menu's or another story's
	agencyWords  = 2 // words of such a line at most
	tagMost      = 6 // words of a tag at most; a headline has more
	linkedLeast  = 4 // words of a headline below the story; a tag or a menu's item may have three
)

// readTail reads what stands behind the story: tags, lists of other stories, copyright lines.
func (t *textPage) readTail(s *story.Story) {
	headline := prose.Fold(s.Headline.Text)
	for i := t.last; i < len(t.pieces); i++ {
		p := &t.pieces[i]
		switch {
		case i < t.last+signOffReach && isSignOffLine(p.Text):
			s.SignOff.Read(p.Text)
			s.SignOff.Text = p.Span
		case s.SignOff.Agency == nil && t.loneAgency(i) != nil:
			s.SignOff.Agency, s.SignOff.Mark = t.loneAgency(i), p.Span
		case p.kinds.Is(furniture.TopicsLabel) && len(s.Tags) == 0:
			s.Tags = t.tagsBelow(i)
			i += len(s.Tags)
		case p.role == relatedRole:
			s.Related = append(s.Related, p.Span)
		case p.folded == headline:
		case p.isTeaser() && p.measure.Words >= linkedLeast:
			s.Linked = append(s.Linked, p.Span)
		}
		s.Below = append(s.Below, p.Span)
	}
}

// loneAgency is the agency whose mark stands alone right below the story: "AFP", "(Reuters)", "--dpa--"; nil when none does.
func (t *textPage) loneAgency(i int) *source.Outlet {
	p := &t.pieces[i]
	if i >= t.last+agencyReach || p.measure.Words > agencyWords || p.kinds&^furniture.CreditWord != 0 {
		return nil
	}
	return names.AgencyMark(strings.Trim(p.Text, " .-–—*#/()[]"), t.reg)
}

// tagsBelow are the short lines under a label of topics: "Tags", "Ferries", "Western Islands".
func (t *textPage) tagsBelow(label int) []prose.Span {
	var tags []prose.Span
	for i := label + 1; i < len(t.pieces); i++ {
		q := &t.pieces[i]
		if q.kinds != 0 || q.measure.Words > tagMost || q.measure.Closed || isCounter(q) || isTemplate(q.Text) {
			break
		}
		tags = append(tags, q.Span)
	}
	return tags
}
