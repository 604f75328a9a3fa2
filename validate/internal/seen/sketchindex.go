package seen

// SketchIndex remembers in which row a band of a sketch was first seen: 12 bytes a band, about 60 a row with the room to
// grow. It takes row numbers below 2³² and remembers none beyond. The zero SketchIndex is empty and ready. It is for one
// goroutine.
type SketchIndex [sketchBands]rowTable

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
