// Package seen remembers in which row of a file something was first seen, in a few bytes a row: a key exactly (Index), or a
// text that resembles an earlier one (Sketch, SketchIndex).
//
//	var ids seen.Index
//	if first := ids.Add(id, row); first != row {
//		// the id stands in row first already
//	}
package seen

import "github.com/zeebo/xxh3"

// Index remembers in which row a key was first seen. It keeps no keys, only 70 bits of hash and a row number, 12 bytes a
// key and about 16 with the room to grow: at 100 million keys the chance that two different ones look equal is below one
// in 100,000. It takes row numbers below 2³² and remembers none beyond. The zero Index is empty and ready. It is for one
// goroutine.
type Index struct {
	// Each grows at its own time, so that the peak stays near the size that is needed.
	shards [64]rowTable
}

// Add puts key in row, unless it is there already, and returns the row in which it was first seen.
func (x *Index) Add(key string, row int64) int64 {
	return x.AddHash(xxh3.HashString128(key), row)
}

// AddHash is Add for a key that was hashed before.
func (x *Index) AddHash(h xxh3.Uint128, row int64) int64 {
	if row >= 1<<32 {
		if first := x.FirstHash(h); first != 0 {
			return first
		}
		return row
	}
	s := h.Hi >> 58
	t := &x.shards[s]
	if t.rows == nil {
		// Sizes that lie apart stay apart.
		t.resize(320 + int(s))
	}
	return t.add(h.Lo, uint32(row))
}

// First returns the row in which key was first seen, 0 when it was not.
func (x *Index) First(key string) int64 {
	return x.FirstHash(xxh3.HashString128(key))
}

// FirstHash is First for a key that was hashed before.
func (x *Index) FirstHash(h xxh3.Uint128) int64 {
	t := &x.shards[h.Hi>>58]
	if t.rows == nil {
		return 0
	}
	return int64(t.rows[t.slot(h.Lo)])
}
