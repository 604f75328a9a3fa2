// Package furniture knows the words that pages print around stories and not in them: menus, share bars, labels of lists,
// names of sections and of newspapers, labels of dates, in many languages. They are the .tsv files of this package.
//
//	furniture.Of("Read also:", 2).Is(furniture.RelatedLabel)   // true
//	furniture.DateLabel("Last updated")                        // "modified"
//
// It judges a line by its words alone. What the line is on its page is for the readers of pages and texts to conclude.
package furniture

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/lexicon"
)

//go:embed furniture.tsv
var furnitureTSV string

// Kind is a set of the kinds of words that pages print around stories; furniture.tsv explains each.
type Kind uint16

const (
	MenuWord Kind = 1 << iota
	ShareWord
	RelatedLabel
	ListingLabel
	TopicsLabel
	PersonsLabel
	CommentsLabel
	AboutLabel
	CreditWord
	AdvertWord
	UnitWord
	BoilerWord
	EndWord
	datedWord
	PolicyWord
)

var furnitureKinds = map[string]Kind{
	"menu": MenuWord, "share": ShareWord, "related": RelatedLabel, "listing": ListingLabel, "topics": TopicsLabel,
	"persons": PersonsLabel, "comments": CommentsLabel, "about": AboutLabel, "credit": CreditWord, "advert": AdvertWord,
	"unit": UnitWord, "boiler": BoilerWord, "end": EndWord, "dated": datedWord, "policy": PolicyWord,
}

var furnitureList = &lexicon.List{
	Name: "furniture.tsv", Columns: []string{"kind", "language", "phrases"}, Items: ";", Kinds: slices.Sorted(maps.Keys(furnitureKinds)),
}

func (f Kind) Is(kinds Kind) bool { return f&kinds != 0 }

// phrase is one pattern of furniture.tsv: its literal parts in their order.
type phrase struct {
	kind       Kind
	parts      []string
	open, wide bool // text may stand before the first part; behind the last
}

// phraseBook is furniture.tsv, indexed.
type phraseBook struct {
	dated map[string]bool     // the single words of the dated kind
	whole map[string]Kind     // compared with a whole line
	start map[string][]phrase // by the first gram of their first part, compared with the start of a line
	any   map[string][]phrase // by the first gram of their first part, found anywhere
	seen  [1 << 16]bool       // by gramSlot of the whole grams in any: most of a text has none of them
}

// gram is how many bytes index a phrase; shorter parts are padded out by their whole length.
const gram = 4

var phrases = sync.OnceValue(func() *phraseBook {
	b := &phraseBook{dated: map[string]bool{}, whole: map[string]Kind{}, start: map[string][]phrase{}, any: map[string][]phrase{}}
	for row := range furnitureList.Rows(furnitureTSV) {
		kind := furnitureKinds[row.Cells[0]]
		for _, p := range row.Items {
			if kind == datedWord {
				for _, w := range strings.FieldsFunc(prose.Fold(p), prose.NotWord) {
					b.dated[w] = true
				}
				continue
			}
			if !strings.Contains(p, "*") {
				b.whole[prose.Fold(p)] |= kind
				if !strings.HasSuffix(p, ":") {
					b.whole[prose.Label(p)] |= kind
				}
				continue
			}
			ph := phrase{kind: kind, open: strings.HasPrefix(p, "*"), wide: strings.HasSuffix(p, "*")}
			for part := range strings.SplitSeq(prose.Fold(p), "*") {
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

// IsDatedWord reports whether a lower-case word goes with dates.
func IsDatedWord(w string) bool { return phrases().dated[w] }

// Whole tells which kinds of furniture a folded line or a label is as a whole.
func Whole(s string) Kind { return phrases().whole[s] }

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

// Of tells which kinds of furniture a line may be. words is its length: long paragraphs hold boilerplate only by
// chance, so phrases are sought in short ones alone.
func Of(line string, words int) Kind { return OfFolded(prose.Fold(line), words) }

func OfFolded(folded string, words int) Kind {
	b := phrases()
	kinds := b.whole[folded]
	if words <= 12 {
		if l := prose.LabelOfFolded(folded); l != "" {
			kinds |= b.whole[l]
		}
	}
	if words > 70 {
		return kinds
	}
	for n := 1; n <= gram && n <= len(folded); n++ {
		for _, p := range b.start[folded[:n]] {
			if p.matches(folded) && (p.kind != CreditWord || words <= 45) && (p.kind != MenuWord || words <= 14) {
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
			if (p.kind != CreditWord || words <= 45) && p.matches(folded[i:]) {
				kinds |= p.kind
			}
		}
	}
	return kinds
}

// RelatedTail splits "Read also: Ministers meet" behind its label. ok is false when the line does not begin with one that
// a mark sets off.
func RelatedTail(line string) (tail prose.Span, ok bool) {
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
		if open := line[:i]; !b.whole[prose.Label(open)].Is(RelatedLabel) && (r != ':' || !b.whole[prose.Fold(open)+":"].Is(RelatedLabel)) {
			return prose.Span{}, false
		}
		rest := prose.Span{Text: line[i+utf8.RuneLen(r):], Start: i + utf8.RuneLen(r), End: len(line)}
		cut := strings.TrimLeft(rest.Text, ":|>»›–—→►：＞- \u00a0")
		rest.Start += len(rest.Text) - len(cut)
		rest.Text = cut
		return rest.Trim(), !rest.Trim().Empty()
	}
	return prose.Span{}, false
}
