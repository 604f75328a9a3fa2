package checks

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	repair "dateline/schema/mojibake"
	"dateline/validate"
)

var mojibake = &validate.Check{
	ID: "DL304", Name: "mojibake", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "description", "body", "byline"},
	Doc: `Text that was decoded with the wrong character set: UTF-8 that was read as Windows-1252 or Windows-1251, or replacement characters (U+FFFD) where something could not be read at all.

It matters because names and quotations are spoilt for search, and a replacement character never comes back.

Example: "the minister’s cafÃ©" for "the minister’s café".`,
	Fix: "Fetch or read the page again with its right character set; for text input, convert it to UTF-8 first.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		for _, f := range []struct{ name, text string }{{"headline", rec.Headline}, {"description", rec.Description}, {"byline", rec.Byline}, {"body", rec.Body}} {
			if m, means := findMojibake(f.text); m != "" {
				if means == "" {
					report(p, r, f.name, around(f.text, m), "%s holds a replacement character where something could not be decoded", f.name)
				} else {
					report(p, r, f.name, around(f.text, m), "%s holds %q, probably for %q", f.name, m, means)
				}
			}
		}
	}),
}

// findMojibake returns the first piece of text that was decoded wrongly, and what it probably stands for.
func findMojibake(s string) (piece, means string) {
	for i := 0; i+1 < len(s); i++ {
		if s[i] < utf8.RuneSelf {
			if i+8 <= len(s) && binary.LittleEndian.Uint64([]byte(s[i:i+8]))&0x8080808080808080 == 0 {
				i += 7
			}
			continue
		}
		switch c := s[i]; {
		case c < 0xC3:
		case c == 0xC3:
			// Ã Â â Ð Ñ, the usual first bytes of UTF-8 as Windows-1252 shows them.
			switch s[i+1] {
			case 0x83, 0x82, 0xA2, 0x90, 0x91:
				if n, m := undo(s[i:], charmap.Windows1252); n > 0 && !(upperBefore(s[:i]) && !lowerAfter(s[i+n:])) {
					return s[i : i+n], m
				}
			}
		case c == 0xD0 && (s[i+1] == 0xA0 || s[i+1] == 0xA1):
			// Р and С, the first bytes of Cyrillic UTF-8 as Windows-1251 shows them. Both begin Russian words, so that only
			// a run of them is proof.
			if n, m := undo(s[i:], charmap.Windows1251); utf8.RuneCountInString(m) >= 4 && lowerCyrillic(m) {
				return s[i : i+n], m
			}
		case c == 0xEF && strings.HasPrefix(s[i:], "\uFFFD"):
			return "\uFFFD", ""
		}
	}
	return "", ""
}

// undo reads the beginning of s, which is beyond ASCII, as it was meant if it was read in the wrong character set. It returns
// the length of what turns into letters or punctuation of news, and that.
func undo(s string, set *charmap.Charmap) (n int, means string) {
	const most = 40 // characters: enough to show what is meant
	runes := 0
	for i, c := range s {
		if c < utf8.RuneSelf || runes == most {
			s = s[:i]
			break
		}
		runes++
	}
	means, _ = repair.Undo(s, set)
	for i, c := range means {
		if !plausible(c) {
			means = means[:i]
			break
		}
	}
	// A character of s stands for one byte of what is meant.
	for range len(means) {
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	return n, means
}

// plausible reports whether news texts are full of c: what "É »" decodes to by chance is not.
func plausible(c rune) bool {
	switch {
	case c >= 0xA0 && c <= 0x17F:
		return true
	case c >= 0x391 && c <= 0x3C9, c >= 0x400 && c <= 0x45F:
		return true
	case c >= 0x2010 && c <= 0x203A, c == '€', c == '™', c == '•':
		return true
	}
	return false
}

func lowerCyrillic(s string) bool {
	lower := 0
	for _, c := range s {
		if c < 0x400 || c > 0x45F {
			return false
		}
		if unicode.IsLower(c) {
			lower++
		}
	}
	return lower >= 3
}

// upperBefore reports whether s ends in a capital: in MAÇÃ» the Ã is a letter of its word.
func upperBefore(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsUpper(c)
}

func lowerAfter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}

// around returns what stands about the first piece in s, to find it by.
func around(s, piece string) string {
	i := strings.Index(s, piece)
	from, to := max(0, i-30), min(len(s), i+len(piece)+30)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return s[from:to]
}
