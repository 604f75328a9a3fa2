package page

import (
	"cmp"
	_ "embed"
	"net/url"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/schema"
	"dateline/schema/lexicon"
	"dateline/schema/source"
)

// siteMark is a name that a page gives its site in a place that is made for something else: a part of the title, the title of a
// feed, the text behind a logo. One alone says little; two of different kinds that agree name the site.
type siteMark struct {
	name string
	kind markKind
}

type markKind uint8

const (
	markTitle  markKind = iota // first or last part of <title>
	markFeed                   // title of a feed or a search description (OpenSearch 1.1)
	markApp                    // App Links, Twitter cards: what the site's application is called
	markOwner                  // <meta> author, copyright, owner
	markRights                 // a copyright line
	markLogo                   // the link to the front page
	markHost                   // the host of addresses that belong to the page
)

// ownHost is the host of the addresses with which a page links its own parts: translations, the accelerated copy, the front page, the
// publishing interface. It is empty when they name several sites or none. Feeds and searches do not count: others may serve them.
func (p *page) ownHost() string {
	own := ""
	for _, n := range p.rels {
		kind := strings.ToLower(attr(n, "type"))
		if strings.EqualFold(attr(n, "rel"), "search") || strings.Contains(kind, "rss") || strings.Contains(kind, "atom") {
			continue
		}
		host := story.Host(absolute(attr(n, "href")))
		switch {
		case host == "" || strings.HasSuffix(host, "ampproject.org"):
		case own == "":
			own = host
		case source.Domain(own) != source.Domain(host):
			return ""
		case len(host) < len(own):
			own = host
		}
	}
	return own
}

// absolute completes an address that leaves out its scheme, and takes off what an archive of the web put before it.
func absolute(u string) string {
	u = strings.TrimSpace(u)
	if i := strings.LastIndex(u, "/http"); i > 0 && (strings.HasPrefix(u[i:], "/http://") || strings.HasPrefix(u[i:], "/https://")) {
		return u[i+1:]
	}
	if strings.HasPrefix(u, "//") {
		return "https:" + u
	}
	return u
}

// linkedHost is the domain to which most of a page's links lead, when they are many: menus link a site's own pages. Relative links
// lead to another one that nobody knows.
func (p *page) linkedHost() string {
	count := map[string]int{}
	all := 0
	for _, n := range p.links {
		href := absolute(attr(n, "href"))
		if d := source.Domain(story.Host(href)); d != "" {
			count[d]++
			all++
		} else if href != "" && href[0] != '#' && !strings.Contains(href, ":") {
			all++
		}
	}
	for d, n := range count {
		if n >= 10 && n*5 > all*3 {
			return d // at most one has more than half
		}
	}
	return ""
}

// appNames are the names under which pages name the site's apps.
var appNames = []string{"al:android:app_name", "al:ios:app_name", "twitter:app:name:iphone", "twitter:app:name:googleplay", "twitter:app:name:ipad"}

// siteMarks lists the names, titles first.
func (p *page) siteMarks(reg *source.Registry) []siteMark {
	var out []siteMark
	story := p.storyTitles()
	add := func(kind markKind, names ...string) {
		for _, s := range names {
			s = strings.TrimPrefix(strings.Trim(prose.Squeeze(prose.Unescape(s)), " |-–—·•:"), "www.")
			if k := prose.Key(s); k != "" && len(s) < 60 && furniture.Of(s, len(strings.Fields(s))) == 0 && !isCommonPart(k) && !story[k] && !strings.HasPrefix(k, "poweredby") {
				out = append(out, siteMark{s, kind})
			}
		}
	}
	first, last := titleEnds(prose.Squeeze(prose.Unescape(p.title)))
	add(markTitle, last, first)
	for _, n := range p.rels {
		add(markFeed, feedName(n))
	}
	for _, name := range appNames {
		add(markApp, p.meta(name))
	}
	add(markOwner, p.meta("author"), p.meta("owner"), p.meta("organization"), p.meta("company"))
	for _, t := range append([]string{"© " + p.meta("copyright")}, p.rights...) {
		add(markRights, names.RightsHolder(t, reg, true))
	}
	for _, n := range p.links {
		if leadsToFront(attr(n, "href")) {
			add(markLogo, nodeText(n, 80), attr(n, "title"), imageAlt(n))
		}
	}
	return out
}

// feedName is the site's name in the title of a <link> to its feed or its search; empty when n is another.
func feedName(n *html.Node) string {
	title := prose.Squeeze(attr(n, "title"))
	switch kind := strings.ToLower(attr(n, "type")); {
	case strings.ToLower(attr(n, "rel")) == "search" && strings.Contains(kind, "opensearch"):
		title, _, _ = strings.Cut(title, " (")
		return title
	case strings.Contains(kind, "rss") || strings.Contains(kind, "atom"):
		title, _, _ = prose.CutAny(title, " » ", " › ", " | ", " - ", " – ", ": ")
		return withoutFeedWords(title)
	}
	return ""
}

// leadsToFront reports whether an address is that of a front page: it has a host, or a slash, and nothing behind it.
func leadsToFront(href string) bool {
	if len(href) > 1 && href[0] == '/' && href[1] != '/' || len(href) > 200 {
		return false
	}
	v, err := url.Parse(absolute(href))
	return err == nil && strings.Trim(v.Path, "/") == "" && v.RawQuery == "" && (v.Path != "" || v.Host != "")
}

// storyTitles are the keys of what the page calls the article: og:title, and main headings that are no link to the front page.
func (p *page) storyTitles() map[string]bool {
	out := map[string]bool{prose.Key(prose.Unescape(p.meta("og:title"))): true}
	for _, h := range p.h1 {
		linked := func(n *html.Node) bool { return n.DataAtom == atom.A }
		if !linkHolds(h, linked) && !within(h, linked) {
			out[prose.Key(nodeText(h, 300))] = true
		}
	}
	return out
}

