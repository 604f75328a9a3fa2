package dataset

import (
	"errors"
	"io"
	"iter"
	"sync"
)

// batchRows is how many rows go to work at once: enough to make handing them over cheap, few enough that the batches in
// flight hold little memory.
const batchRows = 64

// batchBytes ends a batch of long rows early.
const batchBytes = 4 << 20

// piece is a part of a file that can be decoded apart from the others.
type piece interface {
	// decode calls yield with the rows in order, in batches that the callee may keep. It stops when yield returns false.
	// worker is the decoder's place among those that run at the same time.
	decode(worker int, yield func([]Row) bool) error
}

// splitter is a Reader that can cut its file into pieces: quickly, in order, and on one goroutine.
type splitter interface {
	Reader
	split() (piece, error) // io.EOF behind the last
}

// Batches decodes the rows of a file on jobs goroutines and yields, in the file's order, what work makes of each batch.
// Work runs on the goroutine that decoded the batch, several at a time; worker, from 0 to jobs-1, tells which, so that each
// can have a state of its own. It may keep the rows.
//
// An error other than the end of the file comes last, behind all that could be read. Breaking off the loop stops the
// goroutines before it returns. Batches takes over the Reader: only Close may be called afterwards.
func Batches[T any](r Reader, jobs int, work func(worker int, rows []Row) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		s, ok := r.(splitter)
		if !ok {
			s = &uncut{Reader: r}
		}
		jobs := max(jobs, 1)
		type task struct {
			piece piece
			out   chan T
			err   error // to be read when out is closed
		}
		var (
			todo  = make(chan *task)
			order = make(chan *task, 2*jobs)
			stop  = make(chan struct{})
			wg    sync.WaitGroup
		)
		defer wg.Wait()
		defer close(stop)
		wg.Go(func() {
			defer close(todo)
			defer close(order)
			for {
				p, err := s.split()
				t := &task{piece: p, out: make(chan T, 4)}
				if err != nil {
					t.err = err
					close(t.out)
				}
				select {
				case order <- t:
				case <-stop:
					return
				}
				if err != nil {
					return
				}
				select {
				case todo <- t:
				case <-stop:
					return
				}
			}
		})
		for worker := range jobs {
			wg.Go(func() {
				for t := range todo {
					t.err = t.piece.decode(worker, func(rows []Row) bool {
						select {
						case t.out <- work(worker, rows):
							return true
						case <-stop:
							return false
						}
					})
					close(t.out)
				}
			})
		}
		for t := range order {
			for v := range t.out {
				if !yield(v, nil) {
					return
				}
			}
			if errors.Is(t.err, io.EOF) {
				return
			}
			if t.err != nil {
				yield(none, t.err)
				return
			}
		}
	}
}

// uncut makes a splitter of any Reader: its file is one piece.
type uncut struct {
	Reader
	given bool
}

func (u *uncut) split() (piece, error) {
	if u.given {
		return nil, io.EOF
	}
	u.given = true
	return u, nil
}

func (u *uncut) decode(_ int, yield func([]Row) bool) error { return inBatches(u.Next, nil, yield) }

// inBatches calls yield with the rows that next gives, until next or yield wants no more. The end of the file is no error.
// size tells how much memory the last row takes; nil where all rows of a piece together take little.
func inBatches(next func(*Row) error, size func() int64, yield func([]Row) bool) error {
	for {
		rows := make([]Row, batchRows)
		n, bytes := 0, int64(0)
		var err error
		for n < len(rows) && bytes < batchBytes && err == nil {
			if err = next(&rows[n]); err == nil {
				n++
				if size != nil {
					bytes += size()
				}
			}
		}
		if n > 0 && !yield(rows[:n]) || errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
