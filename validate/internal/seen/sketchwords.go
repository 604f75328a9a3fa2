package seen

import (
	"encoding/binary"
	"math/bits"
	"sync"
	"unicode"
	"unicode/utf8"
)

// nextWord returns the hash of the word at i, or 0 where none starts there, and where to look on. Letters, marks and digits
// make a word, whatever their case; where no spaces part words, each character stands for one.
//
// It takes eight bytes at a time, as most words have fewer: the sums set the high bit of each byte that is a letter or a
// digit (Mycroft's trick), and the bit that makes an ASCII letter a small one is set in every digit.
func nextWord(text string, i int) (hash uint64, next int) {
	const (
		ones  = 0x0101010101010101
		high  = 0x80 * ones
		prime = 0x9e3779b185ebca87
	)
	for start := i; ; i += 8 {
		v := eightBytes(text, i)
		ascii := v &^ high
		small := ascii | 0x20*ones
		letters := (small + (0x80-'a')*ones) &^ (small + (0x7f-'z')*ones)
		digits := (ascii + (0x80-'0')*ones) &^ (ascii + (0x7f-'9')*ones)
		end := ^(letters | digits) | v
		if end &= high; end == 0 {
			hash = (hash ^ small) * prime
			hash ^= hash >> 32
			continue
		}
		bit := bits.TrailingZeros64(end) &^ 7
		n := i + bit/8
		hash = (hash^small&(1<<bit-1))*prime | 1
		switch {
		case n == start && v>>bit&0x80 == 0:
			return 0, n + 1
		case v>>bit&0x80 == 0:
			return hash, n + 1
		case n > start && !continues(text, n):
			return hash, n
		}
		return unicodeWord(text, start)
	}
}

// eightBytes returns the bytes of text from i on, the first one lowest, and spaces beyond its end.
func eightBytes(text string, i int) uint64 {
	if i+8 <= len(text) {
		return binary.LittleEndian.Uint64([]byte(text[i : i+8]))
	}
	v := uint64(0x2020202020202020)
	for j := range len(text) - i {
		v ^= uint64(text[i+j]^' ') << (8 * j)
	}
	return v
}

// unicodeWord is nextWord for a word that has other letters than ASCII, and for other runes than ASCII that part words.
func unicodeWord(text string, i int) (hash uint64, next int) {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	hash = offset
	letters := sketchLetters()
	for start := i; i < len(text); {
		l, size := letters.at(text, i)
		switch {
		case l != 0 && l&wholeWord == 0:
		case i > start:
			return hash, i
		case l == 0:
			return 0, i + size
		default:
			return (offset ^ uint64(l)) * prime, i + size
		}
		hash = (hash ^ uint64(l)) * prime
		i += size
	}
	return hash, i
}

// continues says whether a word goes on with the rune at i.
func continues(text string, i int) bool {
	l, _ := sketchLetters().at(text, i)
	return l != 0 && l&wholeWord == 0
}

// A letter is what a sketch makes of a rune: its small form, 0 for a rune that parts words.
type letter uint32

// wholeWord marks the letters of scripts that put no spaces between words.
const wholeWord letter = 1 << 31

func letterOf(c rune) letter {
	switch {
	case !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c):
		return 0
	case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer):
		return wholeWord | letter(c)
	}
	return letter(unicode.ToLower(c))
}

// letterTable holds the letters of the Basic Multilingual Plane: looking a rune up in the ranges of package unicode takes
// ten times as long as hashing it.
type letterTable [1 << 16]letter

var sketchLetters = sync.OnceValue(func() *letterTable {
	var t letterTable
	for c := range t {
		t[c] = letterOf(rune(c))
	}
	return &t
})

// at returns the letter at i and its length in bytes.
func (t *letterTable) at(text string, i int) (letter, int) {
	c, size := rune(text[i]), 1
	switch {
	case c < utf8.RuneSelf:
	case c&0xe0 == 0xc0 && i+1 < len(text): // the texts are valid UTF-8: two bytes
		c, size = c&0x1f<<6|rune(text[i+1]&0x3f), 2
	default:
		c, size = utf8.DecodeRuneInString(text[i:])
	}
	if int(c) < len(t) {
		return t[c], size
	}
	return letterOf(c), size
}
