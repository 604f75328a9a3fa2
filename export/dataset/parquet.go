package dataset

import (
	"fmt"
	"io"
	"runtime"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"

	"dateline/schema"
)

// Parquet is one zstd-compressed file with DATE and TIMESTAMP(MICROS, UTC) columns and three-level lists.
//
// Columns are written from records without Arrow batches between: pqarrow v15 panics on a string column above 2 GiB,
// makes list elements optional, and its dictionary fallback orders the footer by a Go map. Row groups are capped by bytes
// and rows, so memory does not grow with the file.
var Parquet = &Format{
	Name:      "parquet",
	Doc:       "zstd, DATE and TIMESTAMP(MICROS, UTC) columns, three-level lists",
	Exts:      []string{".parquet", ".pq"},
	NewWriter: newParquetWriter,
	NewReader: newParquetReader,
}

const (
	groupBytes = 64 << 20 // raw bytes of a row group
	groupRows  = 20_000
	writeBytes = 4 << 20 // raw bytes handed to the column writers at once
	writeRows  = 1000
)

type parquetWriter struct {
	w       *file.Writer
	columns []parquetColumn
	group   file.BufferedRowGroupWriter

	batch       int // rows in columns
	batchBytes  int
	rows, bytes int // of the group, batch included
	err         error
	closed      bool
}

// parquetColumn gathers the values of one column for a batch.
type parquetColumn struct {
	field    *schema.Field
	def, rep []int16
	text     []parquet.ByteArray
	i32      []int32
	i64      []int64
}

func newParquetWriter(w io.Writer, _ WriterOptions) (_ Writer, err error) {
	defer recovered("starting Parquet", &err)
	meta := metadata.KeyValueMetadata{}
	if err := meta.Append(schema.VersionKey, schema.Version); err != nil {
		return nil, err
	}
	root, err := parquetSchema()
	if err != nil {
		return nil, err
	}
	p := &parquetWriter{w: file.NewParquetWriter(writeOnly{w}, root, file.WithWriterProps(parquetProperties()), file.WithWriteMetadata(meta))}
	for i := range schema.Fields {
		p.columns = append(p.columns, parquetColumn{field: &schema.Fields[i]})
	}
	return p, nil
}

// writeOnly hides the Close that file.Writer would call on its sink.
type writeOnly struct{ io.Writer }

func parquetProperties() *parquet.WriterProperties {
	props := []parquet.WriterProperty{
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithCreatedBy("dateline"),
		parquet.WithVersion(parquet.V2_LATEST),
		// A column that falls back from dictionary to plain pages makes the footer's order depend on a map: only
		// low-cardinality columns have a dictionary, and its limit is out of their reach.
		parquet.WithDictionaryDefault(false),
		parquet.WithDictionaryPageSizeLimit(2 * groupBytes),
	}
	for _, f := range schema.Fields {
		if f.Rule.LowCardinal {
			props = append(props, parquet.WithDictionaryFor(f.Name, true))
		}
		if f.Rule.NoStatistics {
			props = append(props, parquet.WithStatsFor(f.Name, false))
		}
	}
	return parquet.NewWriterProperties(props...)
}

func parquetSchema() (*pqschema.GroupNode, error) {
	var fields pqschema.FieldList
	for _, f := range schema.Fields {
		rep := parquet.Repetitions.Required
		if f.Rule.Nullable {
			rep = parquet.Repetitions.Optional
		}
		logical, physical := parquetType(f.Rule.Kind.Type().Storage)
		var node pqschema.Node
		var err error
		if f.Rule.Kind.IsList() {
			var el, list pqschema.Node
			if el, err = pqschema.NewPrimitiveNodeLogical("element", parquet.Repetitions.Required, logical, physical, 0, -1); err != nil {
				return nil, err
			}
			if list, err = pqschema.NewGroupNode("list", parquet.Repetitions.Repeated, pqschema.FieldList{el}, -1); err != nil {
				return nil, err
			}
			node, err = pqschema.NewGroupNodeLogical(f.Name, rep, pqschema.FieldList{list}, pqschema.NewListLogicalType(), -1)
		} else {
			node, err = pqschema.NewPrimitiveNodeLogical(f.Name, rep, logical, physical, 0, -1)
		}
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", f.Name, err)
		}
		fields = append(fields, node)
	}
	return pqschema.NewGroupNode("record", parquet.Repetitions.Required, fields, -1)
}

