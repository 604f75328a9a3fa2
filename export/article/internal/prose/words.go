// Package prose is what can be said of a piece of text without knowing where it stands: its place in the document (Span),
// what its letters tell (Measure: words, sentences, capitals), its language, and the forms in which texts are compared.
//
//	m := prose.MeasureOf("The bridge is open.")   // 4 words, 1 sentence, closed
//	prose.Fold("“Read  ALSO”") == prose.Fold(`"read also"`)
//
// Nothing here depends on a list of words, but for the language. Texts are compared in one of two forms: Fold keeps marks
// and spaces, for phrases and for words in their order; Key keeps letters and digits alone, for headlines and names that
// different templates set differently.
package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CutAny cuts s at the first of the separators that occurs.
func CutAny(s string, seps ...string) (before, after string, found bool) {
	at, width := -1, 0
	for _, sep := range seps {
		if i := strings.Index(s, sep); i >= 0 && (at < 0 || i < at) {
			at, width = i, len(sep)
		}
	}
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+width:], true
}

// Words are the words of s, folded.
func Words(s string) []string { return WordsOfFolded(Fold(s)) }

// WordsOfFolded is Words for text that is folded already, or that is to keep its case.
func WordsOfFolded(s string) []string { return strings.FieldsFunc(s, notWord) }

// wordsWithMarks are the words of s, folded, with the apostrophes in them: "don't", "l'été".
func wordsWithMarks(s string) iter.Seq[string] {
	return strings.FieldsFuncSeq(Fold(s), func(r rune) bool { return notWord(r) && r != '\'' })
}

// notWord reports runes that stand between words.
func notWord(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// Whitespace is what counts as blank at the ends of lines: ASCII and Unicode spaces, byte order marks, zero-width spaces.
const Whitespace = " \t\r\n\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
