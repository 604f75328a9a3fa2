package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold makes words comparable: lower case, straight quotes, single spaces.
func Fold(s string) string {
	b := make([]byte, 0, len(s)+8)
	gap := false // before the next letter
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r < utf8.RuneSelf {
			r = foldASCII[r]
		} else {
			r, n = utf8.DecodeRuneInString(s[i:])
			r = foldRune(r)
		}
		i += n
		switch r {
		case -1:
			continue
		case ' ':
			gap = len(b) > 0
			continue
		}
		if gap {
			b = append(b, ' ')
			gap = false
		}
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// foldASCII is foldRune for the runes that most texts consist of.
var foldASCII = func() (t [utf8.RuneSelf]rune) {
	for r := range t {
		t[r] = foldRune(rune(r))
	}
	return t
}()

// foldRune folds one rune: every space becomes ' ', what nobody sees -1.
func foldRune(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '´', '`':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '\u00ad', '\u200b', '\u200c', '\u200e', '\u200f', '\ufeff':
		return -1
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}

// Label is a line as furniture.tsv compares it: folded, and without what is no letter at its ends.
func Label(s string) string { return LabelOfFolded(Fold(s)) }

func LabelOfFolded(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// Key keeps a text's letters and digits, in lower case.
func Key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// StartsLower reports whether the first rune is a lower-case letter.
func StartsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
