package dateline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

// markIn reads the content of brackets as the mark of an agency: "Reuters", "dpa/lno", "Reuters Health", "AFP - AP". The
// agency is nil for a mark that the registry does not know; then mark is empty unless it looks like a name.
func markIn(s string, reg *source.Registry) (mark string, agency *source.Outlet) {
	s = strings.Trim(s, prose.Whitespace+".,–—-")
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Nd, r) }) {
		return "", nil
	}
	if o := Known(s, reg); o != nil {
		return s, o
	}
	// Correspondents stand beside the mark: "Корр. ТАСС Иван Иванов", "Иван Иванов - БЕЛТА".
	if rest := markWords().correspondent.FindString(s); rest != "" {
		if mark, o, n := markAt(s[len(rest):], reg); o != nil && (n == len(s)-len(rest) || s[len(rest)+n] == ' ') {
			return mark, o
		}
	}
	if i := strings.LastIndex(s, " - "); i > 0 {
		if o := Known(s[i+3:], reg); o != nil {
			return s[i+3:], o
		}
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return r == '/' || isDash(r) || r == '+' || r == ',' || r == '=' }); i > 1 {
		if o := Known(s[:i], reg); o != nil {
			return s, o
		}
	}
	if mark, o, n := markAt(s, reg); o != nil && n < len(s) && s[n] == ' ' {
		return mark, o
	}
	if name := reg.ByName(s); name != nil {
		return s, name
	}
	words := strings.Fields(s)
	if len(words) > 4 || stateMark(s) {
		return "", nil
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return "", nil
		}
	}
	return s, nil
}

// Known looks a mark up. Short ones count only in capitals or as the registry writes them: Pa. is a state, PA an agency.
func Known(mark string, reg *source.Registry) *source.Outlet {
	o := reg.ByMark(mark)
	if o == nil || utf8.RuneCountInString(mark) > 4 || !strings.ContainsFunc(mark, unicode.IsLower) ||
		mark == o.Name || slices.Contains(o.Marks, mark) || slices.Contains(o.Aliases, mark) {
		return o
	}
	return nil
}

// stateMark reports whether s is a state or country behind a place rather than an agency: (Calif.), (D.C.), (South Korea).
func stateMark(s string) bool {
	return strings.HasSuffix(s, ".") || strings.Contains(s, " ") && !strings.ContainsFunc(s, unicode.IsLower) && len(s) < 5
}

// markAt finds the longest mark of up to five words that opens s and is known, and its length in bytes.
func markAt(s string, reg *source.Registry) (mark string, agency *source.Outlet, n int) {
	words := 0
	for i, r := range s {
		if i > 60 || words == 5 {
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
		if i > 12 {
			break
		}
	}
	return n, dash
}
