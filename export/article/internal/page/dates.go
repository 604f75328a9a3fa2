package page

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/lexicon"
)

//go:embed datewords.tsv
var dateWordsTSV string

var dateWordList = &lexicon.List{
	Name: "datewords.tsv", Columns: []string{"kind", "words"}, Items: ";",
	Kinds: []string{"published", "loose", "changed", "publish", "change"},
}

// dateWords are the lists of datewords.tsv: meta names in falling authority, and words that say what a date is of.
var dateWords = func() map[string][]string {
	out := map[string][]string{}
	for row := range dateWordList.Rows(dateWordsTSV) {
		kind := row.Cells[0]
		out[kind] = append(out[kind], row.Items...)
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
	head, first, last int // blocks of the headline, the first and the last paragraph; -1 when unknown
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

// saysPublished reports whether a line names its date as that of publication.
func saysPublished(s string) bool {
	return len(s) < 80 && says(strings.ToLower(s), dateWords["publish"]...)
}

// namedMetas reads meta tags of a site's own vocabulary whose names say that they hold the date of publication.
func (d *pageDates) namedMetas() {
	for _, m := range d.p.metas {
		if says(m.name, "publi", "upload", "posted", "issued", "created") && !says(m.name, "publisher", "modif", "updat", "expir", "event", "author", "first") && !slices.Contains(dateWords["published"], m.name) && len(m.content) >= 8 {
			d.add(&d.loose, m.content, schema.ByMeta, m.name)
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
		case "datemodified", "modified", "dateupdate", "dateupdated":
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
		text := nodeText(t.node, 120)
		if embedded(t.node) || d.p.inComments(t.node) && (t.node.Parent == nil || !saysPublished(nodeText(t.node.Parent, 100))) {
			continue
		}
		names := strings.ToLower(attr(t.node, "class") + " " + attr(t.node, "itemprop") + " " + attr(t.node, "id"))
		if t.node.Parent != nil {
			names += " " + strings.ToLower(attr(t.node.Parent, "class"))
		}
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

// outvote weakens JSON-LD dates from which a meta tag and a visible or tagged date, agreeing with each other, are a day apart: two
// places err alike less often than one. Days further apart are a dispute, which the resolver settles.
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
	if len(ld) == 0 || len(meta) == 0 || len(seen) == 0 || meta[0] != seen[0] || ld[0] != meta[0].AddDays(1) && ld[0] != meta[0].AddDays(-1) || slices.Contains(ld, meta[0]) {
		return
	}
	for i := range d.published {
		if d.published[i].Method == schema.ByJSONLD {
			d.published[i].Weak = 1
		}
	}
}

// ofChange is the level of dates of change.
const ofChange = 3

// evidence is what the resolver gets: the statements of publication and behind them the loose ones; where there is no full date among
// them, what stands further off, and last what speaks of a change.
func (d *pageDates) evidence(address bool, headline string) []pubdate.Candidate {
	d.fill()
	d.local()
	d.outvote()
	slices.SortStableFunc(d.published, func(a, b pubdate.Candidate) int { return partial(a) - partial(b) })
	d.quarrel()
	out := slices.Clone(d.published)
	out = append(out, weakened(d.loose, 1)...)
	if address || full(out) {
		return out
	}
	if !full(d.distant) {
		d.inScripts()
	}
	if !full(d.distant) && !full(d.changed) {
		d.lastPlaces(headline)
		slices.SortStableFunc(d.distant, func(a, b pubdate.Candidate) int { return partial(a) - partial(b) })
	}
	out = append(out, weakened(d.distant[:min(1, len(d.distant))], 2)...)
	if !full(out) {
		out = append(out, weakened(d.changed[:min(1, len(d.changed))], ofChange)...)
	}
	return out
}

// quarrel weakens days without a year around the headline when they differ: that is a list of other pieces, not a date line.
func (d *pageDates) quarrel() {
	var days []pubdate.Partial
	for _, c := range d.published {
		if c.Method == schema.ByHeader && len(c.Readings) > 0 && !full([]pubdate.Candidate{c}) && !slices.Contains(days, c.Readings[0]) {
			days = append(days, c.Readings[0])
		}
	}
	if len(days) < 2 {
		return
	}
	for i := range d.published {
		if c := &d.published[i]; c.Method == schema.ByHeader && !full([]pubdate.Candidate{*c}) {
			c.Weak = 4
		}
	}
}

// weakened are candidates that are asked only after those of a lower level. A moment of change is no moment of
// publication: only its day stands in for the day.
func weakened(cs []pubdate.Candidate, level int) []pubdate.Candidate {
	out := slices.Clone(cs)
	for i := range out {
		out[i].Weak = level
		if level >= ofChange {
			out[i].Clock = nil
		}
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
