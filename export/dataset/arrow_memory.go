package dataset

import "github.com/apache/arrow/go/v15/arrow/memory"

// TuneArrow lets the buffers of Apache Arrow grow by doubling. Arrow v15 asks for 64 bytes more for each run of repetition
// levels that it writes, and copies the buffer each time: a twelfth of an export's time went there. The buffers come from
// memory.DefaultAllocator, which no option of a writer replaces, so this changes it for the whole program: it is for a
// program's main, before anything else uses Arrow, and not for libraries. Files are the same without it.
func TuneArrow() {
	if _, ok := memory.DefaultAllocator.(*memory.GoAllocator); ok {
		memory.DefaultAllocator = doubling{memory.NewGoAllocator()}
	}
}

// doubling is an allocator that leaves room behind what has grown once.
type doubling struct{ *memory.GoAllocator }

func (d doubling) Reallocate(size int, b []byte) []byte {
	if size <= cap(b) {
		return b[:size]
	}
	grown := d.Allocate(max(size, 2*cap(b)))
	copy(grown, b)
	return grown[:size]
}
