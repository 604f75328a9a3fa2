package dataset

import (
	"bytes"
	"io"
)

// lineBlocks cuts a file into blocks of whole lines. A line longer than max is a block of its own that holds only the
// line's beginning.
type lineBlocks struct {
	r    io.Reader
	max  int
	line int64 // lines in the blocks so far
	buf  []byte
	eof  bool
	err  error // what ended the reading, when it was not the end of the file
}

// lineBlock is a run of lines; data is what is left of it.
type lineBlock struct {
	data    []byte
	line    int64 // number of the line cut last, from 1
	tooLong bool
}

// cut takes the next line, without its end.
func (b *lineBlock) cut() []byte {
	b.line++
	line, rest, _ := bytes.Cut(b.data, []byte("\n"))
	b.data = rest
	return line
}

// isBlank reports whether there is nothing in a line of the block. Of one that is too long, who knows.
func (b *lineBlock) isBlank(line []byte) bool { return !b.tooLong && len(bytes.TrimSpace(line)) == 0 }

// rows counts the lines that are not blank, and says whether the last one is.
func (b *lineBlock) rows() (n int64, blank bool) {
	for data := b.data; len(data) > 0; {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if blank = b.isBlank(line); !blank {
			n++
		}
	}
	return n, blank
}

func (l *lineBlocks) peek(n int) ([]byte, error) {
	l.fill(n)
	return l.buf, l.err
}

// fill reads until the buffer holds n bytes or the file ends.
func (l *lineBlocks) fill(n int) {
	if l.buf == nil {
		l.buf = blockBuffers.get()
	}
	for !l.eof && len(l.buf) < n {
		if cap(l.buf) < max(n, blockBytes) {
			l.buf = append(make([]byte, 0, max(n, blockBytes, 2*cap(l.buf))), l.buf...)
		}
		m, err := l.r.Read(l.buf[len(l.buf):cap(l.buf)])
		l.buf = l.buf[:len(l.buf)+m]
		if err != nil {
			l.eof = true
			if err != io.EOF {
				l.err = err
			}
		}
	}
}

// next gives the lines that are there before it gives an error.
func (l *lineBlocks) next() (*lineBlock, error) {
	b := &lineBlock{line: l.line}
	seen, end := 0, 0
	for want := blockBytes; end == 0; want = 2 * len(l.buf) {
		l.fill(want)
		switch i := bytes.LastIndexByte(l.buf[seen:], '\n'); {
		case i >= 0:
			end = seen + i + 1
		case l.err != nil:
			return nil, l.err
		case l.eof && len(l.buf) == 0:
			return nil, io.EOF
		case l.eof:
			end = len(l.buf)
		case len(l.buf) > l.max:
			l.passOver(b)
			return b, nil
		}
		seen = len(l.buf)
	}
	rest := append(blockBuffers.get(), l.buf[end:]...)
	b.data, l.buf = l.buf[:end], rest
	l.line += int64(bytes.Count(b.data, []byte("\n")))
	return b, nil
}

// passOver reads to the end of the line that fills the buffer and keeps only its beginning.
func (l *lineBlocks) passOver(b *lineBlock) {
	b.data, b.tooLong = append([]byte(nil), l.buf[:80]...), true
	l.line++
	for {
		if i := bytes.IndexByte(l.buf, '\n'); i >= 0 {
			l.buf = l.buf[:copy(l.buf, l.buf[i+1:])]
			return
		}
		l.buf = l.buf[:0]
		if l.eof {
			return
		}
		l.fill(1)
	}
}
