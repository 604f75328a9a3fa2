package dataset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"
)

// pageGuard looks at each page of a column before it is decoded. Column readers of arrow v15 never return from a page that
// holds fewer levels or values than its header says: they ask for the rest again and again.
type pageGuard struct{ descr *pqschema.Column }

func (g pageGuard) checkV1(p *file.DataPageV1) error {
	n, data := int(p.NumValues()), p.Data()
	present := n
	for _, l := range []struct {
		max int16
		enc parquet.Encoding
		def bool
	}{{g.descr.MaxRepetitionLevel(), p.RepetitionLevelEncoding(), false}, {g.descr.MaxDefinitionLevel(), p.DefinitionLevelEncoding(), true}} {
		if l.max == 0 {
			continue
		}
		width := bits.Len16(uint16(l.max))
		switch l.enc {
		case parquet.Encodings.RLE:
			runs, rest, err := lengthPrefixed(data)
			if err != nil {
				return err
			}
			equal, err := countRuns(runs, width, n, uint64(l.max))
			if err != nil {
				return fmt.Errorf("levels: %w", err)
			}
			if l.def {
				present = equal
			}
			data = rest
		case parquet.Encodings.BitPacked:
			size := (n*width + 7) / 8
			if size > len(data) {
				return fmt.Errorf("levels: %w", errShortPage)
			}
			if l.def {
				present = 0
				for i := range n {
					if bitsAt(data, i*width, width) == uint64(l.max) {
						present++
					}
				}
			}
			data = data[size:]
		}
	}
	return g.checkValues(parquet.Encoding(p.Encoding()), data, present)
}

func (g pageGuard) checkV2(p *file.DataPageV2) error {
	n, data := int(p.NumValues()), p.Data()
	rep, def := int(p.RepetitionLevelByteLen()), int(p.DefinitionLevelByteLen())
	if rep < 0 || def < 0 || rep+def > len(data) {
		return fmt.Errorf("levels: %w", errShortPage)
	}
	present := n
	if m := g.descr.MaxRepetitionLevel(); m > 0 {
		if _, err := countRuns(data[:rep], bits.Len16(uint16(m)), n, 0); err != nil {
			return fmt.Errorf("levels: %w", err)
		}
	}
	if m := g.descr.MaxDefinitionLevel(); m > 0 {
		var err error
		if present, err = countRuns(data[rep:rep+def], bits.Len16(uint16(m)), n, uint64(m)); err != nil {
			return fmt.Errorf("levels: %w", err)
		}
	}
	return g.checkValues(parquet.Encoding(p.Encoding()), data[rep+def:], present)
}

// checkValues makes sure that data holds n values.
func (g pageGuard) checkValues(enc parquet.Encoding, data []byte, n int) error {
	if n == 0 && len(data) == 0 {
		return nil
	}
	size := 0
	switch g.descr.PhysicalType() {
	case parquet.Types.Int32, parquet.Types.Float:
		size = 4
	case parquet.Types.Int64, parquet.Types.Double:
		size = 8
	case parquet.Types.Int96:
		size = 12
	case parquet.Types.FixedLenByteArray:
		size = g.descr.TypeLength()
	}
	switch enc {
	case parquet.Encodings.Plain:
		if g.descr.PhysicalType() == parquet.Types.Boolean && len(data) < (n+7)/8 || len(data)/max(size, 1) < n && size > 0 {
			return errShortPage
		}
	case parquet.Encodings.RLEDict, parquet.Encodings.PlainDict:
		if len(data) == 0 {
			return errShortPage
		}
		_, err := countRuns(data[1:], int(data[0]), n, 0)
		return err
	case parquet.Encodings.RLE:
		runs, _, err := lengthPrefixed(data)
		if err != nil {
			return err
		}
		_, err = countRuns(runs, 1, n, 0)
		return err
	case parquet.Encodings.DeltaBinaryPacked, parquet.Encodings.DeltaLengthByteArray:
		_, err := checkDelta(data, n)
		return err
	case parquet.Encodings.DeltaByteArray:
		suffixes, err := checkDelta(data, n) // behind the lengths of the prefixes
		if err != nil {
			return err
		}
		_, err = checkDelta(suffixes, n)
		return err
	}
	return nil
}

// maxDeltaBlock is the longest block of differences, which the decoder makes room for. Writers use 128 or 256 values.
const maxDeltaBlock = 1 << 16

// checkDelta makes sure that data begins with n whole numbers in the encoding of differences, for which the decoder makes
// room, and returns what stands behind them.
func checkDelta(data []byte, n int) (rest []byte, err error) {
	var head [4]uint64 // values of a block, parts of a block, values, first value
	for i := range head {
		v, k := binary.Uvarint(data)
		if k <= 0 {
			return nil, errShortPage
		}
		head[i], data = v, data[k:]
	}
	block, parts, total := head[0], head[1], head[2]
	if total < uint64(n) {
		return nil, errShortPage
	}
	if block > maxDeltaBlock || parts == 0 || parts > block || total > uint64(n) {
		return nil, errors.New("parquet: invalid block of differences")
	}
	for left := int64(total) - 1; left > 0; {
		_, k := binary.Uvarint(data) // the least difference
		if k <= 0 || uint64(len(data)-k) < parts {
			return nil, errShortPage
		}
		widths := data[k:][:parts]
		data = data[k:][parts:]
		for i := 0; i < len(widths) && left > 0; i++ {
			size := (block/parts*uint64(widths[i]) + 7) / 8
			if size > uint64(len(data)) {
				return nil, errShortPage
			}
			data = data[size:]
			left -= int64(block / parts)
		}
	}
	return data, nil
}

var errShortPage = errors.New("parquet: the page holds fewer values than its header says")

func lengthPrefixed(data []byte) (inside, rest []byte, err error) {
	if len(data) < 4 {
		return nil, nil, errShortPage
	}
	n := binary.LittleEndian.Uint32(data)
	if uint64(n) > uint64(len(data)-4) {
		return nil, nil, errShortPage
	}
	return data[4 : 4+n], data[4+n:], nil
}

// countRuns walks runs of the RLE and bit-packing hybrid until n values are past, and counts those equal to want.
func countRuns(data []byte, width, n int, want uint64) (equal int, err error) {
	if width > 64 {
		return 0, errors.New("parquet: invalid bit width")
	}
	for n > 0 {
		header, k := binary.Uvarint(data)
		if k <= 0 {
			return 0, errShortPage
		}
		data = data[k:]
		count := header >> 1
		if header&1 == 0 {
			size := (width + 7) / 8
			if size > len(data) || count == 0 {
				return 0, errShortPage
			}
			var value [8]byte
			copy(value[:], data[:size])
			data = data[size:]
			taken := int(min(count, uint64(n)))
			if binary.LittleEndian.Uint64(value[:]) == want {
				equal += taken
			}
			n -= taken
			continue
		}
		if count == 0 || count > uint64(len(data)) && width > 0 {
			return 0, errShortPage
		}
		// The last group may be cut off behind its last value.
		taken := int(min(count*8, uint64(n)))
		if (taken*width+7)/8 > len(data) {
			return 0, errShortPage
		}
		for i := range taken {
			if bitsAt(data, i*width, width) == want {
				equal++
			}
		}
		n -= taken
		data = data[min(uint64(len(data)), count*uint64(width)):]
	}
	return equal, nil
}

func bitsAt(data []byte, at, width int) (v uint64) {
	for i := range width {
		v |= uint64(data[(at+i)/8]>>((at+i)%8)&1) << i
	}
	return v
}
