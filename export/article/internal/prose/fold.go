package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold makes words comparable: lower case, straight quotes, single spaces.
func Fold(s string) string {
	b := make([]byte, 0, len(s)+8)
	space := false // before the next letter
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < 0x80 && (r > ' ' && r != '`' && r != 0x7f):
		default:
			r = foldRune(r)
		}
		switch r {
		case -1:
			continue
		case ' ':
			space = len(b) > 0
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

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
