package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// points runs the test that breaks every call by which an export changes its directory, once by an error and once by a death.
// It stands in the package that it breaks into; here its points are counted in.
func points(t *torture) error {
	k := t.kind("every call of the commit, by go test")
	if t.short {
		k.skip("CI has run the test")
		return nil
	}
	p, err := t.startCommand("", nil, 30*time.Minute, "go", "test", "-count=1", "-v", "-run", "^TestEveryCallOfAnExportMayFail$", "dateline/export")
	if err != nil {
		return err
	}
	e, err := p.wait()
	if e == nil || t.ctx.Err() != nil {
		return err
	}
	for _, m := range regexp.MustCompile(`(\d+) calls broken`).FindAllStringSubmatch(e.stdout, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return err
		}
		for range n {
			k.count("", "", nil)
		}
	}
	switch {
	case e.code != 0 || err != nil:
		k.count("go test", "", fmt.Errorf("%s%s", tail(e.stdout), tail(e.stderr)))
	case k.trials == 0:
		return fmt.Errorf("the test of package export says of no call that it was broken: %s", tail(e.stdout))
	}
	k.done()
	return nil
}

// fuzz runs every fuzz target, for as long as FUZZTIME says.
func fuzz(t *torture) error {
	length := os.Getenv("FUZZTIME")
	if length == "" {
		length = "10m"
	}
	k := t.kind(length + " a fuzz target")
	const most = 24 * time.Hour
	p, err := t.startCommand("", nil, most, "env", "FUZZTIME="+length, filepath.Join(".ci", "fuzz"))
	if err != nil {
		return err
	}
	e, err := p.wait()
	if e == nil || t.ctx.Err() != nil {
		return err
	}
	if e.code != 0 || err != nil {
		k.count("go writes what failed below testdata/fuzz", "", fmt.Errorf("%s%s", tail(e.stdout), tail(e.stderr)))
	}
	for range strings.Count(e.stdout, "\nok ") {
		k.count("", "", nil)
	}
	k.done()
	return nil
}
