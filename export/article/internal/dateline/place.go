package dateline

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/lexicon"
)

// placeJoin are the words of place names that are not capitalised.
var placeJoin = map[string]bool{
	"de": true, "la": true, "las": true, "los": true, "del": true, "di": true, "da": true, "do": true, "dos": true, "of": true, "the": true,
	"and": true, "y": true, "et": true, "und": true, "e": true, "on": true, "upon": true, "am": true, "an": true, "der": true, "im": true,
	"bei": true, "sur": true, "les": true, "le": true, "en": true, "in": true, "i": true, "и": true, "та": true, "і": true, "на": true,
	"near": true, "aboard": true, "ad": true, "al": true, "el": true, "den": true, "ve": true, "à": true, "a": true, "paz": true,
}

// isPlace reports whether s has the form of one to three places with their states: capitalised words, no digits, no
// punctuation but that of names. It does not know places.
func isPlace(s string) bool {
	if s == "" || len(s) > 90 {
		return false
	}
	words, letters := 0, 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '/' || r == ',' || r == '(' || r == ')' || r == '[' || r == ']' || r == '*' || isDash(r)
	}) {
		words++
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’‘\"“«"))
		if (unicode.IsLower(r) || !unicode.IsLetter(r)) && !placeJoin[strings.ToLower(strings.Trim(w, "'’."))] {
			return false
		}
		if i := strings.IndexByte(w, '.'); i >= 0 && utf8.RuneCountInString(w) > 7 && i == len(w)-1 && !capitals(w) {
			return false // the end of a sentence, not an abbreviation
		}
		if siteName.MatchString(w) {
			return false
		}
		for _, r := range w {
			switch {
			case unicode.IsLetter(r) || unicode.IsMark(r):
				letters++
			case strings.ContainsRune(".'’‘ʻ׳&\"“”«»", r):
			default:
				return false
			}
		}
	}
	return words > 0 && words <= 9 && letters > 1
}

// siteName is a site's name, which has no place in a place's: KOMPAS.com.
var siteName = regexp.MustCompile(`^\w{3,}\.(?:com|net|org|id|CO|co|COM|NET|ORG|ID)(?:\.\w\w)?$`)

// capitals reports whether the first name in s is set in capitals, or its script has none.
func capitals(s string) bool {
	first := strings.TrimLeft(s, "*'’ ")
	if i := strings.IndexAny(first, ",/("); i > 0 {
		first = first[:i]
	}
	upper := 0
	for _, w := range strings.Fields(first) {
		if placeJoin[w] {
			continue
		}
		for _, r := range w {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsLetter(r) {
				upper++
			}
		}
	}
	return upper > 1
}

// runIn finds a place in capitals, with its state, at the end of a caption, a correction or a sub-byline; the capitals may
// be glued to the word before.
var runIn = regexp.MustCompile(`(?:^|[\s\p{Ll}\d.!?;:»”")\]])(\p{Lu}[\p{Lu}\p{M}'’-]+\.?(?:[ /-]+\p{Lu}[\p{Lu}\p{M}'’.-]*)*(?:, ?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}]+)?)?(?:/ ?\p{Lu}[\p{Lu} ]+)?(?: /\p{L}[\p{L} ]+/)?)$`)

// placeAtEnd finds the place that ends s, which was cut from raw: raw tells whether a dot at the end belongs to an
// abbreviation. whole reports that nothing but the place is in s.
func placeAtEnd(s, raw string) (place string, start int, whole bool) {
	lead := len(s) - len(strings.TrimLeft(s, prose.Whitespace+"*•"))
	end := len(strings.TrimRight(s, prose.Whitespace+",;–—-−:"))
	if end <= lead {
		return "", 0, false
	}
	if s[end-1] == '.' && !abbreviated(s[lead:end], raw[end:]) {
		end--
	}
	// The dot may have been cut with the other separators.
	if end < len(raw) && raw[end] == '.' && s[end-1] != '.' && abbreviated(raw[lead:end+1], raw[end+1:]) {
		end++
	}
	if i := strings.LastIndexByte(raw[lead:end], ' '); i > 0 && beforeDay[strings.ToLower(raw[lead+i+1:end])] {
		end = lead + len(strings.TrimRight(raw[lead:lead+i], prose.Whitespace+",")) // "Paris, le 6 septembre"
	}
	if p := raw[lead:end]; isPlace(p) && !notPlaces()[strings.ToLower(p)] && !bylineRunsIn(p) {
		return p, lead, true
	}
	m := runIn.FindStringSubmatchIndex(raw[:end])
	if m == nil || m[2] < lead {
		return "", 0, false
	}
	p := raw[m[2]:m[3]]
	if !isPlace(p) || utf8.RuneCountInString(p) < 3 || notPlaces()[strings.ToLower(p)] {
		return "", 0, false
	}
	return p, m[2], false
}

// beforeDay are the articles that stand before a day.
var beforeDay = map[string]bool{"le": true, "the": true, "den": true, "el": true, "il": true, "on": true, "am": true, "في": true}

// bylineRunsIn reports whether the first of the places begins in mixed case and ends in capitals: a name or caption runs
// into the place ("By John Smith WASHINGTON").
func bylineRunsIn(p string) bool {
	if i := strings.IndexAny(p, ",/("); i > 0 {
		p = p[:i]
	}
	w := strings.Fields(p)
	return len(w) > 1 && !capitals(w[0]) && capitals(w[len(w)-1]) && utf8.RuneCountInString(w[len(w)-1]) > 3 && strings.ContainsFunc(p, unicode.IsLower)
}

// abbreviated reports whether the dot that ends s belongs to its last word: it has other dots (N.Y.), or is a short word
// in mixed case behind a comma (Calif.), or is followed by a comma.
func abbreviated(s, after string) bool {
	if strings.HasPrefix(after, ",") {
		return true
	}
	i := strings.LastIndexAny(s, " ,/")
	last := strings.TrimSuffix(s[i+1:], ".")
	if strings.Contains(last, ".") {
		return true
	}
	return i > 0 && strings.Contains(s, ",") && strings.ContainsFunc(last, unicode.IsLower) && utf8.RuneCountInString(last) <= 5
}

//go:embed notplaces.tsv
var notPlacesTSV string

var notPlaceList = &lexicon.List{Name: "notplaces.tsv", Columns: []string{"words"}}

// notPlaces are words in capitals that open copy without being places.
var notPlaces = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for row := range notPlaceList.Rows(notPlacesTSV) {
		m[row.Cells[0]] = true
	}
	return m
})

// notPlace reports whether s opens with a word that notplaces.tsv lists.
func notPlace(s string) bool {
	s = strings.ToLower(s)
	if notPlaces()[s] {
		return true
	}
	w, _, _ := strings.Cut(s, " ")
	w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ".,"), "'s"), "’s")
	return notPlaces()[w]
}
