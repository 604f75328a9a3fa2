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

const (
	flatLeast     = 40  // words of a page in one paragraph; a lead that names a date has fewer
	flatHead      = 240 // bytes at its start in which the date of its head stands
	labelBytes    = 30  // bytes below which what stands before a date is its label
	labelWords    = 3   // and its words at most; more are a title
	titleWords    = 4   // words of a title; fewer are a place or a section
	titleMost     = 20  // more are a sentence of the story
	titleBytes    = 200 // bytes behind the date in which a title in title case ends
	titleCapitals = 0.7 // share of its capitals at least; a sentence full of names has fewer
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
	if prose.MeasureOf(p.Text).Words < flatLeast {
		return
	}
	head := beginning(p.Text, flatHead)
	for _, m := range pubdate.Find(head, "") {
		if len(m.Readings) == 0 || !m.Readings[0].Full() {
			continue
		}
		before := strings.Trim(head[:m.Start], prose.Whitespace+"|-–—,")
		if isDateLabel(before) {
			splitTitle(s, p, m.End)
		} else if opensSentence(head[m.End:]) {
			splitAtDate(s, p, before, m, reg)
		}
		return
	}
}

// beginning is the first n bytes of a text at most, less a letter that is cut there.
func beginning(text string, n int) string {
	head := text[:min(len(text), n)]
	for head != "" && !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	return head
}

// isDateLabel reports whether nothing but a date's label stands before it: "Published on".
func isDateLabel(s string) bool {
	return s == "" || prose.Fold(s) != "" && len(s) < labelBytes && furniture.IsLabelled(s) && prose.MeasureOf(s).Words <= labelWords
}

// opensSentence reports whether what stands behind a date begins anew: " Some four hundred", " “We waited", but not
// " of this year" nor "-based".
func opensSentence(behind string) bool {
	rest := strings.TrimLeft(behind, prose.Whitespace)
	r, _ := utf8.DecodeRuneInString(rest)
	return (unicode.IsUpper(r) || strings.ContainsRune(`"“‘'`, r)) && rest != behind
}

// splitAtDate takes the title before a date off a paragraph. Where it may be the paragraph's first sentence that names the
// date, a weekday or an agency's mark says that the date stands alone.
func splitAtDate(s *story.Story, p *story.Paragraph, before string, date pubdate.Mention, reg *source.Registry) {
	title, agency := cutAgency(before, reg)
	w := prose.MeasureOf(title)
	if w.Words < titleWords || w.Words > titleMost || w.Sentences > 0 || date.Weekday == 0 && agency == "" {
		return
	}
	start := strings.Index(p.Text, title)
	end := start + len(title)
	s.Headline = prose.Span{Text: title, Start: start, End: end}.Within(p.Span)
	s.Header = append(s.Header, prose.Span{Text: p.Text[end:date.End], Start: end, End: date.End}.Within(p.Span).Trim())
	cutTo(p, date.End)
}

// splitTitle takes a first sentence in title case off a paragraph whose date ends at from.
func splitTitle(s *story.Story, p *story.Paragraph, from int) {
	for i, r := range p.Text[from:min(len(p.Text), from+titleBytes)] {
		at := from + i
		if r != '.' && r != '!' && r != '?' || !prose.SentenceAt(p.Text, at, r) {
			continue
		}
		title := prose.Span{Text: p.Text[from:at], Start: from, End: at}.Trim()
		if m := prose.MeasureOf(title.Text); m.Words < titleWords || m.Words > titleMost || m.Capitals < titleCapitals || m.AllCaps {
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
