package validate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"dateline/export/dataset"
)

// batchRows balances the cost of handing a batch over against the memory that the batches in flight hold: a few hundred
// rows of 5 KB.
const batchRows = 64

// batch is a run of rows of one file, and what the unordered checks found in each.
type batch struct {
	rows  []*Row
	found [][]Finding // by row; nil where nothing was found
	err   error       // a defect of a check
	done  chan struct{}
}

// stream reads one file, has workers look at its rows and hands the batches over in order.
type stream struct {
	file    *File
	batches chan *batch // closed behind the last one; file.Rows and file.Err are then set
	readErr error       // not the file's content but the machine is at fault
}

// worker looks at the rows of one file with checks that need no order.
type worker struct {
	prepare []func(*Row)
	visit   []func(*Row)
	checks  []*Check // of visit
	found   []Finding
}

func (s *stream) run(ctx context.Context, o dataset.ReaderOptions, workers []*worker) {
	todo := make(chan *batch)
	for _, w := range workers {
		go func() {
			for b := range todo {
				w.look(b)
				close(b.done)
			}
		}()
	}
	defer close(s.batches)
	defer close(todo)
	in, err := os.Open(filepath.FromSlash(s.file.Path))
	if err != nil {
		s.readErr = err
		return
	}
	defer in.Close()
	s.file.Rows, err = s.read(ctx, in, o, todo)
	var pathErr *fs.PathError
	switch {
	case err == nil:
	case ctx.Err() != nil:
		s.readErr = ctx.Err()
	case errors.As(err, &pathErr):
		s.readErr = err
	default:
		s.file.Err = err
	}
}

// read hands on batches until the file ends or ctx is cancelled and returns the number of rows.
func (s *stream) read(ctx context.Context, in dataset.Input, o dataset.ReaderOptions, todo chan<- *batch) (rows int64, err error) {
	// The Parquet library panics on some broken files. What it read until then counts.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("behind row %d: %v", rows, p)
		}
	}()
	r, err := s.file.Format.NewReader(in, s.file.Path, o)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	s.file.Header = r.Header()
	b := &batch{done: make(chan struct{})}
	flush := func() error {
		if len(b.rows) == 0 {
			return nil
		}
		b.found = make([][]Finding, len(b.rows))
		select {
		case s.batches <- b:
		case <-ctx.Done():
			return ctx.Err()
		}
		todo <- b
		b = &batch{done: make(chan struct{})}
		return nil
	}
	for {
		row := &Row{File: s.file}
		err := r.Next(&row.Row)
		if err == io.EOF {
			return rows, flush()
		}
		if err != nil {
			if err := flush(); err != nil {
				return rows, err
			}
			return rows, err
		}
		rows++
		if b.rows = append(b.rows, row); len(b.rows) == batchRows {
			if err := flush(); err != nil {
				return rows, err
			}
		}
	}
}

func (w *worker) look(b *batch) {
	for i, row := range b.rows {
		w.found = nil
		if err := w.lookAt(row); err != nil {
			b.err = err
			return
		}
		b.found[i] = w.found
	}
}

func (w *worker) lookAt(row *Row) (err error) {
	name := "preparing"
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("check %s, %s row %d: panic: %v\n%s", name, row.Position.File, row.Position.Row, p, debug.Stack())
		}
	}()
	if !row.Broken() {
		for _, f := range w.prepare {
			f(row)
		}
	}
	broken := row.Broken()
	for i, f := range w.visit {
		if broken && !w.checks[i].AllFiles {
			continue
		}
		name = w.checks[i].Name
		f(row)
	}
	return nil
}
