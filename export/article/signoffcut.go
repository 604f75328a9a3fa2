package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/schema/source"
)

// cutSignOff takes off the end of the story what is not its text: "(Reporting by A; editing by B)", an agency's closing
// mark, "(c) AFP 2017". What it says is kept in the story's signOff.
func (s *story) cutSignOff(reg *source.Registry) {
	for range 8 {
		n := len(s.paragraphs)
		if n == 0 || n == 1 && len(s.paragraphs[0].text) < 40 {
			return
		}
		p := &s.paragraphs[n-1]
		at := s.signOff.cutFrom(p, reg, n > 1)
		if at < 0 {
			return
		}
		cut := span{text: p.text[at:], start: p.start + at, end: p.end}
		if p.start < 0 || p.end-p.start != len(p.text) {
			cut.start, cut.end = p.start, p.end
		}
		if s.signOff.text.empty() || len(cut.text) > len(s.signOff.text.text) {
			s.signOff.text = cut.trim()
		}
		if rest := s.signOff.behind; rest != "" {
			p.text, s.signOff.behind = strings.TrimRight(p.text[:at], whitespace)+" "+rest, ""
			continue
		}
		if kept := strings.TrimRight(p.text[:at], whitespace+"-–—"); kept != "" {
			if p.start >= 0 && p.end-p.start == len(p.text) {
				p.end = p.start + len(kept)
			}
			p.text = kept
		} else {
			s.paragraphs = s.paragraphs[:n-1]
		}
	}
}

// reach is how far from its end a paragraph is searched for a sign-off.
const reach = 900

