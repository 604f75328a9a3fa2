package dataset

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// FuzzRoundtrip writes records of fuzzed texts in every format and wants them back equal, by the serial and the parallel
// reading, with equal hashes.
func FuzzRoundtrip(f *testing.F) {
	f.Add("a", "b", int64(0), int32(1), uint8(3), false)
	f.Add("\"\n,\r\n", "=1", int64(1504690560), int32(0), uint8(1), true)
	f.Add("\u2028\ufeff", "'", int64(-1), int32(1<<31-1), uint8(200), true)
	f.Fuzz(func(t *testing.T, a, b string, seconds int64, n int32, repeat uint8, safe bool) {
		r := full()
		r.Body, r.Headline = a+".", b
		r.Tags, r.Authors = []string{a, b, a}, []string{b}
		r.Section = strings.Repeat(b, int(repeat))
		r.WordCount = max(n, 0)
		r.PublishedAt = time.Unix(seconds%(100*365*86400), 0)
		r.DatePublished = schema.DateOf(r.PublishedAt)
		offset := seconds & (1<<62 - 1)
		r.InputOffset = &offset
		r.Normalise()
		records := []*schema.Record{r, bare()}
		for _, format := range Formats {
			file := write(t, format, WriterOptions{CSVSafe: safe}, records...)
			rows, header := read(t, format, ReaderOptions{CSVSafe: safe}, file)
			if len(rows) != len(records) || len(header) > 0 {
				t.Fatalf("%s: got %d rows, want %d; %v", format.Name, len(rows), len(records), header)
			}
			for i, want := range records {
				if diff := cmp.Diff(*want, rows[i].Record, cmpopts.EquateEmpty()); diff != "" || len(rows[i].Problems) > 0 {
					t.Fatalf("%s, row %d: %v (-want +got):\n%s", format.Name, i+1, rows[i].Problems, diff)
				}
				if Hash(want) != Hash(&rows[i].Record) {
					t.Fatalf("%s, row %d: another hash", format.Name, i+1)
				}
			}
		}
	})
}

// FuzzRead gives readers any bytes: they must come to an end, without a panic, and say of each row where it stands.
func FuzzRead(f *testing.F) {
	for i, format := range Formats {
		f.Add(uint8(i), write(f, format, WriterOptions{}, full(), bare()))
	}
	f.Add(uint8(0), []byte("{\"id\":\"\\ud800\",\"id\":[{}]}\n\n[1]"))
	f.Add(uint8(1), []byte("id,url\n\"a\"b,\"\n\"c\n,"))
	f.Fuzz(func(t *testing.T, which uint8, file []byte) {
		format := Formats[int(which)%len(Formats)]
		for _, o := range []ReaderOptions{{MaxRow: 1000}, anyColumns} {
			r, err := format.NewReader(bytes.NewReader(file), "f", o)
			if err != nil {
				continue
			}
			var row Row
			for n := int64(1); n < 10_000; n++ {
				if err = r.Next(&row); err != nil {
					break
				}
				if row.Row != n {
					t.Fatalf("%s: got row %d, want %d", format.Name, row.Row, n)
				}
			}
			if format != Parquet && err != io.EOF {
				t.Fatalf("%s: got %v, want the end of the file", format.Name, err)
			}
			r.Close()
		}
	})
}
