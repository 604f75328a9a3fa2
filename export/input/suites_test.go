package input

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSuites reads every file of the conformance suites, by content and once more by the reader that its name asks for:
// documents come out or a reject says why, and nothing hangs.
func TestSuites(t *testing.T) {
	for _, suite := range []string{"warcio", "gowarc", "jwarc", "json-parsing", "csv-spectrum", "csv-test-data", "frictionless-csv", "arrow-csv", "naughty-strings", "parquet-testing", "html5lib"} {
		t.Run(suite, func(t *testing.T) {
			dir := conformance(t, suite)
			files := 0
			err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				if strings.HasPrefix(d.Name(), "large_string_map") {
					return nil // one text of 2 GB, which takes a minute
				}
				files++
				b, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				for _, name := range []string{"f", "f" + filepath.Ext(path)} {
					src := NewSource(strings.NewReader(string(b)), name, Options{Limits: Limits{Document: 4 << 20}})
					if rd, err := src.Open(); err == nil {
						checkItems(t, path, len(b), rd)
					} else if CodeOf(err) == "" {
						t.Errorf("%s: %v", path, err)
					}
					if err := src.Close(); err != nil {
						t.Errorf("closing %s: %v", path, err)
					}
				}
				return nil
			})
			if err != nil || files == 0 {
				t.Fatal(files, err)
			}
			t.Logf("%d files", files)
		})
	}
}

// TestWARCSuites counts what comes out of each file: the documents, then the rejects.
func TestWARCSuites(t *testing.T) {
	want := map[string][2]int{
		"warcio/test/data/bad.arc":                                         {0, 4},
		"warcio/test/data/example.arc":                                     {1, 0},
		"warcio/test/data/example.arc.gz":                                  {1, 0},
		"warcio/test/data/example.warc":                                    {1, 0},
		"warcio/test/data/example.warc.gz":                                 {1, 0},
		"warcio/test/data/example-bad-non-chunked.warc.gz":                 {1, 0},
		"warcio/test/data/example-bad.warc.gz.bad":                         {1, 1}, // the other answer is a redirect
		"warcio/test/data/example-digest.warc":                             {0, 0},
		"warcio/test/data/example-iana.org-chunked.warc":                   {1, 0},
		"warcio/test/data/example-resource.warc.gz":                        {1, 0},
		"warcio/test/data/example-space-in-target-uri.warc.gz":             {0, 1}, // an image
		"warcio/test/data/example-space-in-url.arc":                        {0, 1}, // shorter than it says
		"warcio/test/data/example-trunc.warc":                              {0, 1},
		"warcio/test/data/example-wget-bad-target-uri.warc.gz":             {1, 0},
		"warcio/test/data/example-wrong-chunks.warc.gz":                    {1, 0},
		"warcio/test/data/post-test.warc.gz":                               {0, 3}, // answers in JSON
		"gowarc/testdata/warcs/corrupted-mid-record.warc.gz.open":          {12, 1},
		"gowarc/testdata/warcs/corrupted-trailing-bytes.warc.gz.open":      {30, 1},
		"gowarc/testdata/warcs/empty.warc.gz.open":                         {0, 1},
		"gowarc/testdata/warcs/good.warc.gz.open":                          {50, 0},
		"gowarc/testdata/warcs/single-record.warc.gz.open":                 {1, 0},
		"gowarc/testdata/warcs/skip-non-open.warc.gz":                      {10, 0},
		"gowarc/testdata/warcs/test.warc.gz":                               {0, 1}, // a script
		"jwarc/test-resources/org/netpreserve/jwarc/cc.warc.gz":            {1, 0},
		"jwarc/test-resources/org/netpreserve/jwarc/gzip_extra_sl.warc.gz": {0, 0},
	}
	dir := conformance(t, "")
	got := map[string][2]int{}
	for path := range want {
		s, err := Open(t.Context(), []string{filepath.Join(dir, filepath.FromSlash(path))}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var n [2]int
		for _, line := range outline(t, func() (Item, error) { return s.Next(t.Context()) }) {
			switch {
			case strings.HasPrefix(line, "reject"):
				n[1]++
			case !strings.HasPrefix(line, "skip"):
				n[0]++
			}
		}
		got[path] = n
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents and rejects (-want +got):\n%s", diff)
	}
}

// TestCSVSuite compares the cells of the csv-spectrum files with the JSON that the suite has for them.
func TestCSVSuite(t *testing.T) {
	dir := filepath.Join(conformance(t, "csv-spectrum"))
	files, err := filepath.Glob(filepath.Join(dir, "csvs/*.csv"))
	if err != nil || len(files) < 10 {
		t.Fatal(len(files), err)
	}
	for _, path := range files {
		base := strings.TrimSuffix(filepath.Base(path), ".csv")
		t.Run(base, func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var want []map[string]string
			j, err := os.ReadFile(filepath.Join(dir, "json", base+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(j, &want); err != nil {
				t.Fatal(err)
			}
			r := newCSV(NewSource(strings.NewReader(string(b)), "f", Options{})).(*csvReader)
			var got []map[string]string
			for {
				_, row, err := r.record()
				if err != nil {
					break
				}
				cells := row.strings()
				if r.header == nil {
					r.header = cells
					continue
				}
				m := map[string]string{}
				for i, c := range cells {
					m[r.header[i]] = c
				}
				got = append(got, m)
			}
			for _, m := range want {
				for k, v := range m {
					m[k] = strings.ReplaceAll(v, "\r\n", "\n")
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}
