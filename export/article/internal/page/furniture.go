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
	total := 0
	for _, i := range kept {
		total += r.blocks[i].chars
	}
	read, boxed := 0, 0
	for j, i := range kept {
		b := &r.blocks[i]
		if i < boxed {
			total -= b.chars
			continue
		}
		read += b.chars
		words := len(strings.Fields(b.text))
		if words > 70 || b.chars > 500 {
			story = append(story, i)
			continue
		}
		if (j < 6 || late(read, total)) && words <= 12 && b.link*2 <= b.chars && !strings.ContainsAny(b.text, ".!?") && names.InLine(b.text) != nil {
			continue
		}
		kind := furniture.Of(b.text, words)
		late := late(read, total)
		switch {
		case late && kind.Is(furniture.EndWord|furniture.CommentsLabel) && words <= 12 && !b.list:
			return story
		case kind.Is(furniture.ListingLabel|furniture.RelatedLabel) && words <= 8 && r.boxOf(i) > i+1:
			boxed = r.boxOf(i)
			rest := kept[j+1:]
			for len(rest) > 0 && rest[0] < boxed {
				rest = rest[1:]
			}
			if late && r.trails(rest, total) && !r.goesOn(story, rest) {
				return story
			}
			continue
		case late && kind.Is(furniture.AboutLabel|furniture.ListingLabel|furniture.RelatedLabel) && words <= 8 && r.trails(kept[j+1:], total):
			return story
		case kind.Is(furniture.RelatedLabel) || words < 40 && kind == 0 && strings.ContainsAny(b.text, ":|»>"):
			if _, ok := furniture.RelatedTail(b.text); ok {
				continue
			}
			if kind.Is(furniture.RelatedLabel) && words <= 6 {
				continue
			}
		case kind.Is(furniture.AdvertWord | furniture.BoilerWord | furniture.CreditWord), kind.Is(furniture.ListingLabel|furniture.TopicsLabel|furniture.AboutLabel|furniture.PersonsLabel) && words <= 6:
			continue
		case kind.Is(furniture.MenuWord|furniture.ShareWord|furniture.UnitWord) && !b.heading() && words <= 12:
			continue
		}
		if strings.HasPrefix(b.text, "©") || strings.Contains(b.text, "| ©") || strings.Contains(b.text, " © ") && words < 30 || isMoment(b) || !b.heading() && !b.table && !b.list && words <= 16 && furniture.TellsMoment(b.text) && len(pubdate.Find(b.text, "")) > 0 {
			continue
		}
		story = append(story, i)
	}
	return story
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
