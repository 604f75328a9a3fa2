package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// torture is a run of the tool.
type torture struct {
	ctx       context.Context
	out       io.Writer
	bin       string // the program
	dir       string // of all files that trials make
	seed      uint64
	short     bool
	documents int
	kills     int // in each way to be killed

	part             string // the one that runs
	trials, failures int
	made             int // directories
}

// pick is a number of the long form, or the one of the short form.
func (t *torture) pick(long, short int) int {
	if t.short {
		return short
	}
	return long
}

// folder makes a new directory.
func (t *torture) folder() (string, error) {
	t.made++
	dir := filepath.Join(t.dir, fmt.Sprintf("%s-%d", t.part, t.made))
	return dir, os.Mkdir(dir, 0o777)
}

// kind is one line of the output: trials that are alike.
type kind struct {
	t                *torture
	name             string
	trials, failures int
}

func (t *torture) kind(name string) *kind { return &kind{t: t, name: name} }

// random is a source of numbers that depends on the seed, the kind and the trial alone.
func (k *kind) random(trial int) *rand.Rand {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%s/%d", k.t.part, k.name, trial)
	return rand.New(rand.NewPCG(k.t.seed, h.Sum64()))
}

// trial runs f in a directory of its own and counts it. The directory stays when the trial fails. An error of f is what it
// found; only an interruption of the tool itself ends the kind.
func (k *kind) trial(what string, f func(dir string) error) error {
	dir, err := k.t.folder()
	if err != nil {
		return err
	}
	err = f(dir)
	if k.t.ctx.Err() != nil {
		return k.t.ctx.Err()
	}
	k.count(what, dir, err)
	if err != nil {
		return nil
	}
	return os.RemoveAll(dir)
}

// count counts a trial that has been done, whose files lie in dir, if it has any.
func (k *kind) count(what, dir string, err error) {
	k.trials++
	k.t.trials++
	if err == nil {
		return
	}
	k.failures++
	k.t.failures++
	fmt.Fprintf(k.t.out, "FAIL %s: %s, %s: %s\n", k.t.part, k.name, what, strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "\n     "))
	fmt.Fprintf(k.t.out, "     again: make torture PARTS=%s SEED=%d\n", k.t.part, k.t.seed)
	if dir != "" {
		fmt.Fprintf(k.t.out, "     files: %s\n", dir)
	}
}

// done prints the line of the kind.
func (k *kind) done(notes ...string) {
	note := ""
	if len(notes) > 0 {
		note = "; " + strings.Join(notes, ", ")
	}
	fmt.Fprintf(k.t.out, "%-8s %-54s %4d trials, %d failures%s\n", k.t.part, k.name, k.trials, k.failures, note)
}

// skip prints why a kind is not tried.
func (k *kind) skip(why string) {
	why, _, _ = strings.Cut(why, "\n")
	fmt.Fprintf(k.t.out, "%-8s %-54s skipped: %s\n", k.t.part, k.name, why)
}
