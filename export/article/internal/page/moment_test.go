package page

import (
	"fmt"
	"slices"
	"testing"

	"dateline/export/pubdate"
	"dateline/internal/lineartest"
	"dateline/schema"
)

// many are n statements of publication, of which every 60th is the same.
func many(t *testing.T, n int, value func(i int) string) dates {
	t.Helper()
	out := make(dates, 0, n)
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
	moments := func(n int, form string) dates {
		return many(t, n, func(i int) string { return fmt.Sprintf(form, i) })
	}
	var got dates
	own := slices.Concat(
		moments(1, "2031-03-05T02:57:%02dZ"), moments(n, "2031-03-05T02:59:%02dZ"),
		moments(n, "2031-03-05T03:59:%02d+01:00"), moments(1, "2031-03-04T21:59:%02d-05:00"))
	lineartest.Run(t, func() { got = inPageZone(own) })
	if day := got[0].Readings[0].Date.String(); day != "2031-03-05" {
		t.Errorf("the first moment falls on %s, want its own day: none gives it on another", day)
	}
	if day := got[n].Readings[0].Date.String(); day != "2031-03-04" {
		t.Errorf("the moment that another place gives on the day before falls on %s", day)
	}
}

func TestManyFigures(t *testing.T) {
	const n = 200_000
	own := many(t, n, func(i int) string { return fmt.Sprintf("10/05/%d", 2000+i%30) })
	changed := many(t, 1, func(int) string { return "2029-05-10" })
	var got dates
	lineartest.Run(t, func() { got = decideFigures(own, changed) })
	for i := range 30 {
		want := 2
		if i == 29 {
			want = 1
		}
		if n := len(got[i].Readings); n != want {
			t.Errorf("%s has %d readings, want %d", got[i].Text, n, want)
		}
	}
}
