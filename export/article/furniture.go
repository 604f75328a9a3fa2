package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed furniture.tsv
var furnitureTSV string

// furniture is a set of the kinds of words that pages print around stories; furniture.tsv explains each.
type furniture uint16

const (
	menuWord furniture = 1 << iota
	shareWord
	relatedLabel
	listingLabel
	topicsLabel
	personsLabel
	commentsLabel
	aboutLabel
	creditWord
	advertWord
	unitWord
	boilerWord
	endWord
	datedWord
	policyWord
)

var furnitureKinds = map[string]furniture{
	"menu": menuWord, "share": shareWord, "related": relatedLabel, "listing": listingLabel, "topics": topicsLabel,
	"persons": personsLabel, "comments": commentsLabel, "about": aboutLabel, "credit": creditWord, "advert": advertWord,
	"unit": unitWord, "boiler": boilerWord, "end": endWord, "dated": datedWord, "policy": policyWord,
}

func (f furniture) is(kinds furniture) bool { return f&kinds != 0 }

// phrase is one pattern of furniture.tsv: its literal parts in their order.
type phrase struct {
	kind       furniture
	parts      []string
	open, wide bool // text may stand before the first part; behind the last
}

// phraseBook is furniture.tsv, indexed.
type phraseBook struct {
	dated map[string]bool      // the single words of the dated kind
	whole map[string]furniture // compared with a whole line
	start map[string][]phrase  // by the first gram of their first part, compared with the start of a line
	any   map[string][]phrase  // by the first gram of their first part, found anywhere
	seen  [1 << 16]bool        // by gramSlot of the whole grams in any: most of a text has none of them
}

// gram is how many bytes index a phrase; shorter parts are padded out by their whole length.
const gram = 4

var phrases = sync.OnceValue(func() *phraseBook {
	b := &phraseBook{dated: map[string]bool{}, whole: map[string]furniture{}, start: map[string][]phrase{}, any: map[string][]phrase{}}
	for line := range strings.Lines(furnitureTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			continue
		}
		kind := furnitureKinds[f[0]]
		for _, p := range strings.Split(f[2], ";") {
			if kind == datedWord {
				for _, w := range strings.FieldsFunc(fold(p), notWord) {
					b.dated[w] = true
				}
				continue
			}
			if !strings.Contains(p, "*") {
				b.whole[fold(p)] |= kind
				if !strings.HasSuffix(p, ":") {
					b.whole[label(p)] |= kind
				}
				continue
			}
			ph := phrase{kind: kind, open: strings.HasPrefix(p, "*"), wide: strings.HasSuffix(p, "*")}
			for part := range strings.SplitSeq(fold(p), "*") {
				if part != "" {
					ph.parts = append(ph.parts, part)
				}
			}
			key := ph.parts[0][:min(gram, len(ph.parts[0]))]
			if ph.open {
				b.any[key] = append(b.any[key], ph)
				if len(key) == gram {
					b.seen[gramSlot(key)] = true
				}
			} else {
				b.start[key] = append(b.start[key], ph)
			}
		}
	}
	return b
})

// matches reports whether s, which begins with the phrase's first gram, begins with all of the phrase.
func (p *phrase) matches(s string) bool {
	if !strings.HasPrefix(s, p.parts[0]) {
		return false
	}
	s = s[len(p.parts[0]):]
	for i, part := range p.parts[1:] {
		if i == len(p.parts)-2 && !p.wide {
			return strings.HasSuffix(s, part)
		}
		at := strings.Index(s, part)
		if at < 0 {
			return false
		}
		s = s[at+len(part):]
	}
	return p.wide || s == ""
}

// gramSlot is where a gram of four bytes stands in phraseBook.seen.
func gramSlot(s string) uint16 {
	x := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return uint16(x * 2654435761 >> 16)
}

// furnitureOf tells which kinds of furniture a line may be. words is its length: long paragraphs hold boilerplate only by
// chance, so phrases are sought in short ones alone.
func furnitureOf(line string, words int) furniture { return furnitureOfFolded(fold(line), words) }

func furnitureOfFolded(folded string, words int) furniture {
	b := phrases()
	kinds := b.whole[folded]
	if words <= 12 {
		if l := labelOfFolded(folded); l != "" {
			kinds |= b.whole[l]
		}
	}
	if words > 70 {
		return kinds
	}
	for n := 1; n <= gram && n <= len(folded); n++ {
		for _, p := range b.start[folded[:n]] {
			if p.matches(folded) && (p.kind != creditWord || words <= 45) && (p.kind != menuWord || words <= 14) {
				kinds |= p.kind
			}
		}
	}
	for i := range folded {
		key := folded[i:min(i+gram, len(folded))]
		if len(key) == gram && !b.seen[gramSlot(key)] {
			continue
		}
		for _, p := range b.any[key] {
			if (p.kind != creditWord || words <= 45) && p.matches(folded[i:]) {
				kinds |= p.kind
			}
		}
	}
	return kinds
}

// relatedTail splits "Read also: Ministers meet" behind its label. ok is false when the line does not begin with one that
// a mark sets off.
func relatedTail(line string) (tail span, ok bool) {
	b := phrases()
	for i, r := range line {
		if i > 60 {
			break
		}
		if !strings.ContainsRune(":|>»›–—→►：＞-", r) {
			continue
		}
		if r == '-' && (i == 0 || line[i-1] != ' ') {
			continue
		}
		if open := line[:i]; !b.whole[label(open)].is(relatedLabel) && (r != ':' || !b.whole[fold(open)+":"].is(relatedLabel)) {
			return span{}, false
		}
		rest := span{text: line[i+utf8.RuneLen(r):], start: i + utf8.RuneLen(r), end: len(line)}
		cut := strings.TrimLeft(rest.text, ":|>»›–—→►：＞- \u00a0")
		rest.start += len(rest.text) - len(cut)
		rest.text = cut
		return rest.trim(), !rest.trim().empty()
	}
	return span{}, false
}

// fold makes words comparable: lower case, straight quotes, single spaces.
func fold(s string) string {
	b := make([]byte, 0, len(s)+8)
	space := false // before the next letter
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < 0x80 && (r > ' ' && r != '`' && r != 0x7f):
		default:
			r = foldRune(r)
		}
		switch r {
		case -1:
			continue
		case ' ':
			space = len(b) > 0
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// foldRune folds one rune: every space becomes ' ', what nobody sees -1.
func foldRune(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '´', '`':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '\u00ad', '\u200b', '\u200c', '\u200e', '\u200f', '\ufeff':
		return -1
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}

// label is a line as furniture.tsv compares it: folded, and without what is no letter at its ends.
func label(s string) string { return labelOfFolded(fold(s)) }

func labelOfFolded(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}
