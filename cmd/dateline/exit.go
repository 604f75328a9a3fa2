package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/schema"
)

// The exit codes.
const (
	exitClean       = 0
	exitFindings    = 1   // findings at or above --fail-on, too many rejects, or nothing exported
	exitUsage       = 2   // wrong usage or configuration, or a file that a flag names for it cannot be read; nothing was written
	exitIO          = 3   // input/output error: output not written, or a dataset or input not there or not read
	exitInterrupted = 130 // Ctrl-C or SIGTERM; no half file is left behind
)

// exitError is an error that knows its exit code and, where there is one, what to do next. A nil err prints nothing:
// the command has said everything already.
type exitError struct {
	code int
	err  error
	hint string
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usagef is an error in how the command was called. hint may be empty.
func usagef(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// silent ends with code and prints nothing more.
func silent(code int) error { return &exitError{code: code} }

// report prints err by the rules of the command's documentation and returns the exit code. An error that no command
// gave a code is one of input or output.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return exitClean
	}
	code, hint := exitIO, ""
	if e := (*exitError)(nil); errors.As(err, &e) {
		code, hint = e.code, e.hint
		if e.err == nil {
			return code
		}
	}
	if errors.Is(err, context.Canceled) {
		code = exitInterrupted
		fmt.Fprintln(stderr, "dateline: interrupted")
	} else {
		fmt.Fprintf(stderr, "dateline: error: %s\n", printableLines(err.Error()))
	}
	if hint != "" {
		fmt.Fprintf(stderr, "dateline: hint: %s\n", printableLines(hint))
	}
	return code
}

// printableLines is a message as a terminal may show it. Its line ends stay, since several errors may stand in it, and what
// follows them is indented.
func printableLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = schema.Printable(lines[i])
	}
	return strings.Join(lines, "\n  ")
}
