package page

import (
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// thinBody is the length in bytes below which a body is doubted.
const thinBody = 300

// thin looks for a better reading of a page of which little was found. It tries, in this order:
//
//   - an element that is named as the story though it holds no sentences;
//   - the page with furniture names believed only of comments and consent dialogues;
//   - any element that is marked as the story, such as a list of results;
//   - the data of scripts;
//   - the summary of a page that holds no more of its article;
//   - whatever holds most text outside links.
//
// A reading must be much longer than the one it replaces. thin also gives the reading that tells what stands around the story.
func (p *page) thin(strict *reading, pars []story.Paragraph, z zone) ([]story.Paragraph, zone, *reading) {
	head := strict.head
	loose := strict.layout.read(head, doubted)
	found := sizeOf(pars)
	if again, z2 := loose.markedBody(classed); sizeOf(pars) == 0 && sizeOf(again) >= 80 {
		pars, z = again, z2
	}
	doubting, doubtingZone := loose.bodyOf()
	if sizeOf(doubting) > 3*sizeOf(pars) && about(doubting, head) {
		pars, z = doubting, doubtingZone
	}
	if sizeOf(pars) >= thinBody {
		return pars, z, loose
	}
	muchMore := max(2*sizeOf(pars), thinBody)
	list, listZone := loose.markedBody(marked)
	if sizeOf(list) > muchMore {
		return list, listZone, loose
	}
	if again := p.embeddedBody(); sizeOf(again) > muchMore && about(again, head) {
		return again, z, loose
	}
	if again := p.embeddedBlocks(head); sizeOf(again) > muchMore {
		return again, z, loose
	}
	if !about(pars, head) {
		if again := p.summary(head); again != nil {
			return again, z, loose
		}
	}
	switch {
	case found > 0 && found == sizeOf(pars):
		return pars, z, strict // the names still tell what stands around this story
	case len(pars) > 0:
		return pars, z, loose
	case len(doubting) > 0:
		return doubting, doubtingZone, loose
	}
	if again, z2 := loose.markedBody(func(*elem) bool { return true }); sizeOf(again) >= 80 {
		return again, z2, loose
	}
	return list, listZone, loose
}

// marked reports whether an element is marked as the story; classed, whether its attributes do so: pages are full of <article>
// elements that are teasers.
func marked(e *elem) bool { return e.content && e.node.DataAtom != atom.Main }

func classed(e *elem) bool { return marked(e) && e.node.DataAtom != atom.Article }

// summary is the description of a page that says that it is an article: all that is left of one whose text is behind a paywall or
// drawn by scripts.
func (p *page) summary(head headTexts) []story.Paragraph {
	text := head.description
	if og := prose.Squeeze(prose.Unescape(p.meta("og:description"))); len(og) > len(text) {
		text = og
	}
	if len(text) < 80 || p.meta("og:type") != "article" && p.meta("article:published_time") == "" || matchesAny(text, head.headlines) {
		return nil
	}
	return []story.Paragraph{{Span: prose.Unplaced(text)}}
}

// about reports whether a text shares a longer word with the headline or the description.
func about(pars []story.Paragraph, head headTexts) bool {
	said := map[string]bool{}
	for _, s := range append(head.headlines[:len(head.headlines):len(head.headlines)], head.description) {
		for _, w := range gramWords(s) {
			said[w] = true
		}
	}
	for _, p := range pars {
		for _, w := range gramWords(p.Text) {
			if r, n := utf8.DecodeRuneInString(w); said[w] && (len(w) > 4 || n == len(w) && runeWidth(r) > 1) {
				return true
			}
		}
	}
	return false
}
