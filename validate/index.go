package validate

import (
	"math/bits"

	"github.com/zeebo/xxh3"
)

// Index remembers in which row a key was first seen. It keeps no keys, only an 84-bit hash and a 44-bit row number, 16
// bytes a key and about 20 with the room to grow: at 100 million keys the chance that two different ones look equal is
// below one in a hundred million. The zero Index is empty and ready. It is for one goroutine.
type Index struct {
	shards [64]indexShard
	n      int64
}

// An indexShard is a table with linear probing. Many small tables that grow by a fifth, each at its own time, keep the
// peak near the size that is needed, where one table that doubles would hold three times as much for a moment.
type indexShard struct {
	slots []indexEntry
	used  int
}

type indexEntry struct {
	lo uint64
	hi uint64 // 20 bits of hash above 44 bits of row number; zero marks a free slot, as rows count from 1
}

const rowBits = 44

// Add puts key in row, unless it is there already, and returns the row in which it was first seen.
func (x *Index) Add(key string, row int64) int64 {
	return x.AddHash(xxh3.HashString128(key), row)
}

// AddHash is Add for a key that was hashed before.
func (x *Index) AddHash(h xxh3.Uint128, row int64) int64 {
	s := &x.shards[h.Hi>>58]
	if 20*(s.used+1) > 17*len(s.slots) {
		s.grow()
	}
	e := s.slot(h)
	if e.hi != 0 {
		return int64(e.hi & (1<<rowBits - 1))
	}
	*e = indexEntry{h.Lo, h.Hi<<rowBits | uint64(row)&(1<<rowBits-1)}
	s.used++
	x.n++
	return row
}

// First returns the row in which key was first seen, 0 when it was not.
func (x *Index) First(key string) int64 {
	return x.FirstHash(xxh3.HashString128(key))
}

// Len returns the number of keys.
func (x *Index) Len() int64 { return x.n }

// slot returns the entry of h, or the free one where it belongs.
func (s *indexShard) slot(h xxh3.Uint128) *indexEntry {
	i, _ := bits.Mul64(h.Lo, uint64(len(s.slots)))
	for {
		e := &s.slots[i]
		if e.hi == 0 || e.lo == h.Lo && e.hi>>rowBits == h.Hi&(1<<20-1) {
			return e
		}
		if i++; i == uint64(len(s.slots)) {
			i = 0
		}
	}
}

func (s *indexShard) grow() {
	old := s.slots
	s.slots = make([]indexEntry, len(old)+len(old)/5+16)
	for _, e := range old {
		if e.hi == 0 {
			continue
		}
		*s.slot(xxh3.Uint128{Lo: e.lo, Hi: e.hi >> rowBits}) = e
	}
}

// FirstHash is First for a key that was hashed before.
func (x *Index) FirstHash(h xxh3.Uint128) int64 {
	s := &x.shards[h.Hi>>58]
	if len(s.slots) == 0 {
		return 0
	}
	return int64(s.slot(h).hi & (1<<rowBits - 1))
}
