package main

import (
	"fmt"
	"path/filepath"
)

// jobs compares what different numbers of workers write, byte for byte.
func jobs(t *torture) error {
	dir, err := t.folder()
	if err != nil {
		return err
	}
	if err := makeDocuments(filepath.Join(dir, "new.jsonl"), 0, t.pick(3000, 200)); err != nil {
		return err
	}
	for _, m := range modes {
		if m.commit || m.fresh {
			continue
		}
		k := t.kind("1, 2, 3, 8 workers, " + m.name)
		var first files
		for _, n := range []string{"1", "2", "3", "8"} {
			err := k.trial("--jobs "+n, func(trial string) error {
				out := filepath.Join(trial, "out")
				if _, err := t.runs(0, dir, append([]string{"export", "-q", "new.jsonl", "-o", out, "--jobs", n}, m.args...)...); err != nil {
					return err
				}
				now, err := look(out)
				if err != nil {
					return err
				}
				if first == nil {
					first = now
				}
				if !now.is(first) {
					return fmt.Errorf("other bytes than with one worker: %v", now)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		k.done()
	}
	return nil
}
