package dataset

import (
	"errors"
	"fmt"
)

// ErrTooLarge is in the error of a file that needs more memory than it may have. What was read before it is sound.
var ErrTooLarge = errors.New("the file needs too much memory")

// ErrExpands is in the error of a file that would become far larger than it is, as files made to do harm do.
var ErrExpands = errors.New("the file expands too far")

const (
	// heldFree is how many bytes of pages may be held at once whatever the size of the file, heldRatio how many more for each
	// byte of it. Text compresses three- to sixfold, and one page of each column is held.
	heldFree  = 64 << 20
	heldRatio = 16

	// madeFree is how many bytes of pages and values a row group may give whatever its size, twice over those of a group that
	// the writer of this package ends; madeFile is that for all groups of a file. madeRatio is how many more for each byte of
	// the group. Articles give fewer than ten, and gzip cannot do more than a thousand; a dictionary of one long text that a
	// million rows refer to gives millions.
	madeFree  = 256 << 20
	madeFile  = 4 << 30
	madeRatio = 1000

	// heldMost is what a file may hold at once whatever its size, unless heldRows of the longest rows take more. Writers such
	// as DuckDB fill pages of 100 MB.
	heldMost = 256 << 20
	heldRows = 8

	// valueCost is what a value takes beside its text: an interface, a string header, its place in a list.
	valueCost = 64
	groupCost = 320 // a map with one key

	// rowCost is what a row, or an element of a list, counts as when a file is held against madeRatio: a thousand million
	// rows of nothing but nulls fit in a few bytes.
	rowCost = 32
)

// budget is what reading one row group of a Parquet file may cost. Sizes are taken from page headers, and from the levels
// and lengths inside pages, before anything of that size is allocated.
type budget struct {
	held, mayHold int64 // bytes of pages and dictionaries held now
	made, mayMake int64 // bytes of pages unpacked and of values given so far
	row, mayRow   int64 // bytes of the row that is being read
}

// newBudget is for one of groups row groups, packed bytes of a file of size bytes, in which no row may be above maxRow.
func newBudget(size, packed int64, groups int, maxRow int64) *budget {
	return &budget{
		mayHold: min(heldFree+heldRatio*size, max(heldRows*maxRow, heldMost)),
		mayMake: min(madeFree, madeFile/int64(max(groups, 1))) + madeRatio*packed,
		mayRow:  maxRow,
	}
}

// hold takes n bytes of memory that release gives back.
func (b *budget) hold(n int64) error {
	if n < 0 || n > b.mayHold-b.held {
		return fmt.Errorf("parquet: pages that take %d bytes at once, where %d is the most: %w", b.held+n, b.mayHold, ErrTooLarge)
	}
	b.held += n
	return nil
}

func (b *budget) release(n int64) { b.held -= n }

// expand counts n bytes that were made of fewer.
func (b *budget) expand(n int64) error {
	b.made += n
	if b.made > b.mayMake {
		return fmt.Errorf("parquet: a row group that gives more than %d bytes: %w", b.mayMake, ErrExpands)
	}
	return nil
}

// take counts a value of the row with so many bytes of text, and reports whether the row has room for it.
func (b *budget) take(text int, cost int64) bool {
	b.made += int64(text) + 1
	b.row += int64(text) + cost
	return !b.over()
}

// over reports whether the row is above the limit: its other values are then passed over.
func (b *budget) over() bool { return b.row > b.mayRow }
