package schema

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

func TestMatcherIsRegexp(t *testing.T) {
	patterns := []string{`^a[0-9a-f]{3}$`, `^(ab|cd)$`, `^[^a]b$`, `^a?b$`, `(?i)^ab$`, `^$`, `^a`, `a$`, `^é$`, `^[a-é]$`, `^(a(b)){2}$`, `^a.$`, `a[0-9]`}
	for _, f := range Fields {
		if f.Rule.Pattern != "" {
			patterns = append(patterns, f.Rule.Pattern)
		}
	}
	runs := 0
	for _, p := range patterns {
		re, match := regexp.MustCompile(p), matcher(p)
		if classRun(p) != nil {
			runs++
		}
		rng := rand.New(rand.NewPCG(1, 2))
		alphabet := []string{"a", "b", "c", "d", "0", "f", "A", "B", "é", "\n", ".", "", "+", ":", "a0f1", "0123456789abcdef", "de-AT", "+03:00", "\xff"}
		for range 20_000 {
			s := ""
			for range rng.IntN(6) {
				s += alphabet[rng.IntN(len(alphabet))]
			}
			if got, want := match(s), re.MatchString(s); got != want {
				t.Fatalf("%s matches %q: %v, want %v", p, s, got, want)
			}
		}
	}
	if runs < 4 {
		t.Errorf("%d patterns are runs of classes, want those of id, duplicate_of and input_sha256 among them", runs)
	}
}
