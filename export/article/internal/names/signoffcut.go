package names

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

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

// Cut finds where the last piece of sign-off in p begins, -1 when it ends with the story's own words. whole allows
// that it is the whole paragraph.
func (o *SignOff) Cut(p prose.Span, reg *source.Registry, whole bool) int {
	text := strings.TrimRight(p.Text, prose.Whitespace)
	if text == "" {
		return 0
	}
	if whole && len(text) <= 40 {
		bare := strings.Trim(text, " .-–—*#/()[]<>&;0123456789")
		if out := AgencyMark(bare, reg); out != nil && furniture.Of(bare, 2)&^furniture.CreditWord == 0 {
			o.Agency, o.Mark = out, p
			return 0
		}
		if furniture.Whole(prose.Fold(text)).Is(furniture.EndWord) || furniture.Whole(prose.Label(text)).Is(furniture.EndWord) {
			return 0
		}
	}
	if whole && OpensSignOff(text, true) && len(text) < 500 && (strings.Contains(text, ";") || !prose.Closes(text) || strings.Contains(strings.ToLower(text), "ing by")) {
		o.Read(text)
		return 0
	}
	tail := max(0, len(text)-reach)
	if m := noticeIn(text[tail:]); m != nil && RightsHolder(text[tail+m[0]:], reg, false) != "" {
		at := tail + m[0]
		if at == 0 && whole || at > 0 && prose.Closes(text[:at]) {
			o.Notice = prose.Span{Text: text[at:], Start: p.Start, End: p.End}
			return at
		}
	}
	if open := lastBracket(text[tail:]); open >= 0 {
		at := tail + open
		inner := strings.Trim(text[at:], "()[]（） .")
		switch {
		case at == 0 && !whole:
		case OpensSignOff(inner, true):
			o.Read(inner)
			return at
		case strings.Contains(inner, "@") && len(inner) < 200 && strings.HasPrefix(text[at:], "(("):
			return at
		case at > 0 && prose.Closes(text[:at]) || at == 0:
			if out := AgencyMark(inner, reg); out != nil {
				o.Agency, o.Mark = out, prose.Span{Text: text[at:], Start: p.Start, End: p.End}
				return at
			}
		}
	}
	if from, to, ok := innerBracket(text, tail); ok {
		o.Read(strings.Trim(text[from:to], "()[] ."))
		o.Behind = strings.TrimLeft(text[to:], ") ")
		return from
	}
	if m := closing.FindStringSubmatchIndex(text[tail:]); m != nil && (tail+m[0] == 0 && whole || tail+m[0] > 0 && prose.Closes(text[:tail+m[0]])) {
		at := tail + m[0]
		if out := AgencyMark(strings.Trim(text[at:], " ./-–—"), reg); out != nil {
			o.Agency, o.Mark = out, prose.Span{Text: text[at:], Start: p.Start, End: p.End}
			return at
		}
	}
	if m := bareMark.FindStringIndex(text[tail:]); m != nil && tail+m[0] > 0 && prose.Closes(text[:tail+m[0]]) {
		at := tail + m[0]
		if out := AgencyMark(strings.Trim(text[at:], " ."), reg); out != nil && out.Kind == source.Agency && len(text)-at > 3 {
			o.Agency, o.Mark = out, prose.Span{Text: text[at:], Start: p.Start, End: p.End}
			return at
		}
	}
	return o.openTail(text, tail, whole)
}

// openTail finds a sign-off without brackets behind the last sentences: "Reporting by A in Rome; Editing by B".
func (o *SignOff) openTail(text string, tail int, whole bool) int {
	for i := tail; i < len(text); i++ {
		if text[i] != ' ' && i != 0 {
			continue
		}
		start := i
		if i > 0 {
			if !prose.Closes(text[:i]) {
				continue
			}
			start = i + 1
		} else if !whole {
			continue
		}
		if OpensSignOff(text[start:], false) {
			o.Read(text[start:])
			return start
		}
	}
	return -1
}

// innerBracket finds a bracketed sign-off that only notes in brackets follow: "(Reporting by A) ($1 = 0.71 euros)".
func innerBracket(text string, tail int) (from, to int, ok bool) {
	for i := tail; i < len(text); i++ {
		if text[i] != '(' || !OpensSignOff(text[i+1:], true) {
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

// ClosesWithMark reports whether a text ends with a sentence and an agency's mark behind it: "… in spring. (PAP)".
func ClosesWithMark(s string, reg *source.Registry) bool {
	const longest = 24 // bytes of a mark with its brackets
	at := strings.LastIndexAny(s[:max(0, len(s)-2)], ".!?。")
	if at < 0 || len(s)-at > longest || !prose.Closes(s[:at+1]) {
		return false
	}
	mark := strings.Trim(s[at+1:], prose.Closers+" .([/—–-")
	return mark != "" && AgencyMark(mark, reg) != nil
}

// AgencyMark finds the agency that a closing mark names: "Reuter", "AFP/dpa", "TASS".
func AgencyMark(mark string, reg *source.Registry) *source.Outlet {
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

// IsCreditField reports whether a line is a role and the persons who had it: "Editor: Jane Roe", "责任编辑：王芳".
func IsCreditField(s string) bool {
	at := strings.IndexAny(s, ":：")
	if at <= 0 || len(s) > 90 {
		return false
	}
	kind, rest, ok := roleAt(s)
	if !ok || kind == "" || rest == "" || len(s)-len(rest) > at+4 || len(s)-len(rest) <= at {
		return false
	}
	names := Split(rest)
	words := 0
	for _, n := range names {
		w := strings.Fields(n)
		words += len(w)
		if r, _ := utf8.DecodeRuneInString(n); !IsName(w) && !prose.Dense(r) {
			return false
		}
	}
	return len(names) > 0 && words >= len(strings.Fields(rest))-1
}