var (
	notice   = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright\b)[^.]{0,80}$|(?:©|\(c\)|copyright\b)[^.]{0,80}\.(?:\s*(?:all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|все права защищены)?[^.]{0,160}\.?){0,2}$`)
	bareMark = regexp.MustCompile(`\s(\pL[\pL-]+)\.?$`)
	closing  = regexp.MustCompile(`(?:^|\s)(?:/+\s*([\pL][\pL .-]{1,24}?)\s*/+|[-–—]{1,2}\s*([\pL][\pL .-]{1,24}?))\.?$`)
)

func noticeIn(s string) []int {
	if !mayClaimRights(s) {
		return nil
	}
	return notice.FindStringIndex(s)
}

// cutFrom finds where the last piece of sign-off in p begins, -1 when it ends with the story's own words. whole allows
// that it is the whole paragraph.
func (o *signOff) cutFrom(p *paragraph, reg *source.Registry, whole bool) int {
	text := strings.TrimRight(p.text, whitespace)
	if text == "" {
		return 0
	}
	if whole && len(text) <= 40 {
		bare := strings.Trim(text, " .-–—*#/()[]<>&;0123456789")
		if out := agencyMark(bare, reg); out != nil && furnitureOf(bare, 2)&^creditWord == 0 {
			o.agency, o.mark = out, p.span
			return 0
		}
		if phrases().whole[fold(text)].is(endWord) || phrases().whole[label(text)].is(endWord) {
			return 0
		}
	}
	if whole && opensSignOff(text, true) && len(text) < 500 && (strings.Contains(text, ";") || !closes(text) || strings.Contains(strings.ToLower(text), "ing by")) {
		o.read(text)
		return 0
	}
	tail := max(0, len(text)-reach)
	if m := noticeIn(text[tail:]); m != nil && copyrightOf(text[tail+m[0]:], reg, false) != "" {
		at := tail + m[0]
		if at == 0 && whole || at > 0 && closes(text[:at]) {
			o.notice = span{text: text[at:], start: p.start, end: p.end}
			return at
		}
	}
	if open := lastBracket(text[tail:]); open >= 0 {
		at := tail + open
		inner := strings.Trim(text[at:], "()[]（） .")
		switch {
		case at == 0 && !whole:
		case opensSignOff(inner, true):
			o.read(inner)
			return at
		case strings.Contains(inner, "@") && len(inner) < 200 && strings.HasPrefix(text[at:], "(("):
			return at
		case at > 0 && closes(text[:at]) || at == 0:
			if out := agencyMark(inner, reg); out != nil {
				o.agency, o.mark = out, span{text: text[at:], start: p.start, end: p.end}
				return at
			}
		}
	}
	if from, to, ok := innerBracket(text, tail); ok {
		o.read(strings.Trim(text[from:to], "()[] ."))
		o.behind = strings.TrimLeft(text[to:], ") ")
		return from
	}
	if m := closing.FindStringSubmatchIndex(text[tail:]); m != nil && (tail+m[0] == 0 && whole || tail+m[0] > 0 && closes(text[:tail+m[0]])) {
		at := tail + m[0]
		if out := agencyMark(strings.Trim(text[at:], " ./-–—"), reg); out != nil {
			o.agency, o.mark = out, span{text: text[at:], start: p.start, end: p.end}
			return at
		}
	}
	if m := bareMark.FindStringIndex(text[tail:]); m != nil && tail+m[0] > 0 && closes(text[:tail+m[0]]) {
		at := tail + m[0]
		if out := agencyMark(strings.Trim(text[at:], " ."), reg); out != nil && out.Kind == source.Agency && len(text)-at > 3 {
			o.agency, o.mark = out, span{text: text[at:], start: p.start, end: p.end}
			return at
		}
	}
	return o.openTail(text, tail, whole)
}

// openTail finds a sign-off without brackets behind the last sentences: "Reporting by A in Rome; Editing by B".
func (o *signOff) openTail(text string, tail int, whole bool) int {
	for i := tail; i < len(text); i++ {
		if text[i] != ' ' && i != 0 {
			continue
		}
		start := i
		if i > 0 {
			if !closes(text[:i]) {
				continue
			}
			start = i + 1
		} else if !whole {
			continue
		}
		if opensSignOff(text[start:], false) {
			o.read(text[start:])
			return start
		}
	}
	return -1
}

// innerBracket finds a bracketed sign-off that only notes in brackets follow: "(Reporting by A) ($1 = 0.71 euros)".
func innerBracket(text string, tail int) (from, to int, ok bool) {
	for i := tail; i < len(text); i++ {
		if text[i] != '(' || !opensSignOff(text[i+1:], true) {
			continue
		}
		n := strings.IndexByte(text[i:], ')')
		if n < 0 {
			return 0, 0, false
		}
		rest := strings.Trim(text[i+n+1:], " ).")
		if len(rest) <= 300 && (rest == "" || strings.HasPrefix(rest, "(") || !strings.Contains(rest, " ")) {
			return i, i + n + 1, true
		}
	}
	return 0, 0, false
}

// lastBracket is where the bracket opens that closes at the end of s, or is left open near it; -1 when there is none.
func lastBracket(s string) int {
	s = strings.TrimRight(s, " .")
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]") || strings.HasSuffix(s, "）") {
		depth := 0
		for i := len(s); i > 0; {
			i--
			switch s[i] {
			case ')', ']':
				depth++
			case '(', '[':
				if depth--; depth == 0 {
					return i
				}
			}
			if strings.HasPrefix(s[i:], "）") {
				depth++
			} else if strings.HasPrefix(s[i:], "（") {
				if depth--; depth == 0 {
					return i
				}
			}
		}
		return -1
	}
	if i := strings.LastIndexAny(s, "(["); i >= 0 && !strings.ContainsAny(s[i:], ")]") {
		return i
	}
	return -1
}

// closesWithMark reports whether a text ends with a sentence and an agency's mark behind it: "… in spring. (PAP)".
func closesWithMark(s string, reg *source.Registry) bool {
	const longest = 24 // bytes of a mark with its brackets
	at := strings.LastIndexAny(s[:max(0, len(s)-2)], ".!?。")
	if at < 0 || len(s)-at > longest || !closes(s[:at+1]) {
		return false
	}
	mark := strings.Trim(s[at+1:], closers+" .([/—–-")
	return mark != "" && agencyMark(mark, reg) != nil
}

// agencyMark finds the agency that a closing mark names: "Reuter", "AFP/dpa", "TASS".
func agencyMark(mark string, reg *source.Registry) *source.Outlet {
	if mark == "" || len(mark) > 60 {
		return nil
	}
	if out := reg.ByMark(mark); out != nil {
		return out
	}
	if i := strings.IndexAny(mark, "/,|"); i > 0 {
		return reg.ByMark(strings.TrimSpace(mark[:i]))
	}
	return nil
}

// isCreditField reports whether a line is a role and the persons who had it: "Editor: Jane Roe", "责任编辑：王芳".
func isCreditField(s string) bool {
	at := strings.IndexAny(s, ":：")
	if at <= 0 || len(s) > 90 {
		return false
	}
	kind, rest, ok := roleAt(s)
	if !ok || kind == "" || rest == "" || len(s)-len(rest) > at+4 || len(s)-len(rest) <= at {
		return false
	}
	names := splitAuthors(rest)
	words := 0
	for _, n := range names {
		w := strings.Fields(n)
		words += len(w)
		if r, _ := utf8.DecodeRuneInString(n); !isName(w) && !dense(r) {
			return false
		}
	}
	return len(names) > 0 && words >= len(strings.Fields(rest))-1
}
