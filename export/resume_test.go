package export

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/dataset"
	"dateline/export/input"
)

// interrupted runs an export that breaks at the given item and keeps its work.
func interrupted(t *testing.T, docs *items, at int, opt Options) {
	t.Helper()
	stop := errors.New("interrupted")
	docs = docs.again()
	docs.fail = func(i int) error {
		if i == at {
			return stop
		}
		return nil
	}
	if _, err := Convert(context.Background(), docs, opt); !errors.Is(err, stop) {
		t.Fatalf("got error %v, want the interruption", err)
	}
}

func TestResumeGivesTheSameBytes(t *testing.T) {
	docs := batch(t, 30)
	whole := filepath.Join(t.TempDir(), "whole")
	if _, err := Convert(context.Background(), docs.again(), Options{Out: whole, Dedup: DedupExact, Evidence: true}); err != nil {
		t.Fatal(err)
	}
	want := contents(t, whole)
	for _, c := range []struct {
		name   string
		at     []int // where it breaks, run after run
		damage func(t *testing.T, spool string)
	}{
		{"at the first document", []int{0}, nil},
		{"in the middle", []int{17}, nil},
		{"twice", []int{5, 25}, nil},
		{"behind the last", []int{len(docs.list)}, nil},
		{"with a torn entry", []int{17}, func(t *testing.T, spool string) {
			info, err := os.Stat(spool)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Truncate(spool, info.Size()-5); err != nil {
				t.Fatal(err)
			}
		}},
		{"with an empty spool", []int{17}, func(t *testing.T, spool string) {
			if err := os.Truncate(spool, 0); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			opt := Options{Out: filepath.Join(t.TempDir(), "out"), Dedup: DedupExact, Evidence: true, Resume: true}
			last := 0
			for _, last = range c.at {
				interrupted(t, docs, last, opt)
			}
			if c.damage != nil {
				c.damage(t, filepath.Join(opt.Out, workName, spoolName))
			}
			sum, err := Convert(context.Background(), docs.again(), opt)
			if err != nil {
				t.Fatal(err)
			}
			if c.damage == nil && sum.Resumed != int64(last) {
				t.Errorf("%d documents were taken over, want %d", sum.Resumed, last)
			}
			if diff := cmp.Diff(want, contents(t, opt.Out)); diff != "" {
				t.Errorf("resumed run differs (-whole +resumed):\n%s", diff)
			}
		})
	}
}

func TestResumeRefusesWhatDoesNotFit(t *testing.T) {
	docs := batch(t, 10)
	changed := docs.again()
	changed.list = append([]input.Item{}, docs.list...)
	doc := *changed.list[2].Doc
	doc.SHA256 = "00" + doc.SHA256[2:]
	changed.list[2].Doc = &doc
	fewer := &items{list: docs.list[:4]}
	for _, c := range []struct {
		name string
		docs *items
		opt  Options
	}{
		{"other options", docs, Options{Dedup: DedupExact}},
		{"other input options", docs, Options{Input: map[string]any{"map": "headline=title"}}},
		{"a changed document", changed, Options{}},
		{"fewer documents", fewer, Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			interrupted(t, docs, 6, Options{Out: out, Resume: true})
			c.opt.Out, c.opt.Resume = out, true
			_, err := Convert(context.Background(), c.docs.again(), c.opt)
			var refused *ResumeError
			if !errors.As(err, &refused) {
				t.Fatalf("got error %v, want a ResumeError", err)
			}
			// Refusing must not cost the work: the run that fits still goes on from it.
			sum, err := Convert(context.Background(), docs.again(), Options{Out: out, Resume: true})
			if err != nil || sum.Resumed != 6 {
				t.Errorf("the fitting run: got %v and error %v, want 6 documents taken over", sum, err)
			}
		})
	}
}

// Somebody may have kept the work of an interrupted run by hard links, or put one in its place: what is written to the spool
// would show there. Without Resume the name goes, and nothing else.
func TestResumeLeavesOtherNamesOfTheSpoolAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no count of names")
	}
	docs := batch(t, 30)
	for _, text := range []string{"as it was", ""} {
		out := filepath.Join(t.TempDir(), "out")
		opt := Options{Out: out, Resume: true}
		interrupted(t, docs, 17, opt)
		spool, home := filepath.Join(out, workName, spoolName), filepath.Join(t.TempDir(), "home")
		if text == "" {
			if err := os.Truncate(spool, 0); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Link(spool, home); err != nil {
			t.Fatal(err)
		}
		before := contents(t, filepath.Dir(home))
		_, err := Convert(context.Background(), docs.again(), opt)
		if refused := (*ResumeError)(nil); !errors.As(err, &refused) || !strings.Contains(err.Error(), "a second name") {
			t.Errorf("a spool %q: got error %v, want a refusal", text, err)
		}
		opt.Resume = false
		if _, err := Convert(context.Background(), docs.again(), opt); err != nil {
			t.Errorf("a spool %q: without resuming: %v", text, err)
		}
		if diff := cmp.Diff(before, contents(t, filepath.Dir(home))); diff != "" {
			t.Errorf("a spool %q: what lies elsewhere has changed: %.300s", text, diff)
		}
	}
}