func parquetType(s schema.Storage) (pqschema.LogicalType, parquet.Type) {
	switch s {
	case schema.StoredDay:
		return pqschema.DateLogicalType{}, parquet.Types.Int32
	case schema.StoredMoment:
		return pqschema.NewTimestampLogicalType(true, pqschema.TimeUnitMicros), parquet.Types.Int64
	case schema.StoredInt32:
		return pqschema.NewIntLogicalType(32, true), parquet.Types.Int32
	case schema.StoredInt64:
		return pqschema.NewIntLogicalType(64, true), parquet.Types.Int64
	}
	return pqschema.StringLogicalType{}, parquet.Types.ByteArray
}

func (p *parquetWriter) Write(r *schema.Record) error {
	if p.err != nil {
		return p.err
	}
	size := 0
	for i := range p.columns {
		size += p.columns[i].add(r)
	}
	p.batch++
	p.rows++
	p.batchBytes += size
	p.bytes += size
	if p.batch >= writeRows || p.batchBytes >= writeBytes {
		p.err = p.flush()
	}
	if p.err == nil && (p.rows >= groupRows || p.bytes >= groupBytes) {
		p.err = p.endGroup()
	}
	return p.err
}

// add appends the record's value and returns its size in bytes, roughly.
func (c *parquetColumn) add(r *schema.Record) int {
	f := c.field
	n, size := f.Len(r), 0
	if f.Rule.Kind.IsList() {
		c.list(n)
		size = 1
	} else if f.Rule.Nullable {
		if f.IsNull(r) {
			n, size = 0, 1
		}
		c.def = append(c.def, int16(n))
	}
	for i := range n {
		switch f.Rule.Kind.Type().Storage {
		case schema.StoredText:
			s := f.Text(r, i)
			c.text = append(c.text, parquet.ByteArray(s))
			size += len(s) + 4
		case schema.StoredDay, schema.StoredInt32:
			c.i32 = append(c.i32, int32(f.Number(r, i)))
			size += 4
		case schema.StoredMoment, schema.StoredInt64:
			c.i64 = append(c.i64, f.Number(r, i))
			size += 8
		}
	}
	return size
}

// list appends the levels of a list that is itself required, of required elements.
func (c *parquetColumn) list(n int) {
	if n == 0 {
		c.def, c.rep = append(c.def, 0), append(c.rep, 0)
	}
	for i := range n {
		c.def = append(c.def, 1)
		c.rep = append(c.rep, int16(min(i, 1)))
	}
}

// flush hands the batch to the column writers.
func (p *parquetWriter) flush() (err error) {
	if p.batch == 0 {
		return nil
	}
	defer recovered("writing Parquet", &err)
	if p.group == nil {
		p.group = p.w.AppendBufferedRowGroup()
	}
	for i := range p.columns {
		c := &p.columns[i]
		w, err := p.group.Column(i)
		if err != nil {
			return err
		}
		switch w := w.(type) {
		case *file.ByteArrayColumnChunkWriter:
			_, err = w.WriteBatch(c.text, c.def, c.rep)
		case *file.Int32ColumnChunkWriter:
			_, err = w.WriteBatch(c.i32, c.def, c.rep)
		case *file.Int64ColumnChunkWriter:
			_, err = w.WriteBatch(c.i64, c.def, c.rep)
		}
		if err != nil {
			return fmt.Errorf("writing Parquet column %s: %w", c.field.Name, err)
		}
		clear(c.text)
		c.text, c.i32, c.i64, c.def, c.rep = c.text[:0], c.i32[:0], c.i64[:0], c.def[:0], c.rep[:0]
	}
	p.batch, p.batchBytes = 0, 0
	return nil
}

func (p *parquetWriter) endGroup() (err error) {
	if err := p.flush(); err != nil || p.group == nil {
		return err
	}
	defer recovered("writing Parquet row group", &err)
	err = p.group.Close()
	p.group, p.rows, p.bytes = nil, 0, 0
	return err
}

func (p *parquetWriter) Close() (err error) {
	if p.closed {
		return p.err
	}
	p.closed = true
	defer recovered("finishing Parquet", &err)
	if p.err == nil {
		p.err = p.endGroup()
	}
	// An unfinished file is not given a footer: nobody shall take it for a whole one.
	if p.err == nil {
		p.err = p.w.Close()
	}
	return p.err
}

// recovered turns a panic of the Parquet library, which it has for sinks that fail and for files that lie, into an error.
func recovered(doing string, err *error) {
	switch r := recover().(type) {
	case nil:
	case runtime.Error:
		*err = fmt.Errorf("%s: broken Parquet over which the library stumbled: %w", doing, r)
	case error:
		*err = fmt.Errorf("%s: %w", doing, r)
	default:
		*err = fmt.Errorf("%s: %v", doing, r)
	}
}
