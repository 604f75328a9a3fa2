package dataset

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/apache/thrift/lib/go/thrift"
)

// The decoder of arrow v15 allocates a list as long as the file says it is before it reads the first element, and a group
// with as many children as it claims. The footer is walked once before, so that it only gets footers whose lists are there.

const (
	// Limits of a schema. Tables of articles have dozens of columns, feature tables thousands.
	maxSchema = 10_000   // columns and groups
	maxDepth  = 64       // groups inside each other
	maxPaths  = 16 << 20 // bytes of all paths of columns, which repeat the names of their groups

	// maxFooterStructs is about 1 GB of decoded footer: 4,000 row groups of 200 columns.
	maxFooterStructs = 4_000_000

	// maxPageHeader is the longest page header. It is long when it has the least and the greatest text of the page.
	maxPageHeader = 4 << 20
)

var errList = errors.New("parquet: a list in the metadata is longer than the metadata or of another type")

// metaReader reads metadata in the compact protocol of Thrift, and refuses a list that cannot be there.
type metaReader struct {
	thrift.TProtocol
	buf     *thrift.TMemoryBuffer
	structs int
}

var thriftConfig = &thrift.TConfiguration{}

func newMetaReader(b []byte) *metaReader {
	buf := &thrift.TMemoryBuffer{Buffer: bytes.NewBuffer(b)}
	return &metaReader{TProtocol: thrift.NewTCompactProtocolConf(buf, thriftConfig), buf: buf}
}

// left is how many bytes are not yet read. An element takes at least one.
func (m *metaReader) left() uint64 { return m.buf.RemainingBytes() }

// ReadListBegin, ReadSetBegin and ReadMapBegin are called for what is skipped, too.
func (m *metaReader) ReadListBegin(ctx context.Context) (thrift.TType, int, error) {
	t, n, err := m.TProtocol.ReadListBegin(ctx)
	if err == nil && (t == thrift.STOP || uint64(n) > m.left()) {
		err = errList
	}
	return t, n, err
}

func (m *metaReader) ReadSetBegin(ctx context.Context) (thrift.TType, int, error) {
	return m.ReadListBegin(ctx)
}

func (m *metaReader) ReadMapBegin(ctx context.Context) (k, v thrift.TType, n int, err error) {
	k, v, n, err = m.TProtocol.ReadMapBegin(ctx)
	if err == nil && (n > 0 && (k == thrift.STOP || v == thrift.STOP) || uint64(n) > m.left()) {
		err = errList
	}
	return k, v, n, err
}

func (m *metaReader) skip(t thrift.TType) error {
	return thrift.Skip(context.Background(), m, t, thrift.DEFAULT_RECURSION_DEPTH)
}

// fields calls f for each field of the struct that comes next. f reads or skips it.
func (m *metaReader) fields(f func(id int16, t thrift.TType) error) error {
	if m.structs++; m.structs > maxFooterStructs {
		return fmt.Errorf("parquet: metadata of more than %d parts: %w", maxFooterStructs, ErrTooLarge)
	}
	ctx := context.Background()
	if _, err := m.ReadStructBegin(ctx); err != nil {
		return err
	}
	for {
		_, t, id, err := m.ReadFieldBegin(ctx)
		if err != nil {
			return err
		}
		if t == thrift.STOP {
			return m.ReadStructEnd(ctx)
		}
		if err := f(id, t); err != nil {
			return err
		}
	}
}

// shape is what the decoder knows of a struct: the members that are, or may hold, lists, by their numbers in
// parquet.thrift. It skips the others, and those of another type.
type shape map[int16]struct {
	list thrift.TType // of what; STOP: the member is a struct
	of   shape        // of the struct, or of each in the list
}

