package dataset

import (
	"encoding/binary"
	"sync"
	"time"

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
		switch p := schema.Fields[i].At(r).(type) {
		case *string:
			b = hashText(b, *p)
		case *schema.Date:
			b = binary.LittleEndian.AppendUint32(b, hashDate(*p))
		case *time.Time:
			b = append(b, 0)
			if !p.IsZero() {
				b[len(b)-1] = 1
				b = binary.LittleEndian.AppendUint64(b, uint64(p.Unix()))
			}
		case *int32:
			b = binary.LittleEndian.AppendUint32(b, uint32(*p))
		case **int64:
			b = append(b, 0)
			if *p != nil {
				b[len(b)-1] = 1
				b = binary.LittleEndian.AppendUint64(b, uint64(**p))
			}
		case *[]string:
			b = binary.LittleEndian.AppendUint32(b, uint32(len(*p)))
			for _, s := range *p {
				b = hashText(b, s)
			}
		case *[]schema.Date:
			b = binary.LittleEndian.AppendUint32(b, uint32(len(*p)))
			for _, d := range *p {
				b = binary.LittleEndian.AppendUint32(b, hashDate(d))
			}
		}
	}
	*buf = b
	return xxh3.Hash128(b).Bytes()
}

var hashBuffers = sync.Pool{New: func() any { return new([]byte) }}

func hashText(b []byte, s string) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(len(s)))
	return append(b, s...)
}

func hashDate(d schema.Date) uint32 {
	return uint32(d.Year)<<16 | uint32(d.Month)<<8 | uint32(d.Day)
}
