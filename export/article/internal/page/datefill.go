package page

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema"
)

// fill completes what the page's dates leave open by what the page says elsewhere: figures that may be day or month by the date of the
// last change, a day without its year by a file name or an identifier of the same day, a year of two digits by the year of the copyright.
func (d *pageDates) fill() {
	d.placeholders()
	d.decideFigures()
	if full(d.published) || full(d.loose) {
		return
	}
	var named namedYears
	var rights int
	for _, list := range []*[]pubdate.Candidate{&d.published, &d.loose, &d.distant} {
		for i := range *list {
			c := &(*list)[i]
			if len(c.Readings) == 0 || full([]pubdate.Candidate{*c}) || !slices.ContainsFunc(c.Readings, pubdate.Partial.Yearless) {
				continue
			}
			if named == nil {
				var days []schema.Date
				days, rights = d.p.namedDays()
				named = yearsOf(days)
			}
			completeYear(c, named, rights)
		}
	}
}

// placeholders drops the first of January without a time of day from the loose dates when the page also states a change: data bases
// write it where only the year of creation was known.
func (d *pageDates) placeholders() {
	if !full(d.changed) {
		return
	}
	d.loose = slices.DeleteFunc(d.loose, func(c pubdate.Candidate) bool {
		return c.Method != schema.ByHeader && c.Clock == nil && len(c.Readings) == 1 && c.Readings[0].Full() && c.Readings[0].Month == time.January && c.Readings[0].Day == 1
	})
}

// decideFigures keeps the reading of "10/05/2022" on which the page's publication, last change or creation falls where another place
// states one of them in one reading. The first place that does decides.
func (d *pageDates) decideFigures() {
	places := slices.Concat(d.published, d.changed, d.loose)
	first := map[schema.Date]int{} // place by its day
	state := func(i int) {
		if rs := places[i].Readings; len(rs) == 1 && rs[0].Full() {
			if at, ok := first[rs[0].Date]; !ok || i < at {
				first[rs[0].Date] = i
			}
		}
	}
	for i := range places {
		state(i)
	}
	for i := range d.published {
		c := &d.published[i]
		if len(c.Readings) < 2 {
			continue
		}
		place, meant := -1, pubdate.Partial{}
		for _, r := range c.Readings {
			if at, ok := first[r.Date]; ok && (place < 0 || at < place) {
				place, meant = at, r
			}
		}
		if place >= 0 {
			c.Readings = []pubdate.Partial{meant}
			c.At.Text += "; day and month as in " + places[place].At.Text
			places[i] = *c
			state(i)
		}
	}
}

// namedYears are the years, each once, in which a page names a day.
type namedYears map[monthDay][]int

type monthDay struct {
	month time.Month
	day   int
}

func yearsOf(days []schema.Date) namedYears {
	years := namedYears{}
	for _, d := range days {
		if k := (monthDay{d.Month, d.Day}); !slices.Contains(years[k], d.Year) {
			years[k] = append(years[k], d.Year)
		}
	}
	return years
}

