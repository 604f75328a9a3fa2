package export

import "encoding/binary"

// blocks is a list that grows without being copied, so that no garbage of its own size is left behind.
type blocks[T any] struct {
	list [][]T // of blockLen each
	n    int
}

// blockLen is how many elements are made room for at once: few enough that a small run takes little.
const blockLen = 4096

func (b *blocks[T]) at(i int) T { return b.list[i/blockLen][i%blockLen] }

func (b *blocks[T]) add(v T) {
	if b.n%blockLen == 0 {
		b.list = append(b.list, make([]T, blockLen))
	}
	b.list[b.n/blockLen][b.n%blockLen] = v
	b.n++
}

// keyList numbers distinct keys in the order in which they come. It takes 16 bytes for each and about 8 to find it again,
// where a map of keys takes 40.
type keyList struct {
	blocks[key]
	table []uint32 // number of a key plus one, at the place that its bytes say or behind it; 0: free
}

// find returns the number of k. Where it is not there, slot is its place in the table.
func (s *keyList) find(k key) (i int, slot uint64, ok bool) {
	if len(s.table) == 0 {
		return 0, 0, false
	}
	mask := uint64(len(s.table) - 1)
	// Keys are hashes, so that any bytes of theirs spread evenly.
	for slot = binary.LittleEndian.Uint64(k[8:]) & mask; s.table[slot] > 0; slot = (slot + 1) & mask {
		if i := int(s.table[slot]) - 1; s.at(i) == k {
			return i, slot, true
		}
	}
	return 0, slot, false
}

// add numbers k, which must not be there yet.
func (s *keyList) add(k key) {
	if 4*(s.n+1) > 3*len(s.table) {
		s.table = make([]uint32, max(2*len(s.table), 1024))
		for i := range s.n {
			_, slot, _ := s.find(s.at(i))
			s.table[slot] = uint32(i + 1)
		}
	}
	_, slot, _ := s.find(k)
	s.blocks.add(k)
	s.table[slot] = uint32(s.n)
}
