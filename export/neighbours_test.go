package export

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/article"
	"dateline/export/pubdate"
	"dateline/schema"
)

func TestHeadlineOf(t *testing.T) {
	same := func(a, b string) bool {
		x, ok := headlineOf(a)
		y, ok2 := headlineOf(b)
		return ok && ok2 && x == y
	}
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"equal", "Harbour opens after nine years", "Harbour opens after nine years", true},
		{"case, quotes and spaces", "Harbour  “opens” after nine years", "HARBOUR \"OPENS\" AFTER NINE YEARS ", true},
		{"other words", "Harbour opens after nine years", "Harbour opens after ten years", false},
		{"a number more", "Harbour 1 opens after nine years", "Harbour 11 opens after nine years", false},
		{"too short", "Live updates", "Live updates", false},
		{"Cyrillic", "Порт открылся через девять лет", "ПОРТ ОТКРЫЛСЯ ЧЕРЕЗ ДЕВЯТЬ ЛЕТ", true},
		{"Chinese, no spaces", "新港口九年后开放使用", "新港口九年后开放使用", true},
		{"Chinese, too short", "要闻", "要闻", false},
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// dated is the outcome of an article whose own evidence gives its date.
func dated(i int, day schema.Date, linked ...string) *Outcome {
	r := &schema.Record{InputName: fmt.Sprint(i), InputSHA256: fmt.Sprintf("%064d", i), DateStatus: schema.Stated, DateMethod: schema.ByHeader, DatePublished: day}
	r.ID = ID(r)
	return &Outcome{Record: r, Linked: linked}
}

// undated is the outcome of an article with a month and a day.
func undated(i int, head string, d schema.Date) *Outcome {
	r := &schema.Record{InputName: fmt.Sprint(i), InputSHA256: fmt.Sprintf("%064d", i), Headline: head}
	r.ID = ID(r)
	res := pubdate.Resolve(pubdate.Input{Candidates: []pubdate.Candidate{{
		Mention: pubdate.Mention{Readings: []pubdate.Partial{{Date: schema.Date{Month: d.Month, Day: d.Day}}}},
		Method:  schema.ByDateline,
	}}}, pubdate.Options{})
	res.Record(r)
	return &Outcome{Record: r, Open: &res, Evidence: res.Evidence}
}

