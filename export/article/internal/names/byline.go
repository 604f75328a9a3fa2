package names

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

const (
	// shortestSiteKey is the bytes of the shortest site's name that is sought inside a longer one: shorter ones stand in
	// names of persons by chance.
	shortestSiteKey = 6
	// besideSiteKey is from how many bytes on what stands beside it names a person; shorter are "Staff" and "Reporter".
	besideSiteKey = 10
	// leastName and mostName are the words of one person's name.
	leastName, mostName = 2, 4
	// mostOutletLine and mostByline are the bytes of lines that may name an outlet beside persons, or authors and nothing
	// else; what is longer is prose.
	mostOutletLine, mostByline = 200, 150
	// bylineCapitals is the share of a byline's words with a capital that must be passed; particles have none.
	bylineCapitals = 0.5
)

// OfSite reports whether a name is the site's, or the site's with a word before or behind it ("Herald Staff").
func OfSite(n string, sites []string) bool {
	if MatchesSite(n, sites) {
		return true
	}
	k := prose.Key(n)
	for _, s := range sites {
		if sk := prose.Key(s); len(sk) >= shortestSiteKey && strings.Contains(k, sk) && len(k) < len(sk)+besideSiteKey {
			return true
		}
	}
	return false
}

// Generic reports names that are accounts (first.last, admin) and desks.
func Generic(n string) bool {
	if !strings.Contains(n, " ") && strings.ContainsAny(n, "-_") && n == strings.ToLower(n) {
		return true
	}
	return authorWords.generic[strings.ToLower(n)] || authorWords.accounts[strings.ToLower(n)] || !strings.Contains(n, " ") && strings.Contains(strings.TrimRight(n, "."), ".")
}

// Clean makes a clean list of names of what places state.
func Clean(raw []string, sites []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range raw {
		for _, n := range Split(s) {
			k := prose.Key(n)
			if k == "" || seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, n)
		}
	}
	// Beside persons, the site's own name is no author.
	kept := out[:0:0]
	for _, n := range out {
		if !MatchesSite(n, sites) && !Generic(n) {
			kept = append(kept, n)
		}
	}
	if len(kept) == 0 && len(out) > 0 {
		return out[:1]
	}
	return kept
}

// IsName reports whether words may be one person's: two to four of them, each with a capital but for particles, and the
// first none that opens places' names.
func IsName(words []string) bool {
	if len(words) < leastName || len(words) > mostName || furniture.OpensPlace(prose.Fold(words[0])) {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !(i > 0 && authorWords.particles[w]) || strings.ContainsAny(w, "&/:!?“”\"") || furniture.IsMastheadWord(strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// clientWords stand between an author and the outlet that had the story written.
var clientWords = []string{" for ", " für ", " pour ", " para ", " per ", " для ", " voor ", " dla ", " pro "}

// Printed are the persons that a byline names, without the outlet they wrote for.
func Printed(byline string) []string {
	byline = unglued(byline)
	for _, word := range clientWords {
		if name, rest, ok := strings.Cut(byline, word); ok && !prose.StartsLower(rest) {
			byline = name
			break
		}
	}
	return Split(byline)
}

// Outlets finds the outlets that a byline names beside or instead of persons: "By Jane Doe, Reuters", "Reuters
// Staff", "By Jane Doe for The Daily Example". of names a client of the author: the story's publisher.
func Outlets(byline string, reg *source.Registry) (beside, of *source.Outlet) {
	if len(byline) > mostOutletLine {
		return nil, nil
	}
	for _, word := range clientWords {
		if _, rest, ok := strings.Cut(byline, word); ok {
			rest, _, _ = strings.Cut(rest, ",")
			if of = reg.ByName(strings.Trim(rest, " .|")); of != nil {
				break
			}
		}
	}
	for _, part := range SplitList(cutLead(byline)) {
		part = strings.TrimSuffix(strings.Trim(part, " .()"), " Staff")
		if beside = reg.ByMark(part); beside != nil {
			return beside, of
		}
		if beside = reg.ByName(part); beside != nil && part != "" {
			return beside, of
		}
	}
	return nil, of
}

// IsByline reports whether a line names authors and nothing else.
func IsByline(s string) bool {
	if len(s) > mostByline || prose.Closes(s) && !strings.HasSuffix(s, ".") {
		return false
	}
	s = unglued(s)
	cut := cutLead(s)
	return OpensWithBy(s) && len(cut) < len(s) && len(Printed(s)) > 0 && prose.MeasureOf(cut).Capitals > bylineCapitals
}

// OpensWithBy reports whether a line begins with a word that names authors: "By", "Von", "Text:".
func OpensWithBy(s string) bool {
	one, rest, _ := strings.Cut(strings.ToLower(s), " ")
	two, _, _ := strings.Cut(rest, " ")
	return authorWords.lead[strings.TrimRight(one, ":")] || authorWords.lead[one+" "+strings.TrimRight(two, ":")]
}

// glued is a By that a scraper left without its space: "ByJane Roe".
var glued = regexp.MustCompile(`^(?:By|Von|Par|Por)(\p{Lu}\p{Ll}+ )`)

func unglued(s string) string {
	if m := glued.FindStringSubmatchIndex(s); m != nil {
		return s[:m[2]] + " " + s[m[2]:]
	}
	return s
}

// MatchesSite reports whether s is one of the site's names, as such or as its domain.
func MatchesSite(s string, sites []string) bool {
	k := strings.TrimPrefix(prose.Key(s), "www")
	if k == "" {
		return false
	}
	for _, site := range sites {
		if sk := strings.TrimPrefix(prose.Key(site), "www"); sk != "" && (k == sk || k == "the"+sk || "the"+k == sk) {
			return true
		}
	}
	return false
}
