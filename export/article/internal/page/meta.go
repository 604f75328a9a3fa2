package page

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
	"dateline/export/document"
	"dateline/schema"
	"dateline/schema/source"
)

// facts are what the page's markup states that the search for the story and for what stands around it asks for.
type facts struct {
	ld     ldNode   // the JSON-LD node of the page's article, nil when it has none
	sites  []string // names of the site
	credit credit
}

// fill writes into s what the page's markup states beside the body.
func (p *page) fill(s *story.Story, doc *document.Document, reg *source.Registry) facts {
	s.URL = p.address(doc.URL)
	ld := p.articleNode(p.titleTexts(), []string{doc.URL, p.canonical, p.meta("og:url")})
	sites := p.siteNames(ld, cmp.Or(doc.URL, s.URL))
	marks := p.siteMarks(reg)
	claims := p.markedSources(marks, cmp.Or(doc.URL, s.URL), reg)
	for _, c := range claims {
		if c.Method == schema.SourcePage && c.Name != "" {
			sites = append(sites, c.Name)
		}
	}
	s.Headline = prose.Unplaced(p.headline(ld, sites))
	s.Description = prose.Unplaced(p.description(ld))
	s.Section = prose.Unplaced(p.section(ld, append(p.titleTexts(), s.Headline.Text)))
	for _, t := range p.tags(ld) {
		s.Tags = append(s.Tags, prose.Unplaced(t))
	}
	by := p.authorsOf(ld, sites, reg)
	s.Authors, s.Byline = by.people, prose.Unplaced(by.printed)
	s.Sources = append(p.sources(ld, s.URL), claims...)
	s.Own = strings.TrimSpace(p.meta("og:url"))
	s.Language = p.language(ld)
	return facts{ld, sites, by}
}

// titleTexts are the page's names for itself, to tell its own JSON-LD node from others'.
func (p *page) titleTexts() []string {
	var out []string
	for _, t := range []string{p.meta("og:title"), p.meta("twitter:title"), p.title} {
		if t = prose.Squeeze(prose.Unescape(t)); t != "" {
			out = append(out, t)
		}
	}
	for _, h := range p.h1 {
		if len(out) < 8 {
			if t := nodeText(h, 300); t != "" {
				out = append(out, t)
			}
		}
	}
	return out
}

// address is the page's canonical address, absolute; empty when the page states none.
func (p *page) address(docURL string) string {
	base, _ := url.Parse(cmp.Or(docURL, p.base))
	for _, u := range []string{p.canonical, p.meta("og:url")} {
		v, err := url.Parse(strings.TrimSpace(u))
		if u == "" || err != nil {
			continue
		}
		if !v.IsAbs() && base != nil {
			v = base.ResolveReference(v)
		}
		if (v.Scheme == "http" || v.Scheme == "https") && strings.Contains(v.Hostname(), ".") {
			return v.String()
		}
	}
	return ""
}

// description is the standfirst: as JSON-LD or meta tags state it, else as an element that is marked as one shows it.
func (p *page) description(ld ldNode) string {
	var out string
	if ld != nil {
		out = ldString(ld["description"])
	}
	for _, d := range []string{p.meta("og:description"), p.meta("twitter:description"), p.meta("description"), p.meta(metaNames["description"]...)} {
		if out == "" || strings.HasSuffix(out, "…") || strings.HasSuffix(out, "...") {
			out = cmp.Or(prose.Unescape(d), out)
		}
	}
	for _, m := range p.marked {
		if out != "" {
			break
		}
		if m.role == roleStandfirst && !p.inComments(m.node) {
			if t := nodeText(m.node, 700); len(t) >= 40 && len(t) <= 600 {
				out = t
			}
		}
	}
	if strings.Contains(out, "<") {
		out = prose.StripTags(out)
	}
	return prose.Squeeze(out)
}

// section is the department that the page names: JSON-LD, meta tags, category links.
func (p *page) section(ld ldNode, heads []string) string {
	if ld != nil {
		if s := ldString(ld["articleSection"]); s != "" {
			return s
		}
	}
	if s := p.meta(metaNames["section"]...); s != "" {
		return prose.Unescape(s)
	}
	for _, it := range p.items {
		if it.prop == "articlesection" {
			return prose.Squeeze(itemText(it))
		}
	}
	for _, n := range p.links {
		if strings.Contains(attr(n, "rel"), "category") && !p.inComments(n) {
			if t := nodeText(n, 100); t != "" {
				return t
			}
		}
	}
	return p.crumb(heads)
}

// crumb is the first step of the page's breadcrumbs behind the front page, from JSON-LD (BreadcrumbList) or from links that are named so.
func (p *page) crumb(heads []string) string {
	department := func(steps []string) string {
		for _, step := range steps[min(1, len(steps)):] {
			if s := prose.Squeeze(prose.Unescape(step)); s != "" && len(s) < 40 && !matchesAny(s, heads) && !isCommonPart(prose.Key(s)) {
				return s
			}
		}
		return ""
	}
	for _, n := range p.ld {
		if slices.Contains(ldTypes(n), "BreadcrumbList") {
			list, _ := n["itemListElement"].([]any)
			var steps []string
			for _, e := range list {
				if m, ok := e.(map[string]any); ok {
					steps = append(steps, cmp.Or(ldString(m["name"]), ldString(m["item"])))
				}
			}
			if s := department(steps); s != "" && !strings.Contains(s, "://") {
				return s
			}
		}
	}
	var steps []string
	for _, n := range p.links[:min(len(p.links), 400)] {
		if within(n, func(e *html.Node) bool {
			return strings.Contains(attr(e, "class"), "rumb") || strings.Contains(attr(e, "id"), "rumb")
		}) {
			steps = append(steps, nodeText(n, 60))
		}
	}
	return department(steps)
}

