// Package dataset reads and writes the files of a dataset: JSONL, CSV and Parquet, reader and writer of a format side by
// side. What one writes the other reads back equal.
package dataset

import (
	"io"

	"dateline/schema"
)

// Writer writes records to one file. Close finishes the file's format and returns the first error of all; it does not
// close the underlying io.Writer. A Writer is for one goroutine.
type Writer interface {
	Write(*schema.Record) error
	Close() error
}

// WriterOptions are what a caller may choose. The zero value is the documented default.
type WriterOptions struct {
	CSVBOM   bool              // begin CSV with a byte order mark, for Excel
	CSVSafe  bool              // prefix cells that a spreadsheet would run as formulas with '
	Metadata map[string]string // Parquet key-value metadata beside the schema version
}

// Input is a file that can be read in order and at random, as Parquet needs.
type Input interface {
	io.Reader
	io.ReaderAt
	io.Seeker
}

// Position is where a row stands. Members that do not apply to a format are zero.
type Position struct {
	File     string `json:"file"`
	Row      int64  `json:"row"`                 // ordinal of the record in its file, from 1
	Line     int64  `json:"line,omitempty"`      // line on which it begins, from 1: JSONL and CSV
	RowGroup int    `json:"row_group,omitempty"` // from 1: Parquet
	GroupRow int64  `json:"group_row,omitempty"` // row in its group, from 1: Parquet
}

// Problem is one thing in a row that is not as schema.Fields say. The row is still delivered.
type Problem struct {
	Field   string // empty when it concerns the row: a broken line, a wrong number of cells
	Kind    string // syntax, encoding, missing, unknown, type, lexical, empty, duplicate-key
	Value   string // what stands there, shortened
	Message string // fact, then expectation
}

// Row is one record as it stands in a file, before anything is believed of it. A Reader fills the caller's Row and may
// reuse its memory on the next call.
type Row struct {
	Position
	Record   schema.Record // members as far as they could be read
	Problems []Problem
}

// Reader reads the rows of one file in order. Next returns io.EOF behind the last row. An error other than io.EOF means
// that nothing more can be read; what can be passed over arrives as a Row with Problems.
type Reader interface {
	Next(*Row) error
	Close() error
}

// Format is one file format of a dataset.
type Format struct {
	Name, Doc string
	Exts      []string
	NewWriter func(io.Writer, WriterOptions) (Writer, error)
	NewReader func(in Input, name string) (Reader, error)
}

// Formats lists the dataset formats.
var Formats []*Format
