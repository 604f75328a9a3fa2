package export

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/article"
	"dateline/export/dataset"
	"dateline/export/document"
	"dateline/export/input"
	"dateline/schema"
)

// items is a source of documents held in memory.
type items struct {
	list []input.Item
	at   int
	fail func(at int) error // called before each item
}

func (s *items) Next(context.Context) (input.Item, error) {
	if s.fail != nil {
		if err := s.fail(s.at); err != nil {
			return input.Item{}, err
		}
	}
	if s.at == len(s.list) {
		return input.Item{}, io.EOF
	}
	s.at++
	return s.list[s.at-1], nil
}

// from reads documents as an export of files with these names and contents would.
func from(t testing.TB, files ...string) *items {
	t.Helper()
	s, dir := &items{}, t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, filepath.Base(files[i]))
		if err := os.WriteFile(path, []byte(files[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
		docs, err := input.Open(t.Context(), []string{path}, input.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for {
			it, err := docs.Next(t.Context())
			if err == io.EOF {
				break
			}
			it.Input = files[i]
			if it.Doc != nil {
				it.Doc.Name = strings.Replace(it.Doc.Name, filepath.ToSlash(path), files[i], 1)
			}
			if it.Reject != nil {
				it.Reject.InputName = strings.Replace(it.Reject.InputName, filepath.ToSlash(path), files[i], 1)
			}
			s.list = append(s.list, it)
		}
		docs.Close()
	}
	return s
}

func (s *items) again() *items { return &items{list: s.list} }

// story is a small text with all that a record needs.
func story(head, dateline, lead string) string {
	return head + "\n\n" + dateline + " " + lead + ", the port authority said in a statement.\n\n" +
		"\"It took nine years to build, and everybody is glad that it is over,\" the head of the authority told reporters.\n\n" +
		"Ships of all sizes came to see it. The quay is four kilometres long and has room for thirty vessels at a time.\n"
}

// batch is n stories, with what else comes along: repetitions, rejects, and things that are no documents.
func batch(t testing.TB, n int) *items {
	var files []string
	for i := range n {
		files = append(files, fmt.Sprintf("in/%04d.txt", i), story(fmt.Sprintf("Harbour number %d opens after nine years", i), "BERGEN, March 3. /TASS/.", fmt.Sprintf("Harbour %d opened on Friday", i)))
		switch i % 10 {
		case 3:
			files = append(files, fmt.Sprintf("in/%04d-again.txt", i), files[len(files)-1])
		case 5:
			files = append(files, fmt.Sprintf("in/%04d-empty.txt", i), " \n")
		case 7:
			files = append(files, fmt.Sprintf("in/%04d-bin.txt", i), "\x7fELF\x00\x01")
		}
	}
	s := from(t, files...)
	s.list = append(s.list, input.Item{Input: "in/x.warc", Skip: "warc-request"})
	return s
}

func TestSameBytesForAnyNumberOfJobs(t *testing.T) {
	docs := batch(t, 60)
	for _, opt := range []Options{{Evidence: true}, {Dedup: DedupExact}, {OnAmbiguous: AmbiguousNearest}} {
		var first map[string]string
		for _, jobs := range []int{1, 2, 7} {
			opt.Out, opt.Jobs = filepath.Join(t.TempDir(), "out"), jobs
			if _, err := Convert(context.Background(), docs.again(), opt); err != nil {
				t.Fatal(err)
			}
			got := contents(t, opt.Out)
			if first == nil {
				first = got
			}
			if diff := cmp.Diff(first, got); diff != "" {
				t.Errorf("%d jobs give other files than 1 (-1 +%d):\n%s", jobs, jobs, diff)
			}
		}
	}
}

func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range es {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		m[e.Name()] = string(b)
	}
	return m
}

func TestAccounts(t *testing.T) {
	docs := batch(t, 20)
	for _, c := range []struct {
		dedup      Dedup
		want       dataset.Counts
		duplicates int64
		lines      int
	}{
		{DedupNone, dataset.Counts{Documents: 26, Articles: 22, Rejects: 4}, 2, 4},
		{DedupExact, dataset.Counts{Documents: 26, Articles: 20, Rejects: 4, DuplicatesDropped: 2}, 0, 6},
		{DedupURL, dataset.Counts{Documents: 26, Articles: 22, Rejects: 4}, 2, 4}, // the texts have no address
	} {
		out := filepath.Join(t.TempDir(), "out")
		sum, err := Convert(context.Background(), docs.again(), Options{Out: out, Dedup: c.dedup})
		if err != nil {
			t.Fatal(err)
		}
		if sum.Totals != c.want || sum.Duplicates != c.duplicates {
			t.Errorf("dedup %s: got %+v and %d marked, want %+v and %d", c.dedup, sum.Totals, sum.Duplicates, c.want, c.duplicates)
		}
		files := contents(t, out)
		if got := strings.Count(files["rejects.jsonl"], "\n"); got != c.lines {
			t.Errorf("dedup %s: rejects.jsonl has %d lines, want %d", c.dedup, got, c.lines)
		}
		if got := strings.Count(files["articles.jsonl"], "\n"); int64(got) != c.want.Articles {
			t.Errorf("dedup %s: articles.jsonl has %d lines, want %d", c.dedup, got, c.want.Articles)
		}
		var in dataset.Counts
		for _, i := range sum.Inputs {
			in.Add(i.Counts)
		}
		if in != sum.Totals {
			t.Errorf("dedup %s: the inputs sum to %+v, want %+v", c.dedup, in, sum.Totals)
		}
		if got := sum.Inputs[len(sum.Inputs)-1].Skipped["warc-request"]; got != 1 {
			t.Errorf("dedup %s: got %d skipped requests, want 1", c.dedup, got)
		}
	}
}

func TestManyInputsAreSummedByDirectory(t *testing.T) {
	s := &items{}
	for i := range inputsListed + 1 {
		s.list = append(s.list, input.Item{Input: fmt.Sprintf("in/%d/%d.txt", i%3, i), Reject: &input.Reject{InputName: "x", Code: "empty", Message: "no text"}})
	}
	sum, err := Convert(context.Background(), s, Options{Out: filepath.Join(t.TempDir(), "out"), MaxRejects: Limit{N: -1, Percent: 100, Set: true}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, in := range sum.Inputs {
		got = append(got, fmt.Sprintf("%s %d", in.Name, in.Rejects))
	}
	if diff := cmp.Diff([]string{"in/0/ 334", "in/1/ 334", "in/2/ 333"}, got); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
}

// broken is a format whose writer fails on the third record, as on a full disk.
func broken() *dataset.Format {
	f := *dataset.JSONL
	f.NewWriter = func(w io.Writer, o dataset.WriterOptions) (dataset.Writer, error) {
		inner, err := dataset.JSONL.NewWriter(w, o)
		return &brokenWriter{Writer: inner}, err
	}
	return &f
}

type brokenWriter struct {
	dataset.Writer
	n int
}

func (w *brokenWriter) Write(r *schema.Record) error {
	if w.n++; w.n == 3 {
		return fmt.Errorf("writing articles.jsonl: %w", syscall.ENOSPC)
	}
	return w.Writer.Write(r)
}

func TestFailureLeavesTheDirectoryAsItWas(t *testing.T) {
	docs := batch(t, 20)
	stop := errors.New("the reader breaks")
	for _, c := range []struct {
		name string
		docs Documents
		opt  Options
		want error
	}{
		{"full disk", docs.again(), Options{Formats: []*dataset.Format{dataset.CSV, broken()}}, syscall.ENOSPC},
		{"reader", &items{list: docs.list, fail: func(at int) error {
			if at == 9 {
				return stop
			}
			return nil
		}}, Options{}, stop},
	} {
		for _, existing := range []bool{false, true} {
			c.opt.Out = filepath.Join(t.TempDir(), "out")
			var before map[string]string
			if existing {
				if _, err := Convert(context.Background(), docs.again(), Options{Out: c.opt.Out}); err != nil {
					t.Fatal(err)
				}
				before = contents(t, c.opt.Out)
			}
			if s, ok := c.docs.(*items); ok {
				s.at = 0
			}
			_, err := Convert(context.Background(), c.docs, c.opt)
			if !errors.Is(err, c.want) {
				t.Errorf("%s: got error %v, want %v", c.name, err, c.want)
			}
			if !existing {
				if _, err := os.Stat(c.opt.Out); !errors.Is(err, os.ErrNotExist) {
					t.Errorf("%s: the output directory is left behind", c.name)
				}
				continue
			}
			if diff := cmp.Diff(before, contents(t, c.opt.Out)); diff != "" {
				t.Errorf("%s: the old dataset has changed (-before +after):\n%s", c.name, diff)
			}
		}
	}
}

func TestPanicCostsOneDocument(t *testing.T) {
	doc := &document.Document{Name: "in/bad.txt", Offset: -1}
	o := outcomeOf(doc, func() (*article.Article, error) { panic("a bug") })
	if o.Record != nil || o.Reject == nil || o.Reject.Code != CodePanic || o.Reject.InputName != "in/bad.txt" {
		t.Errorf("got %+v, want a reject with code %s", o, CodePanic)
	}
}

// TestCancel cancels while a pipe is read that gives nothing more.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if _, err := w.WriteString(`{"id":"1","text":"BERGEN, March 3. The new harbour opened on Monday, the port authority said."}` + "\n"); err != nil {
		t.Fatal(err)
	}
	reads := 0
	docs, err := input.Open(t.Context(), []string{"-"}, input.Options{Format: "jsonl", Stdin: readFunc(func(p []byte) (int, error) {
		if reads++; reads > 1 {
			cancel()
		}
		return r.Read(p)
	})})
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	if _, err := Convert(ctx, docs, Options{Out: out}); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that of the context", err)
	}
	if err := docs.Close(); err != nil { // nothing uses it any more, as the race detector proves
		t.Error(err)
	}
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the output directory is left behind")
	}
}

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

