package export

import (
	"bufio"
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

// ExistsError reports that the output directory holds a file that the run would replace and that no export wrote.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string {
	return fmt.Sprintf("%q exists and no %s beside it says that dateline wrote it", e.Path, dataset.ManifestName)
}

// BusyError reports that another export is writing to the same directory.
type BusyError struct{ Dir string }

func (e *BusyError) Error() string { return fmt.Sprintf("another export is writing to %q", e.Dir) }

// output is the directory that a run writes to. Files come to be in the work directory (workdir.go); commit moves them to
// their places (commit.go), and discard leaves nothing behind. Nothing outside the directory is ever written or removed.
type output struct {
	dir       string
	root      *os.Root
	in        folder // root
	made      bool   // dir was made by this run
	madeWork  bool   // so was the work directory
	lock      *os.File
	names     []string // of the files that the run writes beside the manifest
	files     []*outputFile
	stale     []string // files of the dataset that stood here before
	resumable bool     // the work is of use to a next run
	stuck     bool     // a commit could neither be ended nor undone: the journal waits for the next run
}

// openFolder opens a directory that is there. wrap, when not nil, stands between the run and the system.
func openFolder(dir string, wrap func(folder) folder) (*output, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the output directory: %w", err)
	}
	o := &output{dir: dir, root: root, in: rootFolder{root}}
	if wrap != nil {
		o.in = wrap(o.in)
	}
	return o, nil
}

// openOutput prepares opt.Out for the files that the run will write. What a killed run left is brought to an end first;
// without opt.Resume its unfinished work is removed.
func openOutput(opt *Options) (*output, error) {
	if opt.Out == "" {
		return nil, errors.New("no output directory")
	}
	_, err := os.Stat(opt.Out)
	made := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(opt.Out, 0o777); err != nil {
		return nil, fmt.Errorf("making the output directory: %w", err)
	}
	o, err := openFolder(opt.Out, opt.folder)
	if err != nil {
		return nil, err
	}
	o.made, o.names = made, opt.fileNames()
	if err := o.prepare(opt); err != nil {
		o.unmakeWork()
		if o.lock != nil {
			_ = o.lock.Close()
		}
		o.close()
		o.unmake()
		return nil, err
	}
	return o, nil
}

func (o *output) prepare(opt *Options) error {
	own, err := o.ownWork()
	if err != nil {
		return err
	}
	if own {
		if err := o.enterWork(); err != nil {
			return err
		}
		if _, err := o.recover(); err != nil {
			return err
		}
	}
	if err := o.inspect(opt.Overwrite); err != nil {
		return err
	}
	if !own {
		if err := o.enterWork(); err != nil {
			return err
		}
	}
	keep := []string{lockName, markerName}
	if opt.Resume {
		keep = append(keep, spoolName)
	}
	if err := o.cleanWork(keep...); err != nil {
		return fmt.Errorf("removing what an earlier run left: %w", err)
	}
	return nil
}

// inspect decides whether what stands in the directory may be replaced.
func (o *output) inspect(anyway bool) error {
	var there []string
	for _, name := range append(slices.Clone(o.names), dataset.ManifestName) {
		ok, err := isRegular(o.in, name)
		if in := (*InTheWayError)(nil); errors.As(err, &in) {
			in.Path = o.path(name)
		}
		if err != nil {
			return err
		}
		if ok {
			there = append(there, name)
		}
	}
	m, err := o.oldManifest()
	if err != nil {
		return err
	}
	if m != nil {
		for _, l := range m.Files {
			if isOurs(l.Name) { // whatever a manifest lists, nothing else is removed
				o.stale = append(o.stale, l.Name)
			}
		}
		return nil
	}
	if len(there) > 0 && !anyway {
		return &ExistsError{o.path(there[0])}
	}
	return nil
}

// oldManifest reads the manifest of the dataset that stands in the directory; nil when none of dateline's does.
func (o *output) oldManifest() (*dataset.Manifest, error) {
	f, err := o.in.OpenFile(dataset.ManifestName, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the dataset in the output directory: %w", err)
	}
	defer f.Close()
	m, err := dataset.ReadManifest(f)
	if err != nil || m.Tool != "dateline" {
		return nil, nil //nolint:nilerr // what is no manifest of ours is somebody's file
	}
	return m, nil
}

// isOurs reports whether an export may have written a file of this name.
func isOurs(name string) bool {
	return name == rejectsName || name == evidenceName ||
		slices.ContainsFunc(dataset.Formats, func(f *dataset.Format) bool { return name == articlesName(f) })
}

// create begins a file that commit will put under name.
func (o *output) create(name string) (*outputFile, error) {
	f, err := o.newWork(name)
	if err != nil {
		return nil, fmt.Errorf("creating %s: %w", name, err)
	}
	of := &outputFile{name: name, file: f, sync: o.in.Sync, sum: sha256.New()}
	of.buf = bufio.NewWriterSize(io.MultiWriter(f, of.sum), 1<<20)
	o.files = append(o.files, of)
	return of, nil
}

// discard removes everything that the run made.
func (o *output) discard() error {
	for _, f := range o.files {
		f.abandon()
	}
	defer o.close()
	if o.stuck {
		return o.lock.Close()
	}
	if err := o.leaveWork(); err != nil {
		return err
	}
	o.unmake()
	return nil
}

// unmake removes the directory where this run has made it, unless someone has put a file there.
func (o *output) unmake() {
	if o.made {
		_ = os.Remove(filepath.Clean(o.dir)) // fails when it is not empty
	}
}

// release leaves the spool for a next run and removes the rest.
func (o *output) release() error {
	for _, f := range o.files {
		f.abandon()
	}
	defer o.close()
	if o.stuck {
		return o.lock.Close()
	}
	err := o.cleanWork(spoolName, lockName, markerName)
	if cerr := o.lock.Close(); err == nil {
		err = cerr
	}
	return err
}

// close lets go of the directory.
func (o *output) close() { _ = o.root.Close() }

// outputFile is one file of a dataset while it is written. It counts and hashes what goes into it.
type outputFile struct {
	name  string
	file  *os.File
	sync  func(*os.File) error
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
		err = f.sync(f.file)
	}
	if cerr := f.file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return m, fmt.Errorf("writing %s: %w", f.name, err)
	}
	m.SHA256 = f.hash()
	return m, nil
}

// hash is that of everything written so far, in hex.
func (f *outputFile) hash() string { return hex.EncodeToString(f.sum.Sum(nil)) }

// abandon closes the file, whatever is in it.
func (f *outputFile) abandon() { _ = f.file.Close() }
