package wholefile

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dateline/internal/filelock"
)

// TestWriteSweeps lays files beside a report and writes it: what a killed run left of this report goes, and nothing else.
func TestWriteSweeps(t *testing.T) {
	if !filelock.Works {
		t.Skip("this system has no locks that die with their process")
	}
	dir := t.TempDir()
	report := filepath.Join(dir, "report.json")
	left := []string{".report.json.dateline-ABCDEFGH.tmp", ".report.json.dateline-Z2345677.tmp"}
	stay := []string{
		".other.json.dateline-ABCDEFGH.tmp",   // of another report
		".report.json.dateline-ABCDEFG.tmp",   // shorter than a part's name
		".report.json.dateline-ABCDEFGHI.tmp", // longer
		".report.json.dateline-ABCDEFG1.tmp",  // with a sign that no part has
		".report.json.dateline-ABCDEFGH.tmp~",
		".report.json.ABCDEFGH.tmp",
		"report.json.dateline-ABCDEFGH.tmp",
	}
	for _, name := range slices.Concat(left, stay) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	folder, link := ".report.json.dateline-DDDDDDDD.tmp", ".report.json.dateline-LLLLLLLL.tmp"
	if err := os.Mkdir(filepath.Join(dir, folder), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(stay[0], filepath.Join(dir, link)); err != nil {
		t.Fatal(err)
	}
	// Another run is writing this one.
	other, release, err := createPart(report)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	stay = append(stay, folder, link, filepath.Base(other.Name()), "report.json")

	if err := Write(report, []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if got, want := list(t, dir), slices.Sorted(slices.Values(stay)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	release() // as the death of the other run does
	if err := Write(report, []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(other.Name()); err == nil {
		t.Errorf("%s is left behind", other.Name())
	}
}

func list(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
