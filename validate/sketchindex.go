package validate

import "math/bits"

// SketchIndex remembers in which row a band of a sketch was first seen: 12 bytes a band, about 60 a row with the room to
// grow. It takes row numbers below 2³² and remembers none beyond. The zero SketchIndex is empty and ready. It is for one
// goroutine.
type SketchIndex [sketchBands]bandTable

// A bandTable is a table with linear probing that grows by a fifth. Rows count from 1; row 0 marks a free slot.
type bandTable struct {
	hashes []uint64
	rows   []uint32
	used   int
}

// Add puts a sketch in row and returns the first row that shares a band with it, or row where there is none.
func (x *SketchIndex) Add(s *Sketch, row int64) int64 {
	first := row
	if row >= 1<<32 {
		return first
	}
	for b := range x {
		first = min(first, x[b].add(s[b], uint32(row)))
	}
	return first
}

func (t *bandTable) add(h uint64, row uint32) int64 {
	if 20*(t.used+1) > 17*len(t.rows) {
		t.grow()
	}
	i := t.slot(h)
	if t.rows[i] == 0 {
		t.hashes[i], t.rows[i] = h, row
		t.used++
	}
	return int64(t.rows[i])
}

// slot returns where h is, or the free slot where it belongs.
func (t *bandTable) slot(h uint64) uint64 {
	i, _ := bits.Mul64(h, uint64(len(t.rows)))
	for t.rows[i] != 0 && t.hashes[i] != h {
		if i++; i == uint64(len(t.rows)) {
			i = 0
		}
	}
	return i
}

func (t *bandTable) grow() {
	hashes, rows := t.hashes, t.rows
	n := len(rows) + len(rows)/5 + 64
	t.hashes, t.rows = make([]uint64, n), make([]uint32, n)
	for j, row := range rows {
		if row != 0 {
			i := t.slot(hashes[j])
			t.hashes[i], t.rows[i] = hashes[j], row
		}
	}
}