func TestWithoutResumeNothingIsTakenOver(t *testing.T) {
	docs := batch(t, 10)
	out := filepath.Join(t.TempDir(), "out")
	interrupted(t, docs, 6, Options{Out: out, Resume: true})
	sum, err := Convert(context.Background(), docs.again(), Options{Out: out})
	if err != nil {
		t.Fatal(err)
	}
	if sum.Resumed != 0 {
		t.Errorf("%d documents were taken over, want none", sum.Resumed)
	}
	if _, err := os.Stat(filepath.Join(out, workName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the work directory is left behind")
	}
}

// flipped changes one bit of a file.
func flipped(t *testing.T, name string, bit int64) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], bit/8); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1 << (bit % 8)
	if _, err := f.WriteAt(b[:], bit/8); err != nil {
		t.Fatal(err)
	}
}

// A bit that flips between a kill and the next run costs work, never a record: the result is that of an undisturbed run,
// or the run is refused.
func TestFlippedBitsInTheSpool(t *testing.T) {
	docs := &items{list: batch(t, 4).list}
	formats := []*dataset.Format{dataset.JSONL}
	whole := filepath.Join(t.TempDir(), "whole")
	if _, err := Convert(context.Background(), docs.again(), Options{Out: whole, Evidence: true, Formats: formats}); err != nil {
		t.Fatal(err)
	}
	want := contents(t, whole)
	broken := Options{Out: filepath.Join(t.TempDir(), "broken"), Evidence: true, Formats: formats, Resume: true}
	interrupted(t, docs, 4, broken)
	info, err := os.Stat(filepath.Join(broken.Out, workName, spoolName))
	if err != nil {
		t.Fatal(err)
	}
	const flips = 120
	refused, redone := 0, 0
	for i := range int64(flips) {
		opt := broken
		opt.Out = filepath.Join(t.TempDir(), "out")
		if err := os.CopyFS(opt.Out, os.DirFS(broken.Out)); err != nil {
			t.Fatal(err)
		}
		bit := i * info.Size() * 8 / flips
		flipped(t, filepath.Join(opt.Out, workName, spoolName), bit)
		sum, err := Convert(context.Background(), docs.again(), opt)
		var resume *ResumeError
		switch {
		case errors.As(err, &resume):
			refused++
		case err != nil:
			t.Errorf("bit %d: %v", bit, err)
		default:
			if sum.Resumed < 4 {
				redone++
			}
			if diff := cmp.Diff(want, contents(t, opt.Out)); diff != "" {
				t.Errorf("bit %d: another result: %.500s", bit, diff)
			}
		}
	}
	if refused == 0 || redone == 0 {
		t.Errorf("%d runs were refused, %d did work again; want some of both", refused, redone)
	}
}

// flipper flips a bit of the spool when the second pass begins.
type flipper struct {
	folder
	flip func()
}

func (f flipper) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if name == inWork(rejectsName) {
		f.flip()
	}
	return f.folder.OpenFile(name, flag, perm)
}

// A bit that flips between the passes of one run ends it with an error, and the directory stays as it was.
func TestFlippedBitsBetweenThePasses(t *testing.T) {
	docs := &items{list: batch(t, 4).list}
	opt := Options{Formats: []*dataset.Format{dataset.JSONL}}
	head, err := spoolHeader(&Options{Formats: opt.Formats, Dedup: DedupNone, OnAmbiguous: AmbiguousNull})
	if err != nil {
		t.Fatal(err)
	}
	for i := range int64(24) {
		opt.Out = filepath.Join(t.TempDir(), "out")
		opt.folder = func(in folder) folder {
			return flipper{in, func() {
				name := filepath.Join(opt.Out, workName, spoolName)
				info, err := os.Stat(name)
				if err != nil {
					t.Fatal(err)
				}
				rest := (info.Size() - int64(len(head))) * 8
				flipped(t, name, int64(len(head))*8+i*rest/24)
			}}
		}
		if _, err := Convert(context.Background(), docs.again(), opt); err == nil || !strings.Contains(err.Error(), "spool file") {
			t.Errorf("flip %d: got error %v, want one about the spool file", i, err)
		}
		if _, err := os.Stat(opt.Out); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("flip %d: the output directory is left behind", i)
		}
	}
}
