package dataset

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"
	"github.com/apache/thrift/lib/go/thrift"
)

// pageReader reads the pages of one column chunk, each once the budget has room for it and its content was checked. It
// stands in for the page reader of arrow v15, which allocates the sizes that headers claim and lets the decoders of zstd
// and snappy allocate what the compressed bytes claim.
type pageReader struct {
	in     io.ReaderAt
	at     int64 // of the next page
	end    int64 // of the chunk
	left   int64 // values of the chunk in the pages to come
	codec  compress.Compression
	guard  pageGuard
	budget *budget

	// paused makes Next say that there is no page, so that a batch of values ends with its page: its values lie in the memory
	// of the page, and a batch of a thousand small values must not hold a thousand pages.
	paused bool

	page file.Page
	held map[pageKind]int64 // bytes of the last page of each kind: the decoder of that kind keeps it
	err  error
}

type pageKind struct{ encoding, levels int32 }

var errNoChunk = errors.New("parquet: the column chunk does not lie in the file")

func newPageReader(in io.ReaderAt, size int64, chunk *metadata.ColumnChunkMetaData, descr *pqschema.Column, writer *metadata.AppVersion, b *budget) (*pageReader, error) {
	if chunk.CryptoMetadata() != nil {
		return nil, errors.New("parquet: the column is encrypted")
	}
	start := chunk.DataPageOffset()
	if d := chunk.DictionaryPageOffset(); chunk.HasDictionaryPage() && d > 0 && d < start {
		start = d
	}
	packed := chunk.TotalCompressedSize()
	if start < 0 || packed < 0 || start > size || packed > size-start {
		return nil, errNoChunk
	}
	if writer.LessThan(metadata.Parquet816FixedVersion) {
		// PARQUET-816: old writers did not count the header of the dictionary page.
		packed += min(100, size-start-packed)
	}
	return &pageReader{
		in: in, at: start, end: start + packed, left: chunk.NumValues(), codec: chunk.Compression(),
		guard: pageGuard{descr}, budget: b, held: map[pageKind]int64{},
	}, nil
}

// SetMaxPageHeaderSize and Reset belong to the interface; nobody calls them.
func (p *pageReader) SetMaxPageHeaderSize(int) {}

func (p *pageReader) Reset(parquet.BufferedReader, int64, compress.Compression, *file.CryptoContext) {
}

func (p *pageReader) Page() file.Page { return p.page }
func (p *pageReader) Err() error      { return p.err }

func (p *pageReader) Next() bool {
	if p.paused || p.err != nil {
		return false
	}
	p.page = nil
	for p.page == nil && p.left > 0 && p.at < p.end {
		if p.err = p.next(); p.err != nil {
			return false
		}
	}
	return p.page != nil
}

// single reports whether values must be decoded one by one, because the decoder makes memory for each: those of a batch
// may all be as long as the page.
func (p *pageReader) single() bool {
	return p.page != nil && parquet.Encoding(p.page.Encoding()) == parquet.Encodings.DeltaByteArray
}

// next reads the next page, and leaves p.page nil when it is one without values.
func (p *pageReader) next() error {
	h, err := p.header()
	if err != nil {
		return err
	}
	packed, size := int64(h.packed()), int64(h.size())
	if packed < 0 || size < 0 || h.values() < 0 {
		return errors.New("parquet: invalid page header")
	}
	if packed > p.end-p.at {
		return fmt.Errorf("parquet: a page goes on behind its column chunk: %w", io.ErrUnexpectedEOF)
	}
	from := p.at
	p.at += packed
	cost := p.cost(h, size)
	if cost < 0 {
		return nil
	}
	kind := h.pageKind()
	p.budget.release(p.held[kind])
	p.held[kind] = 0
	if err := p.budget.hold(cost + packed); err != nil {
		return err
	}
	p.held[kind] = cost
	defer p.budget.release(packed)
	if err := p.budget.expand(size); err != nil {
		return err
	}
	data := make([]byte, packed)
	if _, err := p.in.ReadAt(data, from); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if data, err = p.unpack(h, data, int(size)); err != nil {
		return err
	}
	return p.open(h, memory.NewBufferBytes(data))
}

// cost is how much memory the page and what its decoder makes of it take; less than 0 for a page to pass over.
func (p *pageReader) cost(h *pageHeader, size int64) int64 {
	n := int64(h.values())
	switch h.kind() {
	case dataPage, dataPageV2:
		if p.left -= n; n == 0 {
			return -1
		}
		switch h.encoding() {
		case parquet.Encodings.DeltaByteArray, parquet.Encodings.DeltaLengthByteArray:
			return size + 8*n // two lengths
		}
		return size
	case dictionaryPage:
		// The slices of byte arrays are the largest of all values.
		const sliceHeader = 24
		return size + sliceHeader*n
	}
	return -1 // an index
}

