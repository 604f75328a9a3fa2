package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// TestBatchesEqualNext compares the parallel reading with the serial one, positions and problems included.
func TestBatchesEqualNext(t *testing.T) {
	var records []*schema.Record
	for i := range 3000 {
		r := full()
		r.ID = fmt.Sprintf("a%032x", i)
		r.Body = strings.Repeat("word ", i%400) + "."
		records = append(records, r)
	}
	for _, f := range Formats {
		file := write(t, f, WriterOptions{}, records...)
		if f == JSONL {
			file = append(file, "\n\n{\"id\":1}\nbroken\n  \n{}"...)
		}
		want, _ := read(t, f, ReaderOptions{}, file)
		for i := range want {
			if want[i].Row != int64(i+1) {
				t.Fatalf("%s: row %d has the number %d", f.Name, i+1, want[i].Row)
			}
		}
		for _, jobs := range []int{0, 1, 4} {
			t.Run(fmt.Sprintf("%s/%d", f.Name, jobs), func(t *testing.T) {
				r, err := f.NewReader(bytes.NewReader(file), "test."+f.Name, ReaderOptions{})
				if err != nil {
					t.Fatal(err)
				}
				if jobs == 0 {
					r = struct{ Reader }{r} // one that cannot be cut into pieces
				}
				var got []Row
				for rows, err := range Batches(r, jobs, func(_ int, rows []Row) []Row { return rows }) {
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, rows...)
				}
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("(-Next +Batches):\n%.2000s", diff)
				}
			})
		}
	}
}

func TestBatchesCountAcrossRowGroups(t *testing.T) {
	records := make([]*schema.Record, groupRows+3)
	for i := range records {
		records[i] = bare()
	}
	r, err := Parquet.NewReader(bytes.NewReader(write(t, Parquet, WriterOptions{}, records...)), "", ReaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	n := int64(0)
	for rows, err := range Batches(r, 2, func(_ int, rows []Row) []Row { return rows }) {
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			n++
			want := Position{Row: n, RowGroup: 1, GroupRow: n}
			if n > groupRows {
				want.RowGroup, want.GroupRow = 2, n-groupRows
			}
			if rows[i].Position != want {
				t.Fatalf("got position %+v, want %+v", rows[i].Position, want)
			}
		}
	}
	if n != groupRows+3 {
		t.Errorf("got %d rows, want %d", n, groupRows+3)
	}
}

func TestBatchesBreak(t *testing.T) {
	var records []*schema.Record
	for range 2000 {
		records = append(records, full())
	}
	for _, f := range Formats {
		r, err := f.NewReader(bytes.NewReader(write(t, f, WriterOptions{}, records...)), "", ReaderOptions{})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for range Batches(r, 3, func(int, []Row) struct{} { return struct{}{} }) {
			if n++; n == 2 {
				break
			}
		}
		if n != 2 {
			t.Errorf("%s: got %d batches before the break, want 2", f.Name, n)
		}
	}
}

type failing struct{ *bytes.Reader }

var errDisk = errors.New("the disk is gone")

func (f failing) Read(b []byte) (int, error) {
	if f.Len() < 1000 {
		return 0, errDisk
	}
	return f.Reader.Read(b[:min(len(b), f.Len()-500)])
}

func TestBatchesError(t *testing.T) {
	var records []*schema.Record
	for range 2000 {
		records = append(records, full())
	}
	for _, f := range []*Format{JSONL, CSV} {
		r, err := f.NewReader(failing{bytes.NewReader(write(t, f, WriterOptions{}, records...))}, "", ReaderOptions{})
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		var last error
		whole := func(_ int, rows []Row) int {
			for i := range rows {
				if len(rows[i].Problems) > 0 {
					t.Errorf("%s: row %d is delivered in part: %v", f.Name, rows[i].Row, rows[i].Problems)
				}
			}
			return len(rows)
		}
		for n, err := range Batches(r, 2, whole) {
			if last != nil {
				t.Fatalf("%s: something came behind the error", f.Name)
			}
			rows, last = rows+n, err
		}
		if !errors.Is(last, errDisk) {
			t.Errorf("%s: got error %v, want %v", f.Name, last, errDisk)
		}
		if rows < 1990 {
			t.Errorf("%s: got %d rows before the error, want all but the last few of 2000", f.Name, rows)
		}
	}
}

func TestBatchesOfLongRows(t *testing.T) {
	const rows = 200
	for _, tt := range []struct {
		name string
		size int64
		want []int
	}{
		{"short", batchBytes/batchRows - 1, []int{64, 64, 64, 8}},
		{"a third of a batch", batchBytes / 3, slices.Repeat([]int{4}, rows/4)},
		{"longer than a batch", 2 * batchBytes, slices.Repeat([]int{1}, rows)},
	} {
		left := rows
		var got []int
		err := inBatches(func(*Row) error {
			if left == 0 {
				return io.EOF
			}
			left--
			return nil
		}, func() int64 { return tt.size }, func(rows []Row) bool {
			got = append(got, len(rows))
			return true
		})
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("rows of %s: got batches of %v, %v, want %v", tt.name, got, err, tt.want)
		}
	}
}
