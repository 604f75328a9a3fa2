package page

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/story"
	"dateline/export/pubdate"
	"dateline/schema"
	"dateline/schema/lexicon"
)

//go:embed datewords.tsv
var dateWordsTSV string

var dateWordList = &lexicon.List{
	Name: "datewords.tsv", Columns: []string{"kind", "words"}, Items: ";",
	Kinds: []string{"publish", "change"},
}

// dateWords are the lists of datewords.tsv.
var dateWords = func() map[string][]string {
	out := map[string][]string{}
	for row := range dateWordList.Rows(dateWordsTSV) {
		kind := row.Cells[0]
		out[kind] = append(out[kind], row.Items...)
	}
	return out
}()

// dates are statements about a page's dates, each with its standing; those of one standing and method in falling authority.
type dates []pubdate.Candidate

// of are the statements of one standing, in their order.
func (d dates) of(s pubdate.Standing) dates {
	var out dates
	for _, c := range d {
		if c.Standing == s {
			out = append(out, c)
		}
	}
	return out
}

// full reports whether a statement gives a whole date.
func (d dates) full() bool {
	return slices.ContainsFunc(d, func(c pubdate.Candidate) bool { return wholeDay(c.Mention) })
}

// wholeDay reports whether a reading of m gives day, month and year.
func wholeDay(m pubdate.Mention) bool { return slices.ContainsFunc(m.Readings, pubdate.Partial.Full) }

// zone is where the story stands among the blocks.
type zone struct {
	head, first, last int // blocks of the headline, the first and the last paragraph; -1 when unknown
}

// dateReader reads what a page says of its dates. It changes nothing: each of its methods gives the statements that it found.
type dateReader struct {
	*page
	reading  *reading
	zone     zone
	language string
}

// read gathers all that the page's markup and its visible lines around the story state. What is found only where nothing
// else speaks is looked for by settle.
func (r *dateReader) read(ld ldNode, pars []story.Paragraph) dates {
	found := r.jsonLD(ld)
	if len(found.of(pubdate.Own)) == 0 {
		found = append(found, r.otherNodes()...)
	}
	found = append(found, r.metaTags()...)
	found = append(found, r.properties(found)...)
	found = append(found, r.timeTags()...)
	found = append(found, r.visible(found)...)
	return append(found, r.opening(pars)...)
}

// jsonLD reads the page's article node.
func (r *dateReader) jsonLD(ld ldNode) dates {
	if ld == nil {
		return nil
	}
	value := func(key string, s pubdate.Standing) dates {
		return r.value(ldString(ld[key]), schema.ByJSONLD, s, key)
	}
	found := value("datePublished", pubdate.Own)
	if len(found) == 0 {
		found = slices.Concat(value("uploadDate", pubdate.Own), value("datePosted", pubdate.Own), value("dateCreated", pubdate.Loose))
	}
	return append(found, value("dateModified", pubdate.OfChange)...)
}

// otherNodes reads the date of the page's other JSON-LD nodes when all that state one agree.
func (r *dateReader) otherNodes() dates {
	value := ""
	for _, n := range r.ld {
		v := ldString(n["datePublished"])
		if v == "" {
			continue
		}
		if value != "" && value[:min(10, len(value))] != v[:min(10, len(v))] {
			return nil
		}
		value = v
	}
	return r.value(value, schema.ByJSONLD, pubdate.Own, "datePublished")
}

// value reads an attribute or a member of markup that is a date and nothing else; it gives one statement or none.
func (r *dateReader) value(value string, m schema.DateMethod, s pubdate.Standing, place string) dates {
	value = brokenFraction.ReplaceAllString(strings.TrimSpace(value), "$1.$2")
	if value == "" || len(value) > 80 || isZeroMoment(value) {
		return nil
	}
	mention, ok := pubdate.ParseIn(value, r.language)
	if !ok || len(mention.Readings) == 0 {
		return nil
	}
	return dates{statement(mention, m, s, place+"="+value)}
}

// brokenFraction is a colon where RFC 3339 has the point before the fraction of a second.
var brokenFraction = regexp.MustCompile(`(T\d\d:\d\d:\d\d):(\d{1,6})`)

// isZeroMoment reports whether a value is what programs write for no moment: the first of data bases, of .NET and of Unix.
func isZeroMoment(value string) bool {
	return strings.HasPrefix(value, "0000") || strings.HasPrefix(value, "0001-01-01") || strings.HasPrefix(value, "1970-01-01")
}

func statement(mention pubdate.Mention, m schema.DateMethod, s pubdate.Standing, text string) pubdate.Candidate {
	return pubdate.Candidate{
		Mention: mention, Method: m, Standing: s,
		At: schema.Evidence{Field: "date_published", Method: string(m), Start: -1, End: -1, Text: text},
	}
}

