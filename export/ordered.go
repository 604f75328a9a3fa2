package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

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
	inner, cancel := context.WithCancel(ctx)
	l := &line[T, R]{
		ordered: o,
		room:    semaphore.NewWeighted(inFlight),
		tasks:   make(chan *task[T, R]),
		queue:   make(chan *task[T, R], 4*o.jobs),
	}
	var running sync.WaitGroup
	defer func() { cancel(); running.Wait() }()
	running.Go(func() { l.read(inner) })
	for range o.jobs {
		running.Go(func() { l.process(inner) })
	}
	for {
		select {
		case t, ok := <-l.queue:
			if !ok {
				return l.readErr
			}
			if err := l.finish(ctx, t); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// task is an item on its way.
type task[T, R any] struct {
	item   T
	result R
	err    error
	weight int64
	done   chan struct{} // closed when result and err are known
}

// line is what the goroutines of one run share.
type line[T, R any] struct {
	*ordered[T, R]
	room    *semaphore.Weighted
	tasks   chan *task[T, R] // to whichever worker is free
	queue   chan *task[T, R] // the same tasks in their order; closed when nothing more is read
	readErr error            // why reading ended; known when queue is closed
}

// read puts what next gives on the line, until it ends or fails.
func (l *line[T, R]) read(ctx context.Context) {
	defer close(l.queue)
	defer close(l.tasks)
	for {
		item, err := guarded(l.next, ctx)
		if errors.Is(err, io.EOF) {
			return
		}
		if err == nil {
			err = l.put(ctx, item)
		}
		if err != nil {
			l.readErr = err
			return
		}
	}
}

// put waits for room and hands an item on. It stands in the queue before a worker has it, so that the order is that of next.
func (l *line[T, R]) put(ctx context.Context, item T) error {
	t := &task[T, R]{item: item, weight: min(l.weight(item), inFlight), done: make(chan struct{})}
	if err := l.room.Acquire(ctx, t.weight); err != nil {
		return err
	}
	for _, to := range []chan *task[T, R]{l.queue, l.tasks} {
		select {
		case to <- t:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// process works on tasks until there are no more.
func (l *line[T, R]) process(ctx context.Context) {
	for {
		select {
		case t, ok := <-l.tasks:
			if !ok {
				return
			}
			t.result, t.err = guarded(l.work, t.item)
			close(t.done)
		case <-ctx.Done():
			return
		}
	}
}

// finish waits for the result of the task whose turn it is, and emits it.
func (l *line[T, R]) finish(ctx context.Context, t *task[T, R]) error {
	select {
	case <-t.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	if t.err != nil {
		return t.err
	}
	if err := l.emit(t.result); err != nil {
		return err
	}
	l.room.Release(t.weight)
	return nil
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
