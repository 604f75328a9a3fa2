// Mutate finds thresholds that no test would miss. It moves each number of a condition by a third, up and down, runs the
// package's tests against the changed program, and lists the changes that every test lets pass:
//
//	go run ./internal/mutate ./export/pubdate
//	go run ./internal/mutate -only '^clock\.go:' -with ./export/article ./export/pubdate
//
// What is moved: integers and floats in the conditions of if, for and case, in comparisons anywhere else, in calls of min
// and max, and in the values of the package's constants and variables that such places name. An integer moves by one at
// least.
//
// What is left alone, for it is no threshold: 0 and 1, which ask whether there is something or step to the next; what stands
// in the brackets of an index or a slice; 2 where it is added or subtracted, a step too; and tables, which are data. The
// numbers of a condition's function literals stand in conditions of their own.
//
// Sources are never touched: the go command lays each changed file over the true one. A file that is edited during a run is
// tried as it was when the run began.
//
// A changed program that cannot behave otherwise is equivalent: equivalent.tsv lists those, each with its reason. A line has
// five columns, the first four as a survivor is printed behind its position:
//
//	package	function (or "package")	expression	changed expression	reason
//
// A line speaks of every place of its function that reads the same. A line that fits no change, or one that a test notices,
// is an error, so that the list stays true.
//
// The last line sums up. The exit code is 1 when more than the share of -allow survives or the list is not true, and 2 when
// the tool cannot do its work.
package main

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"time"
)

//go:embed equivalent.tsv
var equivalentList string

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code, err := run(ctx, os.Args[1:], equivalentList, os.Stdout, os.Stderr)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "mutate: error:", err)
	}
	os.Exit(code)
}

// options are what the flags say.
type options struct {
	only    *regexp.Regexp // file:line of the changes to try
	with    []string       // packages whose tests are run too
	workers int
	short   bool
	dry     bool
	allow   float64
}

func run(ctx context.Context, args []string, equivalents string, stdout, stderr io.Writer) (int, error) {
	fs := flag.NewFlagSet("mutate", flag.ContinueOnError)
	fs.SetOutput(stderr)
	var opt options
	only := fs.String("only", "", "try only changes whose file:line (clock.go:70) matches `REGEXP`")
	with := fs.String("with", "", "run the tests of these `PACKAGES` too, separated by commas")
	fs.IntVar(&opt.workers, "j", 1, "changes tried at a time")
	fs.BoolVar(&opt.short, "short", false, "run the tests with -short")
	fs.BoolVar(&opt.dry, "list", false, "list the changes and try none")
	fs.Float64Var(&opt.allow, "allow", 0.1, "share of survivors from which on the exit code is 1")
	if err := fs.Parse(args); err != nil {
		return 2, err
	}
	if fs.NArg() == 0 || opt.workers < 1 {
		return 2, errors.New("want packages, as in go run ./internal/mutate ./export/pubdate, and one worker at least")
	}
	re, err := regexp.Compile(*only)
	if err != nil {
		return 2, fmt.Errorf("reading -only: %w", err)
	}
	opt.only = re
	if *with != "" {
		opt.with = strings.Split(*with, ",")
	}
	known, err := parseEquivalents(equivalents)
	if err != nil {
		return 2, err
	}
	out := bufio.NewWriter(stdout)
	defer out.Flush() //nolint:errcheck // a closed standard output ends the program anyway
	code := 0
	for _, pattern := range fs.Args() {
		pkgs, err := list(ctx, pattern)
		if err != nil {
			return 2, err
		}
		for _, p := range pkgs {
			ok, err := tryPackage(ctx, p, opt, known, out, stderr)
			if err != nil {
				return 2, err
			}
			if !ok {
				code = 1
			}
		}
	}
	return code, nil
}

// tryPackage tries every change of one package and reports whether few enough survive and the list of equivalents is true.
func tryPackage(ctx context.Context, p pkg, opt options, known equivalents, out *bufio.Writer, progress io.Writer) (bool, error) {
	all, err := mutants(p)
	if err != nil {
		return false, err
	}
	var chosen []mutant
	for _, m := range all {
		if opt.only.MatchString(fmt.Sprintf("%s:%d", m.base(), m.line)) {
			chosen = append(chosen, m)
		}
	}
	if opt.dry {
		for _, m := range chosen {
			fmt.Fprintln(out, m)
		}
		return true, out.Flush()
	}
	t, err := newTrial(ctx, p, opt)
	if err != nil {
		return false, err
	}
	defer t.close()
	sum := tally{pkg: p.name}
	began := time.Now()
	for i, done := range t.all(ctx, chosen) {
		r := <-done
		if r.err != nil {
			return false, r.err
		}
		sum.add(chosen[i], r.verdict, known, out)
		if err := out.Flush(); err != nil {
			return false, err
		}
		if i%20 == 19 {
			fmt.Fprintf(progress, "mutate: %s: %d of %d tried in %s, %d survivors\n", p.name, i+1, len(chosen), time.Since(began).Round(time.Second), sum.survivors)
		}
	}
	stale := known.unmatched(p.name, all)
	for _, key := range stale {
		fmt.Fprintf(out, "equivalent.tsv\t%s\tfits no change: take it out\n", key)
	}
	fmt.Fprintln(out, sum)
	return sum.share() <= opt.allow && len(stale) == 0 && sum.untrue == 0, out.Flush()
}

// tally counts what became of the changes of a package.
type tally struct {
	pkg                                                            string
	tried, killed, late, survivors, equivalent, uncompiled, untrue int
}

func (t *tally) add(m mutant, v verdict, known equivalents, out io.Writer) {
	t.tried++
	_, listed := known[m.key()]
	switch {
	case v == uncompiled:
		t.uncompiled++
	case v == survived && listed:
		t.equivalent++
	case v == survived:
		t.survivors++
		fmt.Fprintln(out, m)
	default:
		t.killed++
		if v == late {
			t.late++
		}
		if listed {
			t.untrue++
			fmt.Fprintf(out, "%s\tis listed as equivalent, and a test notices it\n", m)
		}
	}
}

// share is the part of the changes that survive, of those that compile and are not equivalent.
func (t tally) share() float64 {
	if n := t.killed + t.survivors; n > 0 {
		return float64(t.survivors) / float64(n)
	}
	return 0
}

func (t tally) String() string {
	return fmt.Sprintf("%s: %d mutants, %d killed (%d by time), %d survivors, %d equivalent, %d not compiled: %.1f %% survive",
		t.pkg, t.tried, t.killed, t.late, t.survivors, t.equivalent, t.uncompiled, 100*t.share())
}
