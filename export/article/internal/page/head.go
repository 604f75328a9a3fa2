package page

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// titleBreaks separate a headline from the site's or section's name in <title> and og:title.
var titleBreaks = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ⋆ ", " ◂ ", " › ", " ‹ ", " // ", "--", "｜", "丨", "ㅣ", "|", " ― ", " > ", "_", " ~ "}

// headline decides what the page calls its article: the first of these rules that finds a text decides, and where none does,
// the first heading, else the first title.
func (p *page) headline(ld ldNode, sites []string) string {
	t := p.readTitles(sites)
	for _, rule := range []func() string{
		func() string { return t.inJSONLD(ld) }, t.mainHeading, t.repeatedHeading, t.forSharers, t.loneHeading, t.ownPart,
	} {
		if h := rule(); h != "" {
			return h
		}
	}
	if len(t.heads) > 0 {
		return t.heads[0]
	}
	return cmp.Or(append(t.all, "")...)
}

// titles are what the places of a page call the article.
type titles struct {
	page  *page
	sites []string
	all   []string // og:title and its kin, as they stand
	heads []string // the page's own headings
	og    string   // og:title without the site's name
	title string   // <title> without the site's name
}

func (p *page) readTitles(sites []string) *titles {
	t := &titles{page: p, sites: sites, heads: p.headings(sites)}
	for _, s := range []string{p.meta("og:title"), p.meta("twitter:title"), p.title, p.meta(metaNames["title"]...)} {
		if s = prose.Squeeze(prose.Unescape(s)); s != "" {
			t.all = append(t.all, s)
		}
	}
	t.og = cutSite(prose.Squeeze(prose.Unescape(p.meta("og:title"))), sites, t.heads)
	t.title = cutSite(p.title, sites, t.heads)
	return t
}

// inJSONLD is the JSON-LD headline when another place of the page agrees with it, or there is none. Some generators write the
// search engine's title there: where readers and sharers see another one, that is it.
func (t *titles) inJSONLD(ld ldNode) string {
	if ld == nil {
		return ""
	}
	h := cutSite(prose.Squeeze(prose.Unescape(ldString(ld["headline"]))), t.sites, t.heads)
	if h == "" && len(t.heads) == 0 && len(t.all) == 0 {
		h = prose.Squeeze(ldString(ld["name"]))
	}
	if h == "" || names.MatchesSite(h, t.sites) || len(t.all)+len(t.heads) > 0 && !related(h, t.all) && !related(h, t.heads) {
		return ""
	}
	if t.og != "" && prose.Key(h) != prose.Key(t.og) && prose.Key(h) == prose.Key(t.title) && containsKey(t.heads, t.og) {
		return t.og
	}
	return h
}

// mainHeading holds the lone <h1> against og:title: the same text is the headline as og:title writes it, the same behind a
// kicker is what both share, and of two wordings of one title readers see the heading's.
func (t *titles) mainHeading() string {
	h := t.page.mainHeading(t.sites)
	if len(h) < 12 {
		return ""
	}
	k, og := prose.Key(h), prose.Key(t.og)
	if k == og {
		return t.og
	}
	if tail := sharedTail(h, t.og); tail != "" {
		return tail
	}
	if t.og != "" && og == prose.Key(t.title) && alike(h, t.og) && !strings.Contains(k, og) && !strings.Contains(og, k) {
		return h
	}
	return ""
}

// repeatedHeading is a heading that a title repeats, one of some length before a short one.
func (t *titles) repeatedHeading() string {
	for _, h := range t.heads {
		if len(h) >= 12 && containedIn(h, t.all) {
			return h
		}
	}
	for _, h := range t.heads {
		if containedIn(h, t.all) && !names.MatchesSite(h, t.sites) {
			return h
		}
	}
	return ""
}

// forSharers is og:title, or what stands in its place.
func (t *titles) forSharers() string {
	if len(t.all) == 0 || t.page.meta("og:title") == "" && t.page.meta("twitter:title") == "" {
		return ""
	}
	return t.unlessSite(t.all[0])
}

