//go:build linux

package main

import (
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestOutOfMemory runs the program with too little memory for what it is told to hold. Nobody may take that for wrong usage.
func TestOutOfMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a gigabyte of memory")
	}
	// The runtime alone reserves more than a gigabyte of addresses when it starts.
	cmd := exec.Command("sh", "-c", "ulimit -c 0; ulimit -v 2500000 && exec dateline export - --input-format text --max-document 4096 -o "+filepath.Join(t.TempDir(), "out"))
	var stderr strings.Builder
	cmd.Stdin, cmd.Stderr = io.LimitReader(letters{}, 4<<30), &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || !strings.Contains(stderr.String(), "out of memory") {
		t.Skipf("no limit of memory here: %v, %.200q", err, stderr.String())
	}
	if s := exit.Sys().(syscall.WaitStatus); s.Signal() != syscall.SIGABRT {
		t.Errorf("ended by %v with code %d, want %v", s.Signal(), exit.ExitCode(), syscall.SIGABRT)
	}
}

// letters is a text without end.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}
