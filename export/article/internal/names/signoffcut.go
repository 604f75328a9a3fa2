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
	notice  = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright\b)[^.]{0,80}$|(?:©|\(c\)|copyright\b)[^.]{0,80}\.(?:\s*(?:all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|все права защищены)?[^.]{0,160}\.?){0,2}$`)
	oneWord = regexp.MustCompile(`^\pL[\pL-]+\.?$`)
	closing = regexp.MustCompile(`(?:^|\s)(?:/+\s*([\pL][\pL .-]{1,24}?)\s*/+|[-–—]{1,2}\s*([\pL][\pL .-]{1,24}?))\.?$`)
)

func noticeIn(s string) []int {
	if !mayClaimRights(s) {
		return nil
	}
	return notice.FindStringIndex(s)
}

// ending is the end of a story, in which the last piece of sign-off is looked for.
type ending struct {
	prose.Span
	text  string // without white space at its end
	tail  int    // where the search begins
	whole bool   // the sign-off may be the whole paragraph
	reg   *source.Registry
	kept  string // notes behind the sign-off that are the story's
}

// from gives a part of the ending as a span that has the paragraph's place.
func (e *ending) from(at int) prose.Span {
	return prose.Span{Text: e.text[at:], Start: e.Start, End: e.End}
}

// follows reports whether a sign-off may begin at an offset: a sentence ends there, or it is the whole paragraph.
func (e *ending) follows(at int) bool {
	return at == 0 && e.whole || at > 0 && prose.Closes(e.text[:at])
}

// Cut finds where the last piece of sign-off in p begins, -1 when it ends with the story's own words, and keeps in o what it
// says. whole allows that it is the whole paragraph. kept are notes behind it that stay in the text.
func (o *SignOff) Cut(p prose.Span, reg *source.Registry, whole bool) (at int, kept string) {
	e := &ending{Span: p, text: strings.TrimRight(p.Text, prose.Whitespace), whole: whole, reg: reg}
	if e.text == "" {
		return 0, ""
	}
	e.tail = max(0, len(e.text)-reach)
	for _, rule := range []func(*ending) int{
		o.shortLine, o.openLine, o.rightsNotice, o.lastBrackets, o.beforeNotes, o.closingMark, o.bareMark, o.openTail,
	} {
		if at := rule(e); at >= 0 {
			return at, e.kept
		}
	}
	return -1, ""
}

// shortLine reads a line of its own that is an agency's mark or closes stories: "REUTERS", "- ends -".
func (o *SignOff) shortLine(e *ending) int {
	const longest = 40 // bytes
	if !e.whole || len(e.text) > longest {
		return -1
	}
	bare := strings.Trim(e.text, " .-–—*#/()[]<>&;0123456789")
	if out := AgencyMark(bare, e.reg); out != nil && furniture.Of(bare, WordsOf(bare))&^furniture.CreditWord == 0 {
		o.Agency, o.Mark = out, e.Span
		return 0
	}
	if (furniture.Whole(prose.Fold(e.text)) | furniture.Whole(prose.Label(e.text))).Is(furniture.EndWord) {
		return 0
	}
	return -1
}

// openLine reads a line that is a sign-off without brackets: "Reporting by A; Editing by B".
func (o *SignOff) openLine(e *ending) int {
	const longest = 500 // bytes
	if !e.whole || len(e.text) >= longest || !OpensSignOff(e.text, true) {
		return -1
	}
	if !strings.Contains(e.text, ";") && prose.Closes(e.text) && !strings.Contains(strings.ToLower(e.text), "ing by") {
		return -1 // a sentence
	}
	o.Read(e.text)
	return 0
}

// rightsNotice reads "(c) AFP 2017" behind the last sentence.
func (o *SignOff) rightsNotice(e *ending) int {
	m := noticeIn(e.text[e.tail:])
	if m == nil || RightsHolder(e.text[e.tail+m[0]:], e.reg, false) == "" || !e.follows(e.tail+m[0]) {
		return -1
	}
	o.Notice = e.from(e.tail + m[0])
	return e.tail + m[0]
}

// lastBrackets reads what stands in brackets at the end: "(Reporting by A; editing by B)", "((a@example.org))", "(AFP)".
func (o *SignOff) lastBrackets(e *ending) int {
	const longestAddress = 200 // bytes: several reporters may give theirs; a remark is longer
	open := lastBracket(e.text[e.tail:])
	at := e.tail + open
	if open < 0 || at == 0 && !e.whole {
		return -1
	}
	inner := strings.Trim(e.text[at:], "()[]（） .")
	switch {
	case OpensSignOff(inner, true):
		o.Read(inner)
		return at
	case strings.Contains(inner, "@") && len(inner) < longestAddress && strings.HasPrefix(e.text[at:], "(("):
		return at
	}
	return o.markAt(e, at, inner)
}

// beforeNotes reads a sign-off in brackets that only notes in brackets follow: "(Reporting by A) ($1 = 0.71 euros)".
func (o *SignOff) beforeNotes(e *ending) int {
	from, to, ok := innerBracket(e.text, e.tail)
	if !ok {
		return -1
	}
	o.Read(strings.Trim(e.text[from:to], "()[] ."))
	e.kept = strings.TrimLeft(e.text[to:], ") ")
	return from
}

// closingMark reads an agency's mark between slashes or behind a dash: "/TASS/", "-- Reuters".
func (o *SignOff) closingMark(e *ending) int {
	m := closing.FindStringIndex(e.text[e.tail:])
	if m == nil {
		return -1
	}
	at := e.tail + m[0]
	return o.markAt(e, at, strings.Trim(e.text[at:], " ./-–—"))
}

// bareMark reads an agency's mark that nothing sets off: "… in spring. Reuters".
func (o *SignOff) bareMark(e *ending) int {
	const shortest = 3 // bytes of the mark and the space before it: no initials
	m := strings.LastIndexAny(e.text[e.tail:], "\t\n\f\r ")
	at := e.tail + m
	if m < 0 || at == 0 || !oneWord.MatchString(e.text[at+1:]) {
		return -1
	}
	mark := strings.Trim(e.text[at:], " .")
	if out := AgencyMark(mark, e.reg); out == nil || out.Kind != source.Agency || len(e.text)-at <= shortest {
		return -1
	}
	return o.markAt(e, at, mark)
}

// markAt keeps an agency's mark that stands at an offset behind the last sentence.
func (o *SignOff) markAt(e *ending, at int, mark string) int {
	if !e.follows(at) {
		return -1
	}
	out := AgencyMark(mark, e.reg)
	if out == nil {
		return -1
	}
	o.Agency, o.Mark = out, e.from(at)
	return at
}

// openTail finds a sign-off without brackets behind the last sentences: "Reporting by A in Rome; Editing by B".
func (o *SignOff) openTail(e *ending) int {
	for i := e.tail; i < len(e.text); i++ {
		if e.text[i] != ' ' && i != 0 || !e.follows(i) {
			continue
		}
		start := i
		if i > 0 {
			start++ // behind the space
		}
		if OpensSignOff(e.text[start:], false) {
			o.Read(e.text[start:])
			return start
		}
	}
	return -1
}

// innerBracket finds a bracketed sign-off that only notes in brackets follow: "(Reporting by A) ($1 = 0.71 euros)".
func innerBracket(text string, tail int) (from, to int, ok bool) {
	const longestNotes = 300 // bytes of a few exchange rates; more behind a bracket is the story's
	for i := tail; i < len(text); i++ {
		if text[i] != '(' || !OpensSignOff(text[i+1:], true) {
			continue
		}
		n := strings.IndexByte(text[i:], ')')
		if n < 0 {
			return 0, 0, false
		}
		rest := strings.Trim(text[i+n+1:], " ).")
		if len(rest) <= longestNotes && (rest == "" || strings.HasPrefix(rest, "(") || !strings.Contains(rest, " ")) {
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
	const longest = 60 // bytes of two agencies with their full names
	if mark == "" || len(mark) > longest {
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
	const (
		longest   = 90 // bytes; what is longer is a sentence with a colon
		colonTail = 4  // bytes of the widest colon and the space between role and name
	)
	at := strings.IndexAny(s, ":：")
	if at <= 0 || len(s) > longest {
		return false
	}
	kind, rest, ok := roleAt(s)
	if !ok || kind == "" || rest == "" || len(s)-len(rest) > at+colonTail || len(s)-len(rest) <= at {
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