// unpack takes the compression off a page.
func (p *pageReader) unpack(h *pageHeader, data []byte, size int) ([]byte, error) {
	levels := 0
	if h.kind() == dataPageV2 {
		rep, def := int(h.repetitionBytes()), int(h.definitionBytes())
		levels = rep + def
		if rep < 0 || def < 0 || levels > len(data) || levels > size {
			return nil, fmt.Errorf("levels: %w", errShortPage)
		}
	}
	if p.codec == compress.Codecs.Uncompressed || h.kind() == dataPageV2 && !h.compressed() {
		if len(data) != size {
			return nil, fmt.Errorf("parquet: a page of %d bytes where its header says %d", len(data), size)
		}
		return data, nil
	}
	out := make([]byte, size)
	copy(out, data[:levels])
	if levels == size {
		return out, nil // nothing but nulls
	}
	return out, decompress(p.codec, out[levels:], data[levels:])
}

// open makes the page of its bytes once they have been checked.
func (p *pageReader) open(h *pageHeader, b *memory.Buffer) error {
	n := h.values()
	switch h.kind() {
	case dictionaryPage:
		if err := p.guard.checkValues(parquet.Encodings.Plain, b.Bytes(), int(n)); err != nil {
			return err
		}
		p.page = file.NewDictionaryPage(b, n, h.encoding())
	case dataPage:
		v1 := file.NewDataPageV1(b, n, h.encoding(), h.definitionEncoding(), h.repetitionEncoding(), h.size())
		if err := p.guard.checkV1(v1); err != nil {
			return err
		}
		p.page = v1
	case dataPageV2:
		v2 := file.NewDataPageV2(b, n, 0, 0, h.encoding(), h.definitionBytes(), h.repetitionBytes(), h.size(), false)
		if err := p.guard.checkV2(v2); err != nil {
			return err
		}
		p.page = v2
	}
	return nil
}

// header reads the header of the next page and goes on to what stands behind it.
func (p *pageReader) header() (*pageHeader, error) {
	for n := int64(512); ; n *= 4 {
		b := make([]byte, min(n, p.end-p.at))
		if _, err := p.in.ReadAt(b, p.at); err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		m := newMetaReader(b)
		h, err := m.pageHeader()
		if err == nil {
			p.at += int64(len(b)) - int64(m.left())
			return h, nil
		}
		if int64(len(b)) < n || n >= maxPageHeader {
			return nil, fmt.Errorf("parquet: reading a page header: %w", err)
		}
	}
}

// pageHeader has the numbers of a page header by where they stand: part 0 is the header itself, the others are the headers
// for a kind of page, under the numbers that they and their members have in parquet.thrift.
type pageHeader [9][9]int32

const (
	dataPage       = 0
	dictionaryPage = 2
	dataPageV2     = 3
)

func (m *metaReader) pageHeader() (*pageHeader, error) {
	h := &pageHeader{8: {7: 1}} // is_compressed is true when it is not there
	return h, m.fields(func(id int16, t thrift.TType) error {
		if t == thrift.STRUCT && (id == 5 || id == 7 || id == 8) {
			return m.fields(func(inner int16, t thrift.TType) error { return m.number(&h[id], inner, t) })
		}
		return m.number(&h[0], id, t)
	})
}

func (m *metaReader) number(part *[9]int32, id int16, t thrift.TType) error {
	if id < 0 || int(id) >= len(part) || t != thrift.I32 && t != thrift.BOOL {
		return m.skip(t)
	}
	if t == thrift.I32 {
		n, err := m.ReadI32(context.Background())
		part[id] = n
		return err
	}
	part[id] = 0
	yes, err := m.ReadBool(context.Background())
	if yes {
		part[id] = 1
	}
	return err
}

func (h *pageHeader) kind() int32   { return h[0][1] }
func (h *pageHeader) size() int32   { return h[0][2] }
func (h *pageHeader) packed() int32 { return h[0][3] }

// own is the part for the kind of the page.
func (h *pageHeader) own() *[9]int32 {
	switch h.kind() {
	case dataPage:
		return &h[5]
	case dictionaryPage:
		return &h[7]
	}
	return &h[8]
}

func (h *pageHeader) values() int32 { return h.own()[1] }

func (h *pageHeader) encoding() parquet.Encoding {
	if h.kind() == dataPageV2 {
		return parquet.Encoding(h[8][4])
	}
	return parquet.Encoding(h.own()[2])
}

func (h *pageHeader) definitionEncoding() parquet.Encoding { return parquet.Encoding(h[5][3]) }
func (h *pageHeader) repetitionEncoding() parquet.Encoding { return parquet.Encoding(h[5][4]) }
func (h *pageHeader) definitionBytes() int32               { return h[8][5] }
func (h *pageHeader) repetitionBytes() int32               { return h[8][6] }
func (h *pageHeader) compressed() bool                     { return h[8][7] != 0 }

// pageKind tells apart the pages that different decoders keep.
func (h *pageHeader) pageKind() pageKind {
	if h.kind() == dictionaryPage {
		return pageKind{-1, 0}
	}
	return pageKind{int32(h.encoding()), h[5][3]<<8 | h[5][4]}
}
