package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// full has a value in every member.
func full() *schema.Record {
	offset := int64(0)
	return &schema.Record{
		ID: "a" + strings.Repeat("0f", 16), URL: "https://example.org/2017/09/06/a?b=1&c=%20#d", Headline: `Ministry: "no, never"`,
		Description: "A standfirst, with commas", Body: "LONDON, Sept 6 (Example) - First.\n\nSecond\twith \"quotes\" & <tags>.\r\nThird 😀 שלום \u2028.",
		Headings: []string{"One", "Two, \"2\""}, Byline: "By A. N. Author", Authors: []string{"A. N. Author", "NA", "null"},
		Source: "Example", SourceDomain: "example.org", SourceMethod: schema.SourceMeta, Agency: "=EXAMPLE()", Section: "World",
		Tags: []string{"x\ny"}, Related: []string{"Other"}, Language: "en", Dateline: "LONDON, Sept 6 (Example) -", DatelinePlace: "LONDON",
		DatePublished: schema.Date{Year: 2017, Month: 9, Day: 6}, PublishedAt: time.Date(2017, 9, 6, 9, 36, 0, 0, time.UTC),
		PublishedOffset: "+03:00", DateStatus: schema.Stated, DatePrecision: schema.Minute, DateMethod: schema.ByHeader,
		DateCandidates: []schema.Date{{Year: 2017, Month: 9, Day: 6}}, ModifiedAt: time.Date(2017, 9, 7, 0, 0, 0, 0, time.UTC),
		RetrievedAt: time.Date(2018, 10, 21, 1, 2, 3, 0, time.UTC), WordCount: 12, DuplicateOf: "a" + strings.Repeat("1e", 16),
		InputName: "dir/a.txt#3", InputOffset: &offset, InputSHA256: strings.Repeat("ab", 32),
	}
}

// TestFullHasEveryMember keeps full, by which the round trip is tested, from falling behind the record.
func TestFullHasEveryMember(t *testing.T) {
	r, want := reflect.ValueOf(full()).Elem(), len(schema.Fields)
	if r.NumField() != want {
		t.Errorf("a record has %d members for %d fields", r.NumField(), want)
	}
	for i := range r.NumField() {
		if r.Field(i).IsZero() {
			t.Errorf("full has nothing in %s: give it a value there", r.Type().Field(i).Name)
		}
	}
}

// bare has null and the empty list wherever they may stand.
func bare() *schema.Record {
	return &schema.Record{
		ID: "a" + strings.Repeat("01", 16), Body: "x", DateStatus: schema.Missing, InputName: "b.txt",
		InputSHA256: strings.Repeat("00", 32),
	}
}

func write(t testing.TB, f *Format, o WriterOptions, records ...*schema.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := f.NewWriter(&b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives all rows; it fails the test when the file cannot be read to its end.
func read(t testing.TB, f *Format, o ReaderOptions, file []byte) ([]Row, []Problem) {
	t.Helper()
	r, err := f.NewReader(bytes.NewReader(file), "test."+f.Name, o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var rows []Row
	for {
		var row Row
		err := r.Next(&row)
		if errors.Is(err, io.EOF) {
			return rows, r.Header()
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

func TestRoundTrip(t *testing.T) {
	records := []*schema.Record{full(), bare(), full()}
	for _, f := range Formats {
		for _, o := range []WriterOptions{{}, {CSVBOM: true, CSVSafe: true}} {
			t.Run(fmt.Sprintf("%s/%v", f.Name, o.CSVSafe), func(t *testing.T) {
				rows, header := read(t, f, ReaderOptions{CSVSafe: o.CSVSafe}, write(t, f, o, records...))
				if len(header) > 0 {
					t.Errorf("problems of the header: %v", header)
				}
				if len(rows) != len(records) {
					t.Fatalf("got %d rows, want %d", len(rows), len(records))
				}
				for i, want := range records {
					if diff := cmp.Diff(*want, rows[i].Record, cmpopts.EquateEmpty()); diff != "" {
						t.Errorf("row %d (-want +got):\n%s", i+1, diff)
					}
					if len(rows[i].Problems) > 0 {
						t.Errorf("row %d has problems: %v", i+1, rows[i].Problems)
					}
					if rows[i].Row != int64(i+1) {
						t.Errorf("row %d: got ordinal %d", i+1, rows[i].Row)
					}
				}
			})
		}
	}
}

func TestWritersAreDeterministic(t *testing.T) {
	for _, f := range Formats {
		var records []*schema.Record
		for i := range 3000 {
			r := full()
			r.Source = fmt.Sprint(i % 700)
			r.Body = strings.Repeat(fmt.Sprint(i), i%50+1)
			records = append(records, r)
		}
		first := write(t, f, WriterOptions{}, records...)
		for range 5 {
			if !bytes.Equal(first, write(t, f, WriterOptions{}, records...)) {
				t.Errorf("%s: two files of the same records differ", f.Name)
			}
		}
	}
}
