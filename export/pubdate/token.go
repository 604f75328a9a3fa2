package pubdate

import (
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	number tokenKind = iota // a run of decimal digits of any script
	word                    // a run of letters; a single one of Han, kana and Thai month suffixes
	mark                    // any other rune that is not a space
)

// token is a piece of text between two offsets.
type token struct {
	kind       tokenKind
	start, end int
	text       string
	value      int // of a number; -1 when it does not fit
	digits     int
	spaced     bool // white space stands before it
	line       bool // a line break stands before it

	folded string // of a word; a number's own digits
	head   bool   // it may begin an entry of the word book
}

func (t token) is(s string) bool { return t.kind == mark && t.text == s }

func (t token) isNumber() bool { return t.kind == number }

// A day, a month and an hour are short; a minute and a year without its century are a pair.
func (t token) short() bool { return t.kind == number && t.digits <= 2 }
func (t token) pair() bool  { return t.kind == number && t.digits == 2 }
func (t token) four() bool  { return t.kind == number && t.digits == 4 }

// mostDigits is how many digits a number has at most whose value is kept: any of them fits into 64 bits.
const mostDigits = 17

// tokenize splits text. Scripts written without spaces give a token for each character.
func tokenize(text string) []token {
	toks := make([]token, 0, len(text)/5+1)
	spaced, line := false, true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			line, spaced = true, true
			i += n
			continue
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) && r != '\u200c':
			spaced = spaced || unicode.IsSpace(r)
			i += n
			continue
		}
		t := token{start: i, spaced: spaced, line: line}
		spaced, line = false, false
		switch {
		case digit(r) >= 0:
			t.kind = number
			i = t.readDigits(text, i)
		case unspaced(r):
			t.kind = word
			i += n
		case unicode.IsLetter(r):
			t.kind = word
			i = wordEnd(text, i)
		default:
			t.kind = mark
			i += n
		}
		t.end = i
		t.text = text[t.start:t.end]
		toks = append(toks, t)
	}
	return toks
}

// readDigits reads the run of digits at i into t and gives its end.
func (t *token) readDigits(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		d := digit(r)
		if d < 0 {
			break
		}
		t.digits++
		if t.value >= 0 {
			t.value = t.value*10 + d
		}
		if t.digits > mostDigits {
			t.value = -1
		}
		i += n
	}
	return i
}

// wordEnd gives the end of the run of letters at i, with apostrophes within it.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unspaced(r) || !(unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200c' || r == '׳' || apostrophe(r) && letterAt(text, i+n)) {
			break
		}
		i += n
	}
	return i
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʻ', 'ʼ', '׳':
		return true
	}
	return false
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// firstUnspaced is the lowest rune of these scripts, so that the letters of others cost no search.
const firstUnspaced = '\u2e80'

func unspaced(r rune) bool {
	return r >= firstUnspaced && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// digit gives the value of a decimal digit of any script, -1 for anything else. Unicode keeps the digits of a script in
// one run from zero to nine.
func digit(r rune) int {
	if '0' <= r && r <= '9' {
		return int(r - '0')
	}
	if r < '\u0660' || !unicode.Is(unicode.Nd, r) {
		return -1
	}
	for d := 1; d < 10; d++ {
		if !unicode.Is(unicode.Nd, r-rune(d)) {
			return d - 1
		}
	}
	// A run may border on the next one (mathematical digits); those start at multiples of ten from U+1D7CE.
	if r >= '\U0001D7CE' && r <= '\U0001D7FF' {
		return int(r-'\U0001D7CE') % 10
	}
	return 9
}
