package article

import (
	"strings"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/schema/source"
)

// cutSignOff takes off the end of the story what is not its text: "(Reporting by A; editing by B)", an agency's closing
// mark, "(c) AFP 2017". What it says is kept in the story's SignOff.
func cutSignOff(s *story.Story, reg *source.Registry) {
	for range 8 {
		n := len(s.Paragraphs)
		if n == 0 || n == 1 && len(s.Paragraphs[0].Text) < 40 {
			return
		}
		p := &s.Paragraphs[n-1]
		at, kept := s.SignOff.Cut(p.Span, reg, n > 1)
		if at < 0 {
			return
		}
		cut := prose.Span{Text: p.Text[at:], Start: p.Start + at, End: p.End}
		if p.Start < 0 || p.End-p.Start != len(p.Text) {
			cut.Start, cut.End = p.Start, p.End
		}
		if s.SignOff.Text.Empty() || len(cut.Text) > len(s.SignOff.Text.Text) {
			s.SignOff.Text = cut.Trim()
		}
		if kept != "" {
			p.Text = strings.TrimRight(p.Text[:at], prose.Whitespace) + " " + kept
			continue
		}
		if left := strings.TrimRight(p.Text[:at], prose.Whitespace+"-–—"); left != "" {
			if p.Start >= 0 && p.End-p.Start == len(p.Text) {
				p.End = p.Start + len(left)
			}
			p.Text = left
		} else {
			s.Paragraphs = s.Paragraphs[:n-1]
		}
	}
}
