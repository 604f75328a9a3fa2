package prose

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"

	"dateline/schema/lexicon"
)

//go:embed stopwords.tsv
var stopwordsTSV string

var stopwordList = &lexicon.List{Name: "stopwords.tsv", Columns: []string{"language", "words"}, Items: " "}

// smallWords are the languages of stopwords.tsv, and each word's languages as indexes of that list.
type smallWords struct {
	langs []string
	words map[string][]int
}

// alone counts the small words that are of language l and not of other, given the languages of each.
func alone(l, other int, found [][]int) int {
	n := 0
	for _, in := range found {
		if slices.Contains(in, l) && !slices.Contains(in, other) {
			n++
		}
	}
	return n
}

// stopwords give the languages that a small word belongs to, as indexes of the language list.
var stopwords = sync.OnceValue(func() (s smallWords) {
	s.words = map[string][]int{}
	for row := range stopwordList.Rows(stopwordsTSV) {
		n := len(s.langs)
		s.langs = append(s.langs, row.Cells[0])
		for _, w := range row.Items {
			if l := s.words[w]; len(l) == 0 || l[len(l)-1] != n {
				s.words[w] = append(l, n)
			}
		}
	}
	return s
})

// IsSmallWord reports whether a word is one of the commonest of some language.
func IsSmallWord(w string) bool { return len(stopwords().words[w]) > 0 }

// Tag writes a stated language as its tag: en_us becomes en-US. What is stated beside the tag is dropped, as in
// "de_DE@euro" or "en, fr"; the result is empty when no tag is left.
func Tag(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "@.,; "); i >= 0 {
		s = s[:i]
	}
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// LanguageOf detects the language of a text, empty when in doubt. Small words decide, being far surer than letters in short
// texts and in texts full of names; where they do not, the detector of trigrams and scripts does, when it is sure.
func LanguageOf(text string) string {
	if len(text) > 8000 {
		text = strings.ToValidUTF8(text[:8000], "")
	}
	s := stopwords()
	hits := make([]int, len(s.langs))
	words := 0
	var found [][]int // the languages of each small word
	for w := range wordsWithMarks(text) {
		words++
		if in := s.words[w]; len(in) > 0 {
			found = append(found, in)
			for _, l := range in {
				hits[l]++
			}
		}
	}
	first, next := -1, -1
	for l, n := range hits {
		switch {
		case first < 0 || n > hits[first]:
			first, next = l, first
		case next < 0 || n > hits[next]:
			next = l
		}
	}
	second := hits[next]
	if n := hits[first]; n >= 8 && n*8 >= words && n > second && alone(next, first, found) == 0 {
		return s.langs[first] // a sister language has no word of its own in it
	}
	if n := hits[first]; n >= 4 && (n*8 >= words && n*10 >= second*11 || n*16 >= words && n >= 3*second) {
		return s.langs[first]
	}
	if len(text) > 2000 { // half a millisecond a kilobyte, and more makes it no surer
		text = strings.ToValidUTF8(text[:2000], "")
	}
	latin := whatlanggo.DetectScript(text) == unicode.Latin // letters that most of the detector's languages share
	if latin && words < 20 {
		return "" // figures, names, abbreviations: letters alone mislead
	}
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return ""
	}
	lang := info.Lang.Iso6391()
	if known := slices.Index(s.langs, lang); latin && known >= 0 && hits[known] < 2 {
		return ""
	}
	return lang
}
