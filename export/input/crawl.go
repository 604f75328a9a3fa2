package input

import (
	"bytes"
	"errors"
	"io"
)

// crawl is what readers of WARC and ARC share: blocks of a stated length, and what to do when the length is wrong.
type crawl struct {
	src   *Source
	block []byte // of the record being read, reused
	body  []byte // the part of it that a reject shows
}

// readBlock reads n bytes into block, and checks that a record ends there: behind it stand only line ends, and then the
// end of the file or a line for which begins is true. If not, the length is wrong; the stream is then set to the first
// line inside the block that begins a record, if there is one, so that a wrong length does not swallow the records behind.
func (c *crawl) readBlock(n int64, begins func(line []byte) bool) error {
	c.block, c.body = c.block[:0], nil
	limit := c.src.opts.Limits.Document
	if n > limit {
		return c.passOver(n, begins)
	}
	if int64(cap(c.block)) < n {
		// What the header says is no reason to take memory before the bytes are there.
		c.block = make([]byte, 0, min(n, 1<<20))
	}
	buf := bytes.NewBuffer(c.block)
	got, err := buf.ReadFrom(io.LimitReader(c.src.r, n))
	c.block = buf.Bytes()
	c.body = c.block
	c.src.offset += got
	switch {
	case err != nil:
		return err
	case got < n:
		if c.goBack(begins) {
			return errorf(Syntax, "Content-Length %d goes beyond the beginning of the next record", n)
		}
		return errorf(Truncated, "the file ends after %d of %d bytes of the record", got, n)
	}
	ok, err := c.atEnd(begins)
	if err != nil {
		return err
	}
	if !ok {
		c.goBack(begins)
		return errorf(Syntax, "the record does not end after %d bytes, as its header says", n)
	}
	return nil
}

// atEnd consumes line ends and reports whether a record may end here.
func (c *crawl) atEnd(begins func([]byte) bool) (bool, error) {
	for {
		b, err := c.src.r.Peek(1)
		var between *betweenError
		if err == io.EOF || errors.As(err, &between) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		if b[0] != '\r' && b[0] != '\n' {
			break
		}
		_, _ = c.src.r.Discard(1)
		c.src.offset++
	}
	head, err := c.src.r.Peek(64)
	if err != nil && err != io.EOF && len(head) == 0 {
		return false, err
	}
	return begins(head), nil
}

// goBack sets the stream to the first line of the block that begins a record.
func (c *crawl) goBack(begins func([]byte) bool) bool {
	for i := 0; i < len(c.block); {
		j := bytes.IndexByte(c.block[i:], '\n')
		if j < 0 {
			return false
		}
		i += j + 1
		if begins(c.block[i:]) {
			c.src.unread(bytes.Clone(c.block[i:]))
			c.block = c.block[:i]
			c.body = c.block
			return true
		}
	}
	return false
}

// passOver reads past a block that is too large to be a document. It stops early at a line that begins a record: when
// the length is nonsense, that costs one record and not all behind it.
func (c *crawl) passOver(n int64, begins func([]byte) bool) error {
	tooLarge := errorf(TooLarge, "record of %d bytes, more than %d; --max-document raises the limit", n, c.src.opts.Limits.Document)
	end := c.src.offset + n
	lineStart := true
	for c.src.offset < end {
		if lineStart {
			if head, _ := c.src.r.Peek(64); begins(head) {
				return tooLarge
			}
		}
		want := min(end-c.src.offset, int64(c.src.r.Size()))
		frag, err := c.src.r.Peek(int(min(want, 4096)))
		if len(frag) == 0 {
			if err == io.EOF {
				return tooLarge
			}
			return err
		}
		i := bytes.IndexByte(frag, '\n')
		if lineStart = i >= 0; lineStart {
			frag = frag[:i+1]
		}
		if len(c.block) < snippetLen {
			c.block = append(c.block, frag...)
		}
		m, _ := c.src.r.Discard(len(frag))
		c.src.offset += int64(m)
	}
	return tooLarge
}
