package checks

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/validate"

	"github.com/google/go-cmp/cmp"
)

// TestOneCauseIsSaidOnce breaks one of three files that hold the same rows: what another check says about the break
// must not come back as differences.
func TestOneCauseIsSaidOnce(t *testing.T) {
	const n = 5
	lines := jsonLines(t, []byte(fmt.Sprintf("repeat %d {}\n", n)))
	csv := convert(t, dataset.CSV, lines)
	parquet := convert(t, dataset.Parquet, lines)
	sound := bytes.Join(lines, nil)
	with := func(i int, line string) []byte {
		out := slices.Clone(lines)
		out[i] = []byte(line)
		return bytes.Join(out, nil)
	}
	tests := []struct {
		name                string
		jsonl, csv, parquet []byte
		want                []string // "FILE:ROW FIELD"
	}{
		{"nothing is broken", sound, csv, parquet, nil},
		{"parquet is cut off", sound, csv, parquet[:len(parquet)/2], nil},
		{"csv in UTF-16", sound, []byte("\xff\xfei\x00d\x00"), parquet, nil},
		{"csv by semicolons", sound, bytes.ReplaceAll(csv, []byte(","), []byte(";")), parquet, nil},
		{"the first file cannot be read", []byte("\xff\xfe{\x00"), csv, parquet, nil},
		{"a row that stands only in what can be read", bytes.Join(lines[:4], nil), csv, parquet[:len(parquet)/2], []string{"articles.csv:5 id"}},
		{"a line cut behind its id", with(1, string(lines[1][:300])+"\n"), csv, parquet, nil},
		{"a line cut within its id", with(1, string(lines[1][:12])+"\n"), csv, parquet, nil},
		{"a line of another kind", with(4, "<html>\n"), csv, parquet, nil},
		{
			"a broken row beside an edited one", with(1, string(bytes.Replace(lines[1], []byte(`"en"`), []byte(`"de"`), 1))+string(lines[2][:12])+"\n"),
			csv, parquet,
			[]string{"articles.csv:2 language", "articles.parquet:2 language"},
		},
		{"a renamed column", sound, bytes.Replace(csv, []byte(`"headline"`), []byte(`"title"`), 1), parquet, nil},
		{"the id is renamed", sound, bytes.Replace(csv, []byte(`"id"`), []byte(`"key"`), 1), parquet, nil},
		{"fields renamed in every line", bytes.ReplaceAll(sound, []byte(`"headline":`), []byte(`"title":`)), csv, parquet, nil},
		{"an empty first file", nil, csv, parquet, []string{"articles.jsonl", "articles.jsonl"}},
		{"an empty other file", sound, csv[:bytes.IndexByte(csv, '\n')+1], parquet, []string{"articles.csv"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, "articles.jsonl"), tt.jsonl)
			put(t, filepath.Join(dir, "articles.csv"), tt.csv)
			put(t, filepath.Join(dir, "articles.parquet"), tt.parquet)
			r, err := validate.Run(context.Background(), []string{dir}, validate.Options{
				Checks: All, Select: []string{"formats-disagree", "unreadable-file", "broken-row", "schema-violation", "empty-dataset"}, MaxFindings: -1, Jobs: 2,
			})
			if err != nil {
				t.Fatal(err)
			}
			var got, others []string
			for _, f := range r.Findings {
				place := filepath.Base(f.File)
				if f.Row > 0 {
					place += fmt.Sprintf(":%d %s", f.Row, f.Field)
				}
				if f.Check != formatsDisagree {
					others = append(others, place+" "+f.Message)
					continue
				}
				got = append(got, place)
				if strings.HasPrefix(f.Value, `"`) {
					t.Errorf("value %s is quoted, want it as it stands", f.Value)
				}
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
			if tt.name != "nothing is broken" && len(got)+len(others) == 0 {
				t.Error("no check says anything about the break")
			}
		})
	}
}
