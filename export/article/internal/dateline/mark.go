package dateline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

const (
	// mostMarkWords is how many words of copy are tried as a known mark: the longest names of agencies have five.
	mostMarkWords = 5
	// mostStrangeWords is how many words a mark between brackets has that the registry does not know; more are a remark.
	mostStrangeWords = 4
	// shortMark is the letters up to which a mark counts only in its own case: Pa. is a state, PA an agency.
	shortMark = 4
	// spacedState is from how many bytes on capitals with a space are a mark and no state, which has two letters: (N Y).
	spacedState = 5
	// separatorReach is within how many bytes the signs begin that part a dateline from the prose; signs further apart are
	// cells of a table or a ruled line.
	separatorReach = 12
)

// markIn reads the content of brackets as the mark of an agency: "Reuters", "dpa/lno", "Reuters Health", "AFP - AP". The
// agency is nil for a mark that the registry does not know; then mark is empty unless it looks like a name.
func markIn(s string, reg *source.Registry) (mark string, agency *source.Outlet) {
	s = strings.Trim(s, prose.Whitespace+".,–—-")
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Nd, r) }) {
		return "", nil
	}
	for _, rule := range []func(string, *source.Registry) (string, *source.Outlet){
		wholeMark, markBehindRole, markBehindAuthor, firstOfMarks, opensWithMark, outletName,
	} {
		if mark, agency := rule(s, reg); agency != nil {
			return mark, agency
		}
	}
	if strangeMark(s) {
		return s, nil
	}
	return "", nil
}

// wholeMark reads brackets that hold a known mark alone: "Reuters".
func wholeMark(s string, reg *source.Registry) (string, *source.Outlet) { return s, Known(s, reg) }

// markBehindRole reads a known mark between the word for its correspondent and that one's name: "Корр. ТАСС Иван Иванов".
func markBehindRole(s string, reg *source.Registry) (string, *source.Outlet) {
	role := markWords().correspondent.FindString(s)
	if role == "" {
		return "", nil
	}
	return opensWithMark(s[len(role):], reg)
}

// markBehindAuthor reads "Иван Иванов - БЕЛТА".
func markBehindAuthor(s string, reg *source.Registry) (string, *source.Outlet) {
	const dash = " - "
	i := strings.LastIndex(s, dash)
	if i <= 0 {
		return "", nil
	}
	mark := s[i+len(dash):]
	return mark, Known(mark, reg)
}

// firstOfMarks reads the first of several marks, or a mark and its desk, and keeps all as printed: "AFP/dpa", "dpa/lno".
func firstOfMarks(s string, reg *source.Registry) (string, *source.Outlet) {
	i := strings.IndexFunc(s, func(r rune) bool { return r == '/' || isDash(r) || r == '+' || r == ',' || r == '=' })
	if i <= 1 {
		return "", nil
	}
	return s, Known(s[:i], reg)
}

// opensWithMark reads a known mark that is all of s or that a space parts from the rest: "Reuters Health".
func opensWithMark(s string, reg *source.Registry) (string, *source.Outlet) {
	mark, agency, n := markAt(s, reg)
	if agency == nil || n < len(s) && s[n] != ' ' {
		return "", nil
	}
	return mark, agency
}

// outletName reads the name of an outlet that is no agency: "TBILISI (Agenda.ge)".
func outletName(s string, reg *source.Registry) (string, *source.Outlet) { return s, reg.ByName(s) }

// strangeMark reports whether s may be a mark though the registry does not know it: a few words with capitals, no state.
func strangeMark(s string) bool {
	words := strings.Fields(s)
	return len(words) <= mostStrangeWords && !stateMark(s) && !slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r)
	})
}

// Known looks a mark up. Short ones count only in capitals or as the registry writes them: Pa. is a state, PA an agency.
func Known(mark string, reg *source.Registry) *source.Outlet {
	o := reg.ByMark(mark)
	if o == nil || utf8.RuneCountInString(mark) > shortMark || !strings.ContainsFunc(mark, unicode.IsLower) ||
		mark == o.Name || slices.Contains(o.Marks, mark) || slices.Contains(o.Aliases, mark) {
		return o
	}
	return nil
}

// stateMark reports whether s is a state or country behind a place rather than an agency: (Calif.), (D.C.), (South Korea).
func stateMark(s string) bool {
	return strings.HasSuffix(s, ".") || strings.Contains(s, " ") && !strings.ContainsFunc(s, unicode.IsLower) && len(s) < spacedState
}

// markAt finds the longest mark of up to five words that opens s and is known, and its length in bytes.
func markAt(s string, reg *source.Registry) (mark string, agency *source.Outlet, n int) {
	words := 0
	for i, r := range s {
		if words == mostMarkWords {
			break
		}
		inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		next := i + utf8.RuneLen(r)
		if !inWord {
			if r == '\n' || !(r == ' ' || r == '-' || r == '.' || r == '\'' || r == '’' || r == '/') {
				break
			}
			continue
		}
		if end, _ := utf8.DecodeRuneInString(s[next:]); next < len(s) && (unicode.IsLetter(end) || unicode.IsDigit(end) || unicode.IsMark(end)) {
			continue
		}
		words++
		if o := Known(s[:next], reg); o != nil {
			mark, agency, n = s[:next], o, next
		}
	}
	return mark, agency, n
}

func isDash(r rune) bool {
	switch r {
	case '-', '–', '—', '―', '−', '‒', '‐':
		return true
	}
	return false
}

// separator measures what stands between a mark or date and the prose: dots, dashes, colons. dash tells whether a dash or
// its equal is among them.
func separator(s string) (n int, dash bool) {
	for i, r := range s {
		switch {
		case isDash(r), r == '=':
			dash = true
			n = i + utf8.RuneLen(r)
		case r == '.' || r == ':' && !dash || r == ',' && !dash || r == '。' || r == '।':
			n = i + utf8.RuneLen(r)
		case r == ' ' || r == '\u00a0' || r == '\t' || r == '\u202f':
		default:
			return n, dash
		}
		if i > separatorReach {
			break
		}
	}
	return n, dash
}