var (
	fileShape = shape{
		4: {thrift.STRUCT, groupShape}, // row_groups
		5: {thrift.STRUCT, nil},        // key_value_metadata
		7: {thrift.STRUCT, nil},        // column_orders
	}
	groupShape = shape{
		1: {thrift.STRUCT, chunkShape}, // columns
		4: {thrift.STRUCT, nil},        // sorting_columns
	}
	chunkShape = shape{
		3: {thrift.STOP, shape{ // meta_data
			2:  {thrift.I32, nil},    // encodings
			3:  {thrift.STRING, nil}, // path_in_schema
			8:  {thrift.STRUCT, nil}, // key_value_metadata
			13: {thrift.STRUCT, nil}, // encoding_stats
		}},
		8: {thrift.STOP, shape{ // crypto_metadata
			2: {thrift.STOP, shape{1: {thrift.STRING, nil}}}, // ENCRYPTION_WITH_COLUMN_KEY, path_in_schema
		}},
	}
)

// walk reads a struct of the shape to its end.
func (m *metaReader) walk(s shape) error {
	return m.fields(func(id int16, t thrift.TType) error {
		member, known := s[id]
		switch {
		case known && member.list == thrift.STOP && t == thrift.STRUCT:
			return m.walk(member.of)
		case known && member.list != thrift.STOP && t == thrift.LIST:
			return m.list(member.list, func() error {
				if member.list == thrift.STRUCT {
					return m.walk(member.of)
				}
				return m.skip(member.list)
			})
		}
		return m.skip(t)
	})
}

// list calls f for each element of a list, which must be of type of.
func (m *metaReader) list(of thrift.TType, f func() error) error {
	t, n, err := m.ReadListBegin(context.Background())
	if err != nil {
		return err
	}
	if t != of && n > 0 {
		return errList
	}
	for range n {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// checkFooter makes sure that the footer of a Parquet file can be decoded in memory that its length bounds.
func checkFooter(in io.ReaderAt, size int64) error {
	var end [8]byte
	if _, err := in.ReadAt(end[:], size-int64(len(end))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	n := int64(binary.LittleEndian.Uint32(end[:]))
	if string(end[4:]) != "PAR1" || n > size-int64(len(end)) {
		return nil // encrypted or cut off: the decoder says so
	}
	footer := make([]byte, n)
	if _, err := in.ReadAt(footer, size-int64(len(end))-n); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	m := newMetaReader(footer)
	return m.fields(func(id int16, t thrift.TType) error {
		if id == 2 && t == thrift.LIST {
			return m.schema()
		}
		if member, ok := fileShape[id]; ok && t == thrift.LIST {
			return m.list(thrift.STRUCT, func() error { return m.walk(member.of) })
		}
		return m.skip(t)
	})
}

// schema walks the list of a schema's elements, in which each group is followed by its children.
func (m *metaReader) schema() error {
	type group struct{ path, left int } // bytes of its path, children to come
	var open []group
	elements, claimed, paths := 0, 0, 0
	return m.list(thrift.STRUCT, func() error {
		name, children := 0, 0
		err := m.fields(func(id int16, t thrift.TType) error {
			switch {
			case id == 4 && t == thrift.STRING:
				s, err := m.ReadString(context.Background())
				name = len(s)
				return err
			case id == 5 && t == thrift.I32:
				n, err := m.ReadI32(context.Background())
				children = int(n)
				return err
			}
			return m.skip(t)
		})
		if err != nil {
			return err
		}
		for len(open) > 0 && open[len(open)-1].left == 0 {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			g := &open[len(open)-1]
			g.left--
			name += g.path + 1
		}
		paths += name
		elements++
		if claimed += max(children, 0); max(elements, claimed) > maxSchema {
			return fmt.Errorf("parquet: a schema of more than %d columns: %w", maxSchema, ErrTooLarge)
		}
		if children > 0 {
			open = append(open, group{name, children})
		}
		if paths > maxPaths || len(open) > maxDepth {
			return fmt.Errorf("parquet: a schema of %d levels, with paths of %d bytes: %w", len(open), paths, ErrTooLarge)
		}
		return nil
	})
}
