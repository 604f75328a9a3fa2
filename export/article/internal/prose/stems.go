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

// fewestShared: one or two stems that two lines share may be a name or chance, so they count for less.
const fewestShared = 3

// Overlap is the share of a line's stems that stems holds, less when fewer than fewestShared of them do.
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
	return float64(in) / float64(all) * min(1, float64(in)/fewestShared)
}

const (
	// stemRunes is how much of a word its stem keeps: flood of floods, flooded and flooding.
	stemRunes = 5
	// shortestStem leaves out the small words of most languages: the, und, les.
	shortestStem = 4
	// hangulStem is both for Korean, which writes a syllable in one rune and its particles behind the word.
	hangulStem = 2
)

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
		keep, least := stemRunes, shortestStem
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Hangul, r) {
			keep, least = hangulStem, hangulStem
		}
		n := 0
		for i := range w {
			if n == keep {
				w = w[:i]
				break
			}
			n++
		}
		if n >= least || n > 0 && strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	return out
}
