package article

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/pubdate"
	"dateline/schema"
)

//go:embed datewords.tsv
var dateWordsTSV string

// dateWords are the lists of datewords.tsv: meta names in falling authority, and words that say what a date is of.
var dateWords = func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(dateWordsTSV) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, _ := strings.Cut(line, "\t")
		for _, w := range strings.Split(words, ";") {
			out[kind] = append(out[kind], strings.TrimSpace(w))
		}
	}
	return out
}()

// pageDates gathers what a page says of its dates, as evidence and in falling authority within each method. What only
// speaks of a change, or stands far from the story, is kept apart: it counts when nothing else speaks.
type pageDates struct {
	p         *page
	lang      string
	published []pubdate.Candidate
	loose     []pubdate.Candidate // may be the file's date
	changed   []pubdate.Candidate
	distant   []pubdate.Candidate
}

// zone is where the story stands among the blocks.
type zone struct {
	head, first, last int    // blocks of the headline, the first and the last paragraph; -1 when unknown
	asides            []span // headlines of other articles that stand inside the story
}

// dates reads the evidence of a page's markup and of its visible lines around the story.
func (p *page) dates(ld ldNode, l *layout, z zone, lang string) *pageDates {
	d := &pageDates{p: p, lang: lang}
	if ld != nil {
		d.add(&d.published, ldString(ld["datePublished"]), schema.ByJSONLD, "datePublished")
		if len(d.published) == 0 {
			for _, k := range []string{"uploadDate", "datePosted"} {
				d.add(&d.published, ldString(ld[k]), schema.ByJSONLD, k)
			}
			d.add(&d.loose, ldString(ld["dateCreated"]), schema.ByJSONLD, "dateCreated")
		}
		d.add(&d.changed, ldString(ld["dateModified"]), schema.ByJSONLD, "dateModified")
	}
	if len(d.published) == 0 {
		d.otherNodes(ld)
	}
	for _, name := range dateWords["published"] {
		for _, v := range p.allMeta(name) {
			d.add(&d.published, v, schema.ByMeta, name)
		}
	}
	for _, name := range dateWords["loose"] {
		for _, v := range p.allMeta(name) {
			d.add(&d.loose, v, schema.ByMeta, name)
		}
	}
	for _, name := range dateWords["changed"] {
		for _, v := range p.allMeta(name) {
			d.add(&d.changed, v, schema.ByMeta, name)
		}
	}
	d.namedMetas()
	d.properties(l)
	d.timeTags(l, z)
	d.visible(l, z)
	return d
}

// otherNodes reads the date of the page's other JSON-LD nodes when all that state one agree.
func (d *pageDates) otherNodes(ld ldNode) {
	value := ""
	for _, n := range d.p.ld {
		v := ldString(n["datePublished"])
		if v == "" {
			continue
		}
		if value != "" && value[:min(10, len(value))] != v[:min(10, len(v))] {
			return
		}
		value = v
	}
	d.add(&d.published, value, schema.ByJSONLD, "datePublished")
}

// add parses a value that is a date and keeps it.
func (d *pageDates) add(list *[]pubdate.Candidate, value string, m schema.DateMethod, place string) bool {
	value = brokenFraction.ReplaceAllString(strings.TrimSpace(value), "$1.$2")
	if value == "" || len(value) > 80 || strings.HasPrefix(value, "0000") || strings.HasPrefix(value, "0001-01-01") || strings.HasPrefix(value, "1970-01-01") {
		return false
	}
	mention, ok := pubdate.ParseIn(value, d.lang)
	if !ok || len(mention.Readings) == 0 {
		return false
	}
	d.keep(list, mention, m, place+"="+value)
	return true
}

// brokenFraction is a colon where RFC 3339 has the point before the fraction of a second.
var brokenFraction = regexp.MustCompile(`(T\d\d:\d\d:\d\d):(\d{1,6})`)

