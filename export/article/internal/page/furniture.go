package page

import (
	"strings"
	"time"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/pubdate"
)

// withoutFurniture drops the blocks that their own words mark as furniture, boxes of other stories under a label, and all behind a block
// that closes the story.
func (r *reading) withoutFurniture(kept []int) (story []int) {
	total := r.charsOf(kept)
	read, boxed := 0, 0
	for j, i := range kept {
		b := &r.blocks[i]
		if i < boxed {
			total -= b.chars
			continue
		}
		read += b.chars
		t := told{block: b, words: len(strings.Fields(b.text)), late: late(read, total)}
		if t.words > 70 || b.chars > 500 {
			story = append(story, i)
			continue
		}
		if (j < 6 || t.late) && t.isByline() {
			continue
		}
		t.kind = furniture.Of(b.text, t.words)
		rest := kept[j+1:]
		switch {
		case t.closesStory():
			return story
		case t.headsList() && r.boxOf(i) > i+1:
			boxed = r.boxOf(i)
			for len(rest) > 0 && rest[0] < boxed {
				rest = rest[1:]
			}
			if t.late && r.trails(rest, total) && !r.goesOn(story, rest) {
				return story
			}
			continue
		case t.late && t.headsRest() && r.trails(rest, total):
			return story
		case t.isFurniture():
			continue
		}
		story = append(story, i)
	}
	return story
}

// charsOf counts the characters of blocks.
func (r *reading) charsOf(blocks []int) int {
	n := 0
	for _, i := range blocks {
		n += r.blocks[i].chars
	}
	return n
}

// told is a short block with what its words say.
type told struct {
	*block
	words int
	kind  furniture.Kind
	late  bool // most of the story stands above it
}

// isByline reports whether a block names authors and nothing else: "By Ann Reed".
func (t *told) isByline() bool {
	return t.words <= 12 && t.link*2 <= t.chars && !strings.ContainsAny(t.text, ".!?") && names.InLine(t.text) != nil
}

// closesStory reports whether a block says that the story has ended: "End of article", "Comments (12)".
func (t *told) closesStory() bool {
	return t.late && t.kind.Is(furniture.EndWord|furniture.CommentsLabel) && t.words <= 12 && !t.list
}

// headsList reports whether a block is the label of a list of stories: "Read also".
func (t *told) headsList() bool {
	return t.kind.Is(furniture.ListingLabel|furniture.RelatedLabel) && t.words <= 8
}

// headsRest reports whether a block is a label below which a page prints no more of its story: "About the author".
func (t *told) headsRest() bool {
	return t.headsList() || t.kind.Is(furniture.AboutLabel) && t.words <= 8
}

// isFurniture reports whether a block inside the story is no part of it.
func (t *told) isFurniture() bool {
	switch {
	case t.kind.Is(furniture.RelatedLabel) || t.words < 40 && t.kind == 0 && strings.ContainsAny(t.text, ":|»>"):
		if _, ok := furniture.RelatedTail(t.text); ok || t.kind.Is(furniture.RelatedLabel) && t.words <= 6 {
			return true
		}
	case t.kind.Is(furniture.AdvertWord | furniture.BoilerWord | furniture.CreditWord):
		return true
	case t.kind.Is(furniture.ListingLabel|furniture.TopicsLabel|furniture.AboutLabel|furniture.PersonsLabel) && t.words <= 6:
		return true
	case t.kind.Is(furniture.MenuWord|furniture.ShareWord|furniture.UnitWord) && !t.heading() && t.words <= 12:
		return true
	}
	return t.isRights() || isMoment(t.block) || t.tellsMoment()
}

// isRights reports whether a block is a copyright line: "© Example News", "Example News | © 2031".
func (t *told) isRights() bool {
	return strings.HasPrefix(t.text, "©") || strings.Contains(t.text, "| ©") || strings.Contains(t.text, " © ") && t.words < 30
}

// tellsMoment reports whether a block tells when the story was posted or changed: "Posted yesterday at 9:14 pm".
func (t *told) tellsMoment() bool {
	return !t.heading() && !t.table && !t.list && t.words <= 16 && furniture.TellsMoment(t.text) && len(pubdate.Find(t.text, "")) > 0
}

// late reports whether most of a story has been read.
func late(read, total int) bool { return read*10 > total*6 }

// trails reports whether blocks are too little prose to be the rest of a story of that many characters.
func (r *reading) trails(rest []int, total int) bool {
	prose, pars := 0, 0
	for _, i := range rest {
		if b := &r.blocks[i]; !b.heading() && b.chars >= 80 && b.link*3 < b.chars && endsSentence(b.text) {
			prose += b.chars
			pars++
		}
	}
	return prose < 250 || pars < 3 && prose*8 < total
}

// isMoment reports whether a block is a date or a time and nothing else.
func isMoment(b *block) bool {
	if b.chars > 50 || b.heading() || b.table || !strings.ContainsAny(b.text, "0123456789") {
		return false
	}
	if _, err := time.Parse("15:04", strings.TrimSpace(b.text)); err == nil {
		return true // of an entry in a live blog
	}
	m, ok := pubdate.Parse(strings.TrimSuffix(strings.TrimSpace(b.text), "Uhr"))
	return ok && len(m.Readings) > 0 && len(m.Text)*10 >= len(b.text)*7
}
