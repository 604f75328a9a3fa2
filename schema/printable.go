package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns text of a record, a name or a message as a terminal or the log of a CI job may show it, on one line.
// What cannot be seen, moves the cursor or turns the order of a line about is written as \u202e, bytes that are no UTF-8
// as \x9b. Joiners stay: Persian, Hindi and emoji need them. What a CI service would obey is broken up by an escape.
func Printable(s string) string {
	if strings.IndexFunc(s, unseen) < 0 && utf8.ValidString(s) {
		return disarm(s)
	}
	var b strings.Builder
	for i, c := range s {
		switch {
		case c == utf8.RuneError && invalidAt(s, i), unseen(c):
			writeEscape(&b, s[i:])
		default:
			b.WriteRune(c)
		}
	}
	return disarm(b.String())
}

// PrintableJSON returns JSON that means the same as doc and may be shown like the result of Printable, line ends and all.
func PrintableJSON(doc []byte) []byte {
	hidden := func(c rune) bool { return c >= ' ' && turns(c) }
	if bytes.IndexFunc(doc, hidden) >= 0 {
		var b strings.Builder
		for i, c := range string(doc) {
			if hidden(c) {
				writeEscape(&b, string(doc[i:]))
			} else {
				b.WriteRune(c)
			}
		}
		doc = []byte(b.String())
	}
	if bytes.Contains(doc, []byte("##")) {
		doc = command.ReplaceAll(doc, []byte(`$1\u005b`))
	}
	return doc
}

// command is how commands begin that Azure Pipelines, TeamCity and old runners of GitHub obey anywhere in a line:
// ##vso[…], ##teamcity[…], ##[…].
var command = regexp.MustCompile(`(##[A-Za-z]*)\[`)

// disarm breaks up the beginning of commands. GitHub's runner obeys ::error:: at the beginning of a line and looks behind
// white space for it (actions/runner, ActionCommand.TryParseV2), so that indenting a line is not enough.
func disarm(s string) string {
	if at := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)); strings.HasPrefix(s[at:], "::") {
		s = s[:at] + `\u003a` + s[at+1:]
	}
	if strings.Contains(s, "##") {
		s = command.ReplaceAllString(s, `$1\u005b`)
	}
	return s
}

// unseen reports whether Printable escapes c.
func unseen(c rune) bool {
	return c != '\u200c' && c != '\u200d' && (!unicode.IsPrint(c) && !unicode.Is(unicode.Zs, c) || turns(c))
}

// turns reports whether c moves the cursor of a terminal, ends a line or turns the order of one about: controls, line and
// paragraph separator, overrides, embeddings and isolates. The set is the same in every version of Unicode.
func turns(c rune) bool {
	return unicode.IsControl(c) || c >= '\u2028' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069'
}

func invalidAt(s string, i int) bool {
	_, size := utf8.DecodeRuneInString(s[i:])
	return size == 1
}

// writeEscape writes the first character of s, or its first byte when that is no UTF-8, as Go's literals have it.
func writeEscape(b *strings.Builder, s string) {
	switch c, size := utf8.DecodeRuneInString(s); {
	case c == utf8.RuneError && size == 1:
		fmt.Fprintf(b, `\x%02x`, s[0])
	case c > 0xffff:
		fmt.Fprintf(b, `\U%08x`, c)
	default:
		fmt.Fprintf(b, `\u%04x`, c)
	}
}