// tempFile is an empty file that goes with the test.
func tempFile(t testing.TB) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// settled adds all entries and decides the open ones; the dates by id.
func settled(t *testing.T, entries []*Outcome) map[string]string {
	t.Helper()
	n := newNeighbours(tempFile(t))
	defer n.close()
	for _, e := range entries {
		if err := n.add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.settle(); err != nil {
		t.Fatal(err)
	}
	return decided(&n.Summary, entries)
}

func TestOnAmbiguous(t *testing.T) {
	open := schema.Date{Month: 9, Day: 6}
	stated := dated(1, schema.Date{Year: 2001, Month: 1, Day: 9})
	asOf := pubdate.Options{AsOf: schema.Date{Year: 2016, Month: 1, Day: 1}}
	for _, c := range []struct {
		name string
		opt  Options
		seen string // day of retrieval
		want string
	}{
		{"null", Options{}, "", "ambiguous "},
		{"nothing to be near to", Options{OnAmbiguous: AmbiguousNearest, NoNeighbours: true}, "", "ambiguous "},
		{"nearest to the retrieval", Options{OnAmbiguous: AmbiguousNearest}, "2012-03-01", "inferred 2011-09-06 window"},
		{"nearest to as-of", Options{OnAmbiguous: AmbiguousNearest, Article: article.Options{Date: asOf}}, "", "inferred 2015-09-06 window"},
		{"nearest to the batch", Options{OnAmbiguous: AmbiguousNearest}, "batch", "inferred 2000-09-06 window"},
	} {
		n := newNeighbours(tempFile(t))
		e := undated(2, "Harbour opens after nine years", open)
		if c.seen == "batch" {
			if err := n.add(stated); err != nil {
				t.Fatal(err)
			}
		} else if c.seen != "" {
			var err error
			if e.Retrieved, err = schema.ParseDate(c.seen); err != nil {
				t.Fatal(err)
			}
		}
		if err := n.settle(); err != nil {
			t.Fatal(err)
		}
		Settle(e, &n.Summary, &c.opt)
		n.close()
		got := strings.TrimSuffix(fmt.Sprint(e.Record.DateStatus, " ", e.Record.DatePublished, " ", e.Record.DateMethod), " dateline")
		if got = strings.TrimSpace(got); got != strings.TrimSpace(c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestListedHeadline(t *testing.T) {
	const head = "Weekly briefing of the harbour master"
	page := dated(1, schema.Date{Year: 2017, Month: 9, Day: 7}, head)
	open := func(i int, body string) *Outcome {
		e := undated(i, head, schema.Date{Month: 9, Day: 6})
		e.Record.Body = body
		return e
	}
	other := dated(4, schema.Date{Year: 2011, Month: 9, Day: 8})
	other.Record.Headline, other.Record.Body = head, "other text"
	same := dated(5, schema.Date{Year: 2017, Month: 9, Day: 6})
	same.Record.Headline, same.Record.Body = head, "a  text"
	for _, c := range []struct {
		name    string
		entries []*Outcome
		want    schema.DateStatus
	}{
		{"listed by a dated page", []*Outcome{page, open(2, "a text")}, schema.Inferred},
		{"the same text twice", []*Outcome{open(2, "a text"), page, open(3, "a text")}, schema.Inferred},
		{"two texts under the headline", []*Outcome{open(2, "a text"), page, open(3, "other text")}, schema.Ambiguous},
		{"a dated text under the headline", []*Outcome{other, open(2, "a text"), page}, schema.Ambiguous},
		{"the same text, dated", []*Outcome{same, open(2, "a text"), page}, schema.Inferred},
		{"listed by nobody", []*Outcome{open(2, "a text"), other}, schema.Ambiguous},
	} {
		got := settled(t, c.entries)
		// Stated days of the batch would decide as well; here only the listing may.
		for id, g := range got {
			if !strings.HasPrefix(g, string(c.want)) {
				t.Errorf("%s: article %s is %.80s, want %s", c.name, id, g, c.want)
			}
			if c.want == schema.Inferred && !strings.Contains(g, "listed by "+page.Record.ID) {
				t.Errorf("%s: the evidence does not name the page: %s", c.name, g)
			}
		}
	}
}

// A hundred thousand texts over ten years: nothing but who lists whom can decide the undated ones.
func TestNeighboursOfALargeBatch(t *testing.T) {
	if testing.Short() {
		t.Skip("a large batch")
	}
	const size = 100_000
	first := schema.Date{Year: 2008, Month: 1, Day: 1}
	head := func(i int) string { return fmt.Sprintf("Harbour number %d opens after nine years", i) }
	entries := make([]*Outcome, size)
	day := func(i int) schema.Date { return first.AddDays(i * 3650 / size) }
	for i := range entries {
		if i%10 == 5 {
			entries[i] = undated(i, head(i), day(i))
			continue
		}
		var linked []string
		for j := range 2 { // the story before, some of which are undated, and stories from elsewhere
			linked = append(linked, head(i-i%10+5-10*j), head(size+i*2+j))
		}
		entries[i] = dated(i, day(i), linked...)
	}
	want := settled(t, entries)
	decided := 0
	for _, e := range entries {
		if e.Open != nil {
			res := want[e.Record.ID]
			if len(res) > 8 && res[:8] == "inferred" {
				decided++
				if got := e.Record.InputName; res[8:18] != day(atoi(t, got)).String() {
					t.Fatalf("article %s: got %s, want %s", got, res, day(atoi(t, got)))
				}
			}
		}
	}
	if decided < size/10*9/10 {
		t.Errorf("%d of %d open dates were decided, want nearly all", decided, size/10)
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	if diff := cmp.Diff(want, settled(t, entries)); diff != "" {
		t.Errorf("another order of the input gives other dates:\n%.2000s", diff)
	}
}

func atoi(t *testing.T, s string) (n int) {
	t.Helper()
	if _, err := fmt.Sscan(s, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// What is kept for the second pass must not grow with the headlines that dated articles list.
func TestNeighboursMemory(t *testing.T) {
	n := newNeighbours(tempFile(t))
	defer n.close()
	before := held()
	for i := range 20_000 {
		var linked []string
		for j := range 40 {
			linked = append(linked, fmt.Sprintf("Story number %d of page %d, with a long enough headline", j, i))
		}
		if err := n.add(dated(i, schema.Date{Year: 2010, Month: 5, Day: 1 + i%28}, linked...)); err != nil {
			t.Fatal(err)
		}
	}
	if grown := int64(held()) - int64(before); grown > 2<<20 {
		t.Errorf("800,000 links hold %d bytes of memory, want next to nothing", grown)
	}
	if err := n.settle(); err != nil {
		t.Fatal(err)
	}
	if info, err := n.file.Stat(); err != nil || info.Size() != 800_000*linkSize {
		t.Errorf("the file of links: got %v, %v", info, err)
	}
	runtime.KeepAlive(n)
}

// Most open headlines are listed by nobody, so that room for a listing in each would be lost.
func TestOpenHeadlinesKeepLittle(t *testing.T) {
	const (
		headlines = 200_000
		most      = 65 // bytes of each
	)
	var s Summary
	before := held()
	for i := range headlines {
		h, ok := headlineOf(fmt.Sprintf("The council number %d approved its budget", i))
		if !ok {
			t.Fatal("a headline too short")
		}
		s.say(h, said{body: uint64(i), known: true, open: true})
	}
	if got := int64(held()-before) / headlines; got > most {
		t.Errorf("got %d bytes for each open headline, want at most %d", got, most)
	}
	runtime.KeepAlive(&s)
}
