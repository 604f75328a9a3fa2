// Package bombs builds small files that ask for much memory, for tests and for the tool that tortures the program.
//
//	for name, b := range bombs.Parquet() {
//		// reading b.File ends with an error that has b.Want in it, and takes little memory
//	}
package bombs

import (
	"strings"

	"github.com/apache/thrift/lib/go/thrift"
)

// Hostile is a file, and what the error says that reading it must end with; nothing where it says different things.
type Hostile struct{ File, Want string }

// Parquet gives small Parquet files that ask for memory in every way known, with what the error says that reading one must
// end with.
func Parquet() map[string]Hostile {
	const (
		memory  = "too much memory"
		expands = "expands too far"
	)
	text := texts
	const mb = 1 << 20
	m := map[string]Hostile{}
	for name, codec := range codecs {
		says := "another size than its header says"
		if strings.HasPrefix(name, "lz4") {
			says = "compression LZ4"
		}
		m["a page of 2 GB: "+name] = Hostile{bomb{kind: text, codec: codec, values: 1, rows: 1, pages: dataPage(lot, 1, plain, zeros(codec, 1000))}.file(), memory}
		if codec != uncompressed {
			m["a page of 300 MB that says 1 KB: "+name] = Hostile{bomb{kind: text, codec: codec, values: 1, rows: 1, pages: dataPage(1000, 1, plain, zeros(codec, 300*mb))}.file(), says}
		}
		m["a dictionary of 2 GB: "+name] = Hostile{bomb{kind: text, codec: codec, values: 1, rows: 1, pages: dictPage(lot, 1, zeros(codec, 1000))}.file(), memory}
	}
	zst := zstandard
	long := byteArray(strings.Repeat("x", mb))
	m["a dictionary of many values"] = Hostile{bomb{kind: text, values: 1, rows: 1, pages: dictPage(4, lot, "\x00\x00\x00\x00")}.file(), memory}
	m["a dictionary of many values of one byte"] = Hostile{bomb{kind: fixedTexts, values: 1, rows: 1, pages: dictPage(0, lot, "")}.file(), memory}
	m["a million times one long text"] = Hostile{bomb{kind: text, codec: zst, values: 1e6, rows: 1e6, pages: dictPage(int32(len(long)), 1, pack(long)) +
		dataPage(5, 1e6, rleDict, pack("\x01"+uvarints(1e6<<1)+"\x00"))}.file(), expands}
	levels := func(n int) string { // repetition: one row; definition: all there
		rep := "\x02\x00" + uvarints(uint64(n-1)<<1) + "\x01"
		def := uvarints(uint64(n)<<1) + "\x01"
		return byteArray(rep) + byteArray(def)
	}
	data := levels(1e8) + "\x01" + uvarints(1e8<<1) + "\x00"
	m["a list of one long text a hundred million times"] = Hostile{bomb{kind: text, codec: zst, values: 1e8, rows: 1, repeated: true, pages: dictPage(int32(len(long)), 1, pack(long)) +
		dataPage(int32(len(data)), 1e8, rleDict, pack(data))}.file(), expands}
	m["a list of a hundred million numbers"] = Hostile{bomb{kind: int32s, values: 1e8, rows: 1, repeated: true, pages: dictPage(4, 1, "\x01\x02\x03\x04") +
		dataPage(int32(len(data)), 1e8, rleDict, data)}.file(), expands}
	m["a block of differences of 2^31"] = Hostile{bomb{kind: int32s, values: 1, rows: 1, pages: dataPage(10, 1, deltaBinary, uvarints(1<<31, 1, 1, 0, 0)+"\x00")}.file(), "invalid block"}
	lengths := uvarints(65536, 1, 1<<30, 0) + strings.Repeat("\x00\x00", 1<<30/65536)
	m["many lengths"] = Hostile{bomb{kind: text, values: 1, rows: 1, pages: dataPage(int32(len(lengths)), 1, deltaLengths, lengths)}.file(), "invalid block"}
	m["many lengths for no values"] = Hostile{bomb{kind: text, values: 2, rows: 2, repeated: true, pages: func() string {
		d := byteArray("\x04\x00") + byteArray("\x04\x00") + lengths
		return dataPage(int32(len(d)), 2, deltaLengths, d)
	}()}.file(), "invalid block"}
	m["many prefixes"] = Hostile{bomb{kind: text, values: int64(lot), rows: int64(lot), pages: dataPage(10, lot, deltaByteArray, uvarints(128, 4, uint64(lot), 0)+"\x00\x00\x00\x00\x00")}.file(), memory}

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
	m["prefixes of long texts"] = Hostile{bomb{kind: text, codec: zst, values: 1000, rows: 1000, pages: dataPage(int32(len(delta)), 1000, deltaByteArray, pack(delta))}.file(), "expands too far"}

	// A page of 60 MB that holds one short value, a hundred times.
	one := pack(byteArray("x") + strings.Repeat("\x00", 60*mb))
	small := dataPage(mb+5, 1, plain, pack(byteArray("x")+strings.Repeat("\x00", mb)))
	page := dataPage(60*mb+5, 1, plain, one)
	m["a hundred pages of 60 MB, each with one value"] = Hostile{bomb{kind: text, codec: zst, values: 100, rows: 100, pages: strings.Repeat(page, 100)}.file(), expands}
	m["the same bytes for a thousand groups"] = Hostile{bomb{kind: text, codec: zst, values: 1, rows: 1, pages: small, groups: 1000}.file(), "does not lie in the file"}

	root := members{nil, nil, nil, "schema", int32(1)}
	leaf := members{int32(6), nil, int32(1), "c"}
	many := func(n int, e any) []any {
		l := make([]any, n)
		for i := range l {
			l[i] = e
		}
		return l
	}
	m["a schema of 100,000 columns"] = Hostile{withFooter("", members{int32(1), append([]any{members{nil, nil, nil, "schema", int32(100_000)}}, many(100_000, leaf)...), int64(0), []any{members{[]any{members{}}, int64(0), int64(0)}}}), memory}
	m["a group of 2^31 children"] = Hostile{withFooter("", members{int32(1), []any{members{nil, nil, nil, "schema", lot}, leaf}, int64(0)}), "too much memory"}
	m["a schema of 2^26 elements"] = Hostile{withFooter("", members{int32(1), claim{1 << 26, thrift.STRUCT}}), "a list in the metadata"}
	m["2^26 row groups"] = Hostile{withFooter("", members{int32(1), []any{root, leaf}, int64(0), claim{1 << 26, thrift.STRUCT}}), "a list in the metadata"}
	m["2^26 row groups of nothing"] = Hostile{withFooter("", members{int32(1), []any{root, leaf}, int64(0), claim{1 << 26, thrift.STOP}}), "a list in the metadata"}
	m["groups that are numbers"] = Hostile{withFooter("", members{int32(1), []any{root, leaf}, int64(0), many(1000, int32(0x19))}), "a list in the metadata"}
	deep := []any{members{nil, nil, nil, "schema", int32(1)}}
	for range 500 {
		deep = append(deep, members{nil, nil, int32(1), "n", int32(1)})
	}
	m["500 groups inside each other"] = Hostile{withFooter("", members{int32(1), append(deep, leaf), int64(0)}), memory}
	wide := []any{root, members{nil, nil, int32(1), strings.Repeat("n", 500_000), int32(5000)}}
	m["5,000 columns below a long name"] = Hostile{withFooter("", members{int32(1), append(wide, many(5000, leaf)...), int64(0)}), memory}
	decimal := members{nil, nil, nil, nil, members{int32(1 << 30), int32(1 << 30)}}
	m["a decimal with 2^30 places"] = Hostile{bomb{kind: text, values: 1, rows: 1, pages: dataPage(5, 1, plain, byteArray("\x01")), logical: decimal}.file(), ""}
	return m
}

// Packed gives small files that ask for memory by what they are packed in.
func Packed() map[string]string {
	return map[string]string{
		"zeros":              zeros(zstandard, 300<<20),
		"a window of 128 MB": ZstdWindow(17, "x"),
		"a window of 256 MB": ZstdWindow(18, "x"),
		"a window of 2 GB":   ZstdWindow(21, "x"),
		"an xz of 4 GB":      XZ(40, "x"),
		"an xz of 64 MB":     XZ(28, "x"),
		"many xz of 128 MB":  strings.Repeat(XZ(30, "x"), 1000),
		"many of 128 MB":     strings.Repeat(ZstdWindow(17, "x"), 1000),
	}
}
