package article

import "unicode"

// notWord reports runes that stand between words.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
