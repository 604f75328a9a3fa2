package export

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"dateline/export/dataset"
	"dateline/internal/filelock"
)

// The work directory lies inside the output directory and holds a run's unfinished files. It is on the same file system,
// so that renaming out of it is atomic; who holds the lock in it owns the output directory.
//
// What proves that dateline made it is its marker, a file with a known first line. Without one nothing in it is touched.
// With one, only files of the names below are removed from it, and a name that leads elsewhere is removed itself and
// never followed.
const (
	workName    = dataset.WorkName
	markerName  = "owner"
	markerFirst = "dateline work directory 1\n" // then a line with the identity of the run that made it
	lockName    = "lock"
	linksName   = "links"
	newSuffix   = ".new" // of a marker or journal that is not complete yet
	oldPrefix   = "old-" // of a file of the old dataset, kept until the new one stands
)

// ForeignWorkError reports that the place of the work directory is taken by something that dateline did not make.
type ForeignWorkError struct{ Path, Reason string }

func (e *ForeignWorkError) Error() string {
	return fmt.Sprintf("%q is not a work directory of dateline: %s", e.Path, e.Reason)
}

func inWork(name string) string { return path.Join(workName, name) }

// workNames are all files that a run may make in its work directory, the lock and the marker last. data are the files of
// its dataset, for formats that only the caller knows.
func workNames(data []string) []string {
	data = append(slices.Clone(data), dataset.ManifestName, rejectsName, evidenceName)
	for _, f := range dataset.Formats {
		data = append(data, articlesName(f))
	}
	names := []string{spoolName, linksName, journalName, journalName + newSuffix, markerName + newSuffix}
	for _, n := range data {
		names = append(names, n, oldPrefix+n)
	}
	return append(names, lockName, markerName)
}

// ownWork reports whether a work directory of dateline is there, and fails when something else is in its place.
func (o *output) ownWork() (bool, error) {
	foreign := func(why string) error { return &ForeignWorkError{o.path(workName), why} }
	info, err := o.in.Lstat(workName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("looking for the work directory: %w", err)
	case !info.IsDir():
		return false, foreign("it is " + kindOf(info.Mode()))
	}
	regular, err := isRegular(o.in, inWork(markerName))
	if err != nil {
		return false, foreign(err.Error())
	}
	if regular {
		head, err := o.readWork(markerName, int64(len(markerFirst)))
		if err != nil {
			return false, fmt.Errorf("reading the work directory: %w", err)
		}
		if !bytes.Equal(head, []byte(markerFirst)) {
			return false, foreign(fmt.Sprintf("its file %q says something else", markerName))
		}
		return true, nil
	}
	// A run that was killed while it made or removed the directory leaves it empty, or with a marker that has no name yet.
	d, err := o.in.OpenFile(workName, os.O_RDONLY, 0)
	if err != nil {
		return false, fmt.Errorf("reading the work directory: %w", err)
	}
	defer d.Close()
	entries, err := d.ReadDir(2)
	if err != nil && err != io.EOF {
		return false, fmt.Errorf("reading the work directory: %w", err)
	}
	if len(entries) > 1 || len(entries) == 1 && entries[0].Name() != markerName+newSuffix {
		return false, foreign(fmt.Sprintf("it holds files and no marker %q", markerName))
	}
	return true, nil
}

// readWork reads up to limit bytes of a file in the work directory.
func (o *output) readWork(name string, limit int64) ([]byte, error) {
	f, err := o.in.OpenFile(inWork(name), os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// enterWork makes the work directory where there is none, marks it and locks it.
func (o *output) enterWork() error {
	err := o.in.Mkdir(workName, 0o777)
	if o.madeWork = err == nil; err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("making the work directory: %w", err)
	}
	if there, err := isRegular(o.in, inWork(markerName)); err != nil {
		return fmt.Errorf("making the work directory: %w", err)
	} else if !there {
		if err := o.writeWork(markerName, []byte(markerFirst+rand.Text()+"\n")); err != nil {
			return fmt.Errorf("marking the work directory: %w", err)
		}
	}
	if _, err := isRegular(o.in, inWork(lockName)); err != nil {
		return fmt.Errorf("locking the output directory: %w", err)
	}
	f, err := o.in.OpenFile(inWork(lockName), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return fmt.Errorf("locking the output directory: %w", err)
	}
	if err := filelock.Lock(f); err != nil {
		f.Close()
		if errors.Is(err, filelock.ErrLocked) {
			return &BusyError{o.dir}
		}
		return fmt.Errorf("locking the output directory: %w", err)
	}
	o.lock = f
	return nil
}

// unmakeWork removes the work directory where this run has made it. Where a lock stands that is not this run's, another one has
// come in meanwhile, and the directory is that one's.
func (o *output) unmakeWork() {
	switch _, err := o.in.Lstat(inWork(lockName)); {
	case !o.madeWork:
	case o.lock != nil:
		_ = o.leaveWork() // here as below, the error that led here says more than that of a removal
	case errors.Is(err, fs.ErrNotExist):
		for _, name := range []string{inWork(markerName + newSuffix), inWork(markerName), workName} {
			_ = o.in.Remove(name)
		}
	}
}

// writeWork writes a small file into the work directory: it is there whole, or not at all.
func (o *output) writeWork(name string, data []byte) error {
	f, err := o.newWork(name + newSuffix)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = o.in.Sync(f)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = o.in.Rename(inWork(name+newSuffix), inWork(name))
	}
	if err == nil {
		err = o.in.SyncDir(workName)
	}
	return err
}

// newWork creates a file in the work directory, in place of whatever has its name.
func (o *output) newWork(name string) (*os.File, error) {
	if err := removeIfThere(o.in, inWork(name)); err != nil {
		return nil, err
	}
	return o.in.OpenFile(inWork(name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
}

// cleanWork removes the files of a run from the work directory, all but those of the names to keep.
func (o *output) cleanWork(keep ...string) error {
	for _, name := range workNames(o.names) {
		if slices.Contains(keep, name) {
			continue
		}
		if err := removeIfThere(o.in, inWork(name)); err != nil {
			return err
		}
	}
	return nil
}

// leaveWork removes the work directory. The lock goes with it and is let go of last, so that no other run comes between;
// a system that cannot remove an open file gets a second try. Somebody else's file in it stays, and the directory with it.
func (o *output) leaveWork() error {
	err := o.cleanWork()
	cerr := o.lock.Close()
	if err != nil {
		err = o.cleanWork()
	}
	if err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("removing the work directory: %w", err)
	}
	_ = o.in.Remove(workName) // fails when it is not empty
	return nil
}

func (o *output) path(name string) string { return filepath.Join(o.dir, filepath.FromSlash(name)) }