// tags are the topics that the page names, by the first kind of place that names any.
func (p *page) tags(ld ldNode) []string {
	places := []func() []string{
		func() []string {
			if ld == nil {
				return nil
			}
			return ldStrings(ld["keywords"])
		},
		func() []string { return p.allMeta("article:tag") },
	}
	for _, name := range metaNames["keywords"] {
		places = append(places, func() []string { return p.allMeta(name) })
	}
	places = append(places, p.propertyTags, p.relTags, p.listedTags)
	for _, place := range places {
		if tags := splitTags(place()); tags != nil {
			return tags
		}
	}
	return nil
}

// splitTags cuts values at the marks that part topics.
func splitTags(values []string) []string {
	const (
		longest = 80 // bytes of a topic
		most    = 60 // topics of an article
	)
	var out []string
	for _, v := range values {
		for _, t := range strings.FieldsFunc(prose.Unescape(v), func(r rune) bool { return r == ',' || r == ';' || r == '，' || r == '、' }) {
			if t = prose.Squeeze(t); t != "" && len(t) < longest && len(out) < most {
				out = append(out, t)
			}
		}
	}
	return out
}

func (p *page) propertyTags() []string {
	var out []string
	for _, it := range p.items {
		if it.prop == "keywords" {
			out = append(out, itemText(it))
		}
	}
	return out
}

// relTags are the links that say by their rel that they lead to a topic.
func (p *page) relTags() []string {
	var out []string
	for _, n := range p.links {
		if rel := attr(n, "rel"); strings.Contains(rel, "tag") && !strings.Contains(rel, "category") && !p.inComments(n) {
			out = append(out, nodeText(n, 100))
		}
	}
	return out
}

// listedTags are the links in an element that is named for topics; many are a cloud of all of the site's.
func (p *page) listedTags() []string {
	const cloud = 15
	tagged := func(e *html.Node) bool { return markup.tagList(attr(e, "class")) || markup.tagList(attr(e, "id")) }
	var out []string
	for _, n := range p.links {
		if t := nodeText(n, 60); t != "" && len(t) <= 40 && within(n, tagged) && !p.inComments(n) {
			out = append(out, strings.TrimPrefix(t, "#"))
		}
	}
	if len(out) > cloud {
		return nil
	}
	return out
}

// sources are the page's claims of who publishes it.
func (p *page) sources(ld ldNode, canonical string) []story.Claim {
	var out []story.Claim
	add := func(name string, m schema.SourceMethod) {
		if name = prose.Squeeze(prose.Unescape(name)); name != "" && len(name) < 80 && !strings.Contains(name, "://") {
			out = append(out, story.Claim{Name: name, Domain: story.Host(canonical), Method: m, At: prose.Unplaced(name)})
		}
	}
	if ld != nil {
		add(ldString(p.ldName(ld["publisher"])), schema.SourceJSONLD)
	}
	add(p.meta("og:site_name"), schema.SourceMeta)
	for _, n := range p.ld {
		for _, t := range ldTypes(n) {
			if t == "NewsMediaOrganization" || t == "WebSite" {
				add(ldString(n["name"]), schema.SourceJSONLD)
			}
		}
	}
	add(p.meta(metaNames["publisher"]...), schema.SourceMeta)
	for _, it := range p.items {
		if it.prop == "publisher" {
			for _, in := range p.items {
				if in.prop == "name" && inside(in.node, it.node) && in.node != it.node {
					add(itemText(in), schema.SourceMeta)
				}
			}
		}
	}
	return out
}

// language is what the page says of its language, as it says it.
func (p *page) language(ld ldNode) string {
	l := p.lang
	if l == "" && ld != nil {
		l = ldString(ld["inLanguage"])
	}
	l = cmp.Or(l, p.meta("content-language", "og:locale", "dc.language", "language"))
	return strings.ReplaceAll(strings.TrimSpace(l), "_", "-")
}

// teasers are the texts of links inside headings, which are other articles' headlines.
func (p *page) teasers(own string) []prose.Span {
	var out []prose.Span
	seen := map[string]bool{prose.Key(own): true}
	for _, n := range p.links {
		inHead := within(n, isHeading)
		if !inHead {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if isHeading(c) {
					inHead = true
				}
			}
		}
		if !inHead || n.DataAtom != atom.A {
			continue
		}
		t := nodeText(n, 300)
		if k := prose.Key(t); len(t) >= 20 && len(t) < 250 && !seen[k] {
			seen[k] = true
			out = append(out, prose.Unplaced(t))
		}
	}
	return out
}
