package page

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"dateline/export/pubdate"
	"dateline/schema"
)

// linear fails t when f takes a minute. The inputs of its callers take a fraction of a second, and an algorithm that compares each of
// their parts with each other many minutes.
func linear(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("not done after a minute: it compares each part of the input with each other")
	}
}

// many are n statements of publication, of which every 60th is the same.
func many(t *testing.T, n int, value func(i int) string) []pubdate.Candidate {
	t.Helper()
	out := make([]pubdate.Candidate, 0, n)
	for i := range n {
		if i >= 60 {
			out = append(out, out[i-60])
			continue
		}
		m, ok := pubdate.ParseIn(value(i), "en")
		if !ok {
			t.Fatalf("%q is no date", value(i))
		}
		out = append(out, pubdate.Candidate{Mention: m, Method: schema.ByMeta})
	}
	return out
}

func TestManyMoments(t *testing.T) {
	const n = 200_000
	moments := func(n int, form string) []pubdate.Candidate {
		return many(t, n, func(i int) string { return fmt.Sprintf(form, i) })
	}
	d := &pageDates{published: slices.Concat(
		moments(1, "2031-03-05T02:57:%02dZ"), moments(n, "2031-03-05T02:59:%02dZ"),
		moments(n, "2031-03-05T03:59:%02d+01:00"), moments(1, "2031-03-04T21:59:%02d-05:00"))}
	linear(t, d.local)
	if got := d.published[0].Readings[0].Date.String(); got != "2031-03-05" {
		t.Errorf("the first moment falls on %s, want its own day: none gives it on another", got)
	}
	if got := d.published[n].Readings[0].Date.String(); got != "2031-03-04" {
		t.Errorf("the moment that another place gives on the day before falls on %s", got)
	}
}

func TestManyFigures(t *testing.T) {
	const n = 200_000
	d := &pageDates{published: many(t, n, func(i int) string { return fmt.Sprintf("10/05/%d", 2000+i%30) })}
	d.changed = many(t, 1, func(int) string { return "2029-05-10" })
	linear(t, d.fill)
	for i := range 30 {
		want := 2
		if i == 29 {
			want = 1
		}
		if got := len(d.published[i].Readings); got != want {
			t.Errorf("%s has %d readings, want %d", d.published[i].Text, got, want)
		}
	}
}
