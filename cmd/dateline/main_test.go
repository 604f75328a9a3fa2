package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScripts runs testdata/*.txt. Each script finds the seeds in its directory. Beside the usual commands there are
//
//	exits CODE COMMAND…      run a command, which must end with this code
//	same DIR DIR…            the directories hold the same files
//	lines N FILE             the file has so many lines
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("TZ", "Pacific/Auckland")
			return os.CopyFS(filepath.Join(e.WorkDir, "seeds"), os.DirFS("../../seeds"))
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": cmdExits,
			"same":  cmdSame,
			"lines": cmdLines,
		},
		RequireExplicitExec: false,
	})
}

func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ee *exec.ExitError
		if !errors.As(err, &ee) {
			ts.Fatalf("%v", err)
		}
		got = ee.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

func cmdSame(ts *testscript.TestScript, neg bool, args []string) {
	read := func(dir string) map[string]string {
		m := map[string]string{}
		es, err := os.ReadDir(ts.MkAbs(dir))
		ts.Check(err)
		for _, e := range es {
			b, err := os.ReadFile(filepath.Join(ts.MkAbs(dir), e.Name()))
			ts.Check(err)
			m[e.Name()] = string(b)
		}
		return m
	}
	first := read(args[0])
	for _, dir := range args[1:] {
		other, equal := read(dir), true
		for name := range first {
			if other[name] != first[name] {
				equal = false
				if !neg {
					ts.Fatalf("%s differs between %s and %s", name, args[0], dir)
				}
			}
		}
		if len(other) != len(first) && !neg {
			ts.Fatalf("%s holds %d files, %s %d", args[0], len(first), dir, len(other))
		}
		if neg && equal {
			ts.Fatalf("%s and %s hold the same files", args[0], dir)
		}
	}
}

func cmdLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines N FILE")
	}
	if got := strings.Count(ts.ReadFile(args[1]), "\n"); strconv.Itoa(got) != args[0] {
		ts.Fatalf("%s has %d lines, want %s", args[1], got, args[0])
	}
}
