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

// firstWide is the first of the marks of East Asian scripts, which end a sentence without a space behind them: 。.
const firstWide = '\u3000'

// Closers may stand behind a sentence end.
const Closers = "\"'”’»›)]}」』）】*"

// class is what MeasureOf asks of a rune, as a set.
type class uint8

const (
	digit class = 1 << iota
	letter
	upper
	lower
	space
	sentenceEnd
	closer
	dense
)

// ascii has the classes of the runes that most texts consist of.
var ascii = func() (t [0x80]class) {
	for r := range rune(len(t)) {
		t[r] = classify(r)
	}
	return t
}()

func classOf(r rune) class {
	if r < rune(len(ascii)) {
		return ascii[r]
	}
	return classify(r)
}

func classify(r rune) (c class) {
	for _, q := range []struct {
		class class
		is    bool
	}{
		{digit, unicode.IsDigit(r)},
		{letter, unicode.IsLetter(r)},
		{upper, unicode.IsUpper(r)},
		{lower, unicode.IsLower(r)},
		{space, unicode.IsSpace(r)},
		{sentenceEnd, strings.ContainsRune(sentenceEnds, r)},
		{closer, strings.ContainsRune(Closers, r)},
		{dense, Dense(r)},
	} {
		if q.is {
			c |= q.class
		}
	}
	return c
}

// Closes reports whether s ends as a sentence does.
func Closes(s string) bool {
	s = strings.TrimRight(s, Closers+Whitespace)
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(sentenceEnds, r)
}

// firstDense is the lowest rune of these scripts, so that the letters of others cost no search.
const firstDense = '\u0e01'

// Dense reports whether r belongs to a script that is written without spaces.
func Dense(r rune) bool {
	return r >= firstDense && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

const (
	// A text has case when more than one letter in casedShare is upper or lower: a quotation of Latin letters or a brand does
	// not give case to a text in Arabic or Chinese.
	casedShare = 2
	// A line is in capitals when it has more than so many of them for each small letter, as in McDONALD or iPHONE.
	capitalsPerSmall = 10
)

// MeasureOf counts a piece's words and sentences.
func MeasureOf(s string) Measure {
	var m Measure
	var runs, caps, lowers, upperLetters, lowerLetters int
	word, end := false, false
	for i, r := range s {
		c := classOf(r)
		switch {
		case c&dense != 0:
			runs++
			m.Letters++
			word, end = false, false
			continue
		case c&digit != 0:
			m.Digits++
		case c&letter != 0:
			m.Letters++
		}
		if c&sentenceEnd != 0 {
			if wide := r >= firstWide; wide || !end && SentenceAt(s, i, r) {
				m.Sentences++
			}
			end = true
		} else if c&closer == 0 {
			end = false
		}
		if c&space != 0 {
			word = false
			continue
		}
		if !word && c&(letter|digit) != 0 {
			word = true
			m.Words++
			switch {
			case c&upper != 0:
				caps++
			case c&lower != 0:
				lowers++
			}
		}
		switch {
		case c&upper != 0:
			upperLetters++
		case c&lower != 0:
			lowerLetters++
		}
	}
	m.Words += runs / 2
	m.Closed = Closes(s)
	m.Cased = upperLetters+lowerLetters > m.Letters/casedShare
	m.AllCaps = m.Cased && lowerLetters*capitalsPerSmall < upperLetters
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
