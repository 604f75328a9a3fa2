package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// reportFormats are written by each killed validation, one file each, beside a baseline.
var reportFormats = []string{"text", "json", "jsonl", "junit", "sarif", "github", "markdown", "html"}

// reports ends validations by SIGKILL. Each report is the whole new one afterwards, or what stood there before, and the next
// run writes all of them and leaves nothing beside them.
func reports(t *torture) error {
	dir, err := t.folder()
	if err != nil {
		return err
	}
	if err := makeDocuments(filepath.Join(dir, "new.jsonl"), 0, t.pick(3000, 400)); err != nil {
		return err
	}
	data := filepath.Join(dir, "data")
	if _, err := t.runs(0, dir, "export", "-q", "new.jsonl", "-o", data, "--evidence"); err != nil {
		return err
	}
	args := []string{"validate", data, "--config", "none", "--fail-on", "never", "--today", "2026-01-01", "--max-findings", "-1", "--write-baseline", "baseline"}
	names := []string{"baseline"}
	for _, f := range reportFormats {
		args = append(args, "--report", f+"="+f)
		names = append(names, f)
	}
	want, err := t.folder()
	if err != nil {
		return err
	}
	e, err := t.runs(0, want, args...)
	if err != nil {
		return err
	}
	for _, early := range []bool{false, true} {
		k := t.kind("kills while reports are written")
		if early {
			k = t.kind("kills at any moment")
		}
		hit, left, found := 0, 0, map[string]int{}
		for i := range t.pick(t.kills, 3) {
			random := k.random(i)
			err := k.trial(fmt.Sprintf("kill %d", i), func(trial string) error {
				var before []byte // nil: nothing stands there
				if i%2 == 1 {
					before = []byte("an older report\n")
					for _, name := range names {
						if err := os.WriteFile(filepath.Join(trial, name), before, 0o666); err != nil {
							return err
						}
					}
				}
				p, err := t.start(trial, nil, args...)
				if err != nil {
					return err
				}
				moment := time.Duration(random.Int64N(int64(e.took)))
				if !early {
					p.await(func() bool { return changed(trial, len(before) > 0, len(names)) })
					moment = time.Duration(random.Int64N(int64(40 * time.Millisecond)))
				}
				time.Sleep(moment)
				if !early && i%4 < 2 { // the half of a report is there for the shorter time
					p.await(func() bool {
						parts, err := notAmong(trial, names)
						return err != nil || len(parts) > 0
					})
				}
				p.kill()
				if killed, err := p.wait(); err != nil {
					return err
				} else if killed.code == -1 {
					hit++
				}
				for _, name := range names {
					what, err := reportIs(filepath.Join(trial, name), filepath.Join(want, name), before)
					if err != nil {
						return err
					}
					found[what]++
				}
				parts, err := notAmong(trial, names)
				if err != nil {
					return err
				}
				left += len(parts)
				if _, err := t.runs(0, trial, args...); err != nil {
					return fmt.Errorf("the next run: %w", err)
				}
				if parts, err = notAmong(trial, names); err == nil && len(parts) > 0 {
					err = fmt.Errorf("the next run leaves %q", parts)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		k.done(fmt.Sprintf("%d met a run at work", hit), fmt.Sprintf("%d reports were new, %d old, %d not there, %d half", found["new"], found["old"], found["absent"], left))
	}
	return nil
}

// changed reports whether the first new file has come into a directory.
func changed(dir string, there bool, names int) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true
	}
	if there {
		return len(entries) > names
	}
	return len(entries) > 0
}

// notAmong gives the files of a directory that have none of these names.
func notAmong(dir string, names []string) (others []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			others = append(others, e.Name())
		}
	}
	return others, err
}

// reportIs says which report stands under a name: the whole new one, the old one or none.
func reportIs(name, whole string, before []byte) (string, error) {
	now, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && before == nil {
		return "absent", nil
	}
	if err != nil {
		return "", err
	}
	want, err := os.ReadFile(whole)
	switch {
	case err != nil:
		return "", err
	case bytes.Equal(now, want):
		return "new", nil
	case before != nil && bytes.Equal(now, before):
		return "old", nil
	}
	return "", fmt.Errorf("%s has %d bytes and is neither the old report nor the new one of %d", filepath.Base(name), len(now), len(want))
}
