package input

import (
	"bytes"
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"

	"dateline/schema/lexicon"
)

// alphabets.tsv holds the letters that languages are written with.
//
//go:embed alphabets.tsv
var alphabetsTSV string

var alphabetList = &lexicon.List{Name: "alphabets.tsv", Columns: []string{"language", "letters"}}

// alphabets holds, for each language, its letters beyond ASCII in both cases; frequent, for each script, its commonest
// letters.
var alphabets, frequent = func() (all []map[rune]bool, common map[scriptKind]map[rune]bool) {
	common = map[scriptKind]map[rune]bool{}
	for row := range alphabetList.Rows(alphabetsTSV) {
		name, letters := row.Cells[0], row.Cells[1]
		m := map[rune]bool{}
		for _, r := range letters {
			m[r], m[unicode.ToUpper(r)] = true, true
		}
		if unicode.IsUpper(rune(name[0])) {
			first, _ := utf8.DecodeRuneInString(letters)
			common[script(first)] = m
			continue
		}
		m['İ'] = m['ı']
		all = append(all, m)
	}
	return all, common
}()

// A guess is a text that bytes make in one character set, and how well it fits: 1 for a text in which every character
// stands where writing puts it, 0 for none.
type guess struct {
	name, text string
	fit        float64
}

const (
	goodFit = 0.85 // of a stated character set: it is believed
	fairFit = 0.5  // the same of one that not every text could be read in; and the least of one that is only detected
	poorFit = 0.3  // of one that detection finds as well
)

// singleByte lists the character sets that detection tries itself, the likelier first: chardet knows no Central European,
// Baltic, Turkish or Arabic text for what it is.
var singleByte = []string{
	"windows-1252", "windows-1250", "iso-8859-2", "windows-1254", "windows-1251", "windows-1256", "iso-8859-6",
	"windows-1257", "iso-8859-13", "iso-8859-15", "iso-8859-16", "iso-8859-4", "iso-8859-3", "windows-1253", "iso-8859-7",
	"windows-1255", "koi8-u", "windows-1258", "macintosh", "ibm850", "ibm852", "ibm866", "windows-874",
}

// detect finds the character set of bytes that nothing states. chardet tells the scripts of East Asia and those with
// letters of their own apart; what it reads as Latin, or what does not fit, is tried against the alphabets.
func detect(b []byte) guess {
	sample := sampleOf(b)
	found := chardet.Detect(sample)
	name := canonical(found.Charset)
	best := guess{}
	switch {
	case found.Encoding == "EUC-TW" || found.Encoding == "Johab":
		// There is no decoder for them: refusing is better than the Latin or Thai letters that they can pass for.
		return guess{name: found.Encoding}
	case name == "koi8-r":
		name = "koi8-u" // differs in the letters of Ukrainian only, where KOI8-R draws boxes
		fallthrough
	case name != "" && name != "utf-8" && !latin(name):
		best = trySample(name, sample)
	}
	if best.fit < goodFit {
		for _, n := range singleByte {
			if g := trySample(n, sample); g.fit > best.fit+0.01 {
				best = g
			}
		}
	}
	if best.name == "" {
		best.name = singleByte[0]
	}
	best.text, _ = decodeAs(best.name, b)
	return best
}

func latin(name string) bool {
	switch name {
	case "windows-1252", "iso-8859-1", "iso-8859-15", "windows-1254", "iso-8859-9", "macintosh", "windows-1250", "iso-8859-2":
		return true
	}
	return false
}

// sampleLen bounds what is looked at: more tells nothing more.
const sampleLen = 64 << 10

// sampleOf takes the lines of b that hold more than ASCII, up to sampleLen.
func sampleOf(b []byte) []byte {
	if len(b) <= sampleLen {
		return b
	}
	out := make([]byte, 0, sampleLen)
	for len(b) > 0 && len(out) < sampleLen {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line = b[:i+1]
		}
		b = b[len(line):]
		if !isASCII(line) {
			out = append(out, line[:min(len(line), sampleLen-len(out))]...)
		}
	}
	return out
}

// try decodes all of b and judges a sample of it.
func try(name string, b []byte) guess {
	g := trySample(name, sampleOf(b))
	g.text, _ = decodeAs(name, b)
	return g
}

func trySample(name string, sample []byte) guess {
	text, _ := decodeAs(name, sample)
	return guess{name: name, text: text, fit: fit(text)}
}

