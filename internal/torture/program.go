package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// hang is how long a run may take before it counts as one that never ends. The longest takes seconds.
const hang = 5 * time.Minute

// ended is what a run of the program left.
type ended struct {
	code           int // -1 when a signal ended it
	stdout, stderr string
	peak           int64 // bytes of memory at most, 0 where the system does not say
	took           time.Duration
}

// process is the program at work.
type process struct {
	cmd            *exec.Cmd
	stdout, stderr bytes.Buffer
	began          time.Time
	done           chan error
	late           context.Context
	cancel         context.CancelFunc
}

// start starts the program in a directory. stdin may be nil.
func (t *torture) start(dir string, stdin io.Reader, args ...string) (*process, error) {
	return t.startCommand(dir, stdin, hang, t.bin, args...)
}

func (t *torture) startCommand(dir string, stdin io.Reader, limit time.Duration, name string, args ...string) (*process, error) {
	p := &process{done: make(chan error, 1)}
	p.late, p.cancel = context.WithTimeout(t.ctx, limit)
	p.cmd = exec.CommandContext(p.late, name, args...)
	p.cmd.Dir, p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = dir, stdin, &p.stdout, &p.stderr
	p.cmd.WaitDelay = 10 * time.Second
	p.began = time.Now()
	if err := p.cmd.Start(); err != nil {
		p.cancel()
		return nil, err
	}
	go func() { p.done <- p.cmd.Wait() }()
	return p, nil
}

// kill ends the program as the system does, without a chance to tidy up. A program that has ended already is no error.
func (p *process) kill() { _ = p.cmd.Process.Kill() }

// await looks again and again until something is so, or the program has ended.
func (p *process) await(so func() bool) {
	for p.late.Err() == nil && !so() {
		select {
		case err := <-p.done:
			p.done <- err
			return
		case <-time.After(20 * time.Microsecond):
		}
	}
}

// crashed is what the runtime prints when a program ends by a fault of its own.
var crashed = regexp.MustCompile(`(?m)^(panic:|fatal error:|goroutine \d+|SIG[A-Z]+:|unexpected fault address)`)

// wait waits for the end of the program. That it crashed or never ended is an error, its exit code is none.
func (p *process) wait() (*ended, error) {
	err := <-p.done
	defer p.cancel()
	e := &ended{code: p.cmd.ProcessState.ExitCode(), stdout: p.stdout.String(), stderr: p.stderr.String(), took: time.Since(p.began)}
	e.peak = peakOf(p.cmd.ProcessState)
	exit := (*exec.ExitError)(nil)
	switch {
	case p.late.Err() != nil:
		return e, fmt.Errorf("%s: not done after %s", p, e.took.Round(time.Second))
	case crashed.MatchString(e.stderr):
		return e, fmt.Errorf("%s: crashed: %s", p, tail(e.stderr))
	case err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay):
		return e, fmt.Errorf("%s: %w", p, err)
	}
	return e, nil
}

func (p *process) String() string {
	return strings.Join(append([]string{"dateline"}, p.cmd.Args[1:]...), " ")
}

// run runs the program to its end.
func (t *torture) run(dir string, args ...string) (*ended, error) {
	p, err := t.start(dir, nil, args...)
	if err != nil {
		return nil, err
	}
	return p.wait()
}

// runs runs the program to its end, which must have this exit code.
func (t *torture) runs(code int, dir string, args ...string) (*ended, error) {
	e, err := t.run(dir, args...)
	if err == nil && e.code != code {
		err = fmt.Errorf("dateline %s: exit code %d, want %d: %s", strings.Join(args, " "), e.code, code, tail(e.stderr))
	}
	return e, err
}

func tail(s string) string {
	const shown = 1500
	if len(s) > shown {
		return s[:shown/2] + " … " + s[len(s)-shown/2:]
	}
	return s
}
