package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// pkg is a package of the module.
type pkg struct {
	name  string // path below the module: export/pubdate
	path  string // import path
	dir   string
	files []string
}

// list gives the packages that a pattern of the go command names.
func list(ctx context.Context, pattern string) ([]pkg, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-json=ImportPath,Dir,GoFiles,Module", pattern)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing %q: %w: %s", pattern, err, strings.TrimSpace(stderr.String()))
	}
	var pkgs []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var l struct {
			ImportPath, Dir string
			GoFiles         []string
			Module          struct{ Path string }
		}
		if err := dec.Decode(&l); err != nil {
			return nil, fmt.Errorf("listing %q: %w", pattern, err)
		}
		p := pkg{name: strings.TrimPrefix(l.ImportPath, l.Module.Path+"/"), path: l.ImportPath, dir: l.Dir}
		for _, f := range l.GoFiles {
			p.files = append(p.files, filepath.Join(l.Dir, f))
		}
		pkgs = append(pkgs, p)
	}
	return pkgs, nil
}

// verdict is what the tests say of a change.
type verdict int

const (
	survived verdict = iota
	killed
	late       // the tests did not end in time: an endless loop, as a rule
	uncompiled // such as two equal cases of a switch: nobody can make this mistake
)

// trial runs the tests of packages against changed sources.
type trial struct {
	dir     string
	tested  []pkg // the changed package first
	workers int
	short   bool
	timeout time.Duration
}

// newTrial runs the tests of the sources as they are: they must pass, and their time tells what is too long.
func newTrial(ctx context.Context, p pkg, opt options) (*trial, error) {
	t := &trial{tested: []pkg{p}, workers: opt.workers, short: opt.short, timeout: 10 * time.Minute}
	for _, w := range opt.with {
		pkgs, err := list(ctx, w)
		if err != nil {
			return nil, err
		}
		t.tested = append(t.tested, pkgs...)
	}
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return nil, err
	}
	t.dir = dir
	longest := time.Duration(0)
	for i := range t.tested {
		v, took, err := t.test(ctx, i, filepath.Join(dir, "true"), "")
		if err == nil && v != survived {
			err = fmt.Errorf("the tests of %s fail without any change", t.tested[i].name)
		}
		if err != nil {
			t.close()
			return nil, err
		}
		longest = max(longest, took)
	}
	// Other programs may slow the machine down; a mutant that fills memory in an endless loop must not run for long.
	t.timeout = 4*longest + 5*time.Second
	return t, nil
}

func (t *trial) close() { os.RemoveAll(t.dir) } //nolint:errcheck // temporary files

type result struct {
	verdict verdict
	err     error
}

// all tries the changes, as many at a time as there are workers, and gives a channel for the result of each.
func (t *trial) all(ctx context.Context, ms []mutant) []chan result {
	out := make([]chan result, len(ms))
	for i := range out {
		out[i] = make(chan result, 1)
	}
	next := make(chan int, len(ms))
	for i := range ms {
		next <- i
	}
	close(next)
	for range t.workers {
		go func() {
			for i := range next {
				v, err := t.try(ctx, i, ms[i])
				out[i] <- result{v, err}
			}
		}()
	}
	return out
}

// try tests one change, the package's own tests first.
func (t *trial) try(ctx context.Context, n int, m mutant) (verdict, error) {
	at := filepath.Join(t.dir, fmt.Sprint(n))
	changed := at + ".go"
	if err := os.WriteFile(changed, m.source(), 0o600); err != nil {
		return 0, err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {m.file: changed}})
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(at+".json", overlay, 0o600); err != nil {
		return 0, err
	}
	for i := range t.tested {
		if v, _, err := t.test(ctx, i, at, at+".json"); err != nil || v != survived {
			return v, err
		}
	}
	return survived, nil
}

// test builds and runs the tests of package i, and gives the time of the run.
func (t *trial) test(ctx context.Context, i int, binary, overlay string) (verdict, time.Duration, error) {
	p := t.tested[i]
	args := []string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-o", binary}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	out, err := exec.CommandContext(ctx, "go", append(args, p.path)...).CombinedOutput()
	if ctx.Err() != nil {
		return 0, 0, ctx.Err()
	}
	if err != nil {
		if overlay == "" {
			return 0, 0, fmt.Errorf("building the tests of %s: %w: %s", p.name, err, out)
		}
		return uncompiled, 0, nil
	}
	defer os.Remove(binary) //nolint:errcheck // temporary files
	run := []string{"-test.failfast", "-test.timeout=" + t.timeout.String()}
	if t.short {
		run = append(run, "-test.short")
	}
	cmd := exec.CommandContext(ctx, binary, run...)
	cmd.Dir = p.dir
	// UPDATE has tests rewrite what they expect: a change would write its own.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, "UPDATE=") })
	began := time.Now()
	out, err = cmd.CombinedOutput()
	took := time.Since(began)
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return 0, 0, ctx.Err()
	case err == nil:
		return survived, took, nil
	case !errors.As(err, &exit):
		return 0, 0, fmt.Errorf("running the tests of %s: %w", p.name, err)
	case bytes.Contains(out, []byte("panic: test timed out")):
		return late, took, nil
	}
	return killed, took, nil
}
