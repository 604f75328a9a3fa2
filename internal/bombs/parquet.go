package bombs

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"math"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/apache/thrift/lib/go/thrift"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// members of a struct of Thrift by their numbers, less one: nil is left out. Values are int32, int64, bool, string,
// members, and lists of these.
type members []any

type claim struct { // a list that says it is longer than it is
	n  int
	of thrift.TType
}

func thriftType(v any) thrift.TType {
	switch v.(type) {
	case int32:
		return thrift.I32
	case int64:
		return thrift.I64
	case bool:
		return thrift.BOOL
	case string:
		return thrift.STRING
	case members:
		return thrift.STRUCT
	}
	return thrift.LIST
}

func writeThrift(p thrift.TProtocol, v any) {
	ctx := context.Background()
	switch v := v.(type) {
	case int32:
		_ = p.WriteI32(ctx, v)
	case int64:
		_ = p.WriteI64(ctx, v)
	case bool:
		_ = p.WriteBool(ctx, v)
	case string:
		_ = p.WriteString(ctx, v)
	case []any:
		_ = p.WriteListBegin(ctx, thriftType(v[0]), len(v))
		for _, e := range v {
			writeThrift(p, e)
		}
	case claim:
		_ = p.WriteListBegin(ctx, v.of, v.n)
	case members:
		_ = p.WriteStructBegin(ctx, "")
		for i, e := range v {
			if e != nil {
				_ = p.WriteFieldBegin(ctx, "", thriftType(e), int16(i+1))
				writeThrift(p, e)
			}
		}
		_ = p.WriteFieldStop(ctx)
		_ = p.WriteStructEnd(ctx)
	}
}

func compact(v any) string {
	buf := thrift.NewTMemoryBuffer()
	writeThrift(thrift.NewTCompactProtocolConf(buf, nil), v)
	return buf.String()
}

// Types of columns and compressions, as Parquet numbers them.
const (
	int32s     = int32(1)
	texts      = int32(6)
	fixedTexts = int32(7)

	uncompressed = int32(0)
	snappy       = int32(1)
	gzipped      = int32(2)
	brotlied     = int32(4)
	lz4          = int32(5)
	zstandard    = int32(6)
	lz4raw       = int32(7)
)

// bomb is a Parquet file of one column, with headers as one likes.
type bomb struct {
	kind     int32
	codec    int32
	values   int64  // of the column
	rows     int64  // of the row group
	repeated bool   // the column is a list in each row
	pages    string // page headers and pages
	groups   int    // row groups that all lie in the same bytes
	logical  members
}

func (b bomb) file() string {
	repetition := int32(0)
	if b.repeated {
		repetition = 2
	}
	column := members{b.kind, int32(1), repetition, "body", nil, nil, nil, nil, ""}
	if b.logical != nil {
		column = append(column, b.logical)
	}
	chunk := members{int64(4), members{
		b.kind, []any{int32(0)}, []any{"body"}, b.codec, b.values, int64(len(b.pages)), int64(len(b.pages)), nil, int64(4),
	}}
	chunk = members{nil, chunk[0], chunk[1]}
	var groups []any
	for range max(b.groups, 1) {
		groups = append(groups, members{[]any{chunk}, int64(len(b.pages)), b.rows})
	}
	return withFooter(b.pages, members{int32(1), []any{members{nil, nil, nil, "schema", int32(1)}, column}, b.rows, groups})
}

func withFooter(pages string, footer any) string {
	foot := compact(footer)
	return "PAR1" + pages + foot + string(binary.LittleEndian.AppendUint32(nil, uint32(len(foot)))) + "PAR1"
}

// Encodings of a page and the largest number, as in a page header.
const (
	plain          = int32(0)
	rle            = int32(3)
	deltaBinary    = int32(5)
	deltaLengths   = int32(6)
	deltaByteArray = int32(7)
	rleDict        = int32(8)
	lot            = int32(math.MaxInt32)
)

func dataPage(size int32, values, encoding int32, data string) string {
	return compact(members{int32(0), size, int32(len(data)), nil, members{values, encoding, rle, rle}}) + data
}

func dictPage(size int32, values int32, data string) string {
	return compact(members{int32(2), size, int32(len(data)), nil, nil, nil, members{values, plain}}) + data
}

func byteArray(s string) string {
	return string(binary.LittleEndian.AppendUint32(nil, uint32(len(s)))) + s
}

func uvarints(ns ...uint64) string {
	var b []byte
	for _, n := range ns {
		b = binary.AppendUvarint(b, n)
	}
	return string(b)
}

// zeros is a stream of n zeros in a compression.
func zeros(codec int32, n int) string {
	var b bytes.Buffer
	var w io.WriteCloser
	switch codec {
	case gzipped:
		w = gzip.NewWriter(&b)
	case brotlied:
		w = brotli.NewWriterLevel(&b, 1)
	case zstandard:
		w, _ = zstd.NewWriter(&b)
	case snappy:
		b.WriteString(uvarints(uint64(n)))
		return b.String()
	default:
		return strings.Repeat("\x00", min(n, 1000))
	}
	chunk := make([]byte, 1<<20)
	for ; n > 0; n -= len(chunk) {
		_, _ = w.Write(chunk[:min(n, len(chunk))]) // a buffer takes all
	}
	_ = w.Close()
	return b.String()
}

var codecs = map[string]int32{
	"uncompressed": uncompressed, "snappy": snappy, "gzip": gzipped,
	"brotli": brotlied, "lz4": lz4, "zstd": zstandard, "lz4_raw": lz4raw,
}

func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }

// packed writes n numbers in bits of a width.
func packed(width, n int, at func(int) int) string {
	b := make([]byte, n*width/8)
	for i := range n {
		v := at(i)
		for k := range width {
			if v>>k&1 == 1 {
				b[(i*width+k)/8] |= 1 << ((i*width + k) % 8)
			}
		}
	}
	return string(b)
}

func pack(s string) string {
	w, _ := zstd.NewWriter(nil) // it fails for options only
	return string(w.EncodeAll([]byte(s), nil))
}
