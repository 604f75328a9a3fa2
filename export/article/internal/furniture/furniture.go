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

// Is reports whether f holds one of the kinds.
func (f Kind) Is(kinds Kind) bool { return f&kinds != 0 }

// phraseBook is furniture.tsv, indexed.
type phraseBook struct {
	dated map[string]bool // the single words of the dated kind
	whole map[string]Kind // compared with a whole line
	parts prose.Phrases[Kind]
}

var phrases = sync.OnceValue(func() *phraseBook {
	b := &phraseBook{dated: map[string]bool{}, whole: map[string]Kind{}}
	for row := range furnitureList.Rows(furnitureTSV) {
		kind := furnitureKinds[row.Cells[0]]
		for _, p := range row.Items {
			switch {
			case kind == datedWord:
				for _, w := range prose.Words(p) {
					b.dated[w] = true
				}
			case strings.Contains(p, "*"):
				b.parts.Add(kind, prose.Fold(p))
			default:
				b.whole[prose.Fold(p)] |= kind
				if !strings.HasSuffix(p, ":") {
					b.whole[prose.Label(p)] |= kind
				}
			}
		}
	}
	return b
})

// How many words a line has at most that is furniture of a kind; in longer ones the same phrases are a story's.
const (
	longestLabel  = 12 // of labels between marks: » Read also «
	longestBoiler = 70 // of phrases: notices on rights and subscriptions are paragraphs
	longestCredit = 45 // of captions with their credit, which are shorter than those
	longestMenu   = 14 // of entries of a menu, which open as sentences do: about, browse, join us
)

// farthestLabelEnd is where the mark behind a label of related stories stands at most, in bytes.
const farthestLabelEnd = 60

// IsDatedWord reports whether a lower-case word goes with dates.
func IsDatedWord(w string) bool { return phrases().dated[w] }

// Whole tells which kinds of furniture a folded line or a label is as a whole.
func Whole(s string) Kind { return phrases().whole[s] }

// Of tells which kinds of furniture a line may be. words is its length: long paragraphs hold boilerplate only by
// chance, so phrases are sought in short ones alone.
func Of(line string, words int) Kind { return OfFolded(prose.Fold(line), words) }

// OfFolded is Of for a line that is folded already.
func OfFolded(folded string, words int) Kind {
	b := phrases()
	kinds := b.whole[folded]
	if words <= longestLabel {
		if l := prose.LabelOfFolded(folded); l != "" {
			kinds |= b.whole[l]
		}
	}
	if words > longestBoiler {
		return kinds
	}
	b.parts.Opening(folded, func(kind Kind, _ int) {
		if (kind != CreditWord || words <= longestCredit) && (kind != MenuWord || words <= longestMenu) {
			kinds |= kind
		}
	})
	b.parts.Inside(folded, func(kind Kind, _ int) {
		if kind != CreditWord || words <= longestCredit {
			kinds |= kind
		}
	})
	return kinds
}

// RelatedTail splits "Read also: Ministers meet" behind its label. ok is false when the line does not begin with one that
// a mark sets off.
func RelatedTail(line string) (tail prose.Span, ok bool) {
	b := phrases()
	for i, r := range line {
		if i > farthestLabelEnd {
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
