// Package wholefile writes files that are there whole or not at all.
//
//	err := wholefile.Write("report.json", data)
package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes a file that a run makes for people or other programs, such as a report or a baseline: it is there whole,
// or what stood there before is. A link keeps leading where it leads, and that file is replaced. What is no regular file,
// such as a pipe or /dev/stdout, is written to as it is.
//
// A run that is killed leaves a part beside the file; the next Write of the same file removes it.
func Write(name string, data []byte) (err error) {
	if to, err := filepath.EvalSymlinks(name); err == nil {
		name = to
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return os.WriteFile(name, data, 0o666)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	sweep(name)
	f, release, err := createPart(name)
	if err != nil {
		return err
	}
	defer release()
	part := f.Name()
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(part)
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(part, name)
}
