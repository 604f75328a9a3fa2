package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/pubdate"
	"dateline/schema/source"
)

// splitFlat reads the head of a page that was flattened into one paragraph, where its lines can still be told apart:
//
//	24 March 2014 Storm Cuts Power to Island Villages. Some four hundred …   a date, a first sentence in title case
//	Storm cuts power to island AFP Monday 24 Mar 2014 Some four hundred …    a date that no sentence leads to
//
// Without such marks the first sentence is a sentence and no headline.
func (s *story) splitFlat(reg *source.Registry) {
	if len(s.paragraphs) == 0 || !s.headline.empty() || s.paragraphs[0].heading {
		return
	}
	p := &s.paragraphs[0]
	if measureOf(p.text).words < 40 {
		return
	}
	head := p.text[:min(len(p.text), 240)]
	for len(head) > 0 && !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	for _, m := range pubdate.Find(head, "") {
		if len(m.Readings) == 0 || !m.Readings[0].Full() {
			continue
		}
		before, behind := strings.Trim(head[:m.Start], whitespace+"|-–—,"), m.End
		if before == "" || fold(before) != "" && len(before) < 30 && isLabelled(before) && measureOf(before).words <= 3 {
			s.splitTitle(p, behind)
			return
		}
		rest := strings.TrimLeft(head[behind:], whitespace)
		if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsUpper(r) && !strings.ContainsRune(`"“‘'`, r) || rest == head[behind:] {
			return
		}
		title, agency := cutAgency(before, reg)
		w := measureOf(title)
		if w.words < 4 || w.words > 20 || w.sentences > 0 || m.Weekday == 0 && agency == "" {
			return
		}
		start := strings.Index(head, title)
		s.headline = span{text: title, start: start, end: start + len(title)}.within(p.span)
		s.header = append(s.header, span{text: head[start+len(title) : behind], start: start + len(title), end: behind}.within(p.span).trim())
		p.cutTo(behind)
		return
	}
}

// splitTitle takes a first sentence in title case off a paragraph whose date ends at from.
func (s *story) splitTitle(p *paragraph, from int) {
	for i, r := range p.text[from:min(len(p.text), from+200)] {
		at := from + i
		if r != '.' && r != '!' && r != '?' || !sentenceAt(p.text, at, r) {
			continue
		}
		title := span{text: p.text[from:at], start: from, end: at}.trim()
		if m := measureOf(title.text); m.words < 4 || m.words > 20 || m.capitals < 0.7 || m.allCaps {
			return
		}
		s.headline = title.within(p.span)
		s.header = append(s.header, span{text: p.text[:from], start: 0, end: from}.within(p.span).trim())
		p.cutTo(at + 1)
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
		return strings.TrimRight(s[:i], whitespace+"|-–—,"), s[i+1:]
	}
	return s, ""
}

// cutTo takes the first n bytes off a paragraph.
func (p *paragraph) cutTo(n int) {
	rest := span{text: p.text[n:], start: n, end: len(p.text)}.within(p.span)
	p.span = rest.trim()
}
