package main

import (
	"fmt"
	"io"
	"path/filepath"
	"time"
)

// What a run over a million documents may take. A run of few documents already takes what is in flight and what the formats
// hold back; the rest is the bytes by which each document is remembered, and a fifth of the first is left for the
// garbage that the collector has not come to.
const (
	mostPeak   = 400 << 20
	mostGrowth = 1.25 // of ten times as many documents
)

// memory exports documents made on the fly, ten times as many in the second run, and compares the peaks.
func memory(t *torture) error {
	documents := t.pick(t.documents, min(t.documents, 10_000))
	k := t.kind(fmt.Sprintf("%d documents", documents))
	if !knowsPeaks {
		k.skip("this system does not say how much memory a program took")
		return nil
	}
	var peaks []int64
	for _, n := range []int{documents / 10, documents} {
		err := k.trial(fmt.Sprintf("%d documents", n), func(trial string) error {
			peak, err := exportPeak(t, trial, n)
			peaks = append(peaks, peak)
			if err == nil && peak > mostPeak {
				err = fmt.Errorf("%d MB of memory, more than %d", peak>>20, mostPeak>>20)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	growth := float64(peaks[1]) / float64(max(peaks[0], 1))
	if !t.short { // where there are few documents, the first is not yet what every run takes
		var err error
		if growth > mostGrowth {
			err = fmt.Errorf("%d MB for %d documents, %d MB for %d: %.2f times as much, want %.2f at most", peaks[0]>>20, documents/10, peaks[1]>>20, documents, growth, mostGrowth)
		}
		k.count("growth", "", err)
	}
	k.done(fmt.Sprintf("peaks %d MB and %d MB, %.2f times as much", peaks[0]>>20, peaks[1]>>20, growth))
	return nil
}

// exportPeak exports documents that come through a pipe, and gives the most memory that it took.
func exportPeak(t *torture, trial string, documents int) (int64, error) {
	r, w := io.Pipe()
	defer r.Close() //nolint:errcheck // a pipe in memory
	go func() { _ = w.CloseWithError(writeDocuments(w, 0, documents)) }()
	const most = 3 * time.Hour
	p, err := t.startCommand(trial, r, most, t.bin, "export", "-q", "--input-format", "jsonl", "-", "-o", filepath.Join(trial, "out"))
	if err != nil {
		return 0, err
	}
	e, err := p.wait()
	if err == nil && e.code != 0 {
		err = fmt.Errorf("%s: exit code %d: %s", p, e.code, tail(e.stderr))
	}
	if e == nil {
		return 0, err
	}
	return e.peak, err
}
