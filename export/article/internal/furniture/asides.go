package furniture

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

//go:embed asides.tsv
var asidesTSV string

var asideList = &lexicon.List{Name: "asides.tsv", Columns: []string{"language", "kind", "phrases"}, Items: ";", Kinds: []string{"day", "contact", "address", "place"}}

// asideWords are the phrases of asides.tsv by kind, folded; those of labels whole, the others as single words.
var asideWords = sync.OnceValue(func() map[string]map[string]bool {
	kinds := map[string]map[string]bool{"day": {}, "contact": {}, "address": {}, "place": {}}
	for row := range asideList.Rows(asidesTSV) {
		kind := row.Cells[1]
		for _, p := range row.Items {
			if kind == "contact" {
				kinds[kind][prose.Fold(p)] = true
				continue
			}
			for _, w := range prose.Words(p) {
				kinds[kind][w] = true
			}
		}
	}
	return kinds
})

// AddressWord reports whether a page speaks to its reader with this folded word.
func AddressWord(w string) bool { return asideWords()["address"][w] }

// OpensPlace reports whether names of places begin with this folded word and forenames do not.
func OpensPlace(w string) bool { return asideWords()["place"][w] }

// IsAside reports whether a line between headline and lead is about the page rather than the story: when it was posted or
// changed, however the moment is put, or whom to call.
func IsAside(s string) bool { return TellsMoment(s) || isContact(s) }

const (
	// longestMoment is how many bytes a line has at most that tells when the story was posted and when changed; a longer one
	// tells a story, whatever its words.
	longestMoment = 150
	// mostOthers is how many words of a labelled moment may be of no moment: those of a name, or a month.
	mostOthers = 2
	// mostUnits is how many letters may stand in a number: those of 18h32 and 9pm. More make a name of it, as in 12bis.
	mostUnits = 2
	// longestContact is how many words a line has at most that gives a number or address; longer ones are sentences of a story
	// that names one.
	longestContact = 12
)

// TellsMoment reports whether a line tells a moment: "Posted: Yesterday at 9:14 pm". Even one that no calendar holds, such as
// 30 February, makes no standfirst.
func TellsMoment(s string) bool {
	if len(s) > longestMoment {
		return false
	}
	told, others := false, 0
	for _, w := range prose.Words(s) {
		switch {
		case isFigures(w), asideWords()["day"][w]:
			told = true
		case !IsDatedWord(w):
			others++
		}
	}
	return told && (others == 0 || others <= mostOthers && IsLabelled(s) && !prose.Closes(s))
}

// isFigures reports whether a word is a number, with the signs of a date or of a time of day around it: 30, 18h32, 9時00分.
func isFigures(w string) bool {
	if r, _ := utf8.DecodeRuneInString(w); !unicode.IsDigit(r) {
		return false
	}
	letters := 0
	for _, r := range w {
		if unicode.IsLetter(r) && !strings.ContainsRune("年月日時时分秒点년월일시분초", r) {
			letters++
		}
	}
	return letters <= mostUnits && (letters == 0 || !prose.Dense(lastRune(w)))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// reachable is a telephone number with its country's prefix, or an e-mail address.
var reachable = regexp.MustCompile(`\+\d[\d ()./-]{6,}\d|[\w.+-]+@[\w-]+\.\w`)

// isContact reports whether a line says whom to call: it opens with a label of asides.tsv and a colon, or is a short one
// with a number or address.
func isContact(s string) bool {
	if open, _, ok := strings.Cut(s, ":"); ok && asideWords()["contact"][prose.Label(open)] {
		return true
	}
	return len(strings.Fields(s)) <= longestContact && reachable.MatchString(s)
}
