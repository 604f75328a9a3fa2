package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

// inFlight bounds the bytes of all documents between reading and writing, so that memory does not grow with the input. A
// single larger document still passes, alone.
const inFlight = 64 << 20

// ordered is one run of documents through workers and back into their order.
type ordered[T, R any] struct {
	jobs   int
	next   func(context.Context) (T, error) // called from one goroutine; io.EOF ends the run
	weight func(T) int64                    // bytes that an item holds until emit has returned
	work   func(T) (R, error)               // called from up to jobs goroutines
	emit   func(R) error                    // called from the caller's goroutine, in the order of next
}

// run returns the first error of next, work and emit, or that of ctx. Results before the failing one have been emitted.
//
// Nothing of it runs any more when it has returned, so that its caller may close what next reads. A next that blocks has to
// end with its ctx, which is cancelled before run waits.
func (o *ordered[T, R]) run(ctx context.Context) error {
	type task struct {
		item   T
		result R
		err    error
		weight int64
		done   chan struct{}
	}
	outer := ctx
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	room := semaphore.NewWeighted(inFlight)
	work := make(chan *task)
	queue := make(chan *task, 4*o.jobs)
	read := make(chan error, 1)
	var running errgroup.Group
	running.Go(func() error {
		defer close(queue)
		defer close(work)
		read <- func() error {
			for {
				item, err := guarded(o.next, ctx)
				if err != nil {
					if errors.Is(err, io.EOF) {
						return nil
					}
					return err
				}
				t := &task{item: item, weight: min(o.weight(item), inFlight), done: make(chan struct{})}
				if err := room.Acquire(ctx, t.weight); err != nil {
					return err
				}
				select {
				case queue <- t:
				case <-ctx.Done():
					return ctx.Err()
				}
				select {
				case work <- t:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}()
		return nil
	})
	for range o.jobs {
		running.Go(func() error {
			for {
				select {
				case t, ok := <-work:
					if !ok {
						return nil
					}
					t.result, t.err = guarded(o.work, t.item)
					close(t.done)
				case <-ctx.Done():
					return nil
				}
			}
		})
	}
	defer func() { cancel(); _ = running.Wait() }()
	for {
		select {
		case t, ok := <-queue:
			if !ok {
				return <-read
			}
			select {
			case <-t.done:
			case <-ctx.Done():
				return outer.Err()
			}
			if t.err != nil {
				return t.err
			}
			if err := o.emit(t.result); err != nil {
				return err
			}
			room.Release(t.weight)
		case <-ctx.Done():
			return outer.Err()
		}
	}
}

// guarded turns a panic of work into an error, so that cleaning up still happens.
func guarded[T, R any](work func(T) (R, error), item T) (result R, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v\n%s", p, debug.Stack())
		}
	}()
	return work(item)
}
