package dataset

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// TestGolden fixes the bytes of the text formats and what the footer of the Parquet file says. UPDATE=1 rewrites the files.
func TestGolden(t *testing.T) {
	files := map[string][]byte{
		"articles.jsonl":       write(t, JSONL, WriterOptions{}, full(), bare()),
		"articles.csv":         write(t, CSV, WriterOptions{}, full(), bare()),
		"articles.safe.csv":    write(t, CSV, WriterOptions{CSVBOM: true, CSVSafe: true}, full(), bare()),
		"articles.parquet.txt": []byte(describeParquet(t, write(t, Parquet, WriterOptions{}, full(), bare()))),
	}
	for name, got := range files {
		path := filepath.Join("testdata", "golden", name)
		if os.Getenv("UPDATE") == "1" {
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s has changed; UPDATE=1 go test ./export/dataset rewrites it (-want +got):\n%s", path, diff)
		}
	}
}

// describeParquet writes down the layout of a file: schema, encodings, compression, statistics, metadata.
func describeParquet(t *testing.T, b []byte) string {
	t.Helper()
	r, err := file.NewParquetReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	meta := r.MetaData()
	var out strings.Builder
	fmt.Fprintf(&out, "created by %s, %d rows, %d row groups\n", meta.GetCreatedBy(), meta.NumRows, r.NumRowGroups())
	kv := meta.KeyValueMetadata()
	for i, k := range kv.Keys() {
		fmt.Fprintf(&out, "%s = %s\n", k, kv.Values()[i])
	}
	g := meta.RowGroup(0)
	for i := range g.NumColumns() {
		c, err := g.ColumnChunk(i)
		if err != nil {
			t.Fatal(err)
		}
		stats, err := c.StatsSet()
		if err != nil {
			t.Fatal(err)
		}
		col := meta.Schema.Column(i)
		fmt.Fprintf(&out, "%s: %s %s %s, %s %v, statistics %v\n", col.Path(), col.SchemaNode().RepetitionType(), col.PhysicalType(),
			col.LogicalType(), c.Compression(), c.Encodings(), stats)
		if c.Compression() != compress.Codecs.Zstd {
			t.Errorf("%s is not compressed by zstd", col.Path())
		}
	}
	return out.String()
}

// TestRowGroups makes sure that a group ends by bytes and by rows, and that readers count on through groups.
func TestRowGroups(t *testing.T) {
	var records []*schema.Record
	for i := range groupRows + 5 {
		r := bare()
		r.ID = fmt.Sprintf("a%032x", i)
		if i < 20 {
			r.Body = strings.Repeat("x", groupBytes/10)
		}
		records = append(records, r)
	}
	b := write(t, Parquet, WriterOptions{}, records...)
	r, err := file.NewParquetReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var sizes []int64
	for i := range r.NumRowGroups() {
		g := r.MetaData().RowGroup(i)
		sizes = append(sizes, g.NumRows())
		if g.TotalByteSize() > groupBytes*5/4 {
			t.Errorf("row group %d has %d bytes, want %d or little more", i+1, g.TotalByteSize(), groupBytes)
		}
	}
	if diff := cmp.Diff([]int64{10, 10, groupRows - 15}, sizes); diff != "" {
		t.Errorf("rows of the groups (-want +got):\n%s", diff)
	}
	rows, _ := read(t, Parquet, ReaderOptions{}, b)
	if len(rows) != len(records) {
		t.Fatalf("got %d rows, want %d", len(rows), len(records))
	}
	if got, want := fmt.Sprint(rows[20].RowGroup, rows[20].GroupRow, rows[20].Row), "3 1 21"; got != want {
		t.Errorf("got position %s, want %s", got, want)
	}
}

// TestWritersKeepLittle writes far more than a writer may hold.
func TestWritersKeepLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 400 MB")
	}
	records := articles(500)
	for _, f := range []*Format{JSONL, CSV} {
		w, err := f.NewWriter(discard{}, WriterOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for i := range 40_000 {
			if err := w.Write(records[i%len(records)]); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 10<<20 {
			t.Errorf("%s holds %d bytes after 200 MB", f.Name, grown)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// TestWriterErrors makes sure that an error of the disk reaches the caller, at Close at the latest, and not as a panic.
func TestWriterErrors(t *testing.T) {
	for _, f := range Formats {
		for _, tt := range []struct{ rows, room int }{{1, 1000}, {2, 100}, {1000, 5000}, {1000, 3}, {1000, 0}} {
			w, err := f.NewWriter(&small{tt.room}, WriterOptions{})
			for i := 0; err == nil && i < tt.rows; i++ {
				r := full()
				r.ID = fmt.Sprintf("a%032x", i*7919)
				r.Body = strings.Repeat(fmt.Sprint(i*i), 100)
				err = w.Write(r)
			}
			if err == nil {
				err = w.Close()
			}
			if err == nil {
				t.Errorf("%s: no error for %d rows with room for %d bytes", f.Name, tt.rows, tt.room)
			}
			if w != nil && w.Close() == nil {
				t.Errorf("%s, room for %d bytes: Close forgets the error", f.Name, tt.room)
			}
		}
	}
}

// small is a disk with little room.
type small struct{ room int }

func (s *small) Write(b []byte) (int, error) {
	if len(b) > s.room {
		n := s.room
		s.room = 0
		return n, errDisk
	}
	s.room -= len(b)
	return len(b), nil
}
