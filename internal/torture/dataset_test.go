package main

import (
	"os"
	"path/filepath"
	"testing"
)

// What is called a mixture must be one: on it stand all trials that kill.
func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name    string
		files   map[string]string
		journal bool
		want    state
		bad     bool
	}{
		{name: "the old dataset", files: map[string]string{"a": "old", "b": "old", manifest: "old"}, want: isOld},
		{name: "the new dataset", files: map[string]string{"a": "new", manifest: "new"}, want: isNew},
		{name: "a file of each", files: map[string]string{"a": "new", "b": "old"}, bad: true},
		{name: "a file of each beside a manifest", files: map[string]string{"a": "new", "b": "old", manifest: "new"}, bad: true},
		{name: "the same and a journal", files: map[string]string{"a": "new", "b": "old", manifest: "new"}, journal: true, bad: true},
		{name: "a file of each and a journal", files: map[string]string{"a": "new", "b": "old"}, journal: true, want: pending},
		{name: "the old dataset and a journal", files: map[string]string{"a": "old", "b": "old", manifest: "old"}, journal: true, want: pending},
		{name: "half a file", files: map[string]string{"a": "ne", manifest: "new"}, bad: true},
		{name: "nothing", bad: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := folderOf(t, map[string]string{"a": "old", "b": "old", manifest: "old"})
			after := folderOf(t, map[string]string{"a": "new", manifest: "new"})
			dir := folderOf(t, c.files)
			if c.journal {
				if err := os.MkdirAll(filepath.Join(dir, workName), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, journalPath), nil, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			old, err := look(before)
			if err != nil {
				t.Fatal(err)
			}
			fresh, err := look(after)
			if err != nil {
				t.Fatal(err)
			}
			got, err := judge(dir, old, fresh)
			if (err != nil) != c.bad || err == nil && got != c.want {
				t.Errorf("got %d and error %v, want %d, an error: %v", got, err, c.want, c.bad)
			}
		})
	}
}

func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
