package export

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/export/pubdate"
	"dateline/schema"
)

func TestEntryComesBack(t *testing.T) {
	zero, far := int64(0), int64(1<<40)
	partial := func(y int, m time.Month, d int) pubdate.Partial {
		return pubdate.Partial{Date: schema.Date{Year: y, Month: m, Day: d}}
	}
	for _, e := range []*entry{
		{Item: "a", Outcome: Outcome{Input: "x.txt", Record: &schema.Record{InputOffset: &zero}}},
		{Outcome: Outcome{Record: &schema.Record{
			Headline: "Quote \" and line\nbreak <&> \u2028", Authors: []string{"A", "Ж"}, InputOffset: &far, WordCount: 7,
			DatePublished: schema.Date{Year: 2017, Month: 9, Day: 6}, RetrievedAt: time.Date(2018, 10, 21, 1, 2, 3, 0, time.UTC),
			DateCandidates: []schema.Date{{Year: 1995, Month: 9, Day: 6}, {Year: 2000, Month: 9, Day: 6}}, DateStatus: schema.Ambiguous,
		}, Open: &pubdate.Result{
			Status: schema.Ambiguous, Clock: &pubdate.Clock{Hour: 12, HasOffset: true, Offset: 10800},
			Open: &pubdate.Open{Readings: []pubdate.Partial{partial(0, 9, 6), partial(2017, 9, 0), partial(2017, 0, 0), partial(0, 0, 0)}, Printed: 3, Ties: []int{4}},
		}}},
		{Outcome: Outcome{Reject: newReject("a#1", 12, "empty", "no text", "")}},
		{Outcome: Outcome{Reject: newReject("a#1", -1, "syntax", "broken", "{\"a")}},
		{Outcome: Outcome{Skip: "warc-request", Linked: []string{"One"}, Evidence: []schema.Evidence{{Field: "headline", Start: -1, End: -1}}}},
	} {
		b, err := e.encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeEntry(b)
		if err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		if diff := cmp.Diff(e, got, cmpopts.IgnoreUnexported(entry{})); diff != "" {
			t.Errorf("entry comes back changed (-want +got):\n%s", diff)
		}
	}
}

func TestPayloadIsChecked(t *testing.T) {
	var file bytes.Buffer
	s := &spool{w: bufio.NewWriter(&file)}
	for _, name := range []string{"one", "two"} {
		if err := s.append(&entry{Item: name}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.w.Flush(); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	for _, c := range []struct {
		name string
		data []byte
		good int
	}{
		{"whole", whole, 2},
		{"torn payload", whole[:len(whole)-1], 1},
		{"torn head", whole[:len(whole)/2+3], 1},
		{"flipped bit", append(append([]byte{}, whole[:len(whole)-2]...), whole[len(whole)-2]^1, whole[len(whole)-1]), 1},
		{"huge length", []byte{255, 255, 255, 255, 0, 0, 0, 0}, 0},
		{"long length", []byte{255, 255, 255, 0, 0, 0, 0, 0, '{'}, 0},
	} {
		r, good := bytes.NewReader(c.data), 0
		for {
			_, _, err := readEntry(r)
			if err != nil {
				if good == 2 && !errors.Is(err, io.EOF) {
					t.Errorf("%s: at the end: got %v, want EOF", c.name, err)
				}
				break
			}
			good++
		}
		if good != c.good {
			t.Errorf("%s: got %d entries, want %d", c.name, good, c.good)
		}
	}
}