func TestSecondExportToTheSameDirectory(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	docs := batch(t, 3)
	var inner error
	docs.fail = func(at int) error {
		if at == 1 {
			_, inner = Convert(context.Background(), batch(t, 1), Options{Out: out})
		}
		return nil
	}
	if _, err := Convert(context.Background(), docs, Options{Out: out}); err != nil {
		t.Fatal(err)
	}
	var busy *BusyError
	if !errors.As(inner, &busy) {
		t.Errorf("the second export gives %v, want a BusyError", inner)
	}
}

func TestIDsRecompute(t *testing.T) {
	docs := batch(t, 20)
	out := filepath.Join(t.TempDir(), "out")
	if _, err := Convert(context.Background(), docs, Options{Out: out, Formats: []*dataset.Format{dataset.JSONL}}); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(out, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := map[string]bool{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var row struct {
			ID     string `json:"id"`
			Name   string `json:"input_name"`
			Offset *int64 `json:"input_offset"`
			SHA    string `json:"input_sha256"`
			Dup    string `json:"duplicate_of"`
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		r := &schema.Record{InputName: row.Name, InputOffset: row.Offset, InputSHA256: row.SHA}
		want := ID(r)
		if row.Dup != "" {
			if row.Dup != want || !seen[row.Dup] {
				t.Errorf("%s: duplicate_of is %s, want the earlier %s", row.Name, row.Dup, want)
			}
			want = PlacedID(r)
		}
		if row.ID != want || seen[row.ID] {
			t.Errorf("%s: id is %s, want %s, once", row.Name, row.ID, want)
		}
		seen[row.ID] = true
	}
}
