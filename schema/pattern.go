package schema

import (
	"regexp"
	"regexp/syntax"
)

// matcher returns what regexp.MatchString does for a pattern. Most patterns of Fields are anchored runs of ASCII
// classes, as ^[0-9a-f]{64}$ is, and need no automaton.
func matcher(pattern string) func(string) bool {
	if classes := classRun(pattern); classes != nil {
		return func(s string) bool {
			if len(s) != len(classes) {
				return false
			}
			for i, class := range classes {
				if !class[s[i]] {
					return false
				}
			}
			return true
		}
	}
	return regexp.MustCompile(pattern).MatchString
}

// classRun returns the bytes that may stand at each place, nil for a pattern that is more than such a list.
func classRun(pattern string) []*[256]bool {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	re = re.Simplify()
	if re.Op != syntax.OpConcat || re.Sub[0].Op != syntax.OpBeginText || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return nil
	}
	return appendClasses(nil, re.Sub[1:len(re.Sub)-1])
}

func appendClasses(out []*[256]bool, parts []*syntax.Regexp) []*[256]bool {
	for _, part := range parts {
		switch part.Op {
		case syntax.OpConcat:
			if out = appendClasses(out, part.Sub); out == nil {
				return nil
			}
			continue
		case syntax.OpLiteral:
			for _, c := range part.Rune {
				if c >= 0x80 || part.Flags&syntax.FoldCase != 0 {
					return nil
				}
				var class [256]bool
				class[c] = true
				out = append(out, &class)
			}
		case syntax.OpCharClass:
			var class [256]bool
			for i := 0; i < len(part.Rune); i += 2 {
				if part.Rune[i+1] >= 0x80 {
					return nil
				}
				for c := part.Rune[i]; c <= part.Rune[i+1]; c++ {
					class[c] = true
				}
			}
			out = append(out, &class)
		default:
			return nil
		}
	}
	return out
}
