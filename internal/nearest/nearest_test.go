package nearest

import "testing"

func TestName(t *testing.T) {
	for _, c := range []struct {
		name, word string
		names      []string
		want       string
	}{
		{"a letter left out", "artcles", []string{"rows", "articles"}, "articles"},
		{"another case", "ARTICLES", []string{"articles"}, "articles"},
		{"a letter in place of another", "articlas", []string{"articles"}, "articles"},
		{"the first of two as near", "dat", []string{"data", "date"}, "data"},
		{"half of the letters", "abcd", []string{"abxy"}, "abxy"},
		{"less than half of the letters", "abcd", []string{"axyz"}, ""},
		{"no names", "abcd", nil, ""},
	} {
		if got := Name(c.word, c.names); got != c.want {
			t.Errorf("%s: Name(%q, %q) = %q, want %q", c.name, c.word, c.names, got, c.want)
		}
	}
}
