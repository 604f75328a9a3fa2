package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Measure is what a piece's letters say of it without any dictionary.
type Measure struct {
	Words     int     // in scripts without spaces, two runes count as a word
	Sentences int     // sentence ends inside and at the end
	Closed    bool    // ends as a sentence does
	Capitals  float64 // share of words that begin with a capital, of those in a script that has them
	AllCaps   bool    // cased letters are all capitals
	Cased     bool    // its script has case
	Digits    int     // runes that are digits
	Letters   int
}

// sentenceEnds close sentences in the scripts that news is printed in.
const sentenceEnds = ".!?…。！？｡।॥؟۔։።᙮"

// Closers may stand behind a sentence end.
const Closers = "\"'”’»›)]}」』）】*"

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
	return strings.ContainsRune(Closers, r)
}

// Closes reports whether s ends as a sentence does.
func Closes(s string) bool {
	s = strings.TrimRight(s, Closers+Whitespace)
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(sentenceEnds, r)
}

// Dense reports whether r belongs to a script that is written without spaces.
func Dense(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// MeasureOf counts a piece's words and sentences.
func MeasureOf(s string) Measure {
	var m Measure
	var runs, caps, lowers, upperLetters, lowerLetters int
	word, end := false, false
	for i, r := range s {
		switch {
		case Dense(r):
			runs++
			m.Letters++
			word, end = false, false
			continue
		case unicode.IsDigit(r):
			m.Digits++
		case unicode.IsLetter(r):
			m.Letters++
		}
		if isEnd(r) {
			if wide := r > 0x2fff; wide || !end && SentenceAt(s, i, r) {
				m.Sentences++
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
			m.Words++
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
	m.Words += runs / 2
	m.Closed = Closes(s)
	m.Cased = upperLetters+lowerLetters > m.Letters/2
	m.AllCaps = m.Cased && lowerLetters*10 < upperLetters
	if caps+lowers > 0 {
		m.Capitals = float64(caps) / float64(caps+lowers)
	}
	return m
}

// SentenceAt reports whether the mark at i ends a sentence: the end of the text or a space stands behind it, and it closes
// no initial or one-letter abbreviation ("U.S.", "J. Smith").
func SentenceAt(s string, i int, mark rune) bool {
	rest := strings.TrimLeft(s[i+utf8.RuneLen(mark):], Closers)
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