// imageAlt is the text that stands for the first picture in n.
func imageAlt(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Img {
			return attr(c, "alt")
		}
		if alt := imageAlt(c); alt != "" {
			return alt
		}
	}
	return ""
}

// titleEnds are the first and the last part of a title; empty when it has only one.
func titleEnds(t string) (head, tail string) {
	for _, sep := range titleBreaks {
		if i := strings.Index(t, sep); i > 0 && (head == "" || i < len(head)) {
			head = t[:i]
		}
		if i := strings.LastIndex(t, sep); i > 0 {
			if s := t[i+len(sep):]; tail == "" || len(s) < len(tail) {
				tail = s
			}
		}
	}
	return strings.TrimSpace(head), strings.TrimSpace(tail)
}

//go:embed site.tsv
var siteTSV string

var siteList = &lexicon.List{Name: "site.tsv", Columns: []string{"kind", "words"}, Items: " ", Kinds: []string{"feed", "common"}}

// siteWords are the words of site.tsv by kind: feed, what titles of feeds say beside the site's name; common, parts of titles and
// texts of links that name no site.
var siteWords = sync.OnceValue(func() map[string]map[string]bool {
	m := map[string]map[string]bool{"feed": {}, "common": {}}
	for row := range siteList.Rows(siteTSV) {
		for _, w := range row.Items {
			m[row.Cells[0]][w] = true
		}
	}
	return m
})

func withoutFeedWords(t string) string {
	words := strings.Fields(t)
	is := func(w string) bool { return siteWords()["feed"][strings.ToLower(strings.Trim(w, "()[]"))] }
	for len(words) > 0 && is(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && is(words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func isCommonPart(key string) bool {
	return !strings.ContainsFunc(key, unicode.IsLetter) || siteWords()["common"][key]
}

// agreedSite is the name that marks of two kinds give, a part of the title before others; the site's host counts as a mark. That the
// author holds the rights names no site.
func agreedSite(marks []siteMark, host string, reg *source.Registry) string {
	for i, m := range marks {
		if sameSite(m.name, host, reg) {
			return m.name
		}
		for _, o := range marks[i+1:] {
			if o.kind != m.kind && (m.kind != markOwner || o.kind != markRights) && (prose.Key(o.name) == prose.Key(m.name) || reg.ByName(m.name) != nil && reg.ByName(m.name) == reg.ByName(o.name)) {
				return m.name
			}
		}
	}
	return ""
}

// sameSite reports whether a name is that of a host: of its outlet in the registry, or the host itself with or without its ending.
func sameSite(name, host string, reg *source.Registry) bool {
	if host == "" {
		return false
	}
	if o := reg.ByName(name); o != nil && o == reg.ByDomain(host) {
		return true
	}
	k := strings.TrimPrefix(prose.Key(name), "www")
	domain := source.Domain(host)
	label, _, _ := strings.Cut(domain, ".")
	return len(k) >= 3 && (k == prose.Key(domain) || k == prose.Key(label) || k == prose.Key(host))
}

// markedSources are the claims that follow from the marks of a page on its site. Without an address of the page they are all there
// is: then the host of its own parts counts too, and a last part of the title that is no section.
func (p *page) markedSources(marks []siteMark, docURL string, reg *source.Registry) []story.Claim {
	var out []story.Claim
	own := story.Host(docURL)
	host := cmp.Or(own, p.ownHost())
	linked := host
	if linked == "" {
		linked = p.linkedHost()
	}
	add := func(name, domain string, m schema.SourceMethod) {
		out = append(out, story.Claim{Name: name, Domain: domain, Method: m, At: prose.Unplaced(cmp.Or(name, domain))})
	}
	if name := agreedSite(marks, linked, reg); name != "" {
		domain := host
		if domain == "" && sameSite(name, linked, reg) {
			domain = linked
		}
		add(name, source.Domain(domain), schema.SourcePage)
	}
	if own != "" {
		return out
	}
	if o := reg.ByDomain(linked); o != nil {
		add(o.Name, source.Domain(linked), schema.SourcePage)
	}
	if name := p.titleSite(marks, reg); name != "" {
		add(name, source.Domain(host), schema.SourcePage)
	}
	if host != "" {
		add("", source.Domain(host), schema.SourceMeta)
	}
	return out
}

// titleSite is the last part of a title whose rest a heading repeats: what templates append is the site's name, or a section's, which
// the menu links.
func (p *page) titleSite(marks []siteMark, reg *source.Registry) string {
	if len(marks) == 0 || marks[0].kind != markTitle {
		return ""
	}
	name := marks[0].name
	title := prose.Squeeze(prose.Unescape(p.title))
	if !strings.HasSuffix(title, name) {
		return ""
	}
	parts := 1
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · ", " » "} {
		parts = max(parts, 1+strings.Count(title, sep))
	}
	if parts > 3 {
		return "" // sections and keywords
	}
	rest := prose.Key(title[:len(title)-len(name)])
	repeated := false
	for _, h := range p.heads {
		if k := prose.Key(nodeText(h, 500)); len(k) >= 12 && (k == rest || strings.HasPrefix(rest, k)) {
			repeated = true
			break
		}
	}
	if o := reg.ByName(name); o != nil && repeated {
		return o.Name
	}
	m := prose.MeasureOf(name)
	if !repeated || m.Words > 5 || m.Digits > 0 || m.Cased && m.Capitals <= 0.6 {
		return ""
	}
	k := prose.Key(name)
	for _, n := range p.links {
		if prose.Key(nodeText(n, 80)) == k {
			return "" // a section
		}
	}
	return name
}
