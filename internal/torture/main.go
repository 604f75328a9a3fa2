// Torture does to the built program what hostile or broken surroundings may do to it: it kills it, fills its disk, gives it
// bombs and a million documents, and looks at what is left.
//
//	go build -o bin/dateline ./cmd/dateline && go run ./internal/torture
//	go run ./internal/torture -parts kills,disk -seed 7
//	go run ./internal/torture -short            what CI runs: the same with few trials
//
// It is a program and no test, since it is about whole processes, takes the better part of an hour and chooses its moments at
// random: go test would hide its output, count no trials and know no seed. THREATS.md of package export names the tests that
// hold the same promises step by step.
//
// Each line speaks of one kind of trial, and the last counts all. A failure says what was found, how to repeat it and where
// the files of the trial lie. Where a system lacks what a kind needs (root, tmpfs, chattr), it is skipped with the reason.
//
// The exit code is 1 when a trial failed, and 2 when the tool cannot do its work.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

// part is a group of trials that can be run alone.
type part struct {
	name string
	run  func(*torture) error
}

var parts = []part{
	{"kills", kills},
	{"points", points},
	{"reports", reports},
	{"disk", disk},
	{"foreign", foreign},
	{"jobs", jobs},
	{"hostile", hostile},
	{"bombs", bombFiles},
	{"memory", memory},
	{"fuzz", fuzz},
}

func names() (all []string) {
	for _, p := range parts {
		all = append(all, p.name)
	}
	return all
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code, err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "torture: error:", err)
	}
	os.Exit(code)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	t := &torture{ctx: ctx, out: stdout}
	fs := flag.NewFlagSet("torture", flag.ContinueOnError)
	fs.SetOutput(stderr)
	chosen := fs.String("parts", "", "run these `PARTS`, separated by commas or blanks: "+strings.Join(names(), ", ")+" (default: all but fuzz)")
	fs.StringVar(&t.bin, "dateline", "bin/dateline", "torture this `PROGRAM`")
	fs.Uint64Var(&t.seed, "seed", 0, "choose moments by this `NUMBER` (default: one at random, which is printed)")
	fs.BoolVar(&t.short, "short", false, "few trials, for CI")
	fs.IntVar(&t.kills, "kills", 50, "kill this `NUMBER` of times in each way")
	fs.IntVar(&t.documents, "documents", 1_000_000, "measure memory over this `NUMBER` of documents")
	if err := fs.Parse(args); err != nil {
		return 2, err
	}
	run, err := choose(*chosen)
	if err != nil {
		return 2, err
	}
	for t.seed == 0 {
		t.seed = uint64(rand.Uint32())
	}
	if t.bin, err = filepath.Abs(t.bin); err != nil {
		return 2, err
	}
	if _, err := os.Stat(t.bin); err != nil {
		return 2, fmt.Errorf("%w: make build makes the program", err)
	}
	if t.dir, err = os.MkdirTemp("", "torture"); err != nil {
		return 2, err
	}
	fmt.Fprintf(stdout, "torture: seed %d, in %s\n", t.seed, t.dir)
	for _, p := range run {
		t.part = p.name
		if err := p.run(t); err != nil {
			return 2, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	if t.failures == 0 {
		if err := os.RemoveAll(t.dir); err != nil {
			return 2, err
		}
	}
	fmt.Fprintf(stdout, "torture: %d trials, %d failures\n", t.trials, t.failures)
	if t.failures > 0 {
		return 1, nil
	}
	return 0, nil
}

// choose gives the parts of a list, in their own order.
func choose(list string) ([]part, error) {
	words := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
	for _, w := range words {
		if !slices.Contains(names(), w) {
			return nil, fmt.Errorf("-parts: %q is none of %s", w, strings.Join(names(), ", "))
		}
	}
	var run []part
	for _, p := range parts {
		if slices.Contains(words, p.name) || len(words) == 0 && p.name != "fuzz" {
			run = append(run, p)
		}
	}
	return run, nil
}
