package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/pubdate"
	"dateline/schema"
)

// near reports whether a block stands around the headline, above the first lines of the story.
func (z zone) near(at int) bool {
	if z.first < 0 {
		return z.head >= 0 && at >= z.head-8 && at <= z.head+2
	}
	if z.head > z.first {
		return at >= z.head-4 && at <= z.head+8
	}
	from := z.head
	if from < 0 {
		from = z.first
	}
	return from >= 0 && at >= max(from-8, 0) && at <= z.first+1
}

func says(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// aboutChange reports whether the words before a date say that it is that of a change.
func (d *pageDates) aboutChange(n *html.Node, text string) bool {
	before := text
	if n.Parent != nil {
		if t := nodeText(n.Parent, 200); len(t) < 120 {
			if i := strings.Index(t, text); i >= 0 && text != "" {
				before = t[:i] + " " + text
			}
		}
	}
	return speaksOfChange(before)
}

// speaksOfChange reports whether the words that stand before a date are those of a change: "Updated", "Stand:".
func speaksOfChange(s string) bool {
	s = strings.ToLower(s)
	change, pub := -1, -1
	for _, w := range dateWords["change"] {
		change = max(change, strings.LastIndex(s, w))
	}
	for _, w := range dateWords["publish"] {
		pub = max(pub, strings.LastIndex(s, w))
	}
	return change > pub
}

// find reads the date expressions of a visible line, at most n of them.
func (d *pageDates) find(list *[]pubdate.Candidate, text string, m schema.DateMethod, n int) {
	at := 0
	for _, mention := range pubdate.Find(text, d.lang) {
		if n == 0 {
			return
		}
		if !setOff(text, mention) || !namesDay(mention) || beforeTheWeb(mention) && !speaksOfAnyDate(text) {
			continue // a day in a sentence is an event's
		}
		if furniture.DateLabel(text[min(at, mention.Start):mention.Start]) == "event" {
			at = mention.End
			continue
		}
		n--
		to := list
		if list != &d.distant && speaksOfChange(text[min(at, mention.Start):mention.Start]) {
			to = &d.changed
		}
		at = mention.End
		d.keep(to, mention, m, text)
	}
}

// visible reads the lines around the headline and behind the story, and elements marked as dates.
func (d *pageDates) visible(l *layout, z zone) {
	seen := map[int]bool{}
	near := false
	line := func(i int, list *[]pubdate.Candidate) {
		if i < 0 || i >= len(l.blocks) || seen[i] {
			return
		}
		seen[i] = true
		b := &l.blocks[i]
		if b.chars > 400 || b.chars < 6 || embedded(b.node) {
			return
		}
		if v := l.against(b); v == notes || v == never || v == aside && list != &d.published && !near {
			return
		}
		if b.chars > 120 && !speaksOfAnyDate(b.text) {
			return // a sentence that names a date is no date line
		}
		if strings.ContainsAny(b.text, "©") || strings.Contains(strings.ToLower(b.text), "copyright") {
			return
		}
		for t := range strings.SplitSeq(b.text, "\n") {
			d.find(list, t, schema.ByHeader, 2)
		}
	}
	for _, m := range d.p.marked {
		if m.role == roleDate && z.near(l.at[m.node]) && !embedded(m.node) && !d.p.inComments(m.node) {
			if t := nodeText(m.node, 160); len(t) < 160 {
				if !d.calendarLeaf(&d.published, m.node) {
					d.find(&d.published, t, schema.ByHeader, 2)
				}
			}
		}
	}
	if z.first >= 0 {
		from := z.head
		upto := z.first
		switch {
		case from > z.first:
			upto = from + 8
		case from < 0:
			from = max(z.first-6, 0)
		}
		for i := from; i < upto && i < from+25; i++ {
			line(i, &d.published)
		}
		near = true
		for i := from - 1; i >= from-4 && i >= 0; i-- {
			if d.besideHead(l, i, from) {
				line(i, &d.published)
			} else {
				line(i, &d.distant)
			}
		}
		near = false
		for i := z.last; i >= z.first && i > z.last-3; i-- {
			if speaksOfAnyDate(l.blocks[i].text) {
				line(i, &d.distant)
			}
		}
		for i := z.last + 1; i <= z.last+10; i++ {
			line(i, &d.distant)
		}
	}
	for _, m := range d.p.marked {
		if m.role == roleDate && !d.p.inComments(m.node) {
			if t := nodeText(m.node, 120); len(t) < 120 {
				if !d.calendarLeaf(&d.distant, m.node) {
					d.find(&d.distant, t, schema.ByHeader, 1)
				}
			}
		}
	}
	if len(d.published)+len(d.changed)+len(d.distant) == 0 {
		for i := range l.blocks {
			b := &l.blocks[i]
			if b.chars < 200 && speaksOfAnyDate(b.text) || isMoment(b) && strings.Count(b.text, "20")+strings.Count(b.text, "19") > 0 {
				line(i, &d.distant)
			}
		}
	}
}

// besideHead reports whether block i shares a near ancestor with the headline's block.
func (d *pageDates) besideHead(l *layout, i, head int) bool {
	n := l.blocks[head].node.Parent
	for range 2 {
		if n == nil || n.DataAtom == atom.Body {
			return false
		}
		if inside(l.blocks[i].node, n) {
			return true
		}
		n = n.Parent
	}
	return false
}

// scriptDates are the names under which scripts carry a page's date.
var scriptDates = regexp.MustCompile(`(?i)"?(?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publicationDate|firstPublicationDate|pubDate|published_time|publishedDate|firstPublished|firstPublishDate|displayDate|display_date|articleDate|deployDt|publishDt|regDate|regDt|createdAt|created_at)"?\s*[:=]\s*["']([0-9][^"']{7,30})["']`)

// inScripts reads the first date that the page's scripts name as its own.
func (d *pageDates) inScripts() {
	for _, s := range d.p.scripts {
		if full(d.changed) && listed(s) {
			continue // the page tells its last change, the list of others says less
		}
		if m := scriptDates.FindStringSubmatch(s); m != nil && d.add(&d.distant, m[1], schema.ByMeta, "script") {
			return
		}
	}
}

// listed reports whether a script gives the name of its first date more than twice: the dates of a list.
func listed(script string) bool {
	name := scriptDates.FindString(script)
	if i := strings.IndexAny(name, ":="); i > 0 {
		name = strings.TrimSpace(name[:i])
	}
	return name != "" && strings.Count(script, name) > 2
}

// speaksOfAnyDate reports whether a line names its date's kind: "Published", "Last modified", "Stand:".
func speaksOfAnyDate(s string) bool {
	s = strings.ToLower(s)
	return says(s, dateWords["publish"]...) || says(s, dateWords["change"]...)
}

// beforeTheWeb reports whether a date is older than web pages are: on one, such a line is about its subject.
func beforeTheWeb(m pubdate.Mention) bool {
	return len(m.Readings) > 0 && !slices.ContainsFunc(m.Readings, func(p pubdate.Partial) bool { return p.Year == 0 || p.Year > 1990 })
}

// namesDay reports whether a mention gives a day, or says how long ago: "Joined March 2007" does not.
func namesDay(m pubdate.Mention) bool {
	return m.Ago != nil || slices.ContainsFunc(m.Readings, func(p pubdate.Partial) bool { return p.Day != 0 })
}

// setOff reports whether a date stands by itself in a line: the line is short, or labels and marks set the date off.
func setOff(text string, m pubdate.Mention) bool {
	whole := full([]pubdate.Candidate{{Mention: m}})
	if len(text) <= 45 && whole || len(text) <= 30 || whole && m.Clock != nil {
		return true
	}
	before, after := strings.TrimSpace(text[:m.Start]), strings.TrimSpace(text[m.End:])
	if speaksOfAnyDate(before) && (whole || len(before) < 40) {
		return true
	}
	return edge(before, true) && edge(after, false) && (whole || m.Clock != nil)
}

// edge reports whether the text on one side of a date ends it there: nothing, a mark, or a few words.
func edge(s string, left bool) bool {
	if s == "" || len(strings.Fields(s)) <= 5 {
		return true
	}
	var r rune
	if left {
		r, _ = utf8.DecodeLastRuneInString(s)
	} else {
		r, _ = utf8.DecodeRuneInString(s)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// opening reads a full date that opens one of the first paragraphs: "01.02.2022 – The labour market …".
func (d *pageDates) opening(pars []story.Paragraph) {
	for i := 0; i < len(pars) && i < 5; i++ {
		head := prose.Cut(pars[i].Text, 60)
		for _, m := range pubdate.Find(head, d.lang) {
			if m.Start <= 1 && full([]pubdate.Candidate{{Mention: m}}) && edge(strings.TrimSpace(pars[i].Text[m.End:]), false) {
				d.keep(&d.loose, m, schema.ByHeader, head)
			}
			break
		}
		d.placeAndDay(pars[i].Text)
	}
}

// placeAndDay reads the line of place and day above a press release: "Nordvik | Sund, 4 March 2031".
func (d *pageDates) placeAndDay(text string) {
	if text = strings.TrimSpace(text); len(text) > 90 {
		return
	}
	found := pubdate.Find(text, d.lang)
	if len(found) == 0 {
		return
	}
	m := found[0]
	place, ok := strings.CutSuffix(strings.TrimSpace(text[:m.Start]), ",")
	rest := strings.TrimSpace(text[m.End:])
	if ok && full([]pubdate.Candidate{{Mention: m}}) && (rest == "" || rest == ".") && !beforeTheWeb(m) && capitalized(place) {
		d.keep(&d.loose, m, schema.ByHeader, text)
	}
}

// capitalized reports whether a name of at most six words stands in s: none but short words inside it begins in lower case.
func capitalized(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '/' })
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(r) || !unicode.IsUpper(r) && (i == 0 || i == len(words)-1 || len(w) > 3) {
			return false
		}
	}
	return true
}
