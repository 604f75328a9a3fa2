package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

const (
	// snippetRunes is how much of a text a message shows: a line of a terminal.
	snippetRunes = 80
	// snippetBytes is how much is looked at for it, so that a long text is not split as a whole. It leaves room for runes of
	// four bytes and for blanks.
	snippetBytes = 400
)

// Snippet is the start of a text, for messages.
func Snippet(text string) string {
	s := Squeeze(text[:min(len(text), snippetBytes)])
	if r := []rune(s); len(r) > snippetRunes {
		s = string(r[:snippetRunes]) + "…"
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// Clean is text as a record holds it on one line: NFC, single spaces, no control or invisible characters.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(norm.NFC.String(drop(s)), unicode.IsSpace), " ")
}

// isClean reports whether s is ASCII that clean leaves as it is.
func isClean(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= '\x7f' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return s == "" || before != ' '
}

// CleanParagraph is clean for a paragraph, whose inner line breaks and columns (tables) stay.
func CleanParagraph(s string) string {
	if !strings.Contains(s, "\n") {
		return Clean(s)
	}
	var out []string
	for line := range strings.Lines(norm.NFC.String(drop(s))) {
		if line = strings.Trim(line, Whitespace); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// drop removes what no reader sees: controls, soft hyphens, zero-width spaces and byte order marks. Joiners stay: scripts
// and emoji need them.
func drop(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060':
			return -1
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			if unicode.IsSpace(r) {
				return ' '
			}
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// Squeeze joins the words of s with single spaces.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
