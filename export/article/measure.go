package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// measure is what a piece's letters say of it without any dictionary.
type measure struct {
	words     int     // in scripts without spaces, two runes count as a word
	sentences int     // sentence ends inside and at the end
	closed    bool    // ends as a sentence does
	capitals  float64 // share of words that begin with a capital, of those in a script that has them
	allCaps   bool    // cased letters are all capitals
	cased     bool    // its script has case
	digits    int     // runes that are digits
	letters   int
}

// sentenceEnds close sentences in the scripts that news is printed in.
const sentenceEnds = ".!?…。！？｡।॥؟۔։።᙮"

// closers may stand behind a sentence end.
const closers = "\"'”’»›)]}」』）】*"

// isEnd and isCloser are asked of every letter of a text, most of which are ASCII.
func isEnd(r rune) bool {
	if r < 0x80 {
		return r == '.' || r == '!' || r == '?'
	}
	return strings.ContainsRune(sentenceEnds, r)
}

func isCloser(r rune) bool {
	if r < 0x80 {
		return r == '"' || r == '\'' || r == ')' || r == ']' || r == '}' || r == '*'
	}
	return strings.ContainsRune(closers, r)
}

// closes reports whether s ends as a sentence does.
func closes(s string) bool {
	s = strings.TrimRight(s, closers+whitespace)
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(sentenceEnds, r)
}

// dense reports whether r belongs to a script that is written without spaces.
func dense(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// measureOf counts a piece's words and sentences.
func measureOf(s string) measure {
	var m measure
	var runs, caps, lowers, upperLetters, lowerLetters int
	word, end := false, false
	for i, r := range s {
		switch {
		case dense(r):
			runs++
			m.letters++
			word, end = false, false
			continue
		case unicode.IsDigit(r):
			m.digits++
		case unicode.IsLetter(r):
			m.letters++
		}
		if isEnd(r) {
			if wide := r > 0x2fff; wide || !end && sentenceAt(s, i, r) {
				m.sentences++
			}
			end = true
		} else if !isCloser(r) {
			end = false
		}
		if unicode.IsSpace(r) {
			word = false
			continue
		}
		if !word && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			word = true
			m.words++
			switch {
			case unicode.IsUpper(r):
				caps++
			case unicode.IsLower(r):
				lowers++
			}
		}
		switch {
		case unicode.IsUpper(r):
			upperLetters++
		case unicode.IsLower(r):
			lowerLetters++
		}
	}
	m.words += runs / 2
	m.closed = closes(s)
	m.cased = upperLetters+lowerLetters > m.letters/2
	m.allCaps = m.cased && lowerLetters*10 < upperLetters
	if caps+lowers > 0 {
		m.capitals = float64(caps) / float64(caps+lowers)
	}
	return m
}

// sentenceAt reports whether the mark at i ends a sentence: the end of the text or a space stands behind it, and it closes
// no initial or one-letter abbreviation ("U.S.", "J. Smith").
func sentenceAt(s string, i int, mark rune) bool {
	rest := strings.TrimLeft(s[i+utf8.RuneLen(mark):], closers)
	if rest == "" {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsSpace(r) {
		return false
	}
	if mark != '.' {
		return true
	}
	before := s[:i]
	if j := strings.LastIndexAny(before, " ."); j >= 0 {
		before = before[j+1:]
	}
	return utf8.RuneCountInString(before) > 1
}
