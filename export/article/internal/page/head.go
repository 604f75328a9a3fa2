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

// headline decides what the page calls its article. In falling order: the JSON-LD headline when another place of the page
// agrees with it, a heading that the page's titles repeat, og:title and the like without the site's name, a lone <h1>,
// the <title>.
func (p *page) headline(ld ldNode, sites []string) string {
	var titles []string
	for _, t := range []string{p.meta("og:title"), p.meta("twitter:title"), p.title, p.meta(metaNames["title"]...)} {
		if t = prose.Squeeze(prose.Unescape(t)); t != "" {
			titles = append(titles, t)
		}
	}
	heads := p.headings(sites)
	og := p.cutSite(prose.Squeeze(prose.Unescape(p.meta("og:title"))), sites, heads)
	title := p.cutSite(p.title, sites, heads)
	if ld != nil {
		h := p.cutSite(prose.Squeeze(prose.Unescape(ldString(ld["headline"]))), sites, heads)
		if h == "" && len(heads) == 0 && len(titles) == 0 {
			h = prose.Squeeze(ldString(ld["name"]))
		}
		if h != "" && !names.MatchesSite(h, sites) && (len(titles)+len(heads) == 0 || related(h, titles) || related(h, heads)) {
			// Some generators write the search engine's title into JSON-LD. Where readers and sharers see another one, that is it.
			if og != "" && prose.Key(h) != prose.Key(og) && prose.Key(h) == prose.Key(title) && containsKey(heads, og) {
				return og
			}
			return h
		}
	}
	if h := p.mainHeading(sites); h != "" && len(h) >= 12 {
		if prose.Key(h) == prose.Key(og) {
			return og
		}
		if t := sharedTail(h, og); t != "" {
			return t
		}
		if og != "" && prose.Key(og) == prose.Key(title) && alike(h, og) && !strings.Contains(prose.Key(h), prose.Key(og)) && !strings.Contains(prose.Key(og), prose.Key(h)) {
			return h
		}
	}
	for _, h := range heads {
		if len(h) >= 12 && containedIn(h, titles) {
			return h
		}
	}
	for _, h := range heads {
		if containedIn(h, titles) && !names.MatchesSite(h, sites) {
			return h
		}
	}
	if len(titles) > 0 && (p.meta("og:title") != "" || p.meta("twitter:title") != "") {
		if t := p.cutSite(titles[0], sites, heads); t != "" && !names.MatchesSite(t, sites) {
			return t
		}
	}
	if h := p.mainHeading(sites); h != "" {
		return h
	}
	for _, t := range titles {
		if t = p.cutSite(t, sites, heads); t != "" && !names.MatchesSite(t, sites) {
			return t
		}
	}
	if len(heads) > 0 {
		return heads[0]
	}
	return cmp.Or(append(titles, "")...)
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
func (p *page) cutSite(t string, sites, heads []string) string {
	t = strings.TrimSpace(t)
	lastCut := false // a site's name has gone: a short part before it is the section's
	for range 4 {
		cut := ""
		if i := strings.LastIndexByte(t, '-'); lastCut && i > 8 && len([]rune(t[i+1:])) <= 5 && i+1 < len(t) && !strings.ContainsAny(t[i+1:], " 0123456789") && runeWidth([]rune(t[i+1:])[0]) > 1 {
			t = t[:i]
		}
		for _, sep := range titleBreaks {
			if i := strings.LastIndex(t, sep); i > 0 {
				left, right := strings.TrimSpace(t[:i]), strings.TrimSpace(t[i+len(sep):])
				if len(left) >= 8 && (names.MatchesSite(right, sites) || lastCut && len([]rune(right)) <= 20 && len(strings.Fields(right)) <= 2) {
					cut = left
				}
			}
			if i := strings.Index(t, sep); i > 0 && cut == "" {
				left, right := strings.TrimSpace(t[:i]), strings.TrimSpace(t[i+len(sep):])
				if len(right) >= 8 && names.MatchesSite(left, sites) {
					cut = right
				}
			}
			if cut != "" {
				break
			}
		}
		if cut == "" {
			break
		}
		lastCut = strings.HasPrefix(t, cut)
		t = cut
	}
	for _, h := range heads {
		if len(h) >= 12 && len(h) < len(t) && len(h)*3 > len(t) {
			if k, hk := prose.Key(t), prose.Key(h); strings.HasPrefix(k, hk) || strings.HasSuffix(k, hk) {
				for _, sep := range titleBreaks {
					for _, part := range strings.Split(t, sep) {
						if prose.Key(part) == hk {
							return strings.TrimSpace(part)
						}
					}
				}
			}
		}
	}
	return strings.Trim(t, " |-–—·•:")
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
