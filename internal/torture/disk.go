package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// page is the unit in which tmpfs gives room.
const page = 4096

// room is what an export takes of a file system.
type room struct{ bytes, inodes int64 }

// taken is what all below a directory takes, the directory included. Files of the old dataset that an export keeps aside are hard
// links and take nothing.
func taken(dir string) (r room) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // it has gone meanwhile
		}
		if strings.HasPrefix(d.Name(), "old-") {
			return nil
		}
		r.inodes++
		if info, err := d.Info(); err == nil && !d.IsDir() {
			r.bytes += (info.Size() + page - 1) / page * page
		}
		return nil
	})
	return r
}

// disk runs exports on file systems that become full at places spread over the run. The old dataset stands, the error says
// so, and a run with room gives the bytes of one that never met a full disk.
func disk(t *torture) error {
	dir, err := t.folder()
	if err != nil {
		return err
	}
	n := t.pick(1000, 60)
	for name, first := range map[string]int{"old.jsonl": n, "new.jsonl": 0} {
		if err := makeDocuments(filepath.Join(dir, name), first, first+n); err != nil {
			return err
		}
	}
	old := filepath.Join(dir, "old")
	if _, err := t.runs(0, dir, "export", "-q", "old.jsonl", "-o", old, "--format", "jsonl,csv", "--evidence"); err != nil {
		return err
	}
	probe, err := t.folder()
	if err != nil {
		return err
	}
	noMount := mounted(probe, "size=1m", func() error { return nil })
	for _, m := range []mode{{name: "rerun"}, {name: "--evidence --resume", args: []string{"--evidence", "--resume"}, resume: true}, {name: "nothing there before", fresh: true}} {
		if err := diskMode(t, m, dir, old, noMount); err != nil {
			return err
		}
	}
	return nil
}

func diskMode(t *torture, m mode, dir, old string, noMount error) error {
	export := func(out string) []string { return append([]string{"export", "-q", "new.jsonl", "-o", out}, m.args...) }
	before := files{}
	fill := func(out string) error {
		if m.fresh {
			return nil
		}
		return copyDir(out, old)
	}
	free, err := t.folder()
	if err != nil {
		return err
	}
	if err := fill(filepath.Join(free, "out")); err != nil {
		return err
	}
	if before, err = look(filepath.Join(free, "out")); err != nil {
		return err
	}
	floor := taken(free)
	most, spool := floor, int64(1)
	p, err := t.start(dir, nil, export(filepath.Join(free, "out"))...)
	if err != nil {
		return err
	}
	p.await(func() bool {
		now := taken(free)
		most = room{max(most.bytes, now.bytes), max(most.inodes, now.inodes)}
		if info, err := os.Stat(filepath.Join(free, "out", workName, "spool")); err == nil {
			spool = max(spool, info.Size())
		}
		return false
	})
	if e, err := p.wait(); err != nil || e.code != 0 {
		return fmt.Errorf("%s: %w, %s", p, err, e.stderr)
	}
	after, err := look(filepath.Join(free, "out"))
	if err != nil {
		return err
	}
	// full is a run that has no room, and then one that has.
	full := func(out, why string, run func() (*ended, error), more func() error) error {
		if err := fill(out); err != nil {
			return err
		}
		e, err := run()
		if err != nil {
			return err
		}
		if e.code != 3 || !strings.HasPrefix(e.stderr, "dateline: error: ") || !strings.Contains(e.stderr, why) {
			return fmt.Errorf("exit code %d, want 3 and an error with %q: %s", e.code, why, e.stderr)
		}
		now, err := look(out)
		if err != nil {
			return err
		}
		if !now.is(before) {
			return fmt.Errorf("the old dataset does not stand: %v, want %v", now.names(), before.names())
		}
		if _, err := os.Lstat(filepath.Join(out, workName)); err == nil && !m.resume {
			return errors.New("a work directory is left")
		}
		if err := more(); err != nil {
			return err
		}
		if _, err := t.runs(0, dir, export(out)...); err != nil {
			return err
		}
		return whole(out, after)
	}
	places := int64(t.pick(20, 2))
	if noMount != nil {
		t.kind("full disks, " + m.name).skip("no tmpfs can be mounted: " + noMount.Error())
		k := t.kind(fmt.Sprintf("files too large at %d places, %s", places, m.name))
		for i := range places {
			err := k.trial(fmt.Sprintf("place %d", i), func(trial string) error {
				out := filepath.Join(trial, "out")
				limited := func() (*ended, error) {
					// Half of the spool's size is less than the shell grants, whose unit is 512 or 1024 bytes.
					script := fmt.Sprintf("ulimit -f %d; exec \"$0\" \"$@\"", spool/2*i/places/1024)
					p, err := t.startCommand(dir, nil, hang, "sh", append([]string{"-c", script, t.bin}, export(out)...)...)
					if err != nil {
						return nil, err
					}
					return p.wait()
				}
				return full(out, "file too large", limited, func() error { return nil })
			})
			if err != nil {
				return err
			}
		}
		k.done()
		return nil
	}
	trial := func(k *kind, what, options string) error {
		return k.trial(what, func(trial string) error {
			return mounted(trial, options, func() error {
				out := filepath.Join(trial, "out")
				run := func() (*ended, error) { return t.run(dir, export(out)...) }
				more := func() error { return mount("-o", "remount,size=1g,nr_inodes=10000", trial) }
				return full(out, "no space left on device", run, more)
			})
		})
	}
	k := t.kind(fmt.Sprintf("full at %d places, %s", places, m.name))
	for i := range places {
		size := max(floor.bytes+(most.bytes-floor.bytes)*i/places/page*page, page) // 0 would be no limit
		if err := trial(k, fmt.Sprintf("%d bytes where %d are needed", size, most.bytes), fmt.Sprintf("size=%d", size)); err != nil {
			return err
		}
	}
	k.done()
	k = t.kind("no room for one more file, " + m.name)
	for i := floor.inodes; i < most.inodes; i += int64(t.pick(1, 3)) {
		if err := trial(k, fmt.Sprintf("%d files where %d are needed", i, most.inodes), fmt.Sprintf("nr_inodes=%d", i)); err != nil {
			return err
		}
	}
	k.done()
	return nil
}

// mounted does something while a file system in memory stands over a directory.
func mounted(dir, options string, f func() error) (err error) {
	if err := mount("-t", "tmpfs", "-o", options, "tmpfs", dir); err != nil {
		return err
	}
	defer func() {
		out, uerr := exec.Command("umount", dir).CombinedOutput()
		if err == nil && uerr != nil {
			err = fmt.Errorf("umount: %w: %s", uerr, out)
		}
	}()
	return f()
}

func mount(args ...string) error {
	out, err := exec.Command("mount", args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("mount %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(string(out)))
	}
	return nil
}
