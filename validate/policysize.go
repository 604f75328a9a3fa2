package validate

import "dateline/export/dataset"

// A policy is found in the tree, so that whoever sends a pull request may have written it, and the YAML library takes time that
// grows with the square of nearly everything: keys of a mapping, depth, lines of a block of text. Within these limits no text
// that was tried took longer than a few seconds, and there is room for a thousand exceptions of five lines. The signs and lines
// that the parser would see differently, such as those in comments, count as well: the text is not understood before it is
// known to be small.
const (
	maxPolicySize  = 256 << 10 // bytes
	maxPolicyLines = 6_000
	maxPolicySigns = 24_000
)

// policySigns are the characters that YAML gives a meaning. A key, an item of a list and a level of depth need at least one.
const policySigns = "-?:,[]{}#&*!|>'\"%@`<\\\t"

// policyWithin refuses a text that would keep the YAML library busy.
func policyWithin(name string, text []byte) error {
	var counted [256]bool
	for _, c := range []byte(policySigns) {
		counted[c] = true
	}
	lines, signs := 0, 0
	for _, c := range text {
		if c == '\n' || c == '\r' {
			lines++
		}
		if counted[c] {
			signs++
		}
	}
	if lines > maxPolicyLines {
		return &dataset.TooLargeError{Path: name, Limit: maxPolicyLines, Of: "lines"}
	}
	if signs > maxPolicySigns {
		return &dataset.TooLargeError{Path: name, Limit: maxPolicySigns, Of: "signs of YAML, such as : - and ["}
	}
	return nil
}
