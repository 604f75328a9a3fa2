package page

import (
	"cmp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
)

// ldNode is one schema.org node of a JSON-LD script.
type ldNode map[string]any

// ldDepth bounds how deep nodes are looked for; real graphs need four or five.
const ldDepth = 12

// parseLD reads one JSON-LD script: a node, an array of nodes, a graph, nested main entities. Scripts that hold no JSON
// even after repair give nothing.
func parseLD(script string) []ldNode {
	v, ok := looseJSON(script)
	if !ok {
		return nil
	}
	var out []ldNode
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if depth > ldDepth {
			return
		}
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e, depth+1)
			}
		case map[string]any:
			if len(ldTypes(v)) > 0 || v["@id"] != nil {
				out = append(out, v)
			}
			keys := make([]string, 0, len(v))
			for k := range v {
				keys = append(keys, k)
			}
			sort.Strings(keys)
			for _, k := range keys {
				switch k {
				case "@context", "comment", "review", "isPartOf", "hasPart", "mentions", "relatedLink", "citation", "potentialAction":
				default:
					switch v[k].(type) {
					case []any, map[string]any:
						walk(v[k], depth+1)
					}
				}
			}
		}
	}
	walk(v, 0)
	return out
}

// ldTypes are the node's types without their namespace.
func ldTypes(n ldNode) []string {
	var out []string
	for _, t := range ldStrings(n["@type"]) {
		if i := strings.LastIndexAny(t, "/#:"); i >= 0 {
			t = t[i+1:]
		}
		out = append(out, t)
	}
	return out
}

// ldStrings are the strings of a value: itself, its elements, or the names of the nodes in it.
func ldStrings(v any) []string {
	switch v := v.(type) {
	case string:
		if s := prose.Unescape(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, ldStrings(e)...)
		}
		return out
	case map[string]any:
		if s := ldStrings(v["name"]); s != nil {
			return s
		}
		return ldStrings(v["@value"])
	}
	return nil
}

// ldString is the first of ldStrings.
func ldString(v any) string {
	if s := ldStrings(v); len(s) > 0 {
		return s[0]
	}
	return ""
}

// ldRank weighs schema.org types: articles first, then pages and works that
// may stand in for one.
var ldRank = map[string]int{
	"NewsArticle": 10, "ReportageNewsArticle": 10, "AnalysisNewsArticle": 10, "OpinionNewsArticle": 10, "BackgroundNewsArticle": 10,
	"ReviewNewsArticle": 10, "AskPublicNewsArticle": 10, "AdvertiserContentArticle": 9, "LiveBlogPosting": 10, "BlogPosting": 9, "Article": 9,
	"SatiricalArticle": 9, "ScholarlyArticle": 9, "TechArticle": 9, "SocialMediaPosting": 8, "DiscussionForumPosting": 8, "Report": 8,
	"MedicalScholarlyArticle": 8, "APIReference": 7, "Review": 5, "CriticReview": 6, "Recipe": 7, "HowTo": 5, "PodcastEpisode": 6, "RadioEpisode": 6, "Episode": 5, "VideoObject": 3, "NewsVideoObject": 4, "AudioObject": 2,
	"QAPage": 4, "MedicalWebPage": 4, "ItemPage": 3, "AboutPage": 3, "WebPage": 3, "CreativeWork": 4, "Event": 2, "Product": 2, "ImageGallery": 4, "MediaGallery": 4,
}

// articleNode picks the node that is this page's article: by type, by what it says of itself (headline, dates, body), and
// by whether its address or headline is the page's; teasers of other articles lose there.
func (p *page) articleNode(heads []string, urls []string) ldNode {
	var best ldNode
	bestScore := 0
	for _, n := range p.ld {
		score := 0
		for _, t := range ldTypes(n) {
			score = max(score, ldRank[t])
		}
		if score == 0 {
			continue
		}
		if head := cmp.Or(ldString(n["headline"]), ldString(n["name"])); head != "" {
			score += 2
			if matchesAny(head, heads) {
				score += 8
			} else if ldString(n["headline"]) != "" && len(heads) > 0 {
				score -= 2
			}
		}
		for _, k := range []string{"url", "mainEntityOfPage", "@id"} {
			u := ldString(n[k])
			if m, ok := n[k].(map[string]any); ok {
				u = cmp.Or(ldString(m["@id"]), ldString(m["url"]))
			}
			if u == "" {
				continue
			}
			if sameAddress(u, urls) {
				score += 6
				break
			}
		}
		if n["datePublished"] != nil {
			score += 3
		}
		if n["articleBody"] != nil {
			score += 2
		}
		if n["author"] != nil {
			score++
		}
		if score > bestScore {
			best, bestScore = n, score
		}
	}
	return best
}

// sameAddress reports whether u is one of urls but for scheme, host prefix, fragment, query and a final slash.
func sameAddress(u string, urls []string) bool {
	if u = bareAddress(u); u == "" {
		return false
	}
	for _, v := range urls {
		if v = bareAddress(v); v != "" && (v == u || strings.HasSuffix(v, u) && strings.HasPrefix(u, "/") && len(u) > 8) {
			return true
		}
	}
	return false
}

func bareAddress(u string) string {
	u = strings.TrimSpace(u)
	if i := strings.IndexByte(u, '#'); i >= 0 {
		u = u[:i]
	}
	if i := strings.Index(u, "://"); i >= 0 {
		u = u[i+3:]
	}
	u = strings.TrimPrefix(u, "www.")
	if i := strings.IndexByte(u, '?'); i >= 0 {
		u = u[:i]
	}
	return strings.TrimSuffix(u, "/")
}

// byID finds the node that a reference ({"@id": …}) points to: the one that says most.
func (p *page) byID(v any) ldNode {
	m, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	id, _ := m["@id"].(string)
	if id == "" || m["name"] != nil {
		return m
	}
	best := ldNode(m)
	for _, n := range p.ld {
		if n["@id"] == id && len(n) > len(best) {
			best = n
		}
	}
	return best
}

// ldPeople reads an author value: a name, a node, a reference, or a list of them.
func (p *page) ldPeople(v any) []string {
	switch v := v.(type) {
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, p.ldPeople(e)...)
		}
		return out
	case map[string]any:
		n := p.byID(v)
		if names := ldStrings(n["name"]); len(names) > 0 {
			if len(names) == 1 {
				names[0] = fullName(names[0], ldString(n["description"]))
			}
			return names
		}
		given, family := ldString(n["givenName"]), ldString(n["familyName"])
		if s := strings.TrimSpace(given + " " + family); s != "" {
			return []string{s}
		}
		return nil
	case string:
		if s := prose.Unescape(v); s != "" && !strings.Contains(s, "://") {
			return []string{s}
		}
	}
	return nil
}

// fullName is the name with which a person's description opens, when the name given is only its first word: "Ann" and "Ann Reed - rower
// and writer".
func fullName(name, description string) string {
	rest, ok := strings.CutPrefix(description, name+" ")
	if !ok || strings.Contains(name, " ") {
		return name
	}
	family, _, ok := prose.CutAny(rest, " - ", " – ", " — ", ", ", " is ", " ist ", " | ")
	r, _ := utf8.DecodeRuneInString(family)
	if !ok || strings.Contains(family, " ") || len(family) > 30 || !unicode.IsUpper(r) {
		return name
	}
	return name + " " + family
}
