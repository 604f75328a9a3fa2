package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/dataset"
)

var errInjected = errors.New("injected fault")

// faults is a folder in which call number at goes wrong. A dying folder does nothing from then on, as if the process had
// been killed before that call; another one fails in that call only.
type faults struct {
	folder
	at, calls int
	dying     bool
	links     bool // the file system has hard links
	log       []string
}

func (f *faults) fault(call, name string) error {
	n := f.calls
	f.calls++
	f.log = append(f.log, call+" "+name)
	if n == f.at || f.dying && n > f.at {
		return fmt.Errorf("%s %s: %w", call, name, errInjected)
	}
	return nil
}

func (f *faults) Link(oldname, newname string) error {
	if err := f.fault("link", newname); err != nil {
		return err
	}
	if !f.links {
		return errors.ErrUnsupported
	}
	return f.folder.Link(oldname, newname)
}

func (f *faults) Rename(oldname, newname string) error {
	if err := f.fault("rename", newname); err != nil {
		return err
	}
	return f.folder.Rename(oldname, newname)
}

func (f *faults) Remove(name string) error {
	if err := f.fault("remove", name); err != nil {
		return err
	}
	return f.folder.Remove(name)
}

func (f *faults) Sync(file *os.File) error {
	if err := f.fault("sync", filepath.Base(file.Name())); err != nil {
		return err
	}
	return nil // the test does not cut the power
}

func (f *faults) SyncDir(name string) error {
	if err := f.fault("syncdir", name); err != nil {
		return err
	}
	return nil
}

func (f *faults) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if flag&os.O_CREATE != 0 {
		if err := f.fault("create", name); err != nil {
			return nil, err
		}
	}
	return f.folder.OpenFile(name, flag, perm)
}

func (f *faults) Mkdir(name string, perm fs.FileMode) error {
	if err := f.fault("mkdir", name); err != nil {
		return err
	}
	return f.folder.Mkdir(name, perm)
}

// dataOf are the files of a directory without what lies in its work directory; nil where there is no directory.
func dataOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]string{}
	} else if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if to, err := os.Readlink(filepath.Join(dir, e.Name())); err == nil {
			got[e.Name()] = "-> " + to
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got[e.Name()] = string(b)
	}
	return got
}

