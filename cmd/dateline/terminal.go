package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"dateline/export"
)

// colours reports whether w is a terminal that takes colours (no-color.org).
func colours(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// progress shows how far an export is, on terminals only: in a log it would be noise.
type progress struct {
	w     io.Writer // nil: show nothing
	last  time.Time
	shown bool
}

func newProgress(w io.Writer, quiet bool) *progress {
	if !quiet && isTerminal(w) {
		return &progress{w: w}
	}
	return &progress{}
}

func (p *progress) update(s export.Progress) {
	if p.w == nil || s.Done%16 != 0 {
		return
	}
	now := time.Now()
	if now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	if s.Writing {
		fmt.Fprintf(p.w, "\r\x1b[Kwriting: %d of %d", s.Done, s.Total)
	} else {
		fmt.Fprintf(p.w, "\r\x1b[Kreading: %d documents", s.Done)
	}
}

// clear takes the line away.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// count writes a number with its noun.
func count(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func join(list []string, sep string) string { return strings.Join(list, sep) }

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
