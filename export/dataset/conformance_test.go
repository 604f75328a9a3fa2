package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// conformance gives the files of a suite whose names end in ext, or skips the test.
func conformance(t *testing.T, suite, ext string) []string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "eval", "conformance", filepath.FromSlash(suite))
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the suite %s is not on this machine: %v", suite, err)
	}
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ext) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("the suite %s has no files *%s", suite, ext)
	}
	return files
}

// readAll reads a file to its end or to its error. It fails the test on what no file may cause: a panic (of itself), an
// endless file, an error that does not say which file it is about.
func readAll(t *testing.T, f *Format, o ReaderOptions, file []byte, name string) (rows []Row, header []Problem, err error) {
	t.Helper()
	r, err := f.NewReader(bytes.NewReader(file), name, o)
	if err == nil {
		defer r.Close()
		header = r.Header()
		for len(rows) <= 2_000_000 {
			var row Row
			if err = r.Next(&row); err != nil {
				break
			}
			rows = append(rows, row)
		}
		if err == nil {
			t.Fatalf("%s: no end after %d rows", name, len(rows))
		}
	}
	if errors.Is(err, io.EOF) && err != io.EOF {
		t.Errorf("%s: the end of the file comes wrapped: %v", name, err)
	}
	if err == io.EOF {
		return rows, header, nil
	}
	if !strings.Contains(err.Error(), name) {
		t.Errorf("%s: the error does not name the file: %v", name, err)
	}
	return rows, header, err
}

var anyColumns = ReaderOptions{Columns: func(string) []string { return nil }}

// unread are the files of parquet-testing/data that arrow v15 has no code for, or that take too much memory. A name that no longer applies fails the test.
var unread = map[string]string{
	"byte_stream_split.zstd.parquet":          "encoding BYTE_STREAM_SPLIT",
	"byte_stream_split_extended.gzip.parquet": "encoding BYTE_STREAM_SPLIT",
	"hadoop_lz4_compressed.parquet":           "compression LZ4",
	"hadoop_lz4_compressed_larger.parquet":    "compression LZ4",
	"non_hadoop_lz4_compressed.parquet":       "compression LZ4",
	"lz4_raw_compressed.parquet":              "compression LZ4_RAW",
	"lz4_raw_compressed_larger.parquet":       "compression LZ4_RAW",
	"crs-arbitrary-value.parquet":             "type GEOMETRY",
	"crs-default.parquet":                     "type GEOMETRY",
	"crs-geography.parquet":                   "type GEOGRAPHY",
	"crs-projjson.parquet":                    "type GEOMETRY",
	"crs-srid.parquet":                        "type GEOMETRY",
	"geography-lines.parquet":                 "type GEOGRAPHY",
	"geography-points.parquet":                "type GEOGRAPHY",
	"geography-polygons.parquet":              "type GEOGRAPHY",
	"geospatial-with-nan.parquet":             "type GEOMETRY",
	"geospatial.parquet":                      "type GEOMETRY",
	"large_string_map.brotli.parquet":         "a text of 2 GB",
	"unknown-logical-type.parquet":            "a type of the future",
}

func TestParquetTesting(t *testing.T) {
	for _, dir := range []string{"data", "bad_data"} {
		for _, path := range conformance(t, "parquet-testing/"+dir, ".parquet") {
			name := filepath.Base(path)
			t.Run(dir+"/"+name, func(t *testing.T) {
				file, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				_, _, err = readAll(t, Parquet, anyColumns, file, name)
				if bad := dir == "bad_data" || unread[name] != ""; bad != (err != nil) {
					t.Errorf("got error %v, want one: %v", err, bad)
				}
				_, header, typed := readAll(t, Parquet, ReaderOptions{}, file, name)
				if (err == nil) != (typed == nil) {
					t.Errorf("read as records: %v, as anything: %v", typed, err)
				}
				if typed == nil && len(header) == 0 {
					t.Error("a file without our columns has a header without problems")
				}
			})
		}
	}
}