// Every call that changes the output directory fails once, and once is the last before the process dies. What stands
// there then is the old dataset or the new one, or a journal out of which Recover makes one of them.
func TestEveryCallOfAnExportMayFail(t *testing.T) {
	old, fresh := &items{list: batch(t, 2).list[:1]}, &items{list: batch(t, 2).list[1:3]}
	before := Options{Out: filepath.Join(t.TempDir(), "before"), Evidence: true, Formats: []*dataset.Format{dataset.JSONL, dataset.CSV}}
	if _, err := Convert(context.Background(), old, before); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		replace bool
		links   bool
		opt     Options
	}{
		{"fresh", false, true, Options{Formats: []*dataset.Format{dataset.JSONL}}},
		{"replacing other formats and evidence", true, true, Options{Formats: []*dataset.Format{dataset.JSONL}}},
		{"replacing where there are no links", true, false, Options{Formats: []*dataset.Format{dataset.JSONL}}},
		{"replacing, resumable", true, true, Options{Formats: []*dataset.Format{dataset.CSV}, Evidence: true, Resume: true}},
	} {
		if testing.Short() && c.opt.Resume {
			continue
		}
		for _, dying := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/dying=%v", c.name, dying), func(t *testing.T) {
				want := c.opt
				want.Out = filepath.Join(t.TempDir(), "want")
				if _, err := Convert(context.Background(), fresh.again(), want); err != nil {
					t.Fatal(err)
				}
				whole := dataOf(t, want.Out)
				mixtures, at := 0, 0
				for ; ; at++ {
					opt := c.opt
					opt.Out = filepath.Join(t.TempDir(), "out")
					was := map[string]string{}
					if c.replace {
						if err := os.CopyFS(opt.Out, os.DirFS(before.Out)); err != nil {
							t.Fatal(err)
						}
						was = dataOf(t, opt.Out)
					}
					f := &faults{at: at, dying: dying, links: c.links}
					opt.folder = func(in folder) folder { f.folder = in; return f }
					_, err := Convert(context.Background(), fresh.again(), opt)
					if f.calls <= at {
						if err != nil {
							t.Fatalf("without a fault: %v", err)
						}
						break // every call has been broken
					}
					step := fmt.Sprintf("call %d, %s", at, f.log[at])
					got := dataOf(t, opt.Out)
					isOld, isNew := cmp.Equal(got, was), cmp.Equal(got, whole)
					journal := filepath.Join(opt.Out, workName, journalName)
					_, jerr := os.Lstat(journal)
					switch {
					case err == nil && !isNew:
						t.Errorf("%s: no error, and not the new dataset", step)
					case err != nil && !errors.Is(err, errInjected):
						t.Errorf("%s: got error %v, want the injected one", step, err)
					case jerr != nil && !isOld && !isNew:
						t.Errorf("%s: a mixture without a journal: %v", step, keys(got))
					case !dying && err != nil && jerr == nil && !strings.Contains(err.Error(), "putting the old dataset back"):
						t.Errorf("%s: a journal is left behind after %v", step, err)
					case !dying && err != nil && jerr != nil && !isOld:
						t.Errorf("%s: failed, and the old dataset does not stand", step)
					}
					if _, werr := os.Lstat(filepath.Join(opt.Out, workName)); !dying && err != nil && werr == nil && jerr != nil && !c.opt.Resume {
						t.Errorf("%s: failed, and a work directory is left", step)
					}
					if _, ok := got[dataset.ManifestName]; ok && !isOld && !isNew {
						t.Errorf("%s: a manifest stands beside a mixture", step)
					}
					if jerr == nil {
						mixtures++
						if did, err := Recover(opt.Out); err != nil || !did {
							t.Fatalf("%s: recovering: %v, %v", step, did, err)
						}
						got = dataOf(t, opt.Out)
						if !cmp.Equal(got, was) && !cmp.Equal(got, whole) {
							t.Errorf("%s: recovered to a mixture: %v", step, keys(got))
						}
					}
					opt.folder = nil
					if _, err := Convert(context.Background(), fresh.again(), opt); err != nil {
						t.Fatalf("%s: the next run: %v", step, err)
					}
					if diff := cmp.Diff(whole, contents(t, opt.Out)); diff != "" {
						t.Fatalf("%s: the next run gives something else: %.500s", step, diff)
					}
				}
				t.Logf("%d calls broken", at)
				if dying && mixtures < 4 {
					t.Errorf("%d kills left a journal: the commit was hardly met", mixtures)
				}
			})
		}
	}
}

func keys(m map[string]string) []string {
	var names []string
	for n, text := range m {
		names = append(names, fmt.Sprintf("%s(%d)", n, len(text)))
	}
	return names
}

