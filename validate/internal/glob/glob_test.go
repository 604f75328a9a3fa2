package glob

import "testing"

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		glob, path string
		want       bool
	}{
		{"out/articles.jsonl", "out/articles.jsonl", true},
		{"./out/articles.jsonl", "out/articles.jsonl", true},
		{"out/*.jsonl", "out/articles.jsonl", true},
		{"out/*.jsonl", "out/a/articles.jsonl", false},
		{"out/**", "out/a/articles.jsonl", true},
		{"**/articles.jsonl", "articles.jsonl", true},
		{"**/articles.jsonl", "a/b/articles.jsonl", true},
		{"**/articles.jsonl", "a/b/old-articles.jsonl", false},
		{"a?c", "abc", true},
		{"a?c", "a/c", false},
		{"seeds/003_*.txt", "seeds/003_1f39.txt", true},
		{"a.c", "abc", false},
		{"crawl#1(x)+[y]", "crawl#1(x)+[y]", true},
		{"out", "out/articles.jsonl", true},
		{"out/", "out/articles.jsonl", true},
		{"out", "outer/articles.jsonl", false},
		{"out/**", "out", true},
		{"out/**", "outer", false},
		{"**", "out/articles.jsonl", true},
		{"**/out/**", "a/out/b/articles.jsonl", true},
		{"crawl/*.jsonl", "crawl/a.jsonl#7", true},
		{"crawl/a.jsonl#7", "crawl/a.jsonl", false},
		{"crawl/a.jsonl#7", "crawl/a.jsonl#77", false},
	} {
		if got := New(c.glob).Match(c.path); got != c.want {
			t.Errorf("%q matches %q: got %t, want %t", c.glob, c.path, got, c.want)
		}
	}
	if (Pattern{}).Match("") {
		t.Error("the zero Pattern matches")
	}
}