// loneHeading is the lone <h1>.
func (t *titles) loneHeading() string { return t.page.mainHeading(t.sites) }

// ownPart is the first title that says more than the site's name.
func (t *titles) ownPart() string {
	for _, s := range t.all {
		if h := t.unlessSite(s); h != "" {
			return h
		}
	}
	return ""
}

// unlessSite is a title without the site's name, empty when it is nothing else.
func (t *titles) unlessSite(s string) string {
	if s = cutSite(s, t.sites, t.heads); names.MatchesSite(s, t.sites) {
		return ""
	}
	return s
}

// headings are the texts of the page's own headings, first ranks first, without those of menus and the site's name.
func (p *page) headings(sites []string) []string {
	var out []string
	for _, n := range p.heads {
		if t := nodeText(n, 500); t != "" && !names.MatchesSite(t, sites) {
			out = append(out, t)
		}
	}
	return out
}

// mainHeading is the one <h1> that is not the site's name; empty when several compete.
func (p *page) mainHeading(sites []string) string {
	var out []string
	for _, n := range p.h1 {
		t := nodeText(n, 500)
		if t == "" || names.MatchesSite(t, sites) || within(n, func(e *html.Node) bool { return e.DataAtom == atom.Nav || e.DataAtom == atom.Footer }) {
			continue
		}
		out = append(out, t)
	}
	if len(out) == 1 {
		return out[0]
	}
	return ""
}

// cutSite takes the site's name, or a section's, off a title. A part is cut when it names the site or when the rest is a heading of
// the page.
func cutSite(t string, sites, heads []string) string {
	t = strings.TrimSpace(t)
	siteGone := false // a short part before the site's name is its section's
	for range 4 {
		if siteGone {
			t = withoutWideSection(t)
		}
		cut := withoutSite(t, sites, siteGone)
		if cut == "" {
			break
		}
		siteGone = strings.HasPrefix(t, cut)
		t = cut
	}
	for _, h := range heads {
		if part := partSaying(t, h); part != "" {
			return part
		}
	}
	return strings.Trim(t, " |-–—·•:")
}

// withoutSite is a title without the site's name at one of its ends; empty when none stands there.
func withoutSite(t string, sites []string, siteGone bool) string {
	const shortest = 8 // bytes of what is left
	for _, sep := range titleBreaks {
		if i := strings.LastIndex(t, sep); i > 0 {
			left, right := strings.TrimSpace(t[:i]), strings.TrimSpace(t[i+len(sep):])
			if len(left) >= shortest && (names.MatchesSite(right, sites) || siteGone && isShortPart(right)) {
				return left
			}
		}
		if i := strings.Index(t, sep); i > 0 {
			left, right := strings.TrimSpace(t[:i]), strings.TrimSpace(t[i+len(sep):])
			if len(right) >= shortest && names.MatchesSite(left, sites) {
				return right
			}
		}
	}
	return ""
}

// isShortPart reports whether a part of a title may be the name of a section.
func isShortPart(s string) bool { return len([]rune(s)) <= 20 && len(strings.Fields(s)) <= 2 }

// withoutWideSection takes off a section in wide characters that a hyphen without spaces sets off: "…-国际".
func withoutWideSection(t string) string {
	i := strings.LastIndexByte(t, '-')
	if i <= 8 || i+1 == len(t) {
		return t
	}
	section := t[i+1:]
	if r := []rune(section); len(r) <= 5 && !strings.ContainsAny(section, " 0123456789") && runeWidth(r[0]) > 1 {
		return t[:i]
	}
	return t
}

// partSaying is the part of a title that says the same as a heading, when the title begins or ends with it and it is most of
// the title; empty when there is none.
func partSaying(t, heading string) string {
	if len(heading) < 12 || len(heading) >= len(t) || len(heading)*3 <= len(t) {
		return ""
	}
	k, hk := prose.Key(t), prose.Key(heading)
	if !strings.HasPrefix(k, hk) && !strings.HasSuffix(k, hk) {
		return ""
	}
	for _, sep := range titleBreaks {
		for _, part := range strings.Split(t, sep) {
			if prose.Key(part) == hk {
				return strings.TrimSpace(part)
			}
		}
	}
	return ""
}

