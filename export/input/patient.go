package input

import (
	"context"
	"io"
)

// patient reads what may let a reader wait for ever, such as a pipe or a terminal, until the context of the stream's Next
// ends. The system knows no way to end such a read; it is left behind with the buffer that it reads into.
type patient struct {
	stream *Stream
	r      io.Reader
	buf    []byte
	rest   []byte // of buf: read and not yet given
	err    error  // behind rest
}

func (p *patient) Read(b []byte) (int, error) {
	if len(p.rest) == 0 && p.err == nil {
		if p.buf == nil {
			p.buf = make([]byte, 64<<10)
		}
		var n int
		n, p.err = await(p.stream.ctx, func() (int, error) { return p.r.Read(p.buf) })
		p.rest = p.buf[:n]
	}
	n := copy(b, p.rest)
	if p.rest = p.rest[n:]; len(p.rest) > 0 {
		return n, nil
	}
	return n, p.err
}

// await gives the result of f, or the error of ctx when that ends before f does. f goes on then, and may use nothing that the
// caller uses afterwards.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
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
		var none T
		return none, ctx.Err()
	}
}
