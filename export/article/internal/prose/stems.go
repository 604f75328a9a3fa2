package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SharesStem reports whether any longer word of s is one of stems.
func SharesStem(s string, stems map[string]bool) bool {
	for _, w := range StemsOf(s) {
		if stems[w] {
			return true
		}
	}
	return false
}

// Overlap is the share of a line's stems that stems holds, less when only one or two of them do.
func Overlap(s string, stems map[string]bool) float64 {
	all, in := 0, 0
	for _, w := range StemsOf(s) {
		all++
		if stems[w] {
			in++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(in) / float64(all) * min(1, float64(in)/3)
}

// StemsOf cuts the longer words of s to their first runes, which inflection leaves alone; in scripts without spaces it
// gives pairs of runes.
func StemsOf(s string) []string { return StemsOfFolded(Fold(s)) }

func StemsOfFolded(s string) []string {
	var out []string
	for _, w := range WordsOfFolded(s) {
		if r, _ := utf8.DecodeRuneInString(w); Dense(r) {
			runes := []rune(w)
			for i := 0; i+1 < len(runes); i++ {
				out = append(out, string(runes[i:i+2]))
			}
			continue
		}
		keep := 5
		if r, _ := utf8.DecodeRuneInString(w); r >= 0x1100 && unicode.Is(unicode.Hangul, r) {
			keep = 2
		}
		n := 0
		for i := range w {
			if n == keep {
				w = w[:i]
				break
			}
			n++
		}
		if n >= min(4, keep) || n > 0 && strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	return out
}
