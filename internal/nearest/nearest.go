// Package nearest finds the name that somebody meant who wrote another.
//
//	nearest.Name("artcles", []string{"rows", "articles"}) // "articles"
package nearest

import "strings"

// Name returns the name with the fewest edits from word, the first in the list where several have as few, or nothing
// when even that one has less than half of its letters in common.
func Name(word string, names []string) string {
	best, bestDistance := "", 1<<30
	for _, n := range names {
		if d := editDistance(strings.ToLower(word), strings.ToLower(n)); d < bestDistance {
			best, bestDistance = n, d
		}
	}
	if 2*bestDistance > max(len(word), len(best)) {
		return ""
	}
	return best
}

// editDistance counts insertions, deletions and replacements of bytes (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
