package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/validate"

	"github.com/urfave/cli/v2"
)

// file is one that a run reads or writes, and what it is to the run.
type file struct{ path, what string }

// same reports whether two names lead to one file, which need not be there yet. What is no regular file, such as
// /dev/null, holds nothing that could be lost.
func (f file) same(g file) bool {
	a, aErr := os.Stat(f.path)
	b, bErr := os.Stat(g.path)
	if aErr == nil && bErr == nil {
		return a.Mode().IsRegular() && os.SameFile(a, b)
	}
	return aErr != nil && bErr != nil && resolved(f.path) == resolved(g.path)
}

// resolved is the one name of a file that is not there, of all those by which its directory goes.
func resolved(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		name = filepath.Join(dir, filepath.Base(name))
	}
	return name
}

// checkTargets refuses to write a file that the run reads, or one twice: a report over the dataset would destroy what it
// reports about. Only a baseline may be written where it was read.
func checkTargets(c *cli.Context, paths, policies []string, outputs []reportOutput) error {
	var read []file
	for _, p := range paths {
		for _, name := range validate.FilesOf(p) {
			read = append(read, file{name, "part of the dataset"})
		}
	}
	for _, name := range policies {
		read = append(read, file{name, "the policy"})
	}
	if name := c.String("schema"); name != "" {
		read = append(read, file{name, "the schema"})
	}
	baseline := file{c.String("baseline"), "the baseline"}
	var write []file
	check := func(f file, taken []file) error {
		for _, g := range taken {
			if f.same(g) {
				return usagef("choose another file; nothing was written", "%s: the file is %s", f.what, g.what)
			}
		}
		return nil
	}
	if name := c.String("write-baseline"); name != "" {
		f := file{name, "--write-baseline " + name}
		if err := check(f, read); err != nil {
			return err
		}
		write = append(write, file{name, "that of --write-baseline"})
	}
	if baseline.path != "" {
		read = append(read, baseline)
	}
	for _, out := range outputs {
		if out.file == "" {
			continue
		}
		flag := out.format.Name + "=" + out.file
		f := file{out.file, "--report " + flag}
		if err := errors.Join(check(f, read), check(f, write)); err != nil {
			return err
		}
		write = append(write, file{out.file, "that of --report " + flag})
	}
	return nil
}

// datasetPaths expands the patterns among the arguments and names each path once. A name that is there is no pattern.
func datasetPaths(args []string) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, a := range args {
		names := []string{a}
		if _, err := os.Stat(a); errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(a, "*?[") && !strings.Contains(a, "://") {
			matches, err := filepath.Glob(a)
			switch {
			case err != nil:
				return nil, usagef("", "path %q: %w", a, err)
			case len(matches) == 0:
				return nil, &exitError{exitIO, &fs.PathError{Op: "looking for a dataset:", Path: a, Err: errors.New("the pattern matches no file")}, ""}
			}
			names = matches
		}
		for _, name := range names {
			abs, err := filepath.Abs(name)
			if err != nil {
				return nil, err
			}
			if !seen[abs] {
				seen[abs] = true
				out = append(out, name)
			}
		}
	}
	return out, nil
}
