package validate_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
	"dateline/validate/checks"
	"dateline/validate/report"
)

// faulty are records of which many checks find something.
func faulty() []*schema.Record {
	missing, mangled := record(2), record(3)
	missing.Source, missing.SourceMethod, missing.Headline = "", "", ""
	missing.DateStatus, missing.DatePublished = schema.Missing, schema.Date{}
	missing.DatePrecision, missing.DateMethod, missing.DateCandidates = "", "", nil
	mangled.Body, mangled.ID, mangled.WordCount = "cafÃ© society", "no id", -1
	return []*schema.Record{record(1), missing, mangled, record(4), record(1)}
}

// inJSON is all that a report says.
func inJSON(t *testing.T, r *validate.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.ByName("json").Write(&b, r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A reader and records in memory get the report that a file of that name gets.
func TestReportsOfReadersAreThoseOfFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	o := validate.Options{Checks: checks.All, Today: schema.Date{Year: 2022, Month: 1, Day: 1}}
	for _, f := range dataset.Formats {
		name := write(t, f, ".", faulty()...)
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for what, data := range map[string][]byte{
			"whole":        whole,
			"cut off":      whole[:len(whole)-40],
			"empty":        nil,
			"another file": []byte("PK\x03\x04\n"),
		} {
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
			want := run(t, o, name)
			if what == "whole" && (want.Totals.Errors < 4 || want.Rows != 5) {
				t.Errorf("%s: %d errors in %d rows: too little to compare", f.Name, want.Totals.Errors, want.Rows)
			}
			// A reader that gives a byte at a time shows what is taken for the end.
			got, err := validate.RunReader(t.Context(), iotest.OneByteReader(bytes.NewReader(data)), filepath.ToSlash(name), f, o)
			if err != nil {
				t.Fatalf("%s, %s: %v", f.Name, what, err)
			}
			if diff := cmp.Diff(inJSON(t, want), inJSON(t, got)); diff != "" {
				t.Errorf("%s, %s: reports (-Run +RunReader):\n%.3000s", f.Name, what, diff)
			}
		}
	}
	name := write(t, jsonl, ".", faulty()...)
	got, err := validate.RunRecords(t.Context(), slices.Values(faulty()), filepath.ToSlash(name), o)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(inJSON(t, run(t, o, name)), inJSON(t, got)); diff != "" {
		t.Errorf("reports (-Run +RunRecords):\n%.3000s", diff)
	}
}

func TestRunReaderErrors(t *testing.T) {
	dead := errors.New("the line is dead")
	line := `{"id": "a"}` + "\n"
	none := func() {}
	for name, c := range map[string]struct {
		reader func(cancel func()) io.Reader
		format *dataset.Format
		o      validate.Options
		want   error
	}{
		"a reader that fails":          {func(func()) io.Reader { return io.MultiReader(strings.NewReader(line), iotest.ErrReader(dead)) }, jsonl, validate.Options{}, dead},
		"a reader that fails, Parquet": {func(func()) io.Reader { return iotest.ErrReader(dead) }, parquet, validate.Options{}, dead},
		"a reader that waits":          {func(cancel func()) io.Reader { return io.MultiReader(strings.NewReader(line), waiting{cancel}) }, csv, validate.Options{}, context.Canceled},
		"a reader that waits, Parquet": {func(cancel func()) io.Reader { return waiting{cancel} }, parquet, validate.Options{}, context.Canceled},
		"a check that breaks down": {func(func()) io.Reader {
			return io.MultiReader(strings.NewReader(strings.Repeat(line, 300_000)), waiting{none})
		}, jsonl, validate.Options{Checks: []*validate.Check{breaking}}, errAny},
		"a selection that names nothing": {func(func()) io.Reader { return strings.NewReader(line) }, jsonl, validate.Options{Select: []string{"DL9"}}, validate.ErrUsage},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if c.o.Checks == nil {
				c.o.Checks = checks.All
			}
			_, err := validate.RunReader(ctx, c.reader(cancel), "upload", c.format, c.o)
			if err == nil || c.want != errAny && !errors.Is(err, c.want) {
				t.Errorf("got error %v, want %v", err, c.want)
			}
		})
	}
}

var errAny = errors.New("any error")

// waiting waits for ever, after it has called what it is.
type waiting struct{ first func() }

func (w waiting) Read([]byte) (int, error) {
	w.first()
	select {}
}

var breaking = &validate.Check{ID: "DL998", Name: "breaking", Severity: validate.Note, AllFiles: true, Start: func(*validate.Pass) validate.Visitor {
	return validate.Visitor{Row: func(*validate.Row) { panic("a defect") }}
}}

func TestRunRecordsErrors(t *testing.T) {
	bad := record(2)
	bad.Headline = "caf\xe9"
	_, err := validate.RunRecords(t.Context(), slices.Values([]*schema.Record{record(1), bad}), "memory", validate.Options{Checks: checks.All})
	if err == nil || !strings.Contains(err.Error(), "headline") || !strings.Contains(err.Error(), bad.ID) {
		t.Errorf("got error %v, want one that names the field and the record", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	endless := func(yield func(*schema.Record) bool) {
		for n := 0; yield(record(n % 20)); n++ {
			if n == 1000 {
				cancel()
			}
		}
	}
	if _, err := validate.RunRecords(ctx, endless, "memory", validate.Options{Checks: checks.All}); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that of the context", err)
	}
}
