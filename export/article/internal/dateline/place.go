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

const (
	// mostPlaceBytes and mostPlaceWords are the size of up to three places with their states; what is longer is a sentence.
	mostPlaceBytes, mostPlaceWords = 90, 9
	// mostLoneWords is how many words a place has that stands in a form which sentences share: behind a date, or alone.
	mostLoneWords = 4
	// longestAbbreviation is the letters, with the full stop, of the longest abbreviation of a state (Calif., Minn.); a
	// longer word before a full stop ends a sentence.
	longestAbbreviation = 7
	// shortestRunIn is the letters of the shortest place that a caption runs into; two capitals are initials or a state.
	shortestRunIn = 3
	// shortestRunInAlone is the letters of the last word of a name and a place that run into each other ("By John Smith
	// ROME"); a shorter one in capitals is a state behind its place: Portland OR.
	shortestRunInAlone = 4
	// longestState is the letters of the longest state that is abbreviated behind a comma, without the full stop: Calif.
	longestState = 5
)

// isPlace reports whether s has the form of one to three places with their states: capitalised words, no digits, no
// punctuation but that of names. It does not know places.
func isPlace(s string) bool {
	if len(s) > mostPlaceBytes {
		return false
	}
	words := strings.FieldsFunc(s, partsPlaces)
	letters := 0
	for _, w := range words {
		n, ok := lettersOfName(w)
		if !ok || !opensAsName(w) || endsSentence(w) || siteName.MatchString(w) {
			return false
		}
		letters += n
	}
	return len(words) <= mostPlaceWords && letters > 1
}

// partsPlaces reports whether r parts the words of places and their states: Berlin/München, New Delhi [India].
func partsPlaces(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("/,()[]*", r) || isDash(r)
}

// opensAsName reports whether a word of a place begins with a capital, or is one of those that need none: Frankfurt am Main.
// Scripts without case have no lower-case letters.
func opensAsName(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’‘\"“«"))
	return unicode.IsLetter(r) && !unicode.IsLower(r) || placeJoin[strings.ToLower(strings.Trim(w, "'’."))]
}

// endsSentence reports whether the full stop behind a word in mixed case closes a sentence, and no abbreviation: "Hospital."
func endsSentence(w string) bool {
	return strings.IndexByte(w, '.') == len(w)-1 && utf8.RuneCountInString(w) > longestAbbreviation && !capitals(w)
}

// lettersOfName counts the letters of a word; ok is false when other signs than those of names stand among them.
func lettersOfName(w string) (n int, ok bool) {
	for _, r := range w {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			n++
		case !strings.ContainsRune(".'’‘ʻ׳&\"“”«»", r):
			return 0, false
		}
	}
	return n, true
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
	if end == lead {
		return "", 0, false // a full stop alone
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
	if !isPlace(p) || utf8.RuneCountInString(p) < shortestRunIn || notPlaces()[strings.ToLower(p)] {
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
	return len(w) > 1 && !capitals(w[0]) && capitals(w[len(w)-1]) && utf8.RuneCountInString(w[len(w)-1]) >= shortestRunInAlone && strings.ContainsFunc(p, unicode.IsLower)
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
	return i > 0 && strings.Contains(s, ",") && strings.ContainsFunc(last, unicode.IsLower) && utf8.RuneCountInString(last) <= longestState
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
