// Package dataset reads and writes the files of a dataset: JSONL, CSV and Parquet, reader and writer of a format side by
// side. What one writer writes, its reader gives back equal, and the three formats of one dataset hold equal records.
//
// Writers are strict: the same records give the same bytes on any machine. Readers are tolerant: they deliver what stands
// in a row and say, as Problems, what is not as schema.Fields want it, so that one broken row never hides the next.
//
//	f := dataset.ByName("csv")
//	r, err := f.NewReader(file, "articles.csv", dataset.ReaderOptions{})
//	var row dataset.Row
//	for err == nil {
//		if err = r.Next(&row); err == nil {
//			fmt.Println(row.Position, row.Record.Headline, row.Problems)
//		}
//	}
//	// err is io.EOF unless the rest of the file cannot be read
package dataset

import (
	"io"
	"path"
	"slices"
	"strings"

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
	CSVBOM  bool // begin CSV with a byte order mark, for Excel
	CSVSafe bool // prefix cells that a spreadsheet would run as formulas with '
}

// ReaderOptions say what a caller knows of a file. The zero value fits the files of a default export.
type ReaderOptions struct {
	CSVSafe bool // the file was written with WriterOptions.CSVSafe: take the prefixes off again
	MaxRow  int  // longest row in bytes, for Parquet what it takes in memory; 0 stands for 128 MB

	// Columns, when not nil, makes the reader take a file of any shape: rows come as Row.Value. It names the JSON types
	// that a column may have, nil when it may have any; CSV needs that to tell the number 12 from the text 12.
	// The method Types of a jsonschema.Validator is made for it. It must be safe for concurrent use.
	Columns func(name string) []string
}

func (o ReaderOptions) maxRow() int {
	if o.MaxRow > 0 {
		return o.MaxRow
	}
	return 128 << 20
}

// Input is a file that can be read in order and at random, as Parquet needs. *os.File and *bytes.Reader are Inputs.
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
	Kind    string // one of the Kind constants
	Value   string // what stands there, shortened
	Message string // fact, then expectation
}

// The kinds of Problem.
const (
	KindSyntax    = "syntax"        // the row breaks the rules of its format
	KindEncoding  = "encoding"      // not UTF-8, a lone surrogate, a NUL, a byte order mark
	KindMissing   = "missing"       // a field of the schema is not there
	KindUnknown   = "unknown"       // a field that the schema does not know
	KindType      = "type"          // a value of another type, null where a value is required
	KindLexical   = "lexical"       // the right type in another form: 2017-9-6, 12:36+03:00
	KindEmpty     = "empty"         // an empty string where null is meant
	KindDuplicate = "duplicate-key" // a key that stands twice; the last one counts
	KindSize      = "size"          // longer than ReaderOptions.MaxRow; passed over
	KindVersion   = "version"       // written for a later version of the schema
)

// Row is one record as it stands in a file, before anything is believed of it. A Reader fills the caller's Row and may
// reuse the memory of its lists on the next call; strings stay valid.
type Row struct {
	Position
	Record   schema.Record // members as far as they could be read
	Value    any           // the row itself, where ReaderOptions.Columns asks for it; nil when it could not be read
	Problems []Problem
}

// Reader reads the rows of one file in order. Next returns io.EOF behind the last row. An error other than io.EOF means
// that nothing more can be read; what can be passed over arrives as a Row with Problems. Header says what is wrong with the
// file as a whole, known before the first row: columns that are missing, unknown, twice there, a later schema version.
// Close frees what the Reader holds and leaves the Input open. A Reader is for one goroutine.
type Reader interface {
	Header() []Problem
	Next(*Row) error
	Close() error
}

// Format is one file format of a dataset.
type Format struct {
	Name, Doc string
	Exts      []string // with the dot, lower-case; the first is the one that export uses
	NewWriter func(io.Writer, WriterOptions) (Writer, error)
	NewReader func(in Input, name string, o ReaderOptions) (Reader, error)
}

// Formats lists the dataset formats. Do not modify it.
var Formats = []*Format{JSONL, CSV, Parquet}

// Default lists the formats that an export writes when nobody chooses. A format that is added to Formats only costs those who
// ask for it. Do not modify it.
var Default = []*Format{JSONL, CSV, Parquet}

// ByName finds a format by its name; nil when there is none.
func ByName(name string) *Format {
	i := slices.IndexFunc(Formats, func(f *Format) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return Formats[i]
}

// ByPath finds a format by the extension of a file's name; nil when there is none.
func ByPath(name string) *Format {
	ext := strings.ToLower(path.Ext(name))
	i := slices.IndexFunc(Formats, func(f *Format) bool { return slices.Contains(f.Exts, ext) })
	if i < 0 {
		return nil
	}
	return Formats[i]
}
