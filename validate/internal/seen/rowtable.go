package seen

import "math/bits"

// A rowTable finds rows by 64-bit hashes: linear probing, 12 bytes a slot, growing by an eighth, as a table that doubles
// would hold three times as much for a moment. Rows count from 1; row 0 marks a free slot.
type rowTable struct {
	hashes []uint64
	rows   []uint32
	used   int
}

// add puts a hash in row, unless it is there already, and returns the row in which it was first seen.
func (t *rowTable) add(h uint64, row uint32) int64 {
	if 20*(t.used+1) > 17*len(t.rows) {
		t.resize(len(t.rows) + len(t.rows)/8 + 16)
	}
	i := t.slot(h)
	if t.rows[i] == 0 {
		t.hashes[i], t.rows[i] = h, row
		t.used++
	}
	return int64(t.rows[i])
}

// slot returns where h is, or the free slot where it belongs. The table must have free slots.
func (t *rowTable) slot(h uint64) uint64 {
	i, _ := bits.Mul64(h, uint64(len(t.rows)))
	for t.rows[i] != 0 && t.hashes[i] != h {
		if i++; i == uint64(len(t.rows)) {
			i = 0
		}
	}
	return i
}

func (t *rowTable) resize(n int) {
	hashes, rows := t.hashes, t.rows
	t.hashes, t.rows = make([]uint64, n), make([]uint32, n)
	for j, row := range rows {
		if row != 0 {
			i := t.slot(hashes[j])
			t.hashes[i], t.rows[i] = hashes[j], row
		}
	}
}
