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

// withoutPlaceholders drops the first of January without a time of day: data bases write it where only the year of creation
// was known.
func withoutPlaceholders(ds dates) dates {
	var kept dates
	for _, c := range ds {
		if c.Method == schema.ByHeader || c.Clock != nil || len(c.Readings) != 1 || !c.Readings[0].Full() || c.Readings[0].Month != time.January || c.Readings[0].Day != 1 {
			kept = append(kept, c)
		}
	}
	return kept
}

// decideFigures keeps the reading of "10/05/2022" on which the page's publication, last change or creation falls where another place
// states one of them in one reading. others are the places behind own; the first place that does decides.
func decideFigures(own, others dates) dates {
	places := slices.Concat(own, others)
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
	for i := range own {
		c := &places[i]
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
			state(i)
		}
	}
	return places[:len(own)]
}

// yearsOfPage are what a page says of years beside its dates: those in which file names and identifiers name a day, and the
// latest one of its copyright, 0 when it states none.
type yearsOfPage struct {
	named  namedYears
	rights int
}

// withYears completes days without their year by a file name or an identifier of the same day, and years of two digits by the
// year of the copyright.
func (r *dateReader) withYears(ds dates, years func() yearsOfPage) dates {
	out := slices.Clone(ds)
	for i := range out {
		if c := &out[i]; !wholeDay(c.Mention) && slices.ContainsFunc(c.Readings, pubdate.Partial.Yearless) {
			completeYear(c, years())
		}
	}
	return out
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
func completeYear(c *pubdate.Candidate, of yearsOfPage) {
	var out []pubdate.Partial
	why := ""
	for _, r := range c.Readings {
		if !r.Yearless() {
			return
		}
		year, several := 0, false
		for _, y := range of.named[monthDay{r.Month, r.Day}] {
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
		if year == 0 && r.YY != 0 && of.rights != 0 {
			if y := of.rights - of.rights%100 + r.YY - 1; y <= of.rights && y > 1990 {
				year, why = y, fmt.Sprintf("; century by the copyright of %d", of.rights)
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

// years looks for them in the whole page.
func (p *page) years() yearsOfPage {
	var days []schema.Date
	rights, seen := 0, 0
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
	return yearsOfPage{yearsOf(days), rights}
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
func (r *dateReader) lastPlaces(headline string) dates {
	return slices.Concat(r.besideRepeated(headline), r.inDescription(), r.epoch())
}

// besideRepeated reads the elements beside a subheading that repeats the headline.
func (r *dateReader) besideRepeated(headline string) dates {
	const shortest = 12 // letters of a headline that no other heading repeats by chance
	key := prose.Key(headline)
	if len(key) < shortest {
		return nil
	}
	var found dates
	for _, h := range r.subheads {
		if h.Parent == nil || prose.Key(nodeText(h, 300)) != key {
			continue
		}
		for c := h.Parent.FirstChild; c != nil; c = c.NextSibling {
			if c == h || c.Type != html.ElementNode {
				continue
			}
			if t := nodeText(c, 60); t != "" && len(t) < 60 {
				found = append(found, r.inLine(t, schema.ByHeader, pubdate.Distant, 1)...)
			}
		}
	}
	return found
}

// inDescription reads the whole date in brackets that closes a description: "… the council said (4 March 2031)".
func (r *dateReader) inDescription() dates {
	var found dates
	for _, name := range []string{"description", "og:description"} {
		text := r.meta(name)
		open, end := strings.LastIndexByte(text, '('), strings.LastIndexByte(text, ')')
		if open < 0 || end < open || end-open > 50 || end < len(strings.TrimRight(text, " ."))-1 {
			continue
		}
		inner := text[open+1 : end]
		if ms := pubdate.Find(inner, r.language); len(ms) > 0 && wholeDay(ms[0]) && ms[0].End == len(strings.TrimRight(inner, " ")) {
			found = append(found, statement(ms[0], schema.ByMeta, pubdate.Distant, name+"="+text[open:end+1]))
		}
	}
	return found
}

// epoch reads the first moment that an element carries as seconds since 1970, as networks mark the time of a post.
func (r *dateReader) epoch() dates {
	for _, m := range r.moments {
		if n, err := strconv.ParseInt(m, 10, 64); err == nil {
			if len(m) == 13 {
				n /= 1000
			}
			return r.value(time.Unix(n, 0).UTC().Format(time.RFC3339), schema.ByTimeTag, pubdate.Distant, "epoch "+m)
		}
	}
	return nil
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
func (r *dateReader) calendarLeaf(n *html.Node, s pubdate.Standing) dates {
	text := spacedText(n, 60)
	words := strings.Fields(text)
	if len(words) != 3 || text == nodeText(n, 60) {
		return nil
	}
	for _, order := range [][3]int{{0, 1, 2}, {1, 0, 2}} {
		t := words[order[0]] + " " + words[order[1]] + " " + words[order[2]]
		if m, ok := pubdate.ParseIn(t, r.language); ok && wholeDay(m) {
			return dates{statement(m, schema.ByHeader, s, text)}
		}
	}
	return nil
}
