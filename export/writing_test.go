package export

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"dateline/export/dataset"
)

// TestFailedCreateLeavesNoWriter makes the file of the second format impossible to create. No writer of the first may be at
// work when Convert has returned: its file is gone.
func TestFailedCreateLeavesNoWriter(t *testing.T) {
	docs := from(t, "a.txt", story("A headline of the day", "LONDON, Sept 6 (Example) -", "The port has been closed"))
	out := filepath.Join(t.TempDir(), "out")
	synctest.Test(t, func(t *testing.T) {
		var running atomic.Int32
		release := make(chan struct{})
		slow := &dataset.Format{Name: "slow", Exts: []string{".slow"}, NewWriter: func(io.Writer, dataset.WriterOptions) (dataset.Writer, error) {
			running.Add(1)
			<-release
			return nil, errors.New("no writer")
		}}
		lost := &dataset.Format{Name: "lost", Exts: []string{".lost/in/no/folder"}, NewWriter: dataset.JSONL.NewWriter}
		_, err := Convert(context.Background(), docs, Options{Out: out, Formats: []*dataset.Format{slow, lost}})
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got error %v, want that of the file that cannot be created", err)
		}
		synctest.Wait()
		if n := running.Load(); n != 0 {
			t.Errorf("%d writers run on behind Convert", n)
		}
		close(release)
	})
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the output directory is left: %v", err)
	}
}
