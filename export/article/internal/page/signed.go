package page

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/export/article/internal/names"
	"dateline/export/article/internal/prose"
	"dateline/export/article/internal/story"
)

// houses are the names that stand for the site where an author is expected: its names, the parts of "LN - Lund News", its domains.
func (p *page) houses(sites []string) []string {
	out := append([]string(nil), sites...)
	for _, s := range sites {
		for _, sep := range []string{" - ", " – ", " | ", ": "} {
			if a, b, ok := strings.Cut(s, sep); ok {
				out = append(out, a, b)
			}
		}
	}
	if host := strings.TrimPrefix(story.Host(p.base), "www."); host != "" {
		out = append(out, host)
		if i := strings.LastIndexByte(host, '.'); i > 0 {
			out = append(out, host[:i])
		}
	}
	return out
}

// signedAround looks for the names that readers see around the story when the markup names nobody, the house, or only whom <meta>
// names, which templates also fill with who made the site: links to the authors' pages first, then bylines that nothing marks.
func (p *page) signedAround(s *story.Story, r *reading, z zone, f facts) {
	houses := p.houses(f.sites)
	house := len(s.Authors) == 1 && names.MatchesSite(s.Authors[0], houses)
	if len(s.Authors) > 0 && !house && !f.credit.ofMeta {
		return
	}
	people := p.linkedAuthors(r, z, houses)
	if len(people) > 0 {
		s.Authors, s.Byline = people, prose.Unplaced(cmp.Or(s.Byline.Text, strings.Join(people, ", ")))
		return
	}
	if len(s.Authors) > 0 && !house {
		return
	}
	if people, printed := r.visibleAuthors(z, s.Language); len(people) > 1 || len(people) == 1 && (house || !names.MatchesSite(people[0], houses)) {
		s.Authors, s.Byline = people, prose.Unplaced(printed)
	}
}

// authorPage is the address of an author's page: a directory of people and one name behind it.
var authorPage = regexp.MustCompile(`(?i)/(?:authors?|autor(?:en|es|e)?|auteurs?|autori|redakteure?|journalists?|writers?|contributors?|columnists?|reporters?|newsteam|staff|profil|people|menschen|personen)/(?:[^/?#]+/){0,2}[^/?#]*[a-z][^/?#]*/?(?:[?#].*)?$`)

// linkedAuthors are the texts of links to authors' pages between the headline and the first lines of the story.
func (p *page) linkedAuthors(r *reading, z zone, houses []string) []string {
	if z.first < 0 {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, n := range p.links {
		at, ok := r.at[n]
		if !ok || at < 0 || !z.near(at) || at > z.first || !authorPage.MatchString(attr(n, "href")) || p.inComments(n) || p.lists(n) ||
			within(n, isHeading) || n.DataAtom != atom.A {
			continue
		}
		t := nodeText(n, 80)
		got := names.Clean([]string{t}, houses)
		if len(got) != 1 || names.OfSite(got[0], houses) || names.Generic(got[0]) || names.WordsOf(got[0]) > 4 || seen[prose.Key(got[0])] {
			continue
		}
		if names.WordsOf(got[0]) < 2 && !introduced(n, t) {
			continue // a column, a blog
		}
		seen[prose.Key(got[0])] = true
		out = append(out, got[0])
	}
	if len(out) > 4 {
		return nil
	}
	return out
}

// introduced reports whether a word of bylines stands before n, whose text is t, in its parent.
func introduced(n *html.Node, t string) bool {
	if n.Parent == nil {
		return false
	}
	before, _, ok := strings.Cut(nodeText(n.Parent, 200), t)
	words := strings.Fields(strings.ToLower(before))
	if !ok || len(words) == 0 {
		return false
	}
	last := strings.TrimRight(words[len(words)-1], ":")
	return names.OpensByline(last) || names.LabelsAuthor(last)
}
