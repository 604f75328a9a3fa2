package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/pubdate"
	"dateline/schema/source"
)

// splitFlat reads the head of a page that was flattened into one paragraph, where its lines can still be told apart:
//
//	24 March 2014 Storm Cuts Power to Island Villages. Some four hundred …   a date, a first sentence in title case
//	Storm cuts power to island AFP Monday 24 Mar 2014 Some four hundred …    a date that no sentence leads to
//
// Without such marks the first sentence is a sentence and no headline.
func splitFlat(s *story.Story, reg *source.Registry) {
	if len(s.Paragraphs) == 0 || !s.Headline.Empty() || s.Paragraphs[0].Heading {
		return
	}
	p := &s.Paragraphs[0]
	if prose.MeasureOf(p.Text).Words < 40 {
		return
	}
	head := p.Text[:min(len(p.Text), 240)]
	for len(head) > 0 && !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	for _, m := range pubdate.Find(head, "") {
		if len(m.Readings) == 0 || !m.Readings[0].Full() {
			continue
		}
		before, behind := strings.Trim(head[:m.Start], prose.Whitespace+"|-–—,"), m.End
		if before == "" || prose.Fold(before) != "" && len(before) < 30 && furniture.IsLabelled(before) && prose.MeasureOf(before).Words <= 3 {
			splitTitle(s, p, behind)
			return
		}
		rest := strings.TrimLeft(head[behind:], prose.Whitespace)
		if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsUpper(r) && !strings.ContainsRune(`"“‘'`, r) || rest == head[behind:] {
			return
		}
		title, agency := cutAgency(before, reg)
		w := prose.MeasureOf(title)
		if w.Words < 4 || w.Words > 20 || w.Sentences > 0 || m.Weekday == 0 && agency == "" {
			return
		}
		start := strings.Index(head, title)
		s.Headline = prose.Span{Text: title, Start: start, End: start + len(title)}.Within(p.Span)
		s.Header = append(s.Header, prose.Span{Text: head[start+len(title) : behind], Start: start + len(title), End: behind}.Within(p.Span).Trim())
		cutTo(p, behind)
		return
	}
}

// splitTitle takes a first sentence in title case off a paragraph whose date ends at from.
func splitTitle(s *story.Story, p *story.Paragraph, from int) {
	for i, r := range p.Text[from:min(len(p.Text), from+200)] {
		at := from + i
		if r != '.' && r != '!' && r != '?' || !prose.SentenceAt(p.Text, at, r) {
			continue
		}
		title := prose.Span{Text: p.Text[from:at], Start: from, End: at}.Trim()
		if m := prose.MeasureOf(title.Text); m.Words < 4 || m.Words > 20 || m.Capitals < 0.7 || m.AllCaps {
			return
		}
		s.Headline = title.Within(p.Span)
		s.Header = append(s.Header, prose.Span{Text: p.Text[:from], Start: 0, End: from}.Within(p.Span).Trim())
		cutTo(p, at+1)
		return
	}
}

// cutAgency takes an agency's mark off the end of a line.
func cutAgency(s string, reg *source.Registry) (rest, agency string) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, ""
	}
	if out := reg.ByMark(s[i+1:]); out != nil && out.Kind == source.Agency {
		return strings.TrimRight(s[:i], prose.Whitespace+"|-–—,"), s[i+1:]
	}
	return s, ""
}

// cutTo takes the first n bytes off a paragraph.
func cutTo(p *story.Paragraph, n int) {
	rest := prose.Span{Text: p.Text[n:], Start: n, End: len(p.Text)}.Within(p.Span)
	p.Span = rest.Trim()
}
