package input

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
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

// bomb is a Parquet file of one column, with headers as one likes.
type bomb struct {
	kind     parquet.Type
	codec    compress.Compression
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
	column := members{int32(b.kind), int32(1), repetition, "body", nil, nil, nil, nil, ""}
	if b.logical != nil {
		column = append(column, b.logical)
	}
	chunk := members{int64(4), members{
		int32(b.kind), []any{int32(0)}, []any{"body"}, int32(b.codec), b.values, int64(len(b.pages)), int64(len(b.pages)), nil, int64(4),
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
func zeros(t testing.TB, codec compress.Compression, n int) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch codec {
	case compress.Codecs.Gzip:
		w = gzip.NewWriter(&b)
	case compress.Codecs.Brotli:
		w = brotli.NewWriterLevel(&b, 1)
	case compress.Codecs.Zstd:
		w, _ = zstd.NewWriter(&b)
	case compress.Codecs.Snappy:
		b.WriteString(uvarints(uint64(n)))
		return b.String()
	default:
		return strings.Repeat("\x00", min(n, 1000))
	}
	chunk := make([]byte, 1<<20)
	for ; n > 0; n -= len(chunk) {
		if _, err := w.Write(chunk[:min(n, len(chunk))]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var codecs = map[string]compress.Compression{
	"uncompressed": compress.Codecs.Uncompressed, "snappy": compress.Codecs.Snappy, "gzip": compress.Codecs.Gzip,
	"brotli": compress.Codecs.Brotli, "lz4": compress.Codecs.Lz4, "zstd": compress.Codecs.Zstd, "lz4_raw": 7,
}

type hostile struct{ file, want string }

// bombs are small Parquet files that ask for memory in every way known, with what the error says that reading one must
// end with.
func bombs(t testing.TB) map[string]hostile {
	t.Helper()
	const (
		memory  = "too much memory"
		expands = "expands too far"
	)
	text := parquet.Types.ByteArray
	const mb = 1 << 20
	m := map[string]hostile{}
	for name, codec := range codecs {
		says := "another size than its header says"
		if strings.HasPrefix(name, "lz4") {
			says = "compression LZ4"
		}
		m["a page of 2 GB: "+name] = hostile{bomb{kind: text, codec: codec, values: 1, rows: 1, pages: dataPage(lot, 1, plain, zeros(t, codec, 1000))}.file(), memory}
		if codec != compress.Codecs.Uncompressed {
			m["a page of 300 MB that says 1 KB: "+name] = hostile{bomb{kind: text, codec: codec, values: 1, rows: 1, pages: dataPage(1000, 1, plain, zeros(t, codec, 300*mb))}.file(), says}
		}
		m["a dictionary of 2 GB: "+name] = hostile{bomb{kind: text, codec: codec, values: 1, rows: 1, pages: dictPage(lot, 1, zeros(t, codec, 1000))}.file(), memory}
	}
	zst := compress.Codecs.Zstd
	long := byteArray(strings.Repeat("x", mb))
	m["a dictionary of many values"] = hostile{bomb{kind: text, values: 1, rows: 1, pages: dictPage(4, lot, "\x00\x00\x00\x00")}.file(), memory}
	m["a dictionary of many values of one byte"] = hostile{bomb{kind: parquet.Types.FixedLenByteArray, values: 1, rows: 1, pages: dictPage(0, lot, "")}.file(), memory}
	m["a million times one long text"] = hostile{bomb{kind: text, codec: zst, values: 1e6, rows: 1e6, pages: dictPage(int32(len(long)), 1, pack(t, long)) +
		dataPage(5, 1e6, rleDict, pack(t, "\x01"+uvarints(1e6<<1)+"\x00"))}.file(), expands}
	levels := func(n int) string { // repetition: one row; definition: all there
		rep := "\x02\x00" + uvarints(uint64(n-1)<<1) + "\x01"
		def := uvarints(uint64(n)<<1) + "\x01"
		return byteArray(rep) + byteArray(def)
	}
	data := levels(1e8) + "\x01" + uvarints(1e8<<1) + "\x00"
	m["a list of one long text a hundred million times"] = hostile{bomb{kind: text, codec: zst, values: 1e8, rows: 1, repeated: true, pages: dictPage(int32(len(long)), 1, pack(t, long)) +
		dataPage(int32(len(data)), 1e8, rleDict, pack(t, data))}.file(), expands}
	m["a list of a hundred million numbers"] = hostile{bomb{kind: parquet.Types.Int32, values: 1e8, rows: 1, repeated: true, pages: dictPage(4, 1, "\x01\x02\x03\x04") +
		dataPage(int32(len(data)), 1e8, rleDict, data)}.file(), expands}
	m["a block of differences of 2^31"] = hostile{bomb{kind: parquet.Types.Int32, values: 1, rows: 1, pages: dataPage(10, 1, deltaBinary, uvarints(1<<31, 1, 1, 0, 0)+"\x00")}.file(), "invalid block"}
	lengths := uvarints(65536, 1, 1<<30, 0) + strings.Repeat("\x00\x00", 1<<30/65536)
	m["many lengths"] = hostile{bomb{kind: text, values: 1, rows: 1, pages: dataPage(int32(len(lengths)), 1, deltaLengths, lengths)}.file(), "invalid block"}
	m["many lengths for no values"] = hostile{bomb{kind: text, values: 2, rows: 2, repeated: true, pages: func() string {
		d := byteArray("\x04\x00") + byteArray("\x04\x00") + lengths
		return dataPage(int32(len(d)), 2, deltaLengths, d)
	}()}.file(), "invalid block"}
	m["many prefixes"] = hostile{bomb{kind: text, values: int64(lot), rows: int64(lot), pages: dataPage(10, lot, deltaByteArray, uvarints(128, 4, uint64(lot), 0)+"\x00\x00\x00\x00\x00")}.file(), memory}

	// 1,000 texts of 8 MB: each but the first repeats it, and ends with a byte of its own.
	prefixes := uvarints(65536, 1, 1000, 0, zigzag(0)) + "\x18" + packed(24, 65536, func(i int) int {
		if i == 0 {
			return 8 * mb
		}
		return 0
	})
	suffixes := uvarints(65536, 1, 1000, zigzag(8*mb), zigzag(-8*mb)) + "\x18" + packed(24, 65536, func(i int) int {
		if i == 0 {
			return 1
		}
		return 8 * mb
	})
	delta := prefixes + suffixes + strings.Repeat("x", 8*mb) + strings.Repeat("y", 999)
	m["prefixes of long texts"] = hostile{bomb{kind: text, codec: zst, values: 1000, rows: 1000, pages: dataPage(int32(len(delta)), 1000, deltaByteArray, pack(t, delta))}.file(), "expands too far"}

	// A page of 60 MB that holds one short value, a hundred times.
	one := pack(t, byteArray("x")+strings.Repeat("\x00", 60*mb))
	small := dataPage(mb+5, 1, plain, pack(t, byteArray("x")+strings.Repeat("\x00", mb)))
	page := dataPage(60*mb+5, 1, plain, one)
	m["a hundred pages of 60 MB, each with one value"] = hostile{bomb{kind: text, codec: zst, values: 100, rows: 100, pages: strings.Repeat(page, 100)}.file(), expands}
	m["the same bytes for a thousand groups"] = hostile{bomb{kind: text, codec: zst, values: 1, rows: 1, pages: small, groups: 1000}.file(), "does not lie in the file"}

	root := members{nil, nil, nil, "schema", int32(1)}
	leaf := members{int32(6), nil, int32(1), "c"}
	many := func(n int, e any) []any {
		l := make([]any, n)
		for i := range l {
			l[i] = e
		}
		return l
	}
	m["a schema of 100,000 columns"] = hostile{withFooter("", members{int32(1), append([]any{members{nil, nil, nil, "schema", int32(100_000)}}, many(100_000, leaf)...), int64(0), []any{members{[]any{members{}}, int64(0), int64(0)}}}), memory}
	m["a group of 2^31 children"] = hostile{withFooter("", members{int32(1), []any{members{nil, nil, nil, "schema", lot}, leaf}, int64(0)}), "too much memory"}
	m["a schema of 2^26 elements"] = hostile{withFooter("", members{int32(1), claim{1 << 26, thrift.STRUCT}}), "a list in the metadata"}
	m["2^26 row groups"] = hostile{withFooter("", members{int32(1), []any{root, leaf}, int64(0), claim{1 << 26, thrift.STRUCT}}), "a list in the metadata"}
	m["2^26 row groups of nothing"] = hostile{withFooter("", members{int32(1), []any{root, leaf}, int64(0), claim{1 << 26, thrift.STOP}}), "a list in the metadata"}
	m["groups that are numbers"] = hostile{withFooter("", members{int32(1), []any{root, leaf}, int64(0), many(1000, int32(0x19))}), "a list in the metadata"}
	deep := []any{members{nil, nil, nil, "schema", int32(1)}}
	for range 500 {
		deep = append(deep, members{nil, nil, int32(1), "n", int32(1)})
	}
	m["500 groups inside each other"] = hostile{withFooter("", members{int32(1), append(deep, leaf), int64(0)}), memory}
	wide := []any{root, members{nil, nil, int32(1), strings.Repeat("n", 500_000), int32(5000)}}
	m["5,000 columns below a long name"] = hostile{withFooter("", members{int32(1), append(wide, many(5000, leaf)...), int64(0)}), memory}
	decimal := members{nil, nil, nil, nil, members{int32(1 << 30), int32(1 << 30)}}
	m["a decimal with 2^30 places"] = hostile{bomb{kind: text, values: 1, rows: 1, pages: dataPage(5, 1, plain, byteArray("\x01")), logical: decimal}.file(), ""}
	return m
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

func pack(t testing.TB, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

// packedBombs are small files that ask for memory by what they are packed in.
func packedBombs(t testing.TB) map[string]string {
	t.Helper()
	return map[string]string{
		"zeros":              zeros(t, compress.Codecs.Zstd, 300<<20),
		"a window of 128 MB": zstWindow(17, "x"),
		"a window of 256 MB": zstWindow(18, "x"),
		"a window of 2 GB":   zstWindow(21, "x"),
		"an xz of 4 GB":      xzOf(40, "x"),
		"an xz of 64 MB":     xzOf(28, "x"),
		"many xz of 128 MB":  strings.Repeat(xzOf(30, "x"), 1000),
		"many of 128 MB":     strings.Repeat(zstWindow(17, "x"), 1000),
	}
}
