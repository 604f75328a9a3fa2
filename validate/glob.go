package validate

import (
	"path"
	"regexp"
	"strings"
)

// Glob is a pattern for a slash-separated path: * and ? stay within one element, ** crosses them. A pattern that fits a
// directory fits all that is in it, and one that fits a file fits the documents inside, file#member. The zero Glob matches
// nothing.
type Glob struct {
	text string
	re   *regexp.Regexp
}

// NewGlob returns the Glob of a pattern. Every pattern is valid.
func NewGlob(pattern string) Glob {
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
	return Glob{pattern, regexp.MustCompile(b.String())}
}

// String returns the pattern.
func (g Glob) String() string { return g.text }

// Match reports whether the glob matches name.
func (g Glob) Match(name string) bool { return g.re != nil && g.re.MatchString(name) }

func anyMatch(globs []Glob, name string) bool {
	for _, g := range globs {
		if g.Match(name) {
			return true
		}
	}
	return false
}
