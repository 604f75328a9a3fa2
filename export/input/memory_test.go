package input

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/export/dataset"
	"dateline/internal/bombs"
)

// mostMemory is the most that the heap may ever need, garbage and all, to read a file of at most mostFile bytes. The pages
// of a Parquet file that small may take 80 MB, the windows of compressions inside each other less than 256 MB, which pile up
// until the garbage is collected, and a document at the limit, as values of JSON, mostLong times itself.
const (
	mostFile   = 1 << 20
	mostMemory = 3 << 29
	mostLong   = 64
)

// meter watches how large the heap ever was.
type meter struct {
	t       testing.TB
	most    uint64
	samples []metrics.Sample
}

func newMeter(t testing.TB, most uint64) *meter {
	m := &meter{t: t, most: most}
	for _, name := range []string{"objects", "unused", "free", "released"} {
		m.samples = append(m.samples, metrics.Sample{Name: "/memory/classes/heap/" + name + ":bytes"})
	}
	return m
}

// largest is the address space that the heap ever needed: the runtime never gives any of it back.
func (m *meter) largest() (n uint64) {
	metrics.Read(m.samples)
	for _, s := range m.samples {
		n += s.Value.Uint64()
	}
	return n
}

// call fails the test when f makes the heap grow beyond the limit.
func (m *meter) call(what string, f func()) {
	m.t.Helper()
	before := m.largest()
	f()
	if after := m.largest(); after > max(m.most, before) {
		m.t.Fatalf("%s: the heap grew from %d MB to %d, want at most %d", what, before>>20, after>>20, m.most>>20)
	}
}

// fewRows is how many rows and items are read of a file: memory that grows with them shows sooner.
const fewRows = 5000

// readParquet reads a file with the readers of package dataset, and returns the error of the last.
func readParquet(m *meter, content string) (rows []dataset.Row, err error) {
	for mode, o := range map[string]dataset.ReaderOptions{"records": {}, "any": {Columns: anyColumns}} {
		rows = nil
		var rd dataset.Reader
		m.call(mode, func() { rd, err = dataset.Parquet.NewReader(strings.NewReader(content), "f", o) })
		for n := 0; err == nil && n < fewRows; n++ {
			var row dataset.Row
			m.call(mode, func() { err = rd.Next(&row) })
			if err == nil && n < 10 {
				rows = append(rows, row)
			}
		}
	}
	return rows, err
}

// readItems reads a file as export does, and returns the codes of its rejects.
func readItems(m *meter, content, format string, o Options) (codes []string) {
	o.Format = format
	src := NewSource(strings.NewReader(content), "f", o)
	defer src.Close()
	var rd Reader
	var err error
	m.call("open", func() { rd, err = src.Open() })
	for n := 0; err == nil && n < fewRows; n++ {
		var item Item
		m.call("next", func() { item, err = rd.Next() })
		if item.Reject != nil {
			codes = append(codes, item.Reject.Code)
		}
	}
	if err != nil && err != io.EOF {
		codes = append(codes, CodeOf(err))
	}
	return codes
}

func TestParquetBombs(t *testing.T) {
	for name, b := range bombs.Parquet() {
		t.Run(name, func(t *testing.T) {
			if len(b.File) > 3*mostFile {
				t.Fatalf("a bomb of %d bytes is no small file", len(b.File))
			}
			m := newMeter(t, mostMemory)
			_, err := readParquet(m, b.File)
			if err == nil || b.Want == "" && err != io.EOF || !strings.Contains(err.Error(), b.Want) {
				t.Errorf("got %v, want an error with %q", err, b.Want)
			}
			want := []string{}
			switch {
			case errors.Is(err, dataset.ErrTooLarge):
				want = append(want, TooLarge)
			case errors.Is(err, dataset.ErrExpands):
				want = append(want, Ratio)
			case b.Want != "":
				want = append(want, Decode)
			}
			if diff := cmp.Diff(want, slices.Compact(readItems(m, b.File, "", Options{})), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("rejects (-want +got):\n%s", diff)
			}
		})
	}
}

