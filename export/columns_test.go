package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
	"dateline/schema"
)

// columned is the outcome of a row whose date stands in a column.
func columned(t *testing.T, file, date string, url ...string) *Outcome {
	t.Helper()
	o := Extract(&document.Document{
		Name: file + "#1", Offset: -1, URL: strings.Join(url, ""), Text: "The harbour of Port Ellery reopened after the storm, said the harbour master of the town.",
		Given: document.Given{Headline: "Harbour opens again", Published: date, PublishedIn: document.Column{Source: file, Name: "date"}},
	}, nil)
	if o.Record == nil {
		t.Fatal(o.Reject)
	}
	b, err := json.Marshal(o) // as the spool and other machines have it
	if err != nil {
		t.Fatal(err)
	}
	back := &Outcome{}
	if err := json.Unmarshal(b, back); err != nil {
		t.Fatal(err)
	}
	return back
}

// TestColumnsDecide holds that columns speak for their own file, merge in any order, and pass through JSON.
func TestColumnsDecide(t *testing.T) {
	dates := map[string][]string{"us": {"4/5/2017", "4/16/2017", "6/7/2017"}, "uk": {"4/5/2017", "16/4/2017"}, "none": {"4/5/2017"}}
	want := map[string]string{
		"us 4/5/2017": "stated 2017-04-05", "us 4/16/2017": "stated 2017-04-16", "us 6/7/2017": "stated 2017-06-07",
		"uk 4/5/2017": "stated 2017-05-04", "uk 16/4/2017": "stated 2017-04-16", "none 4/5/2017": "ambiguous ",
	}
	a, b := &Summary{}, &Summary{}
	n := 0
	for _, file := range []string{"us", "uk", "none"} {
		for _, d := range dates[file] {
			if n++; n%2 == 0 {
				a.Add(columned(t, file, d))
			} else {
				b.Add(columned(t, file, d))
			}
		}
	}
	ab, ba, back := &Summary{}, &Summary{}, &Summary{}
	ab.Merge(a)
	ab.Merge(b)
	ba.Merge(b)
	ba.Merge(a)
	raw, err := json.Marshal(ab)
	if err != nil {
		t.Fatal(err)
	}
	if other, _ := json.Marshal(ba); string(other) != string(raw) {
		t.Errorf("merged the other way round: %s, not %s", other, raw)
	}
	if err := json.Unmarshal(raw, back); err != nil {
		t.Fatal(err)
	}
	for _, batch := range []*Summary{ab, back} {
		got := map[string]string{}
		for file, list := range dates {
			for _, d := range list {
				o := columned(t, file, d)
				r := Settle(o, batch, &Options{})
				got[file+" "+d] = fmt.Sprintf("%s %s", r.DateStatus, r.DatePublished)
				if said := strings.Contains(fmt.Sprint(o.Evidence), "column"); said != (o.Open == nil && o.Column.Input != nil) {
					t.Errorf("%s %s: evidence %v", file, d, o.Evidence)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff([]OpenColumn{{document.Column{Source: "none", Name: "date"}, 1}}, ab.openColumns()); diff != "" {
		t.Errorf("open columns (-want +got):\n%s", diff)
	}
	british := columned(t, "gb", "4/5/2017", "https://paper.co.uk/harbour")
	if british.Record.DateStatus != schema.Stated {
		t.Fatalf("the country did not decide: %s", british.Record.DateStatus)
	}
	ab.Add(british)
	if c := ab.columns[british.Column.Column]; !c.From.IsZero() || !c.To.IsZero() || len(ab.spans["en"].Days) != 1 {
		t.Errorf("a day that hangs on the column speaks for others: %+v, days %v", c, ab.spans["en"].Days)
	}
	alone := Settle(columned(t, "us", "4/5/2017"), ab, &Options{NoNeighbours: true})
	if alone.DateStatus != schema.Ambiguous {
		t.Errorf("without neighbours: %s", alone.DateStatus)
	}
}

// TestGivenLabels holds which labels before a given date are of publication.
func TestGivenLabels(t *testing.T) {
	for in, want := range map[string]string{
		"Published Aug 14, 2026":                                "2026-08-14",
		"Published: Aug 14, 2026 | Updated: Aug 15, 2026":       "2026-08-14",
		"Updated Aug 14, 2026":                                  "",
		"Concert of Aug 14, 2026":                               "",
		"Published " + strings.Repeat("x", 300) + " 2026-08-14": "",
	} {
		if got := columned(t, "f", in).Record.DatePublished.String(); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
