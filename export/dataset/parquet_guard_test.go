package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/apache/arrow/go/v15/parquet"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"
)

func TestCountRuns(t *testing.T) {
	for _, tt := range []struct {
		name     string
		data     []byte
		width, n int
		want     uint64
		equal    int
		err      error
	}{
		{"a run", []byte{5 << 1, 1}, 1, 5, 1, 5, nil},
		{"a run longer than asked for", []byte{50 << 1, 1}, 1, 5, 1, 5, nil},
		{"a run too short", []byte{4 << 1, 1}, 1, 5, 1, 0, errShortPage},
		{"runs of two values", []byte{2 << 1, 1, 3 << 1, 0}, 1, 5, 0, 3, nil},
		{"a run of none, for ever", bytes.Repeat([]byte{0, 1}, 9), 1, 5, 1, 0, errShortPage},
		{"a run without its value", []byte{5 << 1}, 1, 5, 1, 0, errShortPage},
		{"packed bits", []byte{1<<1 | 1, 0b10101}, 1, 5, 1, 3, nil},
		{"packed bits of two", []byte{1<<1 | 1, 0b11_10_01_10, 0b10}, 2, 5, 2, 3, nil},
		{"packed bits cut off", []byte{1<<1 | 1}, 1, 5, 1, 0, errShortPage},
		{"packed groups of none", []byte{0<<1 | 1, 0}, 1, 5, 1, 0, errShortPage},
		{"width 0", []byte{5 << 1}, 0, 5, 0, 5, nil},
		{"nothing", nil, 1, 5, 1, 0, errShortPage},
		{"nothing asked for", nil, 1, 0, 1, 0, nil},
	} {
		equal, err := countRuns(tt.data, tt.width, tt.n, tt.want)
		if err != tt.err || err == nil && equal != tt.equal {
			t.Errorf("%s: got %d, %v, want %d, %v", tt.name, equal, err, tt.equal, tt.err)
		}
	}
	if _, err := countRuns([]byte{5 << 1}, 65, 5, 1); err == nil {
		t.Error("a width of 65 bits gives no error")
	}
}

func TestCheckValues(t *testing.T) {
	root, err := parquetSchema()
	if err != nil {
		t.Fatal(err)
	}
	columns := pqschema.NewSchema(root)
	column := func(name string) *pqschema.Column { return columns.Column(columns.ColumnIndexByName(name)) }
	for _, tt := range []struct {
		name, column string
		enc          parquet.Encoding
		data         []byte
		n            int
		ok           bool
	}{
		{"three of 4 bytes", "word_count", parquet.Encodings.Plain, make([]byte, 12), 3, true},
		{"three of 4 bytes, less one", "word_count", parquet.Encodings.Plain, make([]byte, 11), 3, false},
		{"three of 8 bytes", "input_offset", parquet.Encodings.Plain, make([]byte, 24), 3, true},
		{"three of 8 bytes, less one", "input_offset", parquet.Encodings.Plain, make([]byte, 23), 3, false},
		{"delta", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 1, 4, 3, 0, 0, 0, 0, 0, 0}, 3, true},
		{"delta of more", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 1, 4, 4, 0, 0, 0, 0, 0, 0}, 3, false},
		{"delta without its differences", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 1, 4, 3, 0}, 3, false},
		{"delta in a block of 65536", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 128, 4, 1, 3, 0, 0, 0}, 3, true},
		{"delta in a block of 65537", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{129, 128, 4, 1, 3, 0, 0, 0}, 3, false},
		{"delta in a block of no parts", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 1, 0, 3, 0, 0}, 3, false},
		{"no values, but room for many", "word_count", parquet.Encodings.DeltaLengthByteArray, []byte{128, 1, 4, 255, 255, 255, 127, 0}, 0, false},
		{"two lists of differences", "source", parquet.Encodings.DeltaByteArray, []byte{128, 1, 4, 1, 0, 128, 1, 4, 1, 2, 'a'}, 1, true},
		{"a second list of many", "source", parquet.Encodings.DeltaByteArray, []byte{128, 1, 4, 1, 0, 128, 1, 4, 255, 255, 127, 2, 'a'}, 1, false},
		{"delta of fewer", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 1, 4, 2, 0, 0, 0, 0, 0, 0}, 3, false},
		{"delta cut off", "word_count", parquet.Encodings.DeltaBinaryPacked, []byte{128, 1, 4}, 3, false},
		{"dictionary", "source", parquet.Encodings.RLEDict, []byte{1, 3 << 1, 0}, 3, true},
		{"dictionary of fewer", "source", parquet.Encodings.RLEDict, []byte{1, 2 << 1, 0}, 3, false},
		{"dictionary without a width", "source", parquet.Encodings.RLEDict, nil, 3, false},
		{"no values", "source", parquet.Encodings.RLEDict, nil, 0, true},
	} {
		g := pageGuard{column(tt.column)}
		if err := g.checkValues(tt.enc, tt.data, tt.n); (err == nil) != tt.ok {
			t.Errorf("%s: got %v, want no error to be %t", tt.name, err, tt.ok)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, tt := range []struct {
		bytes []byte
		scale int32
		want  string
	}{
		{[]byte{0x7b}, 2, "1.23"},
		{[]byte{0xff, 0x85}, 2, "-1.23"},
		{[]byte{0x00, 0x85}, 0, "133"},
		{[]byte{0x85}, 0, "-123"},
		{nil, 1, "0.0"},
	} {
		if got := decimal(twosComplement(tt.bytes), tt.scale); string(got) != tt.want {
			t.Errorf("%x with scale %d: got %s, want %s", tt.bytes, tt.scale, got, tt.want)
		}
	}
}

// flaky fails once and takes everything after.
type flaky struct {
	bytes.Buffer
	failed bool
}

func (f *flaky) Write(p []byte) (int, error) {
	if !f.failed && f.Len() > 1000 {
		f.failed = true
		return 0, errDisk
	}
	return f.Buffer.Write(p)
}

// Nobody shall take a part for the whole.
func TestUnfinishedParquetHasNoFooter(t *testing.T) {
	var out flaky
	w, err := Parquet.NewWriter(&out, WriterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range groupRows {
		r := bare()
		r.ID = fmt.Sprintf("a%032x", i)
		if err = w.Write(r); err != nil {
			break
		}
	}
	if !errors.Is(err, errDisk) || !errors.Is(w.Close(), errDisk) || !errors.Is(w.Write(bare()), errDisk) {
		t.Errorf("got %v, then %v, want both to say %v", err, w.Close(), errDisk)
	}
	if bytes.HasSuffix(out.Bytes(), []byte("PAR1")) {
		t.Errorf("a file that lacks rows ends like a whole one, behind %d bytes", out.Len())
	}
}