// namedMetas reads meta tags of a site's own vocabulary whose names say that they hold the date of publication.
func (d *pageDates) namedMetas() {
	if len(d.published) > 0 {
		return
	}
	for _, m := range d.p.metas {
		if says(m.name, "publi", "upload", "posted", "issued", "created") && !says(m.name, "publisher", "modif", "updat", "expir", "event", "author") && len(m.content) >= 8 {
			d.add(&d.published, m.content, schema.ByMeta, m.name)
		}
	}
}

func (d *pageDates) keep(list *[]pubdate.Candidate, mention pubdate.Mention, m schema.DateMethod, text string) {
	*list = append(*list, pubdate.Candidate{
		Mention: mention, Method: m,
		At: schema.Evidence{Field: "date_published", Method: string(m), Start: -1, End: -1, Text: text},
	})
}

// properties reads microdata and RDFa.
func (d *pageDates) properties(l *layout) {
	for _, it := range d.p.items {
		list := &d.published
		switch it.prop {
		case "datepublished", "published", "issued":
		case "datecreated", "created", "date":
			list = &d.loose
		case "datemodified", "modified":
			list = &d.changed
		default:
			continue
		}
		if d.p.inComments(it.node) || within(it.node, func(e *html.Node) bool { return e.DataAtom == atom.Li }) && list == &d.published && full(d.published) {
			continue
		}
		m := schema.ByMeta
		if it.node.DataAtom == atom.Time {
			m = schema.ByTimeTag
		}
		if !d.add(list, it.value, m, "itemprop "+it.prop) && it.value == "" {
			d.find(list, nodeText(it.node, 120), m, 1)
		}
	}
}

// timeTags reads <time> elements: those marked as the publication's, then those near the headline.
func (d *pageDates) timeTags(l *layout, z zone) {
	for _, t := range d.p.times {
		if d.p.inComments(t.node) {
			continue
		}
		text := nodeText(t.node, 120)
		names := strings.ToLower(attr(t.node, "class") + " " + attr(t.node, "itemprop") + " " + attr(t.node, "id"))
		at := l.at[t.node]
		list := &d.distant
		switch {
		case says(names, "updated", "modified") && !says(names, "publish") || d.aboutChange(t.node, text):
			list = &d.changed
		case hasAttr(t.node, "pubdate") || says(names, "publish", "pubdate", "entry-date", "post-date", "article-date"):
			list = &d.published
		case z.near(at):
			list = &d.published
		}
		if list == &d.distant && z.last >= 0 && at > z.last+12 {
			continue
		}
		if !d.add(list, t.value, schema.ByTimeTag, "time") {
			d.find(list, text, schema.ByTimeTag, 1)
		}
	}
}