func TestJSONSize(t *testing.T) {
	var every strings.Builder
	for c := range rune(0x3000) {
		every.WriteRune(c)
	}
	for _, v := range []any{
		nil, true, false, json.Number("-12.5"), "", every.String(), "\u2028<\u2029&",
		[]any{},
		[]any{"a", nil},
		map[string]any{},
		map[string]any{"a\n": []any{map[string]any{"b": true, "c": json.Number("1")}}},
	} {
		b, err := json.Marshal(v)
		if got := jsonSize(v); err != nil || got != int64(len(b)) {
			t.Errorf("%.60q: got %d, want %d; %v", b, got, len(b), err)
		}
	}
}

// A row that is too large costs itself only.
func TestParquetLongRow(t *testing.T) {
	row := func(s string) string { return `{"text":"` + s + `"}` }
	long := strings.Repeat("x", 3000)
	var b bytes.Buffer
	writeTexts(t, &b, compress.Codecs.Zstd, "one", long, "two", strings.Repeat("<", 1000), "three")
	got := read(t, "f", b.String(), Options{Limits: Limits{Document: int64(len(row(long))) - 1}})
	want := []string{"text f#1 -1 one", "reject f#2 -1 too-large", "text f#3 -1 two", "reject f#4 -1 too-large", "text f#5 -1 three"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
	got = read(t, "f", b.String(), Options{Limits: Limits{Document: 6000 + int64(len(row("")))}})
	if len(got) != 5 || strings.Contains(strings.Join(got, "\n"), "reject") {
		t.Errorf("at the limit: got %q, want no reject", got)
	}
}

// writeTexts writes a Parquet file with a column of texts by the library alone.
func writeTexts(t testing.TB, w io.Writer, codec compress.Compression, texts ...string) {
	t.Helper()
	root, err := pqschema.NewGroupNode("schema", parquet.Repetitions.Required, pqschema.FieldList{pqschema.NewByteArrayNode("text", parquet.Repetitions.Optional, -1)}, -1)
	if err != nil {
		t.Fatal(err)
	}
	f := file.NewParquetWriter(w, root, file.WithWriterProps(parquet.NewWriterProperties(parquet.WithCompression(codec))))
	g := f.AppendRowGroup()
	col, err := g.NextColumn()
	if err != nil {
		t.Fatal(err)
	}
	var values []parquet.ByteArray
	var levels []int16
	for _, s := range texts {
		values = append(values, parquet.ByteArray(s))
		levels = append(levels, 1)
	}
	if _, err := col.(*file.ByteArrayColumnChunkWriter).WriteBatch(values, levels, nil); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(col.Close(), g.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// FuzzMemory reads any small file in every format and checks how much memory that takes.
func FuzzMemory(f *testing.F) {
	for _, b := range bombs.Parquet() {
		// Those that expand to all that a file may take a second each, which is long for fuzzing.
		if len(b.File) < 10_000 && b.Want != "expands too far" {
			f.Add([]byte(b.File))
		}
	}
	for _, codec := range []compress.Compression{compress.Codecs.Uncompressed, compress.Codecs.Snappy, compress.Codecs.Gzip, compress.Codecs.Brotli, compress.Codecs.Zstd} {
		var b bytes.Buffer
		writeTexts(f, &b, codec, "one", "two", "two", strings.Repeat("three", 100))
		f.Add(b.Bytes())
	}
	for _, s := range seedsOf(f) {
		f.Add([]byte(s))
		f.Add([]byte(gz(s)))
	}
	for _, s := range bombs.Packed() {
		f.Add([]byte(s))
	}
	o := Options{Limits: Limits{Document: 256 << 10}}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > mostFile {
			return
		}
		m := newMeter(t, uint64(mostMemory+mostLong*o.Limits.Document))
		content := string(data)
		readItems(m, content, "", o)
		if strings.HasPrefix(content, "PAR1") {
			_, _ = readParquet(m, content)
			return
		}
		// One format at a time: what decompresses far takes long in each.
		readItems(m, content, Formats[len(data)%len(Formats)].Name, o)
	})
}

func TestPackedBombs(t *testing.T) {
	for name, content := range bombs.Packed() {
		t.Run(name, func(t *testing.T) {
			readItems(newMeter(t, mostMemory), content, "", Options{})
		})
	}
}
