// Package patient ends reads with a context: those that may wait for ever, and those that go on for long.
package patient

import (
	"context"
	"io"
)

// Context gives the context that ends the read which is about to begin. A stream gets a new context with each call of Next.
type Context func() context.Context

// Reader returns a reader of what may let its reader wait for ever, such as a pipe, a terminal or a connection. Its Read
// returns the error of the context when that ends first. The system knows no way to end a read that waits; it is left
// behind with the buffer that it reads into, and r is not to be used any more.
func Reader(ctx Context, r io.Reader) io.Reader { return &reader{ctx: ctx, r: r} }

type reader struct {
	ctx  Context
	r    io.Reader
	buf  []byte
	rest []byte // of buf: read and not yet given
	err  error  // behind rest
}

func (p *reader) Read(b []byte) (int, error) {
	if len(p.rest) == 0 && p.err == nil {
		if p.buf == nil {
			p.buf = make([]byte, 64<<10)
		}
		var n int
		n, p.err = Await(p.ctx(), func() (int, error) { return p.r.Read(p.buf) })
		p.rest = p.buf[:n]
	}
	n := copy(b, p.rest)
	if p.rest = p.rest[n:]; len(p.rest) > 0 {
		return n, nil
	}
	return n, p.err
}

// Await gives the result of f, or the error of ctx when that ends before f does. f goes on then, and may use nothing that the
// caller uses afterwards.
func Await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

// File is what the readers of formats need of a file.
type File interface {
	io.Reader
	io.ReaderAt
}

// Checked returns f for reads that never wait but may be very many, such as those of a file: each looks at the context first.
func Checked(ctx Context, f File) File { return checked{ctx, f} }

type checked struct {
	ctx Context
	f   File
}

func (c checked) Read(b []byte) (int, error) {
	if err := c.ctx().Err(); err != nil {
		return 0, err
	}
	return c.f.Read(b)
}

func (c checked) ReadAt(b []byte, at int64) (int, error) {
	if err := c.ctx().Err(); err != nil {
		return 0, err
	}
	return c.f.ReadAt(b, at)
}