// What stands in the way is found before anything is read, and nothing of it is touched.
func TestNothingOutsideIsTouched(t *testing.T) {
	docs := batch(t, 4)
	for _, c := range []struct {
		name string
		make func(t *testing.T, out, home string)
		want string // in the error; empty when the export goes through
	}{
		{"the work directory is a link", func(t *testing.T, out, home string) { link(t, home, filepath.Join(out, workName)) }, "a symbolic link"},
		{"the work directory is a file", func(t *testing.T, out, _ string) { write(t, filepath.Join(out, workName), "x") }, "no regular file"},
		{"the work directory is another program's", func(t *testing.T, out, _ string) { write(t, filepath.Join(out, workName, "spool"), "x") }, "no marker"},
		{"its marker says something else", func(t *testing.T, out, _ string) { write(t, filepath.Join(out, workName, markerName), "x\n") }, "something else"},
		{"its marker is a link", func(t *testing.T, out, home string) {
			link(t, filepath.Join(home, "t"), filepath.Join(out, workName, markerName))
		}, "a symbolic link"},
		{"its lock is a link", func(t *testing.T, out, home string) {
			write(t, filepath.Join(out, workName, markerName), markerFirst)
			link(t, filepath.Join(home, "t"), filepath.Join(out, workName, lockName))
		}, "a symbolic link"},
		{"its spool and files are links", func(t *testing.T, out, home string) {
			write(t, filepath.Join(out, workName, markerName), markerFirst)
			for _, n := range []string{spoolName, linksName, "articles.jsonl", "manifest.json"} {
				link(t, filepath.Join(home, "t"), filepath.Join(out, workName, n))
			}
		}, ""},
		{"its journal is a link", func(t *testing.T, out, home string) {
			write(t, filepath.Join(out, workName, markerName), markerFirst)
			link(t, filepath.Join(home, "t"), filepath.Join(out, workName, journalName))
		}, "a symbolic link"},
		{"its journal names other files", func(t *testing.T, out, _ string) {
			write(t, filepath.Join(out, workName, markerName), markerFirst)
			write(t, filepath.Join(out, workName, journalName), `{"version":1,"files":[{"name":"../home/t","old":false}]}`)
		}, "which no export writes"},
		{"a file of the dataset is a link", func(t *testing.T, out, home string) {
			link(t, filepath.Join(home, "t"), filepath.Join(out, "articles.csv"))
		}, "a symbolic link"},
		{"a file of the dataset is a directory", func(t *testing.T, out, _ string) {
			write(t, filepath.Join(out, "articles.csv", "kept"), "x")
		}, "a directory"},
		{"a marked work directory beside somebody's file", func(t *testing.T, out, _ string) {
			write(t, filepath.Join(out, workName, markerName), markerFirst)
			write(t, filepath.Join(out, "articles.csv"), "mine")
		}, "exists and no manifest.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			home, out := filepath.Join(dir, "home"), filepath.Join(dir, "out")
			write(t, filepath.Join(home, "t"), "precious")
			if err := os.MkdirAll(out, 0o777); err != nil {
				t.Fatal(err)
			}
			c.make(t, out, home)
			before := contents(t, home)
			mine := dataOf(t, out)
			_, err := Convert(context.Background(), docs.again(), Options{Out: out})
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got error %v, want one with %q", err, c.want)
			}
			if diff := cmp.Diff(before, contents(t, home)); diff != "" {
				t.Errorf("what lies outside has changed:\n%s", diff)
			}
			if c.want != "" {
				if diff := cmp.Diff(mine, dataOf(t, out)); diff != "" {
					t.Errorf("a refused run has changed the directory:\n%s", diff)
				}
			}
		})
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege")
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A new file that the kill has spoilt cannot complete the commit: the old dataset comes back.
func TestRecoverPutsTheOldDatasetBack(t *testing.T) {
	docs := batch(t, 3)
	opt := Options{Out: filepath.Join(t.TempDir(), "out"), Formats: []*dataset.Format{dataset.JSONL}}
	if _, err := Convert(context.Background(), (&items{list: docs.list[:1]}).again(), opt); err != nil {
		t.Fatal(err)
	}
	was := dataOf(t, opt.Out)
	dry := &faults{at: -1, links: true}
	f := &faults{dying: true, links: true}
	for i := range 2 { // first to see where the new manifest would come, then to die there
		o := opt
		o.folder = func(in folder) folder { f.folder = in; return f }
		if i == 0 {
			o.Out = filepath.Join(t.TempDir(), "dry")
			if err := os.CopyFS(o.Out, os.DirFS(opt.Out)); err != nil {
				t.Fatal(err)
			}
			o.folder = func(in folder) folder { dry.folder = in; return dry }
		}
		_, err := Convert(context.Background(), docs.again(), o)
		if i == 0 {
			if f.at = slices.Index(dry.log, "rename "+dataset.ManifestName); err != nil || f.at < 0 {
				t.Fatalf("no manifest is put in place: %v, %v", err, dry.log)
			}
		} else if !errors.Is(err, errInjected) {
			t.Fatalf("got error %v, want the injected one", err)
		}
	}
	if cmp.Equal(was, dataOf(t, opt.Out)) {
		t.Fatal("the commit has changed nothing yet")
	}
	if err := os.Truncate(filepath.Join(opt.Out, workName, dataset.ManifestName), 10); err != nil {
		t.Fatal(err)
	}
	if did, err := Recover(opt.Out); err != nil || !did {
		t.Fatalf("recovering: %v, %v", did, err)
	}
	if diff := cmp.Diff(was, contents(t, opt.Out)); diff != "" {
		t.Errorf("not the old dataset: %.500s", diff)
	}
}
