package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// marker is the content by which a work directory is known as dateline's.
const marker = "dateline work directory 1\nX\n"

// workFiles are names that a run uses in its work directory.
var workFiles = []string{
	"spool", "links", "lock", "owner.new", "journal.new", "articles.jsonl", "articles.csv", "articles.parquet", "rejects.jsonl",
	"evidence.jsonl", "manifest.json", "old-articles.jsonl", "old-manifest.json",
}

// foreign lets an export meet files that it may not change: those of the old dataset that nobody may change, and those of others
// under names that it uses.
func foreign(t *torture) error {
	dir, err := t.folder()
	if err != nil {
		return err
	}
	const n = 60
	for name, first := range map[string]int{"old.jsonl": n, "new.jsonl": 0} {
		if err := makeDocuments(filepath.Join(dir, name), first, first+n); err != nil {
			return err
		}
	}
	f := &neighbours{t: t, dir: dir}
	for out, input := range map[string]string{"old": "old.jsonl", "new": "new.jsonl"} {
		if _, err := t.runs(0, dir, "export", "-q", input, "-o", out); err != nil {
			return err
		}
	}
	if f.before, err = look(filepath.Join(dir, "old")); err != nil {
		return err
	}
	if f.after, err = look(filepath.Join(dir, "new")); err != nil {
		return err
	}
	for _, part := range []func() error{f.immutable, f.linked, f.spool, f.backup, f.report} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

type neighbours struct {
	t             *torture
	dir           string
	before, after files
}

func (f *neighbours) export(out string, args ...string) []string {
	return append([]string{"export", "-q", "new.jsonl", "-o", out}, args...)
}

// immutable makes one file of the old dataset immutable, or its directory.
func (f *neighbours) immutable() error {
	k := f.t.kind("chattr +i")
	probe, err := f.t.folder()
	if err != nil {
		return err
	}
	if err := attribute("+i", probe); err != nil {
		k.skip(err.Error())
		return nil
	}
	if err := attribute("-i", probe); err != nil {
		return err
	}
	for _, name := range append(f.before.names(), ".") {
		err := k.trial(name, func(trial string) (err error) {
			out := filepath.Join(trial, "out")
			if err := copyDir(out, filepath.Join(f.dir, "old")); err != nil {
				return err
			}
			if err := attribute("+i", filepath.Join(out, name)); err != nil {
				return err
			}
			e, err := f.t.run(f.dir, f.export(out)...)
			if uerr := attribute("-i", filepath.Join(out, name)); err == nil {
				err = uerr
			}
			if err != nil {
				return err
			}
			where := name
			if name == "." {
				where = workName
			}
			if e.code != 3 || !strings.Contains(e.stderr, where) || !strings.Contains(e.stderr, "operation not permitted") {
				return fmt.Errorf("exit code %d, want 3 and an error that names %s: %s", e.code, where, e.stderr)
			}
			if err := whole(out, f.before); err != nil {
				return err
			}
			if _, err := f.t.runs(0, f.dir, f.export(out)...); err != nil {
				return err
			}
			return whole(out, f.after)
		})
		if err != nil {
			return err
		}
	}
	k.done()
	return nil
}

func attribute(change, name string) error {
	out, err := exec.Command("chattr", change, name).CombinedOutput()
	if err != nil {
		return fmt.Errorf("chattr %s: %w: %s", change, err, strings.TrimSpace(string(out)))
	}
	return nil
}

// linked puts names of a file elsewhere into the work directory.
func (f *neighbours) linked() error {
	for how, link := range map[string]func(to, name string) error{"hard": os.Link, "symbolic": os.Symlink} {
		k := f.t.kind(how + " links in the work directory")
		for i, name := range slices.Concat(workFiles, workFiles) {
			if i%f.t.pick(1, 4) != 0 {
				continue
			}
			var args []string
			if i >= len(workFiles) {
				args = []string{"--resume", "--evidence"}
			}
			for _, text := range []string{"precious\n", ""} {
				err := k.trial(fmt.Sprintf("%s %v, %q", name, args, text), func(trial string) error {
					home, out := filepath.Join(trial, "home"), filepath.Join(trial, "out")
					work := filepath.Join(out, workName)
					if err := errors.Join(os.MkdirAll(work, 0o777), os.WriteFile(home, []byte(text), 0o666), os.WriteFile(filepath.Join(work, "owner"), []byte(marker), 0o666), link(home, filepath.Join(work, name))); err != nil {
						return err
					}
					return f.untouched(home, out, args...)
				})
				if err != nil {
					return err
				}
			}
		}
		k.done()
	}
	return nil
}

// untouched exports, by which a file elsewhere must not change. Refusing is as good as going through.
func (f *neighbours) untouched(home, out string, args ...string) error {
	before, err := hashOf(home)
	if err != nil {
		return err
	}
	e, err := f.t.run(f.dir, f.export(out, args...)...)
	if err != nil {
		return err
	}
	if e.code != 0 && e.code != 2 && e.code != 3 || e.code != 0 && !strings.HasPrefix(e.stderr, "dateline: error: ") {
		return fmt.Errorf("exit code %d: %s", e.code, e.stderr)
	}
	now, err := hashOf(home)
	if err == nil && now != before {
		err = errors.New("the file of others has changed")
	}
	return err
}

// spool has a run go on from a spool of which somebody keeps a second name, as cp -al makes it.
func (f *neighbours) spool() error {
	k := f.t.kind("a spool with a second name")
	for i := range f.t.pick(5, 1) {
		err := k.trial(fmt.Sprint(i), func(trial string) error {
			out, home := filepath.Join(trial, "out"), filepath.Join(trial, "home")
			spool := filepath.Join(out, workName, "spool")
			if err := makeDocuments(filepath.Join(trial, "many.jsonl"), 0, 3000); err != nil {
				return err
			}
			args := []string{"export", "-q", "many.jsonl", "-o", out, "--resume"}
			p, err := f.t.start(trial, nil, args...)
			if err != nil {
				return err
			}
			p.await(func() bool {
				info, err := os.Stat(spool)
				return err == nil && info.Size() > 0
			})
			p.kill()
			if _, err := p.wait(); err != nil {
				return err
			}
			if err := os.Link(spool, home); err != nil {
				return err
			}
			before, err := hashOf(home)
			if err != nil {
				return err
			}
			e, err := f.t.run(trial, args...)
			if err != nil {
				return err
			}
			if e.code != 0 && e.code != 2 {
				return fmt.Errorf("exit code %d: %s", e.code, e.stderr)
			}
			now, err := hashOf(home)
			if err == nil && now != before {
				err = errors.New("the second name has other bytes now")
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	k.done()
	return nil
}

// backup replaces a dataset whose files have second names elsewhere.
func (f *neighbours) backup() error {
	k := f.t.kind("a backup of hard links")
	err := k.trial("cp -al", func(trial string) error {
		out, home := filepath.Join(trial, "out"), filepath.Join(trial, "home")
		if err := errors.Join(copyDir(out, filepath.Join(f.dir, "old")), os.Mkdir(home, 0o777)); err != nil {
			return err
		}
		for name := range f.before {
			if err := os.Link(filepath.Join(out, name), filepath.Join(home, name)); err != nil {
				return err
			}
		}
		if _, err := f.t.runs(0, f.dir, f.export(out)...); err != nil {
			return err
		}
		return errors.Join(whole(out, f.after), whole(home, f.before))
	})
	k.done()
	return err
}

// report writes reports over files with second names.
func (f *neighbours) report() error {
	k := f.t.kind("reports over hard links")
	for _, flag := range []string{"--report=json=", "--report=html=", "--write-baseline="} {
		err := k.trial(flag, func(trial string) error {
			home, name := filepath.Join(trial, "home"), filepath.Join(trial, "report")
			if err := errors.Join(os.WriteFile(home, []byte("precious\n"), 0o666), os.Link(home, name)); err != nil {
				return err
			}
			if _, err := f.t.runs(0, f.dir, "validate", "new", "--config", "none", "--fail-on", "never", flag+name); err != nil {
				return err
			}
			now, err := os.ReadFile(home)
			if err == nil && string(now) != "precious\n" {
				err = errors.New("the file of others has changed")
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	k.done()
	return nil
}
