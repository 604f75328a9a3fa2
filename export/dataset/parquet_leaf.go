package dataset

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"time"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"

	"dateline/schema"
)

// leafBatch is how many values of a column are decoded at once, unless there are so many columns that those of all would be
// more than allBatches.
const (
	leafBatch  = 256
	allBatches = 1 << 18
)

// leaf walks the values of one primitive column through one row group, with their definition and repetition levels.
type leaf struct {
	col   int
	descr *pqschema.Column
	r     file.ColumnChunkReader
	pages *pageReader

	batch    int
	def, rep []int16
	n, i     int // levels in def and rep, and the next of them
	v        int // next value
	texts    []parquet.ByteArray
	fixed    []parquet.FixedLenByteArray
	i32      []int32
	i64      []int64
	i96      []parquet.Int96
	f32      []float32
	f64      []float64
	bools    []bool
	convert  func(l *leaf, i int) any
}

func newLeaf(col int, descr *pqschema.Column, batch int) *leaf {
	l := &leaf{col: col, descr: descr, batch: batch, def: make([]int16, batch), rep: make([]int16, batch)}
	logical := descr.LogicalType()
	switch descr.PhysicalType() {
	case parquet.Types.ByteArray:
		l.texts = make([]parquet.ByteArray, batch)
		l.convert = func(l *leaf, i int) any { return bytesValue(logical, l.texts[i]) }
	case parquet.Types.FixedLenByteArray:
		l.fixed = make([]parquet.FixedLenByteArray, batch)
		l.convert = func(l *leaf, i int) any { return bytesValue(logical, l.fixed[i]) }
	case parquet.Types.Int32:
		l.i32 = make([]int32, batch)
		l.convert = func(l *leaf, i int) any { return intValue(logical, int64(l.i32[i])) }
	case parquet.Types.Int64:
		l.i64 = make([]int64, batch)
		l.convert = func(l *leaf, i int) any { return intValue(logical, l.i64[i]) }
	case parquet.Types.Int96:
		l.i96 = make([]parquet.Int96, batch)
		l.convert = func(l *leaf, i int) any { return moment{l.i96[i].ToTime().UTC(), true} }
	case parquet.Types.Float:
		l.f32 = make([]float32, batch)
		l.convert = func(l *leaf, i int) any { return floatValue(float64(l.f32[i]), 32) }
	case parquet.Types.Double:
		l.f64 = make([]float64, batch)
		l.convert = func(l *leaf, i int) any { return floatValue(l.f64[i], 64) }
	case parquet.Types.Boolean:
		l.bools = make([]bool, batch)
		l.convert = func(l *leaf, i int) any { return l.bools[i] }
	}
	return l
}

// start begins a row group.
func (l *leaf) start(r file.ColumnChunkReader, pages *pageReader) {
	l.r, l.pages, l.n, l.i, l.v = r, pages, 0, 0, 0
}

// more reports whether the chunk goes on behind the batch.
func (l *leaf) more() bool {
	clear(l.texts) // the page lives as long as a text of it
	clear(l.fixed)
	return l.r.HasNext()
}