// siteNames are the names that the page gives its site, and its domains with and without the ending.
func (p *page) siteNames(ld ldNode, docURL string) []string {
	var out []string
	add := func(s string) {
		if s = prose.Squeeze(prose.Unescape(s)); s != "" && len(s) < 60 {
			out = append(out, s)
		}
	}
	add(p.meta("og:site_name"))
	add(p.meta(metaNames["site"]...))
	if ld != nil {
		add(ldString(p.ldName(ld["publisher"])))
	}
	for _, n := range p.ld {
		for _, t := range ldTypes(n) {
			switch t {
			case "WebSite", "NewsMediaOrganization", "Organization":
				if t != "Organization" || n["logo"] != nil {
					add(ldString(n["name"]))
					add(ldString(n["alternateName"]))
				}
			}
		}
	}
	for _, u := range []string{docURL, p.canonical, p.meta("og:url")} {
		if host := story.Host(u); host != "" {
			add(host)
			if i := strings.LastIndexByte(host, '.'); i > 0 {
				add(host[:i])
				if j := strings.IndexByte(host, '.'); j < i {
					add(host[j+1 : i])
					add(host[j+1:])
				}
			}
		}
	}
	return out
}

// containedIn reports whether a title says s as one of its parts.
func containedIn(s string, titles []string) bool {
	k := prose.Key(s)
	if k == "" {
		return false
	}
	for _, t := range titles {
		tk := prose.Key(t)
		if tk == k || len(k) >= 12 && (strings.HasPrefix(tk, k) || strings.HasSuffix(tk, k)) {
			return true
		}
		for _, sep := range titleBreaks {
			if strings.Contains(t, sep) {
				for _, part := range strings.Split(t, sep) {
					if prose.Key(part) == k {
						return true
					}
				}
			}
		}
	}
	return false
}

// related reports whether s shares enough words with one of texts to be a headline of the same article.
func related(s string, texts []string) bool {
	if matchesAny(s, texts) {
		return true
	}
	words := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if len(w) > 3 {
			words[prose.Key(w)] = true
		}
	}
	for _, t := range texts {
		hit := 0
		for _, w := range strings.Fields(strings.ToLower(t)) {
			if words[prose.Key(w)] {
				hit++
			}
		}
		if hit >= 2 || hit*2 >= len(words) && hit > 0 {
			return true
		}
	}
	return false
}

// ldName follows a reference and gives the node's name.
func (p *page) ldName(v any) any {
	if n := p.byID(v); n != nil {
		return n["name"]
	}
	return v
}

// sharedTail is the last part of two headlines that differ only in the kicker before it; empty when they differ otherwise.
func sharedTail(a, b string) string {
	lastPart := func(s string) string {
		cut := s
		for _, sep := range []string{": ", " - ", " – ", " — ", " | "} {
			if i := strings.LastIndex(s, sep); i > 0 && len(s)-i-len(sep) < len(cut) {
				cut = s[i+len(sep):]
			}
		}
		return cut
	}
	x, y := lastPart(a), lastPart(b)
	if x != a && y != b && len(x) >= 20 && prose.Key(x) == prose.Key(y) && prose.Key(a) != prose.Key(b) {
		return x
	}
	return ""
}

// containsKey reports whether one of texts says s.
func containsKey(texts []string, s string) bool {
	k := prose.Key(s)
	for _, t := range texts {
		if prose.Key(t) == k {
			return true
		}
	}
	return false
}

// alike reports whether two headlines share half the longer words of the shorter one, and at least two.
func alike(a, b string) bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(a) {
		if k := prose.Key(w); len(k) > 3 {
			words[k] = true
		}
	}
	all, hit := 0, 0
	for _, w := range strings.Fields(b) {
		if k := prose.Key(w); len(k) > 3 {
			all++
			if words[k] {
				hit++
			}
		}
	}
	return hit >= 2 && hit*2 >= min(all, len(words))
}
