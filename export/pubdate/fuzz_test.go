package pubdate

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"dateline/schema"
)

// TestWeekdays holds, for every day from 1900 to 2100, that its own weekday keeps it and no other weekday does, and that
// the weekday of the day before keeps it only as a loose candidate; the oracle is Go's calendar.
func TestWeekdays(t *testing.T) {
	for at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= 2100; at = at.AddDate(0, 0, 1) {
		d := schema.DateOf(at)
		for w := range 7 {
			o := Open{Readings: []Partial{{Date: d}}, Ties: []int{w + 1}}
			exact, loose := o.expand(Window{})
			own, before := int(at.Weekday()) == w, int(at.AddDate(0, 0, -1).Weekday()) == w
			switch {
			case own && (len(exact) != 1 || len(loose) != 0),
				before && (len(exact) != 0 || len(loose) != 1),
				!own && !before && (len(exact) != 1 || len(loose) != 0): // a tie that fits nothing is dropped
				t.Fatalf("%s tied to %s: exact %v, loose %v", d, time.Weekday(w), exact, loose)
			}
		}
	}
}

// TestYearless holds for every day of the year and every weekday that the candidates are the years in which Go's calendar
// puts the day on that weekday.
func TestYearless(t *testing.T) {
	for at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() == 2000; at = at.AddDate(0, 0, 1) {
		_, m, d := at.Date()
		for w := range 7 {
			var want []schema.Date
			for y := 1900; y <= 2100; y++ {
				if x := time.Date(y, m, d, 0, 0, 0, 0, time.UTC); x.Month() == m && int(x.Weekday()) == w {
					want = append(want, schema.DateOf(x))
				}
			}
			r := Resolve(Input{
				Candidates: []Candidate{{Mention: Mention{Readings: []Partial{{Date: schema.Date{Month: m, Day: d}}}}, Method: schema.ByDateline}},
				Weekdays:   []WeekdayTie{{Weekday: w + 1}},
			}, Options{Window: Window{schema.Date{Year: 1900, Month: 1, Day: 1}, schema.Date{Year: 2100, Month: 12, Day: 31}}})
			if !slices.Equal(r.Candidates, want) {
				t.Fatalf("%v %d, %s: got %v, want %v", m, d, time.Weekday(w), r.Candidates, want)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"September 06, 12:36 UTC+3 VLADIVOSTOK", "Wed, 06 Sep 2017 12:36:00 GMT", "06/09/17", "2017年9月6日（水）", "平成29年9月6日",
		"۱۵ شهریور ۱۳۹۶", "2 hours ago", "on Wednesday", "١٤٣٩/١/١", "29 February", "12:36 p.m.", "พ.ศ. 2560",
	} {
		f.Add(s, "en")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		at := 0
		for _, m := range Find(s, lang) {
			if m.Start < at || m.End <= m.Start || m.End > len(s) || s[m.Start:m.End] != m.Text {
				t.Fatalf("Find(%q): mention %+v out of place", s, m)
			}
			at = m.End
			if len(m.Readings) == 0 && m.Ago == nil {
				t.Fatalf("Find(%q): a mention without readings", s)
			}
			if !exists(m) {
				t.Fatalf("Find(%q): impossible %+v", s, m)
			}
		}
		Parse(s)
		FromURL(s)
		FindYears(s, lang)
		for _, w := range FindWeekdays(s, lang) {
			if w.Weekday < 1 || w.Weekday > 7 || s[w.Start:w.End] != w.Text {
				t.Fatalf("FindWeekdays(%q): %+v", s, w)
			}
		}
	})
}

// exists reports whether the calendar has every reading of m and the day its time of day.
func exists(m Mention) bool {
	for _, p := range m.Readings {
		if !possible(p) || p.Full() && !p.Date.Valid() {
			return false
		}
	}
	c := m.Clock
	return c == nil || c.Hour >= 0 && c.Hour <= 24 && c.Minute <= 59 && c.Second <= 59
}

// FuzzResolve holds what every result promises, whatever the evidence.
func FuzzResolve(f *testing.F) {
	f.Add("September 6", "2017-09-06", "06/09/2017", 3, int32(17000), int32(17500), int32(0), int32(17300))
	f.Add("29 February", "", "", 0, int32(0), int32(0), int32(0), int32(0))
	f.Add("2 hours ago", "6-Sep-17", "2017-09", 9, int32(-1), int32(99999), int32(17800), int32(1))
	f.Fuzz(func(t *testing.T, a, b, c string, tie int, from, to, retrieved, listed int32) {
		clamp := func(n int32) schema.Date {
			if n == 0 || n < -25000 || n > 50000 {
				return schema.Date{}
			}
			return schema.DateOfDays(n)
		}
		in := Input{Retrieved: clamp(retrieved)}
		for i, s := range []string{a, b, c} {
			for _, m := range Find(s, "") {
				in.Candidates = append(in.Candidates, Candidate{Mention: m, Method: authority[(i*3+len(s))%len(authority)]})
			}
		}
		if tie > 0 && tie < 8 {
			in.Weekdays = []WeekdayTie{{Weekday: tie}}
		}
		opt := Options{Window: Window{clamp(from), clamp(to)}}
		r := Resolve(in, opt)
		holds(t, r)
		conflict := slices.ContainsFunc(r.Evidence, func(e schema.Evidence) bool { return e.Note == noteOutside })
		for _, d := range r.Candidates {
			if opt.Window.Contains(d) == conflict || !in.Retrieved.IsZero() && d.After(in.Retrieved.AddDays(1)) {
				t.Fatalf("candidate %s outside the bounds", d)
			}
		}
		span := Span{}
		span.Add(Result{Status: schema.Stated, Date: schema.DateOfDays(listed % 40000)})
		span.Add(Result{Status: schema.Stated, Date: schema.DateOfDays(listed%40000 + 9)})
		n := r.Narrow(Neighbours{Listed: Listing{clamp(listed), "x"}, Span: span.Range()})
		holds(t, n)
		if n.Status == schema.Inferred && r.Status == schema.Ambiguous && r.Open != nil {
			exact, loose := r.Open.expand(Window{n.Date, n.Date})
			if !slices.Contains(append(exact, loose...), n.Date) {
				t.Fatalf("neighbours gave %s, which the evidence does not allow", n.Date)
			}
		}
		j, err := json.Marshal(r)
		var back Result
		if err == nil {
			err = json.Unmarshal(j, &back)
		}
		if err != nil || outcome(back.Narrow(Neighbours{Span: span.Range()})) != outcome(r.Narrow(Neighbours{Span: span.Range()})) {
			t.Fatalf("result does not survive being written out: %v", err)
		}
	})
}

// holds checks what is true of every result.
func holds(t *testing.T, r Result) {
	t.Helper()
	known := r.Status == schema.Stated || r.Status == schema.Inferred
	switch {
	case known && (r.Date.IsZero() || len(r.Candidates) != 1 || r.Candidates[0] != r.Date || r.Method == ""):
		t.Fatalf("known date %s with candidates %v by %q", r.Date, r.Candidates, r.Method)
	case !known && !r.Date.IsZero():
		t.Fatalf("%s with date %s", r.Status, r.Date)
	case r.Status == schema.Missing && len(r.Candidates) > 0:
		t.Fatalf("missing with candidates %v", r.Candidates)
	case r.Status == "":
		t.Fatal("no status")
	}
	if !slices.IsSortedFunc(r.Candidates, schema.Date.Compare) {
		t.Fatalf("candidates %v are not ascending", r.Candidates)
	}
	for _, d := range r.Candidates {
		if !d.Valid() {
			t.Fatalf("impossible candidate %v", d)
		}
	}
}
