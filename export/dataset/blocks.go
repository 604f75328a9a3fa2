package dataset

import (
	"io"
	"sync"
)

// blockBytes is how much of a text file is read at once. A longer line or record makes its block larger.
const blockBytes = 256 << 10

// block is a run of rows of a text file, cut off but not decoded yet.
type block struct {
	data []byte                    // goes back to blockBuffers when all is decoded
	next func(*Row, *decoder) bool // decodes the next row and reports whether there was one
}

func (b *block) decode(_ int, yield func([]Row) bool) error {
	dec := decoders.Get().(*decoder)
	defer decoders.Put(dec)
	defer blockBuffers.put(b.data)
	return inBatches(func(row *Row) error {
		if !b.next(row, dec) {
			return io.EOF
		}
		return nil
	}, nil, yield)
}

// decoder is memory to decode rows in.
type decoder struct {
	json jsonDecoder
	cell []byte
}

var decoders = sync.Pool{New: func() any { return new(decoder) }}

// blockReader is what the Readers of text files have in common.
type blockReader struct {
	cut   func() (*block, error) // io.EOF behind the last
	block *block                 // of which Next takes the rows
	dec   decoder
}

func (r *blockReader) Next(row *Row) error {
	for r.block == nil || !r.block.next(row, &r.dec) {
		var err error
		if r.block, err = r.cut(); err != nil {
			return err
		}
	}
	return nil
}

func (r *blockReader) Close() error { return nil }

func (r *blockReader) split() (piece, error) { return r.cut() }

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