// completeYear gives a candidate's readings the year that the page names for the same day, or that the copyright decides for two digits.
func completeYear(c *pubdate.Candidate, named namedYears, rights int) {
	var out []pubdate.Partial
	why := ""
	for _, r := range c.Readings {
		if !r.Yearless() {
			return
		}
		year, several := 0, false
		for _, y := range named[monthDay{r.Month, r.Day}] {
			if r.YY == 0 || y%100 == r.YY-1 {
				several = several || year != 0
				year = y
			}
		}
		if several {
			return
		}
		if year != 0 {
			why = fmt.Sprintf("; year of the same day elsewhere on the page, %d", year)
		}
		if year == 0 && r.YY != 0 && rights != 0 {
			if y := rights - rights%100 + r.YY - 1; y <= rights && y > 1990 {
				year, why = y, fmt.Sprintf("; century by the copyright of %d", rights)
			}
		}
		if year != 0 {
			r.Year, r.YY = year, 0
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		c.Readings = out
		c.At.Text += why
	}
}

// compactDay is a day as names of files and identifiers hold it: 20190624, 2019-06-24, 2019/06/24.
var compactDay = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)[-/._]?(0[1-9]|1[0-2])[-/._]?(0[1-9]|[12]\d|3[01])(?:\D|$)`)

// namedDays are the days that identifiers and addresses on the page name, and the latest year of its copyright, 0 when it states none.
func (p *page) namedDays() (days []schema.Date, rights int) {
	seen := 0
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if depth > 2*maxDepth || seen > 50000 {
			return
		}
		seen++
		switch {
		case n.Type == html.TextNode && len(n.Data) < 400 && (strings.Contains(n.Data, "©") || strings.Contains(strings.ToLower(n.Data), "copyright")):
			rights = max(rights, names.RightsYear(n.Data))
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
			return
		case n.Type == html.ElementNode:
			for i := range n.Attr {
				switch n.Attr[i].Key {
				case "id", "href", "src", "content":
					if len(n.Attr[i].Val) < 600 {
						days = appendCompactDays(days, n.Attr[i].Val)
					}
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(p.root, 0)
	return days, rights
}

func appendCompactDays(days []schema.Date, s string) []schema.Date {
	for _, m := range compactDay.FindAllStringSubmatch(s, 4) {
		y, _ := strconv.Atoi(m[1])
		mo, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		if date := (schema.Date{Year: y, Month: time.Month(mo), Day: day}); date.Valid() && !slices.Contains(days, date) {
			days = append(days, date)
		}
	}
	return days
}

// lastPlaces looks where pages put their date when neither markup nor a line around the story has it: beside the headline where
// a list repeats it, in marks set off in the description, in the moment that an element carries in seconds.
func (d *pageDates) lastPlaces(headline string) {
	key := prose.Key(headline)
	for _, h := range d.p.subheads {
		if key == "" || len(key) < 12 || h.Parent == nil || prose.Key(nodeText(h, 300)) != key {
			continue
		}
		for c := h.Parent.FirstChild; c != nil; c = c.NextSibling {
			if c == h || c.Type != html.ElementNode {
				continue
			}
			if t := nodeText(c, 60); t != "" && len(t) < 60 {
				d.find(&d.distant, t, schema.ByHeader, 1)
			}
		}
	}
	for _, name := range []string{"description", "og:description"} {
		text := d.p.meta(name)
		open, end := strings.LastIndexByte(text, '('), strings.LastIndexByte(text, ')')
		if open < 0 || end < open || end-open > 50 || end < len(strings.TrimRight(text, " ."))-1 {
			continue
		}
		for _, m := range pubdate.Find(text[open+1:end], d.lang) {
			if full([]pubdate.Candidate{{Mention: m}}) && m.End == len(strings.TrimRight(text[open+1:end], " ")) {
				d.keep(&d.distant, m, schema.ByMeta, name+"="+text[open:end+1])
			}
			break
		}
	}
	d.epochs()
}

// epochs reads the first moment that an element carries as seconds since 1970, as networks mark the time of a post.
func (d *pageDates) epochs() {
	for _, m := range d.p.moments {
		if n, err := strconv.ParseInt(m, 10, 64); err == nil {
			if len(m) == 13 {
				n /= 1000
			}
			d.add(&d.distant, time.Unix(n, 0).UTC().Format(time.RFC3339), schema.ByTimeTag, "epoch "+m)
			return
		}
	}
}

// epochOf is the content of an attribute that holds seconds or milliseconds since 1970, empty when n has none.
func epochOf(n *html.Node) string {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "data-utime", "data-time", "data-timestamp", "data-epoch", "data-time-ms":
			if (len(a.Val) == 10 || len(a.Val) == 13) && a.Val[0] == '1' && strings.Trim(a.Val, "0123456789") == "" {
				return a.Val
			}
		}
	}
	return ""
}

// embedded reports whether n lies in a post of a network that the story quotes: its time is not the story's.
func embedded(n *html.Node) bool {
	return within(n, func(e *html.Node) bool {
		return e.DataAtom == atom.Blockquote || says(strings.ToLower(attr(e, "class")), "twitter-tweet", "twitter-video", "instagram-media", "fb-post", "tiktok-embed")
	})
}

// spacedText is the text of a subtree with a space between its elements: calendar leaves write day, month and year in one each.
func spacedText(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode && b.Len() < limit {
			b.WriteString(n.Data + " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return prose.Squeeze(b.String())
}

// calendarLeaf reads an element that is marked as a date and keeps day, month and year in elements of their own.
func (d *pageDates) calendarLeaf(list *[]pubdate.Candidate, n *html.Node) bool {
	s := spacedText(n, 60)
	words := strings.Fields(s)
	if len(words) != 3 || s == nodeText(n, 60) {
		return false
	}
	for _, order := range [][3]int{{0, 1, 2}, {1, 0, 2}} {
		t := words[order[0]] + " " + words[order[1]] + " " + words[order[2]]
		if m, ok := pubdate.ParseIn(t, d.lang); ok && full([]pubdate.Candidate{{Mention: m}}) {
			d.keep(list, m, schema.ByHeader, s)
			return true
		}
	}
	return false
}
