package export

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"dateline/export/dataset"
)

// workName is the directory inside the output directory in which a run keeps its unfinished files. It is on the same
// file system, so that renaming out of it is atomic; who holds the lock in it owns the output directory.
const workName = ".dateline-work"

// ExistsError reports that the output directory holds a file that the run would replace and that no export wrote.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string {
	return fmt.Sprintf("%q exists and no %s beside it says that dateline wrote it", e.Path, dataset.ManifestName)
}

// BusyError reports that another export is writing to the same directory.
type BusyError struct{ Dir string }

func (e *BusyError) Error() string { return fmt.Sprintf("another export is writing to %q", e.Dir) }

// output is the directory that a run writes to. Files come to be in the work directory; commit moves them to their
// places, and discard leaves nothing behind.
type output struct {
	dir, work string
	made      bool // dir was made by this run
	lock      *os.File
	files     []*outputFile
	stale     []string // files of the dataset that stood here before
	resumable bool     // the work is of use to a next run
}

// openOutput prepares dir. names are the files that the run will write. Without resume, what a killed run left is
// removed.
func openOutput(dir string, names []string, overwrite, resume bool) (*output, error) {
	o := &output{dir: dir, work: filepath.Join(dir, workName)}
	if dir == "" {
		return nil, errors.New("no output directory")
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		o.made = true
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("making the output directory: %w", err)
	}
	_, err := os.Stat(o.work)
	killed := err == nil // its files may lack a manifest, and are ours all the same
	if err := o.inspect(names, overwrite || killed); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(o.work, 0o777); err != nil {
		return nil, fmt.Errorf("making the work directory: %w", err)
	}
	if o.lock, err = lockFile(filepath.Join(o.work, "lock")); err != nil {
		if errors.Is(err, errLocked) {
			return nil, &BusyError{dir}
		}
		return nil, fmt.Errorf("locking the output directory: %w", err)
	}
	if err := o.clean(resume); err != nil {
		return nil, fmt.Errorf("removing what an earlier run left: %w", err)
	}
	return o, nil
}

// inspect decides whether what stands in the directory may be replaced.
func (o *output) inspect(names []string, anyway bool) error {
	f, err := os.Open(filepath.Join(o.dir, dataset.ManifestName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("reading the dataset in the output directory: %w", err)
	default:
		m, err := dataset.ReadManifest(f)
		f.Close()
		if err == nil && m.Tool == "dateline" {
			for _, l := range m.Files {
				if isOurs(l.Name) { // whatever a manifest lists, nothing else is removed
					o.stale = append(o.stale, l.Name)
				}
			}
			return nil
		}
		names = append(names, dataset.ManifestName)
	}
	if anyway {
		return nil
	}
	for _, n := range names {
		p := filepath.Join(o.dir, n)
		if _, err := os.Lstat(p); err == nil {
			return &ExistsError{p}
		}
	}
	return nil
}

// isOurs reports whether an export may have written a file of this name.
func isOurs(name string) bool {
	return name == rejectsName || name == evidenceName ||
		slices.ContainsFunc(dataset.Formats, func(f *dataset.Format) bool { return name == articlesName(f) })
}

// clean removes the files of an earlier run from the work directory; with resume its spool stays.
func (o *output) clean(resume bool) error {
	es, err := os.ReadDir(o.work)
	if err != nil {
		return err
	}
	for _, e := range es {
		if e.Name() == filepath.Base(o.lock.Name()) || resume && e.Name() == spoolName {
			continue
		}
		if err := os.RemoveAll(filepath.Join(o.work, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// create begins a file that commit will put under name.
func (o *output) create(name string) (*outputFile, error) {
	f, err := os.OpenFile(filepath.Join(o.work, name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, fmt.Errorf("creating %s: %w", name, err)
	}
	of := &outputFile{name: name, file: f, sum: sha256.New()}
	of.buf = bufio.NewWriterSize(io.MultiWriter(f, of.sum), 1<<20)
	o.files = append(o.files, of)
	return of, nil
}

// commit puts every file under its final name, the manifest last. The old manifest goes first: where a manifest stands,
// the files beside it are those it lists.
func (o *output) commit(m *dataset.Manifest) error {
	mf, err := o.create(dataset.ManifestName)
	if err != nil {
		return err
	}
	if _, err := m.WriteTo(mf); err != nil {
		return err
	}
	if _, err := mf.finish(); err != nil {
		return err
	}
	if err := os.Remove(o.path(dataset.ManifestName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replacing the old dataset: %w", err)
	}
	for _, f := range o.files {
		if err := os.Rename(filepath.Join(o.work, f.name), o.path(f.name)); err != nil {
			return fmt.Errorf("putting %s in its place: %w", f.name, err)
		}
		if i := slices.Index(o.stale, f.name); i >= 0 {
			o.stale = slices.Delete(o.stale, i, i+1)
		}
	}
	for _, name := range o.stale {
		if err := os.Remove(o.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing the old dataset's %s: %w", name, err)
		}
	}
	o.files = nil
	if err := o.removeWork(); err != nil {
		return err
	}
	return syncDir(o.dir)
}

// discard removes everything that the run made.
func (o *output) discard() error {
	for _, f := range o.files {
		f.abandon()
	}
	if err := o.removeWork(); err != nil {
		return err
	}
	if o.made {
		_ = os.Remove(o.dir) // fails when someone has put a file there, and that is right
	}
	return nil
}

// release leaves the spool for a next run and removes the rest.
func (o *output) release() error {
	for _, f := range o.files {
		f.abandon()
		if err := os.Remove(filepath.Join(o.work, f.name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return o.lock.Close()
}

func (o *output) removeWork() error {
	// The lock goes with its directory and is let go of last, so that no other run comes between. A system that cannot
	// remove an open file gets a second try.
	err := os.RemoveAll(o.work)
	cerr := o.lock.Close()
	if err != nil {
		err = os.RemoveAll(o.work)
	}
	err = cmp.Or(err, cerr)
	if err != nil {
		return fmt.Errorf("removing the work directory: %w", err)
	}
	return nil
}

func (o *output) path(name string) string { return filepath.Join(o.dir, name) }

// outputFile is one file of a dataset while it is written. It counts and hashes what goes into it.
type outputFile struct {
	name  string
	file  *os.File
	buf   *bufio.Writer
	sum   hash.Hash
	bytes int64
}

func (f *outputFile) Write(p []byte) (int, error) {
	n, err := f.buf.Write(p)
	f.bytes += int64(n)
	if err != nil {
		err = fmt.Errorf("writing %s: %w", f.name, err)
	}
	return n, err
}

// finish puts everything on disk and closes the file.
func (f *outputFile) finish() (dataset.ManifestFile, error) {
	m := dataset.ManifestFile{Name: f.name, Bytes: f.bytes}
	err := f.buf.Flush()
	if err == nil {
		err = f.file.Sync()
	}
	if cerr := f.file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return m, fmt.Errorf("writing %s: %w", f.name, err)
	}
	m.SHA256 = hex.EncodeToString(f.sum.Sum(nil))
	return m, nil
}

// abandon closes the file, whatever is in it.
func (f *outputFile) abandon() { _ = f.file.Close() }

// syncDir makes renames in dir last. Not every system can do that to a directory; the files themselves are safe.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("syncing the output directory: %w", err)
	}
	defer d.Close()
	_ = d.Sync()
	return nil
}
