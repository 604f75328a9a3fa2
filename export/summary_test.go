package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/dataset"
	"dateline/export/input"
	"dateline/schema"
)

// crowd is a batch in which listings, spans and shared headlines all decide something.
func crowd(r *rand.Rand, n int) []*Outcome {
	head := func(i int) string { return fmt.Sprintf("Harbour number %d opens after nine years", i) }
	first := schema.Date{Year: 2016, Month: 3, Day: 1}
	var list []*Outcome
	for i := range n {
		day := first.AddDays(i * 900 / n)
		var o *Outcome
		if i%3 == 0 {
			o = undated(i, head(i), day)
		} else {
			o = dated(i, day, head(i-i%3), head(r.IntN(n)))
			o.Record.Headline = head(r.IntN(n)) // often that of another text
		}
		o.Record.Body = fmt.Sprintf("Text %d.", r.IntN(n))
		o.Record.Language = [...]string{"en", "en-GB", "ru"}[r.IntN(3)]
		list = append(list, o)
	}
	return list
}

// decided settles copies of the open outcomes with the batch; the dates by id.
func decided(batch *Summary, list []*Outcome) map[string]string {
	got := map[string]string{}
	for _, o := range list {
		if o.Open != nil {
			r, c := *o.Record, *o
			c.Record = &r
			Settle(&c, batch, &Options{})
			got[r.ID] = fmt.Sprint(r.DateStatus, r.DatePublished, c.Evidence)
		}
	}
	return got
}

func TestSummaryMergesInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	list := crowd(r, 600)
	whole := &Summary{}
	for _, o := range list {
		whole.Add(o)
	}
	want, bytes := decided(whole, list), marshal(t, whole)
	if n := strings.Count(fmt.Sprint(want), "inferred"); n < 20 || n > len(want)-20 {
		t.Fatalf("%d of %d dates are decided: the batch tests nothing", n, len(want))
	}
	if diff := cmp.Diff(want, settled(t, list)); diff != "" {
		t.Errorf("a conversion keeps something else (-in memory +in the file):\n%.2000s", diff)
	}
	for range 20 {
		parts := make([]*Summary, 1+r.IntN(6))
		for i := range parts {
			parts[i] = &Summary{}
		}
		for _, i := range r.Perm(len(list)) {
			parts[r.IntN(len(parts))].Add(list[i])
		}
		sum := &Summary{}
		for _, i := range r.Perm(len(parts)) {
			back := &Summary{}
			if err := json.Unmarshal(marshal(t, parts[i]), back); err != nil {
				t.Fatal(err)
			}
			sum.Merge(back)
		}
		if got := marshal(t, sum); string(got) != string(bytes) {
			t.Fatalf("%d parts merge to another summary", len(parts))
		}
		if diff := cmp.Diff(want, decided(sum, list)); diff != "" {
			t.Fatalf("%d parts decide other dates (-whole +parts):\n%.2000s", len(parts), diff)
		}
	}
}

func TestSummaryKnowsWhatWasAddedLast(t *testing.T) {
	batch, o := &Summary{}, undated(1, "Harbour opens after nine years", schema.Date{Month: 9, Day: 6})
	batch.Add(o)
	if got := batch.Neighbours(o.Record).Span.Articles; got != 0 {
		t.Fatalf("%d dated articles in a batch without one", got)
	}
	batch.Add(dated(2, schema.Date{Year: 2017, Month: 9, Day: 7}))
	if got := batch.Neighbours(o.Record).Span.Articles; got != 1 {
		t.Errorf("%d dated articles after one was added, want 1", got)
	}
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSummaryRefuses(t *testing.T) {
	for _, c := range []struct{ name, json, want string }{
		{"another version", `{"version":1,"spans":{},"headlines":[]}`, "version 1 is not 2"},
		{"no version", `{}`, "version 0 is not 2"},
		{"an unknown member", `{"version":2,"extra":1}`, "unknown field"},
		{"a short hash", `{"version":2,"headlines":[{"headline":"12"}]}`, `"12" is no hash`},
		{"a body that is no hash", `{"version":2,"headlines":[{"headline":"0123456789abcdef","body":"x"}]}`, `"x" is no hash`},
		{"a day that does not exist", `{"version":2,"headlines":[{"headline":"0123456789abcdef","day":"2017-02-30"}]}`, "2017-02-30"},
		{"a null span", `{"version":2,"spans":{"en":null}}`, "is null"},
	} {
		s := &Summary{}
		s.Add(dated(1, schema.Date{Year: 2017, Month: 9, Day: 7}))
		before := marshal(t, s)
		err := json.Unmarshal([]byte(c.json), s)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want one with %q", c.name, err, c.want)
		}
		if string(marshal(t, s)) != string(before) {
			t.Errorf("%s: the summary has changed", c.name)
		}
	}
}

// What Convert writes is what the three functions give, one document at a time and the batch in two parts.
func TestConvertIsExtractSummarySettle(t *testing.T) {
	opt := Options{Out: filepath.Join(t.TempDir(), "out"), Formats: []*dataset.Format{dataset.JSONL}}
	docs, err := input.Open(t.Context(), []string{"../seeds"}, input.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer docs.Close()
	if _, err := Convert(context.Background(), docs, opt); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(opt.Out, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}

	again, err := input.Open(t.Context(), []string{"../seeds"}, input.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	var outcomes [][]byte // as another machine would send them
	parts := [2]Summary{}
	for {
		item, err := again.Next(t.Context())
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if item.Doc == nil {
			continue
		}
		o := Extract(item.Doc, nil)
		parts[len(outcomes)%2].Add(o)
		outcomes = append(outcomes, marshal(t, o))
	}
	parts[1].Merge(&parts[0])
	var got []byte
	open := 0
	for _, b := range outcomes {
		o := &Outcome{}
		if err := json.Unmarshal(b, o); err != nil {
			t.Fatal(err)
		}
		if o.Open != nil {
			open++
		}
		if got, err = dataset.AppendJSON(got, Settle(o, &parts[1], &Options{})); err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
	}
	if open == 0 {
		t.Error("no date was left to the batch: nothing is settled here")
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("records (-Convert +one at a time):\n%.3000s", diff)
	}
}
