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

const (
	// smallWordBytes is how much of a text is searched for small words, a thousand words or more: what stands behind them does
	// not change the language.
	smallWordBytes = 8000
	// trigramBytes is how much of a text the detector of trigrams gets: it takes half a millisecond a kilobyte, and more makes
	// it no surer.
	trigramBytes = 2000
	// fewestLatinWords: of fewer words in Latin letters, which most of the detector's languages share, it knows nothing. They
	// are figures, names and abbreviations as often as sentences.
	fewestLatinWords = 20
	// fewestOwn: a text in Latin letters with fewer small words of the language that its trigrams suggest is none of that
	// language, but names and headings.
	fewestOwn = 2
)

// LanguageOf detects the language of a text, empty when in doubt. Small words decide, being far surer than letters in short
// texts and in texts full of names; where they do not, the detector of trigrams and scripts does, when it is sure.
func LanguageOf(text string) string {
	text = Cut(text, smallWordBytes)
	t := tallyOf(text)
	if l, ok := t.leader(); ok {
		return stopwords().langs[l]
	}
	text = Cut(text, trigramBytes)
	latin := whatlanggo.DetectScript(text) == unicode.Latin
	if latin && t.words < fewestLatinWords {
		return ""
	}
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return ""
	}
	lang := info.Lang.Iso6391()
	if known := slices.Index(stopwords().langs, lang); latin && known >= 0 && t.hits[known] < fewestOwn {
		return ""
	}
	return lang
}
