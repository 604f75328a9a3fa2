package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

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

// TestSignals sends the program a signal while it waits for something that will not come: each flag and argument that names a
// file is a named pipe here, to which nothing more is written.
func TestSignals(t *testing.T) {
	dir := t.TempDir()
	dataset := filepath.Join(dir, "dataset")
	if code := run([]string{"dateline", "export", "-q", "../../seeds", "-o", dataset}, nil, io.Discard, os.Stderr); code != 0 {
		t.Fatalf("export exits with %d", code)
	}
	tests := []struct {
		name string
		args []string // PIPE is the pipe, OUT an output directory
		text string   // what the pipe gives before it falls silent
	}{
		{"export", []string{"export", "PIPE", "-o", "OUT"}, `{"id":"1","text":"one"}` + "\n"},
		{"export, nothing read yet", []string{"export", "PIPE", "-o", "OUT"}, ""},
		{"export, inside a page", []string{"export", "PIPE", "-o", "OUT"}, "<html><body><p>The harbour opened"},
		{"export, inside an archive", []string{"export", "PIPE", "-o", "OUT"}, "PK\x03\x04"},
		{"export, list of inputs", []string{"export", "@PIPE", "-o", "OUT"}, "a.txt\n"},
		{"export, second input", []string{"export", "../../seeds", "PIPE", "-o", "OUT"}, ""},
		{"sources", []string{"export", "../../seeds", "--sources", "PIPE", "-o", "OUT"}, "name\tdomains"},
		{"inspect", []string{"inspect", "PIPE"}, "one"},
		{"inspect, neighbours", []string{"inspect", "../../seeds/000_af95d3f18e22509e.txt", "--with", "PIPE"}, "one"},
		{"policy", []string{"validate", dataset, "--config", "PIPE"}, "checks:\n"},
		{"schema", []string{"validate", dataset, "--schema", "PIPE"}, "{"},
		{"baseline", []string{"validate", dataset, "--baseline", "PIPE"}, "{"},
		{"dataset", []string{"validate", "PIPE.jsonl"}, "{}\n"},
	}
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			out, pipe := filepath.Join(dir, "out"), filepath.Join(dir, "pipe")
			if strings.Contains(strings.Join(tt.args, " "), "PIPE.jsonl") {
				pipe += ".jsonl"
			}
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Fatal(err)
			}
			named := strings.NewReplacer("PIPE.jsonl", pipe, "PIPE", pipe, "OUT", out)
			var args []string
			for _, a := range tt.args {
				args = append(args, named.Replace(a))
			}
			p := start(t, args...)
			w, err := os.OpenFile(pipe, os.O_WRONLY, 0) // waits until the program opens it to read
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			if _, err := w.WriteString(tt.text); err != nil {
				t.Fatal(err)
			}
			p.interrupted(t, []os.Signal{os.Interrupt, syscall.SIGTERM}[i%2])
			if got := listing(t, out); got != "" {
				t.Errorf("the output directory holds\n%s", got)
			}
		})
	}
}

// TestSignalWhileWriting interrupts a report that nobody reads on.
func TestSignalWhileWriting(t *testing.T) {
	rows := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(rows, bytes.Repeat([]byte("{\"headline\":7}\n"), 2000), 0o666); err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	p := startTo(t, w, "validate", rows, "--report", "json", "--max-findings", "2000")
	w.Close()
	if _, err := io.ReadFull(r, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	p.interrupted(t, os.Interrupt)
}

// process is the program at work.
type process struct {
	*exec.Cmd
	stderr bytes.Buffer
}

func start(t *testing.T, args ...string) *process { return startTo(t, nil, args...) }

// startTo starts the program, which ends with the test at the latest.
func startTo(t *testing.T, stdout *os.File, args ...string) *process {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	p := &process{Cmd: exec.CommandContext(ctx, "dateline", args...)}
	if p.Stderr = &p.stderr; stdout != nil {
		p.Stdout = stdout
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	return p
}

// interrupted sends the signal, after which the program has to end by itself and say so.
func (p *process) interrupted(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	if _ = p.Wait(); p.ProcessState.ExitCode() != exitInterrupted {
		t.Errorf("%v: it ends with %v, want exit code %d\n%s", s, p.ProcessState, exitInterrupted, &p.stderr)
	}
	if got, want := p.stderr.String(), "dateline: interrupted\n"; got != want {
		t.Errorf("%v: stderr %q, want %q", s, got, want)
	}
}
