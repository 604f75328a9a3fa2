package dataset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// TestParquetOfOthers reads what pyarrow, pandas, Polars and DuckDB make of our Parquet file: other units of time, names of
// list elements, string types, encodings, page versions, orders of columns.
func TestParquetOfOthers(t *testing.T) {
	python := loaderPython(t)
	dir := t.TempDir()
	var records []*schema.Record
	for i := range 50 {
		r := bare()
		if i%3 > 0 {
			r = full()
			r.Tags = append(r.Tags, strings.Repeat("x", i))
			r.Body = strings.Repeat("word ", i*i) + "."
		}
		records = append(records, r)
	}
	if err := os.WriteFile(filepath.Join(dir, "articles.parquet"), write(t, Parquet, WriterOptions{}, records...), 0o666); err != nil {
		t.Fatal(err)
	}
	runPython(t, python, dir, "rewrite.py")
	files, err := filepath.Glob(filepath.Join(dir, "*.parquet"))
	if err != nil || len(files) < 10 {
		t.Fatalf("got %d files: %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rows, header := read(t, Parquet, ReaderOptions{}, file)
			if len(header) > 0 {
				t.Errorf("problems of the header: %v", header)
			}
			if len(rows) != len(records) {
				t.Fatalf("got %d rows, want %d", len(rows), len(records))
			}
			for i, want := range records {
				if diff := cmp.Diff(*want, rows[i].Record, cmpopts.EquateEmpty()); diff != "" || len(rows[i].Problems) > 0 {
					t.Fatalf("row %d: %v (-want +got):\n%s", i+1, rows[i].Problems, diff)
				}
				if Hash(&rows[i].Record) != Hash(want) {
					t.Fatalf("row %d: another hash", i+1)
				}
			}
		})
	}
}