// metaTags reads the names of metanames.tsv, and behind them those of a site's own vocabulary that say that they hold the date
// of publication.
func (r *dateReader) metaTags() dates {
	var found dates
	for _, list := range []struct {
		kind     string
		standing pubdate.Standing
	}{{"published", pubdate.Own}, {"loose", pubdate.Loose}, {"changed", pubdate.OfChange}} {
		for _, name := range metaNames[list.kind] {
			for _, v := range r.allMeta(name) {
				found = append(found, r.value(v, schema.ByMeta, list.standing, name)...)
			}
		}
	}
	for _, m := range r.metas {
		if says(m.name, "publi", "upload", "posted", "issued", "created") && !says(m.name, "publisher", "modif", "updat", "expir", "event", "author", "first") && !slices.Contains(metaNames["published"], m.name) && len(m.content) >= 8 {
			found = append(found, r.value(m.content, schema.ByMeta, pubdate.Loose, m.name)...)
		}
	}
	return found
}

// properties reads microdata and RDFa. before are the statements found so far: where they hold the publication, the
// properties inside a list are those of other stories.
func (r *dateReader) properties(before dates) dates {
	var found dates
	whole := before.of(pubdate.Own).full()
	for _, it := range r.items {
		standing, ok := propertyStanding(it.prop)
		if !ok || r.inComments(it.node) {
			continue
		}
		inList := within(it.node, func(e *html.Node) bool { return e.DataAtom == atom.Li })
		if inList && standing == pubdate.Own && whole {
			continue
		}
		m := schema.ByMeta
		if it.node.DataAtom == atom.Time {
			m = schema.ByTimeTag
		}
		got := r.value(it.value, m, standing, "itemprop "+it.prop)
		if got == nil && it.value == "" {
			got = r.inLine(nodeText(it.node, 120), m, standing, 1)
		}
		found = append(found, got...)
		whole = whole || got.of(pubdate.Own).full()
	}
	return found
}

// propertyStanding is what a property of schema.org says of a date.
func propertyStanding(prop string) (pubdate.Standing, bool) {
	switch prop {
	case "datepublished", "published", "issued":
		return pubdate.Own, true
	case "datecreated", "created", "date":
		return pubdate.Loose, true
	case "datemodified", "modified", "dateupdate", "dateupdated":
		return pubdate.OfChange, true
	}
	return 0, false
}

// timeTags reads <time> elements: those marked as the publication's, those near the headline, and behind them the others
// that do not stand far below the story.
func (r *dateReader) timeTags() dates {
	const farBelow = 12 // blocks
	var found dates
	for _, t := range r.times {
		text := nodeText(t.node, 120)
		if embedded(t.node) || r.inComments(t.node) && (t.node.Parent == nil || !saysPublished(nodeText(t.node.Parent, 100))) {
			continue
		}
		at := r.reading.at[t.node]
		standing := r.timeStanding(t.node, text, at)
		if standing == pubdate.Distant && r.zone.last >= 0 && at > r.zone.last+farBelow {
			continue
		}
		got := r.value(t.value, schema.ByTimeTag, standing, "time")
		if got == nil {
			got = r.inLine(text, schema.ByTimeTag, standing, 1)
		}
		found = append(found, got...)
	}
	return found
}

// timeStanding tells by the names of a <time> element, by the words before it and by its place what its date is of.
func (r *dateReader) timeStanding(n *html.Node, text string, at int) pubdate.Standing {
	classes := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop") + " " + attr(n, "id"))
	if n.Parent != nil {
		classes += " " + strings.ToLower(attr(n.Parent, "class"))
	}
	switch {
	case says(classes, "updated", "modified") && !says(classes, "publish") || aboutChange(n, text):
		return pubdate.OfChange
	case hasAttr(n, "pubdate") || says(classes, "publish", "pubdate", "entry-date", "post-date", "article-date"), r.zone.near(at):
		return pubdate.Own
	}
	return pubdate.Distant
}

// saysPublished reports whether a line names its date as that of publication.
func saysPublished(s string) bool {
	publish, _ := lastDateWords(s)
	return len(s) < 80 && publish >= 0
}

// scriptDates are the names under which scripts carry a page's date.
var scriptDates = regexp.MustCompile(`(?i)"?(?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publicationDate|firstPublicationDate|pubDate|published_time|publishedDate|firstPublished|firstPublishDate|displayDate|display_date|articleDate|deployDt|publishDt|regDate|regDt|createdAt|created_at)"?\s*[:=]\s*["']([0-9][^"']{7,30})["']`)

// inScripts reads the first date that the page's scripts name as its own. Where the page tells its last change, a script with
// the dates of a list says less than that and is passed over.
func (r *dateReader) inScripts(tellsChange bool) dates {
	for _, s := range r.scripts {
		if tellsChange && listed(s) {
			continue
		}
		if m := scriptDates.FindStringSubmatch(s); m != nil {
			if got := r.value(m[1], schema.ByMeta, pubdate.Distant, "script"); got != nil {
				return got
			}
		}
	}
	return nil
}

// listed reports whether a script gives the name of its first date more than twice: the dates of a list.
func listed(script string) bool {
	name := scriptDates.FindString(script)
	if i := strings.IndexAny(name, ":="); i > 0 {
		name = strings.TrimSpace(name[:i])
	}
	return name != "" && strings.Count(script, name) > 2
}
