package export

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// folder is the output directory as a run changes it. Names are relative to it and none leads out of it. Tests put one in
// its place that fails, or that dies, at a chosen call.
type folder interface {
	Lstat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Mkdir(name string, perm fs.FileMode) error
	Link(oldname, newname string) error
	Rename(oldname, newname string) error
	Remove(name string) error
	Sync(f *os.File) error
	SyncDir(name string) error
}

// rootFolder is a directory of the system.
type rootFolder struct{ *os.Root }

// Sync puts what was written to f on disk.
func (rootFolder) Sync(f *os.File) error { return f.Sync() }

// SyncDir makes renames and removals in a directory last. File systems that cannot do that to a directory say so, and
// there is nothing more to be done; any other error is one.
func (r rootFolder) SyncDir(name string) error {
	if runtime.GOOS == "windows" {
		return nil // no handle of a directory can be flushed there
	}
	d, err := r.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

// isRegular reports whether a plain file stands under name, false when nothing does. What else stands there is an error:
// a link may lead anywhere, and a directory is nobody's to replace.
func isRegular(in folder, name string) (bool, error) {
	info, err := in.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.Mode().IsRegular():
		return true, nil
	}
	return false, &InTheWayError{name, kindOf(info.Mode())}
}

func kindOf(m fs.FileMode) string {
	switch {
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	case m.IsDir():
		return "a directory"
	}
	return "no regular file"
}

// removeIfThere removes a file; one that is not there is no error.
func removeIfThere(in folder, name string) error {
	if err := in.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// holds reports whether a plain file with these contents stands under name.
func holds(in folder, name, sum string, size int64) bool {
	info, err := in.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != size {
		return false
	}
	f, err := in.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false
	}
	return hex.EncodeToString(h.Sum(nil)) == sum
}

// InTheWayError reports that something which no export makes stands where an export would write.
type InTheWayError struct{ Path, What string }

func (e *InTheWayError) Error() string {
	return fmt.Sprintf("%q is %s, not a file that dateline wrote", e.Path, e.What)
}
