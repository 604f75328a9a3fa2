package dataset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

var errUnpackedSize = errors.New("parquet: a page is compressed to another size than its header says")

// decompress fills out with what src unpacks to. It makes no memory of a size that src claims.
func decompress(codec compress.Compression, out, src []byte) error {
	switch codec {
	case compress.Codecs.Snappy:
		// The block begins with its unpacked size, for which the decoder makes room.
		if n, k := binary.Uvarint(src); k <= 0 || n != uint64(len(out)) {
			return errUnpackedSize
		}
		c, err := compress.GetCodec(codec)
		if err != nil {
			return err
		}
		c.Decode(out, src)
		return nil
	case compress.Codecs.Gzip:
		z, err := gzip.NewReader(bytes.NewReader(src))
		if err != nil {
			return fmt.Errorf("gzip: %w", err)
		}
		return fill(out, z)
	case compress.Codecs.Brotli:
		z, ok := brotliReaders.Get().(*brotli.Reader)
		if !ok {
			z = new(brotli.Reader)
		}
		if err := z.Reset(bytes.NewReader(src)); err != nil {
			return fmt.Errorf("brotli: %w", err)
		}
		err := fill(out, z)
		if err == nil {
			brotliReaders.Put(z)
		}
		return err
	case compress.Codecs.Zstd:
		z, err := zstdDecoder()
		if err != nil {
			return fmt.Errorf("zstd: %w", err)
		}
		b, err := z.DecodeAll(src, out[:0:len(out)])
		if errors.Is(err, zstd.ErrDecoderSizeExceeded) || err == nil && len(b) != len(out) {
			return errUnpackedSize
		}
		copy(out, b)
		return err
	}
	return fmt.Errorf("parquet: compression %s is not known", codec)
}

// brotliReaders are used again, because each holds a window of up to 16 MB.
var brotliReaders sync.Pool

var zstdDecoder = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecodeAllCapLimit(true))
})

// fill reads out from r, which must end with it.
func fill(out []byte, r io.Reader) error {
	if _, err := io.ReadFull(r, out); err != nil {
		return fmt.Errorf("unpacking a page: %w", err)
	}
	var more [1]byte
	if n, _ := io.ReadFull(r, more[:]); n > 0 {
		return errUnpackedSize
	}
	return nil
}
