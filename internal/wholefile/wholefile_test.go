package wholefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "report.json"), filepath.Join(dir, "other.json")
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	for _, text := range []string{"one", "two"} {
		if err := Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := read(name); got != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}
	if err := os.Symlink(name, other); err == nil {
		if err := Write(other, []byte("three")); err != nil {
			t.Fatal(err)
		}
		if to, _ := os.Readlink(other); to != name || read(name) != "three" {
			t.Errorf("the link leads to %q, and its file holds %q", to, read(name))
		}
	}
	// A directory cannot be replaced: the error comes, and nothing is left behind.
	if err := os.Mkdir(filepath.Join(dir, "taken"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(dir, "taken"), []byte("x")); err == nil {
		t.Error("a directory was written to")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
	// A device is no file to replace.
	if _, err := os.Stat("/dev/null"); err == nil {
		if err := Write("/dev/null", []byte("x")); err != nil {
			t.Error(err)
		}
		if info, err := os.Stat("/dev/null"); err != nil || info.Mode().IsRegular() {
			t.Error("/dev/null was replaced by a file")
		}
	}
}