// ahead makes sure that a level is there to look at.
func (l *leaf) ahead() error {
	if l.i < l.n {
		return nil
	}
	// Values are counted as they are taken; here is where an endless row ends.
	if err := l.pages.budget.expand(0); err != nil {
		return err
	}
	if !l.more() {
		if err := l.r.Err(); err != nil {
			return err
		}
		return io.ErrUnexpectedEOF
	}
	var total int64
	var err error
	l.i, l.v = 0, 0
	batch := int64(l.batch)
	if l.pages.single() {
		batch = 1
	}
	l.pages.paused = true
	defer func() { l.pages.paused = false }()
	switch r := l.r.(type) {
	case *file.ByteArrayColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.texts, l.def, l.rep)
	case *file.FixedLenByteArrayColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.fixed, l.def, l.rep)
	case *file.Int32ColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.i32, l.def, l.rep)
	case *file.Int64ColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.i64, l.def, l.rep)
	case *file.Int96ColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.i96, l.def, l.rep)
	case *file.Float32ColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.f32, l.def, l.rep)
	case *file.Float64ColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.f64, l.def, l.rep)
	case *file.BooleanColumnChunkReader:
		total, _, err = r.ReadBatch(batch, l.bools, l.def, l.rep)
	}
	l.n = int(total)
	if err != nil {
		return err
	}
	if total == 0 {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// definition and repetition look at the next level without taking it.
func (l *leaf) definition() int16 {
	if l.descr.MaxDefinitionLevel() == 0 {
		return 0
	}
	return l.def[l.i]
}

func (l *leaf) repetition() int16 {
	if l.descr.MaxRepetitionLevel() == 0 {
		return 0
	}
	return l.rep[l.i]
}

// take goes on by one level and returns the place of its value, or -1 where there is none.
func (l *leaf) take() int {
	at := -1
	if l.definition() == l.descr.MaxDefinitionLevel() {
		at = l.v
		l.v++
	}
	l.i++
	return at
}

// value gives the value at a place, nil where the row has no room for it.
func (l *leaf) value(at int) any {
	text := 0
	switch {
	case l.texts != nil:
		text = len(l.texts[at])
	case l.fixed != nil:
		text = len(l.fixed[at])
	}
	if !l.pages.budget.take(text, valueCost) {
		return nil
	}
	return l.convert(l, at)
}

// moment is a timestamp; a naive one does not say that it is UTC.
type moment struct {
	time.Time
	naive bool
}

// Decimals are at most those of Arrow's decimal256. What claims to be a longer one stays as it is: to write out
// ten to the power of a scale of a thousand million takes all memory there is.
const (
	maxDecimalBytes = 32
	maxDecimalScale = 76
)

func bytesValue(t pqschema.LogicalType, b []byte) any {
	switch t := t.(type) {
	case *pqschema.DecimalLogicalType:
		if len(b) <= maxDecimalBytes && t.Scale() <= maxDecimalScale {
			return decimal(twosComplement(b), t.Scale())
		}
	case pqschema.UUIDLogicalType:
		if len(b) == 16 {
			return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
		}
	case pqschema.IntervalLogicalType:
		return hex.EncodeToString(b)
	}
	return string(b)
}

func intValue(t pqschema.LogicalType, n int64) any {
	switch t := t.(type) {
	case pqschema.DateLogicalType:
		return schema.DateOfDays(int32(n))
	case *pqschema.TimestampLogicalType:
		var at time.Time
		switch t.TimeUnit() {
		case pqschema.TimeUnitMillis:
			at = time.UnixMilli(n)
		case pqschema.TimeUnitMicros:
			at = time.UnixMicro(n)
		default:
			at = time.Unix(0, n)
		}
		return moment{at.UTC(), !t.IsAdjustedToUTC()}
	case *pqschema.DecimalLogicalType:
		if t.Scale() <= maxDecimalScale {
			return decimal(big.NewInt(n), t.Scale())
		}
	case *pqschema.IntLogicalType:
		if !t.IsSigned() {
			if t.BitWidth() == 64 {
				return json.Number(strconv.FormatUint(uint64(n), 10))
			}
			n = int64(uint32(n))
		}
	}
	return n
}

func floatValue(f float64, bits int) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return strconv.FormatFloat(f, 'g', -1, bits)
	}
	return json.Number(strconv.FormatFloat(f, 'g', -1, bits))
}

func twosComplement(b []byte) *big.Int {
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return n
}

func decimal(n *big.Int, scale int32) json.Number {
	if scale <= 0 {
		return json.Number(n.String())
	}
	return json.Number(new(big.Rat).SetFrac(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil)).FloatString(int(scale)))
}
