package pubdate

import (
	"testing"

	"dateline/schema"

	"github.com/google/go-cmp/cmp"
)

// TestSpanMerges holds that what is gathered of a batch is the same in any order and however it is split.
func TestSpanMerges(t *testing.T) {
	days := []string{"2017-09-06", "2017-12-08", "2017-09-06", "", "2016-01-01", ""}
	add := func(s *Span, i int) {
		if days[i] == "" {
			s.Add(Result{Status: schema.Missing})
			return
		}
		s.Add(Result{Status: schema.Stated, Date: day(days[i])})
	}
	var whole, left, right Span
	for i := range days {
		add(&whole, i)
	}
	for i := len(days) - 1; i >= 0; i-- {
		if i%2 == 0 {
			add(&left, i)
		} else {
			add(&right, i)
		}
	}
	right.Merge(left)
	if d := cmp.Diff(whole, right); d != "" {
		t.Errorf("merged span differs (-whole +merged):\n%s", d)
	}
	want := Range{From: day("2016-01-01"), To: day("2017-12-08"), Articles: 4, Undated: 2}
	if got := right.Range(); got != want {
		t.Errorf("got range %v, want %v", got, want)
	}
}

func TestSpanAddsOnlyOwnDates(t *testing.T) {
	var s Span
	s.Add(Result{Status: schema.Inferred, Method: schema.ByNeighbour, Date: day("2017-09-06")})
	s.Add(Result{Status: schema.Ambiguous, Method: schema.ByDateline})
	if s.Undated != 2 || len(s.Days) != 0 {
		t.Errorf("got %+v, want two undated articles: what neighbours decided decides no others", s)
	}
}

// TestSpanTrims holds that one stray date in many does not stretch the batch.
func TestSpanTrims(t *testing.T) {
	var s Span
	s.Add(Result{Status: schema.Stated, Date: day("1999-01-01")})
	for i := range spanTrim + 1 {
		s.Add(Result{Status: schema.Stated, Date: day("2017-09-06").AddDays(i % 20)})
	}
	if got := s.Range().From; got != day("2017-09-06") {
		t.Errorf("got a batch from %s, want 2017-09-06", got)
	}
}

func TestListingMerges(t *testing.T) {
	a, b, c := Listing{day("2017-09-07"), "a"}, Listing{day("2017-09-06"), "z"}, Listing{day("2017-09-06"), "b"}
	for _, order := range [][]Listing{{a, b, c}, {c, b, a}, {b, a, c}, {{}, c, a, b, {}}} {
		var l Listing
		for _, o := range order {
			l = l.Merge(o)
		}
		if l != c {
			t.Errorf("%v: got %v, want the earliest, %v", order, l, c)
		}
	}
}

// TestRangeSpeaks holds that a single date, or a few among many undated articles, decide nothing, and that few decide
// only where the weekday agrees.
func TestRangeSpeaks(t *testing.T) {
	for _, tt := range []struct {
		name           string
		tie            string // 2017-09-04 is a Monday
		dated, undated int
		want           schema.DateStatus
	}{
		{"one", "tie Monday", 1, 1, schema.Ambiguous},
		{"two of forty", "tie Monday", 2, 38, schema.Inferred},
		{"two of forty-one", "tie Monday", 2, 39, schema.Ambiguous},
		{"a few, no weekday", "", 19, 1, schema.Ambiguous},
		{"many, no weekday", "", 20, 1, schema.Inferred},
		{"many, another weekday", "tie Friday", 20, 1, schema.Ambiguous},
	} {
		says := []string{"dateline September 4"}
		if tt.tie != "" {
			says = append(says, tt.tie)
		}
		open := Resolve(input(t, says...), Options{})
		r := Range{From: day("2017-09-01"), To: day("2017-09-20"), Articles: tt.dated, Undated: tt.undated}
		if got := open.Narrow(Neighbours{Span: r}).Status; got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}
