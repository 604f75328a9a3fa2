package pubdate

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/schema/lexicon"
)

//go:embed words.tsv
var cldrWords string

//go:embed press.tsv
var pressWords string

// wordKind is the second column of words.tsv.
type wordKind string

const (
	wordMonth   wordKind = "month"
	wordHijri   wordKind = "hijri"
	wordJalali  wordKind = "jalali"
	wordWeekday wordKind = "weekday"
	wordDay     wordKind = "day"
	wordHalf    wordKind = "half"
)

// cldrList and pressList are the forms of both. A value is a number, but for ago, which has a unit of time there.
var (
	cldrList  = dateWordList("words.tsv")
	pressList = dateWordList("press.tsv")
)

func dateWordList(name string) *lexicon.List {
	return &lexicon.List{
		Name: name, Columns: []string{"language", "kind", "value", "word"},
		Kinds: []string{string(wordMonth), string(wordHijri), string(wordJalali), string(wordWeekday), string(wordDay), string(wordHalf), "ago"},
	}
}

// sense is one meaning of a date word in one language.
type sense struct {
	lang  string
	kind  wordKind
	value int
}

// wordBook maps folded words, several words joined by one space, to their senses.
type wordBook struct {
	exact map[string][]sense
	plain map[string][]sense       // without diacritics: capitals often lose theirs, FEVRIER
	agoBy map[string][]*agoPattern // by their first folded word; behind a zero byte where the number comes before it
	heads map[string]bool          // folded words and runs of words that begin an entry
	most  int                      // words in the longest entry
}

var words = sync.OnceValue(func() *wordBook {
	x := &wordBook{exact: map[string][]sense{}, plain: map[string][]sense{}, agoBy: map[string][]*agoPattern{}, heads: map[string]bool{}}
	x.read(cldrList, cldrWords)
	x.read(pressList, pressWords)
	return x
})

func (x *wordBook) read(list *lexicon.List, text string) {
	for row := range list.Rows(text) {
		lang, kind, value, word := row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3]
		if kind == "ago" {
			x.addAgo(lang, value, word)
			continue
		}
		n, err := strconv.Atoi(value)
		if err != nil {
			panic(list.At(row, err))
		}
		x.add(word, sense{lang, wordKind(kind), n})
	}
}

// addAgo keeps the patterns that name a number and say more than it.
func (x *wordBook) addAgo(lang, unit, pattern string) {
	p := newAgoPattern(lang, unit, pattern)
	if !strings.Contains(pattern, "{0}") || len(p.after)+len(p.before) < 1 || strings.ContainsAny(pattern, "-+(") {
		return
	}
	var key string
	if len(p.before) > 0 {
		key = p.before[0]
		x.heads[key] = true
	} else {
		key = "\x00" + p.after[0]
	}
	x.agoBy[key] = append(x.agoBy[key], &p)
}

func (x *wordBook) add(word string, s sense) {
	key := fold(word)
	if key == "" {
		return
	}
	x.most = max(x.most, strings.Count(key, " ")+1)
	put(x.exact, key, s)
	x.addHeads(key)
	if p := stripMarks(key); p != key {
		put(x.plain, p, s)
		x.addHeads(p)
	}
}

func (x *wordBook) addHeads(key string) {
	for i := range len(key) {
		if key[i] == ' ' {
			x.heads[key[:i]] = true
		}
	}
	x.heads[key] = true
	// Thai and Lao abbreviations are folded to one word, but stand as one letter a token: ก.พ.
	if r := firstRune(key); unicode.In(r, unicode.Thai, unicode.Lao) {
		for i := range key {
			if i > 0 {
				x.heads[key[:i]] = true
			}
		}
	}
}

func put(m map[string][]sense, key string, s sense) {
	for _, have := range m[key] {
		if have == s {
			return
		}
	}
	m[key] = append(m[key], s)
}

// mostByChance is how many letters a word may have that is a date word in one language and another word in the next: "mar",
// "jan", "sol".
const mostByChance = 3

// find gives the senses of a folded word in lang; every language's when lang is empty, and those of other languages also
// when lang knows nothing of the word and it is too long to be another word of lang by chance.
func (x *wordBook) find(key, lang string) []sense {
	all := x.exact[key]
	if all == nil {
		all = x.plain[key]
	}
	if lang == "" {
		return all
	}
	var own []sense
	for _, s := range all {
		if s.lang == lang {
			own = append(own, s)
		}
	}
	if own == nil && utf8.RuneCountInString(key) > mostByChance {
		return all
	}
	return own
}

// fold brings a word to the form that the word book keeps: lower case, no dots, hyphens as spaces, one kind of apostrophe,
// Arabic letters without vowel signs and in their Arabic forms.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = 'a' <= c && c <= 'z'
	}
	if plain {
		return s
	}
	s = norm.NFC.String(s)
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch r {
		case '.', '॰', '\u0307', '\u0640', '\u200f', '\u200e':
			continue
		case '\'', '’', 'ʻ', 'ʼ', '׳', '‘', '`':
			r = '\''
		case 'ς':
			r = 'σ'
		case 'İ':
			r = 'i'
		case 'ی', 'ى':
			r = 'ي'
		case 'ک':
			r = 'ك'
		default:
			switch {
			case '\u064B' <= r && r <= '\u0652':
				continue
			case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '־' || r == '\u200c':
				space = b.Len() > 0
				continue
			}
			r = unicode.ToLower(r)
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if r == 'ς' {
			r = 'σ'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// stripMarks removes the diacritics of Latin, Greek and Cyrillic letters.
func stripMarks(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 'ı': // upper case I: MAYIS
			b.WriteByte('i')
		case r < '\u0300' || r > '\u036F':
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}
