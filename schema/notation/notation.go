// Package notation writes what a record is in the notations of others: JSON Schema, Arrow, Table Schema, DuckDB. All of
// them are derived from schema.Fields.
//
//	os.Stdout.Write(notation.DuckDB())
package notation

import "dateline/schema"

// Form is one notation of the schema.
type Form struct {
	Name, Doc string
	Text      func() []byte // ends with a line feed
}

// Forms lists the notations. Do not modify it.
var Forms = []*Form{
	{"json-schema", "JSON Schema, draft-07, of a line of articles.jsonl", schema.JSONSchema},
	{"arrow", "Arrow schema of articles.parquet, as pyarrow prints it", arrowText},
	{"table-schema", "Frictionless Table Schema (Data Package 2.0) of articles.csv", TableSchema},
	{"duckdb", "DuckDB statements that create a table and load each of the files", DuckDB},
}
