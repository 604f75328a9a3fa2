package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// mode is a way to call an export that is killed.
type mode struct {
	name   string
	args   []string
	fresh  bool // no dataset stands there before
	commit bool // killed while the new dataset takes the place of the old one
	resume bool // killed up to three times, each run going on from the one before
}

var modes = []mode{
	{name: "rerun"},
	{name: "rerun, nothing there before", fresh: true},
	{name: "--resume", args: []string{"--resume"}, resume: true},
	{name: "--dedup exact", args: []string{"--dedup", "exact"}},
	{name: "--dedup url --resume", args: []string{"--dedup", "url", "--resume"}, resume: true},
	{name: "--on-ambiguous nearest", args: []string{"--on-ambiguous", "nearest"}},
	{name: "--evidence", args: []string{"--evidence"}},
	{name: "all of these", args: []string{"--resume", "--dedup", "exact", "--on-ambiguous", "nearest", "--evidence"}, resume: true},
	{name: "in the commit", commit: true},
	{name: "in the commit, --evidence --resume", args: []string{"--evidence", "--resume"}, commit: true, resume: true},
	{name: "in the commit, nothing there before", commit: true, fresh: true},
}

// kills ends exports by SIGKILL at moments chosen at random, and looks at what a reader finds then, what validate says of it,
// and whether the next run gives the bytes of one that nobody killed.
func kills(t *torture) error {
	dir, err := t.folder()
	if err != nil {
		return err
	}
	old := filepath.Join(dir, "old")
	const n = 300
	for name, span := range map[string][2]int{"old.jsonl": {n, n + n/10}, "new.jsonl": {0, n}, "few.jsonl": {0, n / 10}} {
		if err := makeDocuments(filepath.Join(dir, name), span[0], span[1]); err != nil {
			return err
		}
	}
	if _, err := t.runs(0, dir, "export", "-q", "old.jsonl", "-o", old, "--format", "jsonl,csv", "--evidence"); err != nil {
		return err
	}
	for _, m := range modes {
		if err := killMode(t, m, dir, old); err != nil {
			return err
		}
	}
	return nil
}

func killMode(t *torture, m mode, dir, old string) error {
	k := t.kind(m.name)
	input, before := "new.jsonl", files{}
	if m.commit {
		input = "few.jsonl" // the way to the commit is short
	}
	if !m.fresh {
		var err error
		if before, err = look(old); err != nil {
			return err
		}
	}
	export := func(out string) []string { return append([]string{"export", "-q", input, "-o", out}, m.args...) }
	unkilled, err := t.folder()
	if err != nil {
		return err
	}
	if !m.fresh { // the commit takes longer where an old dataset is to be kept
		if err := copyDir(unkilled, old); err != nil {
			return err
		}
	}
	span, err := m.span(t, dir, unkilled, export(unkilled))
	if err != nil {
		return err
	}
	after, err := look(unkilled)
	if err != nil {
		return err
	}
	for _, d := range []string{old, unkilled} {
		if _, err := t.runs(0, dir, valid(d)...); err != nil {
			return fmt.Errorf("a dataset that nobody killed: %w", err)
		}
	}
	sent, hit, found := 0, 0, map[state]int{}
	for i := range t.pick(t.kills, 2) {
		random := k.random(i)
		err := k.trial(fmt.Sprintf("kill %d", i), func(trial string) error {
			out, times := filepath.Join(trial, "out"), 1
			if !m.fresh {
				if err := copyDir(out, old); err != nil {
					return err
				}
			}
			if m.resume {
				times += random.IntN(3)
			}
			for range times {
				p, err := t.start(dir, nil, export(out)...)
				if err != nil {
					return err
				}
				if m.commit {
					p.awaitCommit(out)
				}
				time.Sleep(time.Duration(random.Int64N(int64(span))))
				p.kill()
				sent++
				killed, err := p.wait()
				if err != nil {
					return err
				}
				switch {
				case killed.code == -1:
					hit++
					if m.commit {
						span = span * 5 / 4
					}
				case killed.code != 0:
					return fmt.Errorf("a run over what a kill left: exit code %d: %s", killed.code, tail(killed.stderr))
				case m.commit:
					span = max(span/2, shortest)
				}
				s, err := judge(out, before, after)
				if err != nil {
					return err
				}
				found[s]++
				if err := validated(t, trial, out, before, after, s); err != nil {
					return err
				}
			}
			if _, err := t.runs(0, dir, export(out)...); err != nil {
				return fmt.Errorf("the next run: %w", err)
			}
			if err := whole(out, after); err != nil {
				return fmt.Errorf("the next run: %w", err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	k.done(fmt.Sprintf("%d of %d kills met a run at work", hit, sent), fmt.Sprintf("the old dataset stood after %d, the new one after %d, a journal after %d", found[isOld], found[isNew], found[pending]))
	return nil
}

// span does the export once, unkilled, and gives the time over which kills are spread: that of the whole run, or that from the
// journal to the end.
func (m mode) span(t *torture, dir, out string, args []string) (time.Duration, error) {
	p, err := t.start(dir, nil, args...)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	if m.commit {
		p.awaitCommit(out)
		began = time.Now()
	}
	e, err := p.wait()
	if err == nil && e.code != 0 {
		err = fmt.Errorf("%s: exit code %d: %s", p, e.code, tail(e.stderr))
	}
	return max(time.Since(began), shortest), err
}

// shortest is the least time over which kills are spread. A commit takes a few milliseconds, of which the moments until the
// journal has been seen are lost, and how many those are differs from run to run: so each kill that came too late halves the
// time, and each that met a run at work lengthens it. Three of four meet one then.
const shortest = 100 * time.Microsecond

// awaitCommit waits until the program has written its journal, or has ended.
func (p *process) awaitCommit(out string) {
	p.await(func() bool {
		_, err := os.Lstat(filepath.Join(out, journalPath))
		return err == nil
	})
}

// valid are arguments that have validate say whether a dataset is whole: its files agree with each other, with the manifest
// and with the schema.
func valid(dir string) []string {
	return []string{"validate", dir, "--config", "none", "--select", "DL5,DL6", "--fail-on", "warning"}
}

// validated runs validate on a copy of what a kill left. It must end the commit where one is under way, and call valid what is
// whole and nothing else.
func validated(t *torture, trial, out string, before, after files, s state) error {
	dir := filepath.Join(trial, "copy-"+strconv.Itoa(t.made))
	t.made++
	if err := copyDir(dir, out); err != nil {
		return err
	}
	e, err := t.run(trial, valid(dir)...)
	if err != nil {
		return err
	}
	now, err := judge(dir, before, after)
	switch {
	case err != nil:
		return fmt.Errorf("after validate: %w", err)
	case now == pending:
		return fmt.Errorf("validate leaves a journal behind: %s", tail(e.stderr))
	case s != pending && now != s:
		return fmt.Errorf("validate has changed a whole dataset: it was %d and is %d", s, now)
	}
	there := now == isNew || len(before) > 0
	if there != (e.code == 0) {
		return fmt.Errorf("validate: exit code %d, a dataset there: %v: %s%s", e.code, there, tail(e.stdout), tail(e.stderr))
	}
	return os.RemoveAll(dir)
}
