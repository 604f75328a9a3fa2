package dataset

import (
	"encoding/binary"
	"sync"

	"github.com/zeebo/xxh3"

	"dateline/schema"
)

// Sum is the canonical hash of a record.
type Sum [16]byte

// Hash sums up what a record says: 128 bits of XXH3 over its values in the order of Fields. It is the same whatever format
// the record was read from, and tells null from every value. It is no defence against somebody who wants a collision.
func Hash(r *schema.Record) Sum {
	buf := hashBuffers.Get().(*[]byte)
	defer hashBuffers.Put(buf)
	b := (*buf)[:0]
	for i := range schema.Fields {
		f := &schema.Fields[i]
		n, text := f.Len(r), f.Rule.Kind.Type().Storage == schema.StoredText
		if f.IsNull(r) {
			n = 0
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
		for j := range n {
			if text {
				s := f.Text(r, j)
				b = binary.LittleEndian.AppendUint64(b, uint64(len(s)))
				b = append(b, s...)
			} else {
				b = binary.LittleEndian.AppendUint64(b, uint64(f.Number(r, j)))
			}
		}
	}
	*buf = b
	return xxh3.Hash128(b).Bytes()
}

var hashBuffers = sync.Pool{New: func() any { return new([]byte) }}