// fit judges each character beyond ASCII by its neighbours, and Latin letters by whether one language has them all.
func fit(text string) float64 {
	var good, bad float64
	var extra [0x250]int // Latin letters beyond ASCII, by code point
	var letters, common [scriptHan + 1]int
	prev := rune(' ')
	rs := []rune(text)
	for i, r := range rs {
		next := rune(' ')
		if i+1 < len(rs) {
			next = rs[i+1]
		}
		if r >= 0x80 {
			switch v := place(prev, r, next); {
			case v < 0:
				bad -= v
			default:
				good += v
			}
			if unicode.IsLetter(r) && !isOrdinal(r) {
				s := script(r)
				letters[s]++
				if frequent[s][r] {
					common[s]++
				}
				if r < 0x250 {
					extra[r]++
				}
			}
		}
		prev = r
	}
	if good+bad == 0 {
		return 1
	}
	f := good / (good + bad)
	for s, n := range letters {
		if scriptKind(s) == scriptLatin {
			if n > 0 {
				f *= 1 - min(float64(n)/(good+bad), 1)*(1-float64(bestAlphabet(&extra))/float64(n))
			}
		} else if frequent[scriptKind(s)] != nil && n > 20 {
			// Two fifths is what all languages reach; names and capitals lower it.
			f *= min(1, float64(common[s])/float64(n)/0.35)
		}
	}
	return f
}

// bestAlphabet counts the letters that the language has to which most of them belong.
func bestAlphabet(extra *[0x250]int) int {
	known := 0
	for _, a := range alphabets {
		n := 0
		for r, count := range extra {
			if count > 0 && a[rune(r)] {
				n += count
			}
		}
		known = max(known, n)
	}
	return known
}

// place weighs one character beyond ASCII between its neighbours: positive where writing puts it there.
func place(prev, r, next rune) float64 {
	switch {
	case r == 0xFFFD:
		return -5
	case r < 0xA0, unicode.Is(unicode.Co, r), unicode.Is(unicode.Cc, r):
		return -2
	case isOrdinal(r):
		if unicode.IsDigit(prev) || !unicode.IsLetter(prev) && !unicode.IsLetter(next) {
			return 0.3
		}
		return -1
	case unicode.IsLetter(r):
		return placeLetter(prev, r, next)
	case unicode.Is(unicode.M, r):
		if unicode.IsLetter(prev) || unicode.Is(unicode.M, prev) {
			return 1
		}
		return -1
	case strings.ContainsRune(joiningMarks, r):
		return 0.5
	case strings.ContainsRune(partingMarks, r):
		if unicode.IsLetter(prev) && unicode.IsLetter(next) {
			return -1
		}
		return 0.5
	case isPictorial(r):
		return 0.2
	case r >= 0x2E80 && r <= 0xFFEF:
		return 0.7 // the punctuation and full-width forms of East Asia
	}
	return -1
}

const (
	joiningMarks = "\u00a0\u00ad–—…·’‘"             // may stand between two letters
	partingMarks = "«»‹›“”„‚•¿¡§©®™°€£¥²³½¼¾×±№،؛؟" // stand at the edge of a word or apart
)

// placeLetter weighs a letter: words have one script, and no capital behind a small letter.
func placeLetter(prev, r, next rune) float64 {
	s, before := script(r), script(prev)
	switch {
	case unicode.IsLetter(prev) && before != s && !eastAsian(s) && !eastAsian(before):
		return -2
	case unicode.IsUpper(r) && unicode.IsLower(prev):
		return -1
	case unicode.IsLower(r) && unicode.IsUpper(prev) && unicode.IsUpper(next):
		return -1
	case s == scriptHan && before == scriptLatin && script(next) == scriptLatin:
		return -1
	}
	return 1
}

// isOrdinal tells the ordinal signs of Spanish, Portuguese and Italian, which Unicode counts as letters.
func isOrdinal(r rune) bool { return r == 'ª' || r == 'º' }

// isPictorial tells numerals, arrows, stars and circles, which no single-byte character set puts into words.
func isPictorial(r rune) bool {
	return r >= 0x2116 && r < 0x2200 || r >= 0x2460 && r < 0x2500 || r >= 0x25A0 && r < 0x2700
}

type scriptKind int

const (
	scriptOther scriptKind = iota
	scriptLatin
	scriptCyrillic
	scriptGreek
	scriptHebrew
	scriptArabic
	scriptThai
	scriptHan // with kana and hangul
)

func eastAsian(s scriptKind) bool { return s == scriptHan }

func script(r rune) scriptKind {
	switch {
	case r < 0x250 || unicode.Is(unicode.Latin, r):
		return scriptLatin
	case unicode.Is(unicode.Cyrillic, r):
		return scriptCyrillic
	case unicode.Is(unicode.Greek, r):
		return scriptGreek
	case unicode.Is(unicode.Hebrew, r):
		return scriptHebrew
	case unicode.Is(unicode.Arabic, r):
		return scriptArabic
	case unicode.Is(unicode.Thai, r):
		return scriptThai
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r), unicode.Is(unicode.Hangul, r), unicode.Is(unicode.Bopomofo, r), r == 'ー':
		return scriptHan
	}
	return scriptOther
}
