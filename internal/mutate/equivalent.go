package main

import (
	"fmt"
	"slices"
	"strings"
)

// equivalents are the keys of changes that cannot be noticed, with the reason.
type equivalents map[string]string

// parseEquivalents reads equivalent.tsv: five columns a line, no entry twice; # opens a comment.
func parseEquivalents(text string) (equivalents, error) {
	known := equivalents{}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 || f[4] == "" {
			return nil, fmt.Errorf("equivalent.tsv:%d: want package, function, expression, changed expression and a reason between tabs: %q", n, line)
		}
		key := strings.Join(f[:4], "\t")
		if known[key] != "" {
			return nil, fmt.Errorf("equivalent.tsv:%d: stands twice: %q", n, line)
		}
		known[key] = f[4]
	}
	return known, nil
}

// unmatched gives the keys of a package that none of its changes has.
func (e equivalents) unmatched(pkg string, all []mutant) []string {
	have := map[string]bool{}
	for _, m := range all {
		have[m.key()] = true
	}
	var out []string
	for key := range e {
		if strings.HasPrefix(key, pkg+"\t") && !have[key] {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}
