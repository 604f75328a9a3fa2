// Package lineartest is for tests that hold a function to linear time without measuring any.
package lineartest

import (
	"testing"
	"time"
)

// Run fails t when f takes a minute. Give it an input that takes a second at most, and for which an algorithm that compares each of
// its parts with each other takes many minutes: then the speed of the machine does not matter.
func Run(t testing.TB, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("not done after a minute: it compares each part of the input with each other")
	}
}