// near reports whether a block stands around the headline, above the first lines of the story.
func (z zone) near(at int) bool {
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
		if !setOff(text, mention) {
			continue // a day in a sentence is an event's
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
		if b.chars > 400 || b.chars < 6 {
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
		d.find(list, b.text, schema.ByHeader, 2)
	}
	for _, m := range d.p.marked {
		if m.role == roleDate && z.near(l.at[m.node]) && !d.p.inComments(m.node) {
			if t := nodeText(m.node, 160); len(t) < 160 {
				d.find(&d.published, t, schema.ByHeader, 2)
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
				d.find(&d.distant, t, schema.ByHeader, 1)
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
var scriptDates = regexp.MustCompile(`(?i)"?(?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publicationDate|firstPublicationDate|pubDate|published_time|publishedDate|firstPublished|createdAt|created_at)"?\s*[:=]\s*["']([0-9][^"']{7,30})["']`)

// inScripts reads the first date that the page's scripts name as its own.
func (d *pageDates) inScripts() {
	for _, s := range d.p.scripts {
		if m := scriptDates.FindStringSubmatch(s); m != nil && d.add(&d.distant, m[1], schema.ByMeta, "script") {
			return
		}
	}
}

// local writes a moment that JSON-LD or a meta tag gives in UTC in the page's own zone when another of its places gives the same
// moment there: the day of publication is that of the place of publication.
func (d *pageDates) local() {
	for i := range d.published {
		c := &d.published[i]
		at, ok := moment(c)
		if !ok || c.Clock.Offset != 0 {
			continue
		}
		for _, other := range d.published {
			o, ok := moment(&other)
			if ok && other.Clock.Offset != 0 && o.Sub(at).Abs() < 2*time.Minute && other.Readings[0].Date != c.Readings[0].Date {
				c.Readings, c.Clock = other.Readings, other.Clock
				break
			}
		}
	}
}

// moment is the point in time of a candidate that gives it.
func moment(c *pubdate.Candidate) (time.Time, bool) {
	if c.Clock == nil || !c.Clock.HasOffset || len(c.Readings) != 1 {
		return time.Time{}, false
	}
	return c.Clock.At(c.Readings[0].Date)
}

// outvote weakens JSON-LD dates that a meta tag and a visible or tagged date, agreeing with each other, contradict: templates copy
// JSON-LD from elsewhere more often than two other places err alike.
func (d *pageDates) outvote() {
	var ld, meta, seen []schema.Date
	for _, c := range d.published {
		if len(c.Readings) != 1 || !c.Readings[0].Full() {
			continue
		}
		switch day := c.Readings[0].Date; c.Method {
		case schema.ByJSONLD:
			ld = append(ld, day)
		case schema.ByMeta:
			meta = append(meta, day)
		case schema.ByTimeTag, schema.ByHeader:
			seen = append(seen, day)
		}
	}
	if len(ld) == 0 || len(meta) == 0 || len(seen) == 0 || meta[0] != seen[0] || slices.Contains(ld, meta[0]) {
		return
	}
	for i := range d.published {
		if d.published[i].Method == schema.ByJSONLD {
			d.published[i].Weak = 1
		}
	}
}

// speaksOfAnyDate reports whether a line names its date's kind: "Published", "Last modified", "Stand:".
func speaksOfAnyDate(s string) bool {
	s = strings.ToLower(s)
	return says(s, dateWords["publish"]...) || says(s, dateWords["change"]...)
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
func (d *pageDates) opening(pars []paragraph) {
	for i := 0; i < len(pars) && i < 5; i++ {
		head := cut(pars[i].text, 60)
		for _, m := range pubdate.Find(head, d.lang) {
			if m.Start <= 1 && full([]pubdate.Candidate{{Mention: m}}) && edge(strings.TrimSpace(pars[i].text[m.End:]), false) {
				d.keep(&d.loose, m, schema.ByHeader, head)
			}
			break
		}
	}
}

// evidence is what the resolver gets: the statements of publication and behind them the loose ones; where there is no full date among
// them, what stands further off, and last what speaks of a change.
func (d *pageDates) evidence(address bool) []pubdate.Candidate {
	d.local()
	d.outvote()
	slices.SortStableFunc(d.published, func(a, b pubdate.Candidate) int { return partial(a) - partial(b) })
	out := slices.Clone(d.published)
	out = append(out, weakened(d.loose, 1)...)
	if address || full(out) {
		return out
	}
	if !full(d.distant) {
		d.inScripts()
	}
	out = append(out, weakened(d.distant[:min(1, len(d.distant))], 2)...)
	if !full(out) {
		out = append(out, weakened(d.changed[:min(1, len(d.changed))], 3)...)
	}
	return out
}

func weakened(cs []pubdate.Candidate, level int) []pubdate.Candidate {
	out := slices.Clone(cs)
	for i := range out {
		out[i].Weak = level
	}
	return out
}

// partial is 1 for a candidate without a whole date.
func partial(c pubdate.Candidate) int {
	if full([]pubdate.Candidate{c}) {
		return 0
	}
	return 1
}

// full reports whether a candidate gives a whole date.
func full(cs []pubdate.Candidate) bool {
	return slices.ContainsFunc(cs, func(c pubdate.Candidate) bool {
		return slices.ContainsFunc(c.Readings, pubdate.Partial.Full)
	})
}