func TestCSVSpectrum(t *testing.T) {
	for _, path := range conformance(t, "csv-spectrum/csvs", ".csv") {
		name := strings.TrimSuffix(filepath.Base(path), ".csv")
		t.Run(name, func(t *testing.T) {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var want []map[string]any
			readJSON(t, filepath.Join(filepath.Dir(path), "..", "json", name+".json"), &want)
			rows, _, err := readAll(t, CSV, anyColumns, file, name)
			if err != nil {
				t.Fatal(err)
			}
			if name == "newlines_crlf" {
				want[1]["a"] = strings.ReplaceAll(want[1]["a"].(string), "\r", "") // the file has LF there
			}
			var got []map[string]any
			for _, row := range rows {
				m := row.Value.(map[string]any)
				for k, v := range m {
					if v == nil {
						m[k] = "" // the suite has no null
					}
				}
				got = append(got, m)
				if len(row.Problems) > 0 {
					t.Errorf("problems: %v", row.Problems)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func readJSON(t *testing.T, path string, v any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, v)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// blankLines are the files of csv-test-data in which a blank line is a record of one empty cell; to dateline it is none.
var blankLines = []string{"all-empty", "empty-one-column"}

func TestCSVTestData(t *testing.T) {
	for _, path := range conformance(t, "csv-test-data/csv", ".csv") {
		name := strings.TrimSuffix(filepath.Base(path), ".csv")
		t.Run(name, func(t *testing.T) {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rows, problems := cells(t, file)
			if strings.HasPrefix(name, "bad-") {
				readAll(t, CSV, anyColumns, file, name)
				if strings.Contains(name, "quote") && problems == 0 {
					t.Error("got no problem")
				}
				return
			}
			if problems > 0 {
				t.Errorf("got %d problems, want none", problems)
			}
			var want [][]string
			raw := json.RawMessage{}
			readJSON(t, filepath.Join(filepath.Dir(path), "..", "json", name+".json"), &raw)
			if json.Unmarshal(raw, &want) != nil || len(want) == 0 {
				return // objects: the header tests, which TestCSVSpectrum has too
			}
			if slices.Contains(blankLines, name) {
				want = slices.DeleteFunc(want, func(r []string) bool { return len(r) == 1 && r[0] == "" })
			}
			if diff := cmp.Diff(want, rows, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// cells cuts CSV without taking its first record for a header.
func cells(t *testing.T, file []byte) (rows [][]string, problems int) {
	s := csvScanner{r: bytes.NewReader(file), max: 1 << 20, line: 1}
	var scratch []byte
	for {
		b, err := s.next(10)
		if err == io.EOF {
			return rows, problems
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range b.records {
			var row []string
			for _, c := range rec.cells {
				row = append(row, string(b.text(c, &scratch)))
			}
			if rec.problem != "" {
				problems++
			}
			rows = append(rows, row)
		}
	}
}

func TestCSVSuitesDoNotPanic(t *testing.T) {
	for _, suite := range []string{"frictionless-csv/files", "arrow-csv/data"} {
		for _, path := range conformance(t, suite, "") {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range []ReaderOptions{{}, anyColumns, {MaxRow: 100}} {
				rows, _, err := readAll(t, CSV, o, file, path)
				lines := int64(bytes.Count(file, []byte("\n")) + 1)
				for _, row := range rows {
					if row.Line < 1 || row.Line > lines {
						t.Errorf("%s: row %d stands on line %d of %d", path, row.Row, row.Line, lines)
					}
				}
				if len(rows) == 0 && err == nil && lines > 3 {
					t.Errorf("%s: nothing comes of %d lines", path, lines)
				}
			}
		}
	}
}

// TestJSONParsing runs the suite of JSON parsers on a line of JSONL: what must be accepted has no problem of syntax or type,
// what must be refused has one.
func TestJSONParsing(t *testing.T) {
	for _, path := range conformance(t, "json-parsing/test_parsing", ".json") {
		name := filepath.Base(path)
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var d jsonDecoder
		var row Row
		d.decodeAs(true, &row, file)
		refused := slices.ContainsFunc(row.Problems, func(p Problem) bool { return p.Kind == KindSyntax || p.Kind == KindEncoding })
		switch {
		case name[0] == 'y' && refused:
			t.Errorf("%s: refused: %v", name, row.Problems)
		case name[0] == 'n' && !refused:
			t.Errorf("%s: accepted as %v", name, row.Value)
		}
		d.decodeAs(false, &row, file)
	}
}
