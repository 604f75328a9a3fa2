package validate_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dateline/validate"
	"dateline/validate/checks"
)

// TestConformance runs every check over the files of public test suites for CSV, JSON and Parquet, good and bad ones.
// None of them is a dataset of articles, so that each must give a finding or an error; none may cause a panic.
func TestConformance(t *testing.T) {
	root := filepath.Join("..", "..", "shared", "eval", "conformance")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the conformance suites are not in ../shared/eval/conformance")
	}
	ext := map[string]string{".csv": ".csv", ".parquet": ".parquet", ".json": ".jsonl"}
	n := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || ext[filepath.Ext(name)] == "" {
			return err
		}
		if info, err := d.Info(); err != nil || info.Size() > 4<<20 {
			return err
		}
		if d.Name() == "large_string_map.brotli.parquet" {
			return nil // 2 GB in one cell: it reads well, and takes a minute
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file := filepath.Join(t.TempDir(), "articles"+ext[filepath.Ext(name)])
		if err := os.WriteFile(file, data, 0o666); err != nil {
			return err
		}
		n++
		r, err := validate.Run(context.Background(), []string{file}, validate.Options{Checks: checks.All, MaxFindings: 5})
		if err == nil && r.Totals.Open() == 0 {
			t.Errorf("%s: nothing is found", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files", n)
}
