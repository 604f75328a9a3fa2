package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
)

// blockBytes is how much of a text file is read at once. A longer line makes its block larger.
const blockBytes = 256 << 10

type jsonlReader struct {
	name  string
	lines lineBlocks
	row   int64 // rows in the blocks so far
	any   bool
	block *jsonlBlock
	dec   jsonDecoder
}

func newJSONLReader(in Input, name string, o ReaderOptions) (Reader, error) {
	r := &jsonlReader{name: name, any: o.Columns != nil, lines: lineBlocks{r: in, max: o.maxRow()}}
	head, err := r.lines.peek(8)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if what := badHead(head); what != "" {
		return nil, fmt.Errorf("reading %s: the file is %s, expected JSONL in UTF-8", name, what)
	}
	return r, nil
}

func (r *jsonlReader) Header() []Problem { return nil }

func (r *jsonlReader) Next(row *Row) error {
	for {
		if r.block != nil && r.block.next(row, &r.dec) {
			return nil
		}
		var err error
		if r.block, err = r.nextBlock(); err != nil {
			return err
		}
	}
}

func (r *jsonlReader) Close() error { return nil }

func (r *jsonlReader) split() (piece, error) { return r.nextBlock() }

func (r *jsonlReader) nextBlock() (*jsonlBlock, error) {
	b, err := r.lines.next()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("reading %s, behind line %d: %w", r.name, r.lines.line, err)
	}
	block := &jsonlBlock{lineBlock: b, name: r.name, row: r.row, max: r.lines.max, any: r.any, whole: b.data}
	r.row += b.rows()
	return block, nil
}

// jsonlBlock is a run of whole lines.
type jsonlBlock struct {
	*lineBlock
	name  string
	row   int64 // rows before
	max   int
	any   bool
	whole []byte
}

// next decodes the next line that is not blank and reports whether there was one.
func (b *jsonlBlock) next(row *Row, dec *jsonDecoder) bool {
	blank := false
	for len(b.data) > 0 {
		line := b.cut()
		if len(bytes.TrimSpace(line)) == 0 {
			blank = true
			continue
		}
		b.row++
		row.clear()
		row.Position = Position{File: b.name, Row: b.row, Line: b.line}
		if blank {
			row.problem("", KindSyntax, "", "a blank line stands before this row, expected none")
		}
		if b.tooLong || len(line) > b.max {
			row.problem("", KindSize, string(bytes.ToValidUTF8(line[:min(len(line), 80)], []byte("\ufffd"))), "the line is longer than %d bytes; it was passed over", b.max)
			return true
		}
		if rest, ok := bytes.CutPrefix(line, []byte(bom)); ok {
			row.problem("", KindEncoding, "", "a byte order mark begins the row, expected none in JSONL")
			line = rest
		}
		dec.decodeAs(b.any, row, line)
		return true
	}
	return false
}

var jsonDecoders = sync.Pool{New: func() any { return new(jsonDecoder) }}

func (b *jsonlBlock) decode(_ int, yield func([]Row) bool) error {
	dec := jsonDecoders.Get().(*jsonDecoder)
	defer jsonDecoders.Put(dec)
	defer blockBuffers.put(b.whole)
	for {
		rows := make([]Row, batchRows)
		n := 0
		for n < len(rows) && b.next(&rows[n], dec) {
			n++
		}
		if n > 0 && !yield(rows[:n]) || n < len(rows) {
			return nil
		}
	}
}

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

// rows counts the lines that are not blank.
func (b *lineBlock) rows() (n int64) {
	for data := b.data; len(data) > 0; {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if len(bytes.TrimSpace(line)) > 0 {
			n++
		}
	}
	return n
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

// blockBuffers lends the memory of blocks.
var blockBuffers buffers

type buffers struct{ pool sync.Pool }

func (p *buffers) get() []byte {
	if b, ok := p.pool.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, blockBytes)
}

// put takes memory back; what one long line has made large is left to the garbage collector.
func (p *buffers) put(b []byte) {
	if cap(b) >= blockBytes && cap(b) <= 4*blockBytes {
		p.pool.Put(&b)
	}
}
