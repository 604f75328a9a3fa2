package validate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"dateline/export/dataset"
)

// batch is a run of rows of one file, and what the unordered checks found in each.
type batch struct {
	rows  []Row
	found [][]Finding // by row; nil where nothing was found
	err   error       // a defect of a check
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
	visits  []visit
	found   []Finding // in the row at hand
}

// newWorkers starts the checks that need no order once for each worker on file i of a dataset.
func newWorkers(ds *Dataset, o *Options, checks []*Check, ordered []visit, i int) []*worker {
	workers := make([]*worker, o.jobs())
	for n := range workers {
		w := &worker{}
		for _, v := range ordered {
			if v.sees(i) && v.check.Prepare != nil {
				w.prepare = append(w.prepare, v.check.Prepare)
			}
		}
		for _, c := range checks {
			if c.Ordered || c.OfPolicy || i > 0 && !c.AllFiles {
				continue
			}
			v := visit{c, c.Start(o.pass(ds, func(f Finding) {
				f.Check = c
				w.found = append(w.found, f)
			}))}
			if v.Row != nil {
				w.visits = append(w.visits, v)
			}
		}
		workers[n] = w
	}
	return workers
}

// run reads the file to its end, or until ctx is cancelled.
func (s *stream) run(ctx context.Context, o dataset.ReaderOptions, workers []*worker) {
	defer close(s.batches)
	err := s.read(ctx, o, workers)
	if g := s.file.given; g != nil {
		s.file.Bytes = g.bytes
	}
	var pathErr *fs.PathError
	switch {
	case err == nil:
	case ctx.Err() != nil:
		s.readErr = ctx.Err()
	case errors.As(err, &pathErr):
		s.readErr = err
	case s.file.given != nil && s.file.given.err != nil:
		s.readErr = s.file.given.err
	default:
		s.file.Err = err
	}
}

// open gives what the file is read from.
func (f *File) open(ctx context.Context) (in dataset.Input, closeIn func(), err error) {
	if f.given != nil {
		f.given.r = f.given.from(ctx)
		return dataset.Stream(f.given), func() {}, nil
	}
	file, err := os.Open(filepath.FromSlash(f.Path))
	return file, func() { _ = file.Close() }, err
}

func (s *stream) read(ctx context.Context, o dataset.ReaderOptions, workers []*worker) (err error) {
	in, closeIn, err := s.file.open(ctx)
	if err != nil {
		return err
	}
	defer closeIn()
	// The Parquet library panics on some broken files.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	r, err := s.file.Format.NewReader(in, s.file.Path, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	s.file.Header = r.Header()
	look := func(i int, rows []dataset.Row) *batch { return workers[i].look(s.file, rows) }
	for b, err := range dataset.Batches(r, len(workers), look) {
		if err != nil {
			return err
		}
		s.file.Rows += int64(len(b.rows))
		select {
		case s.batches <- b:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (w *worker) look(f *File, rows []dataset.Row) *batch {
	b := &batch{rows: make([]Row, len(rows)), found: make([][]Finding, len(rows))}
	for i := range rows {
		b.rows[i].Row, b.rows[i].File = &rows[i], f
		w.found = nil
		if b.err = w.lookAt(&b.rows[i]); b.err != nil {
			return b
		}
		b.found[i] = w.found
	}
	return b
}

func (w *worker) lookAt(row *Row) (err error) {
	name := "preparing"
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("check %s, %s row %d: panic: %v\n%s", name, row.Position.File, row.Position.Row, p, debug.Stack())
		}
	}()
	broken := row.Broken()
	if !broken {
		for _, f := range w.prepare {
			f(row)
		}
	}
	for _, v := range w.visits {
		if broken && !v.check.AllFiles {
			continue
		}
		name = v.check.Name
		v.Row(row)
	}
	return nil
}

// cursor walks over the rows of a stream.
type cursor struct {
	b   *batch
	i   int
	met bool // its file was shown to the checks
}

// next returns the next row and what was found in it, or nil behind the last one.
func (c *cursor) next(s *stream) (*Row, []Finding, error) {
	for c.b == nil || c.i == len(c.b.rows) {
		b, ok := <-s.batches
		if !ok {
			return nil, nil, nil
		}
		if b.err != nil {
			return nil, nil, b.err
		}
		c.b, c.i = b, 0
	}
	i := c.i
	c.i++
	return &c.b.rows[i], c.b.found[i], nil
}
