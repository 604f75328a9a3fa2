package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet/file"
)

// parquetFile walks the rows of a Parquet file, whatever its columns.
type parquetFile struct {
	name    string
	r       *file.Reader
	columns []*pqNode
	leaves  []*leaf
	group   int   // row groups begun
	end     int   // row group to stop before
	left    int64 // rows of the group not yet read
	pos     Position
	in      Input
	size    int64
	sound   int // row groups before the first that does not fit in the file
	maxRow  int64
	budget  *budget // of the row group
}

func openParquet(in Input, name string, maxRow int64) (f *parquetFile, err error) {
	doing := "reading " + name
	defer recovered(doing, &err)
	size, err := checkMagic(in)
	if err == nil {
		err = checkFooter(in, size)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	// Only the methods of Input: the library would find a Close and call it.
	r, err := file.NewParquetReader(struct{ Input }{in})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	f = &parquetFile{name: name, r: r, end: r.NumRowGroups(), pos: Position{File: name}, in: in, size: size, maxRow: maxRow}
	f.sound = f.soundGroups()
	f.columns, f.leaves = newTree(r.MetaData().Schema)
	return f, nil
}

// checkMagic looks for the marks at both ends of a Parquet file, to say in words what is wrong with most of those that are
// none. It returns the file's size.
func checkMagic(in Input) (int64, error) {
	size, err := in.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, err
	}
	const magic = "PAR1"
	var b [len(magic)]byte
	var head [24]byte
	if _, err := in.ReadAt(b[:], 0); err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	if string(b[:]) != magic && string(b[:]) != "PARE" {
		if n, _ := in.ReadAt(head[:], 0); n > 0 {
			return 0, fmt.Errorf("the file begins with %q and not with PAR1, so it is no Parquet", bytes.ToValidUTF8(head[:n], []byte("\ufffd")))
		}
		return 0, errors.New("the file is empty, so it is no Parquet")
	}
	if size < 12 {
		return 0, fmt.Errorf("the file is cut off: %d bytes are too few for Parquet", size)
	}
	if _, err := in.ReadAt(b[:], size-int64(len(magic))); err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	if string(b[:]) != magic && string(b[:]) != "PARE" {
		return 0, errors.New("the file is cut off: it does not end with PAR1")
	}
	return size, nil
}

// soundGroups counts the row groups up to the first that cannot all lie in the file. The bytes of two groups or columns
// cannot be the same: a file could otherwise give one page a thousand times over.
func (f *parquetFile) soundGroups() int {
	left := f.size
	for i := range f.end {
		n := f.packed(i)
		if n < 0 || n > left {
			return i
		}
		left -= n
	}
	return f.end
}

// packed is how many bytes of the file a row group says it takes, or -1 where it says nonsense.
func (f *parquetFile) packed(group int) (n int64) {
	for _, c := range f.r.MetaData().RowGroups[group].Columns {
		if c.MetaData == nil {
			continue // encrypted: an error once it is read
		}
		if c.MetaData.TotalCompressedSize < 0 || c.MetaData.TotalCompressedSize > f.size {
			return -1
		}
		n += c.MetaData.TotalCompressedSize
	}
	return n
}

// part is a walk of its own through one row group.
func (f *parquetFile) part(group int, before int64) *parquetFile {
	p := &parquetFile{
		name: f.name, r: f.r, group: group, end: group + 1, pos: Position{File: f.name, Row: before},
		in: f.in, size: f.size, sound: f.sound, maxRow: f.maxRow,
	}
	p.columns, p.leaves = newTree(f.r.MetaData().Schema)
	return p
}

// next goes on to the next row, whose columns must then each be read once.
func (f *parquetFile) next() error {
	for f.left == 0 {
		if f.group == f.end {
			return io.EOF
		}
		if f.group >= f.sound {
			return fmt.Errorf("reading %s, row group %d: %w", f.name, f.group+1, errNoChunk)
		}
		g := f.r.RowGroup(f.group)
		f.budget = newBudget(f.size, f.packed(f.group), f.r.NumRowGroups(), f.maxRow)
		f.group++
		f.left = g.NumRows()
		f.pos.RowGroup, f.pos.GroupRow = f.group, 0
		for _, l := range f.leaves {
			pages, err := f.pages(g, l)
			if err != nil {
				return fmt.Errorf("reading %s, row group %d, column %s: %w", f.name, f.group, l.descr.Path(), err)
			}
			l.start(file.NewColumnReader(l.descr, pages, memory.DefaultAllocator, f.r.BufferPool()), pages)
		}
	}
	f.budget.row = 0
	f.budget.made += rowCost
	f.left--
	f.pos.Row++
	f.pos.GroupRow++
	for _, l := range f.leaves {
		if l.descr.MaxRepetitionLevel() == 0 {
			continue
		}
		if err := l.ahead(); err != nil {
			return f.wrap(fmt.Errorf("column %s: %w", l.descr.Path(), err))
		}
		if l.repetition() != 0 {
			return f.wrap(fmt.Errorf("column %s: the row goes on where a new one has to begin", l.descr.Path()))
		}
	}
	return nil
}

func (f *parquetFile) pages(g *file.RowGroupReader, l *leaf) (*pageReader, error) {
	chunk, err := g.MetaData().ColumnChunk(l.col)
	if err != nil {
		return nil, err
	}
	return newPageReader(f.in, f.size, chunk, l.descr, f.r.WriterVersion(), f.budget)
}

func (f *parquetFile) wrap(err error) error {
	return fmt.Errorf("reading %s, row group %d, row %d: %w", f.name, f.pos.RowGroup, f.pos.GroupRow, err)
}
