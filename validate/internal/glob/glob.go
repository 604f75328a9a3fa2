// Package glob matches the paths of a policy.
//
//	glob.New("out/*.jsonl").Match("out/articles.jsonl") // true
package glob

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// Pattern is a pattern for a slash-separated path: * and ? stay within one element, ** crosses them. A pattern that fits a
// directory fits all that is in it, and one that fits a file fits the documents inside, file#member. The zero Pattern matches
// nothing.
type Pattern struct {
	re *regexp.Regexp
}

// New returns the Pattern that a text says. Every text is valid.
func New(pattern string) Pattern {
	var b strings.Builder
	b.WriteString("^")
	// dir/** names what is in dir; findings about the directory itself are meant as well.
	for rest := strings.TrimSuffix(path.Clean(pattern), "/**"); rest != ""; {
		switch {
		case strings.HasPrefix(rest, "**/"):
			b.WriteString("(.*/)?")
			rest = rest[3:]
		case strings.HasPrefix(rest, "**"):
			b.WriteString(".*")
			rest = rest[2:]
		case rest[0] == '*':
			b.WriteString("[^/]*")
			rest = rest[1:]
		case rest[0] == '?':
			b.WriteString("[^/]")
			rest = rest[1:]
		default:
			i := strings.IndexAny(rest, "*?")
			if i < 0 {
				i = len(rest)
			}
			b.WriteString(regexp.QuoteMeta(rest[:i]))
			rest = rest[i:]
		}
	}
	b.WriteString("(?:[/#].*)?$")
	return Pattern{regexp.MustCompile(b.String())}
}

// Match reports whether the pattern matches name.
func (p Pattern) Match(name string) bool { return p.re != nil && p.re.MatchString(name) }

// Cache matches names against lists of patterns and keeps each pattern compiled. It is for one goroutine.
type Cache map[string]Pattern

// Any reports whether one of the patterns matches name.
func (c Cache) Any(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(text string) bool {
		p, ok := c[text]
		if !ok {
			p = New(text)
			c[text] = p
		}
		return p.Match(name)
	})
}
