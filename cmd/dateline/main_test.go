package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
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

// interrupting is an input that never ends: at the second read comes the signal that Ctrl-C sends.
type interrupting struct {
	first io.Reader
	t     *testing.T
}

func (r *interrupting) Read(p []byte) (int, error) {
	if n, err := r.first.Read(p); err == nil {
		return n, nil
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		r.t.Error(err)
	}
	select {}
}

func TestInterruptLeavesNothing(t *testing.T) {
	for _, existing := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "out")
		if existing {
			if code := run([]string{"dateline", "export", "-q", "../../seeds", "-o", out}, nil, io.Discard, os.Stderr); code != 0 {
				t.Fatalf("export exits with %d", code)
			}
		}
		before := listing(t, out)
		var stderr bytes.Buffer
		line := `{"id":"1","text":"Harbour opens\n\nBERGEN, March 3. The new harbour opened on Monday, the port authority said. It took nine years to build."}` + "\n"
		in := &interrupting{strings.NewReader(line), t}
		code := run([]string{"dateline", "export", "--input-format", "jsonl", "-", "-o", out}, in, io.Discard, &stderr)
		if code != exitInterrupted {
			t.Errorf("existing %v: exits with %d, want %d\n%s", existing, code, exitInterrupted, &stderr)
		}
		if got, want := stderr.String(), "dateline: interrupted\n"; got != want {
			t.Errorf("existing %v: stderr %q, want %q", existing, got, want)
		}
		if got := listing(t, out); got != before {
			t.Errorf("existing %v: the output directory holds\n%s\nwant as before\n%s", existing, got, before)
		}
	}
}

// listing is the names and sizes of all files below dir; empty when there is no such directory.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		b.WriteString(path + " " + strconv.FormatInt(info.Size(), 10) + "\n")
		return nil
	})
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return b.String()
}
