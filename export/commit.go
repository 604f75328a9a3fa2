package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/export/dataset"
)

// How a new dataset takes the place of an old one, so that a failure or a kill at any call leaves one of them whole, or
// a journal from which the next start makes one of them whole:
//
//  1. All new files are complete and synced in the work directory, and so is the journal, which lists them with their
//     hashes, and what stands in their places.
//  2. The old manifest is moved into the work directory, and the other old files are linked there (moved, where the file
//     system has no links). Where a manifest stands, the files beside it are always those that it lists.
//  3. The new files are renamed into their places, the manifest last, and old files without a successor are removed. The
//     directory is synced.
//  4. The journal is removed: the new dataset stands.
//
// An error before 4 puts the old files back. A kill leaves the journal: the next start finishes 3 when every new file is
// there, as its hash says, and puts the old ones back otherwise.

// journalName is the file in the work directory that says which commit is under way.
const journalName = dataset.JournalName

// journalLimit is the size above which a journal is none: it holds a line for each of the few files of a dataset.
const journalLimit = 1 << 20

// journal is a commit under way.
type journal struct {
	Version int           `json:"version"`
	Files   []journalFile `json:"files"` // the manifest last
}

// journalFile is one file that a commit puts in place, replaces or removes.
type journalFile struct {
	Name   string `json:"name"`
	Old    bool   `json:"old"`              // one stood there before
	SHA256 string `json:"sha256,omitempty"` // of the new file; empty when the old one goes without a successor
	Bytes  int64  `json:"bytes"`
}

func (f *journalFile) isNew() bool { return f.SHA256 != "" }

// commit puts every file under its final name and removes what else the old dataset had. With an error the old dataset
// stands as before, unless it says otherwise.
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
	j := &journal{Version: 1}
	for _, name := range o.stale {
		if !slices.ContainsFunc(o.files, func(f *outputFile) bool { return f.name == name }) {
			j.Files = append(j.Files, journalFile{Name: name})
		}
	}
	for _, f := range o.files {
		j.Files = append(j.Files, journalFile{Name: f.name, SHA256: f.hash(), Bytes: f.bytes})
	}
	for i := range j.Files {
		if j.Files[i].Old, err = isRegular(o.in, j.Files[i].Name); err != nil {
			return fmt.Errorf("replacing the old dataset: %w", err)
		}
	}
	if err := o.swap(j); err != nil {
		if back := o.rollBack(j); back != nil {
			o.stuck = true
			return fmt.Errorf("%w (and putting the old dataset back, which the next export into %q will do: %w)", err, o.dir, back)
		}
		return err
	}
	o.files = nil
	// The new dataset stands. A rest of the work directory is the next run's to remove.
	_ = o.leaveWork()
	o.close()
	return nil
}

// swap does all of the above but for the repair.
func (o *output) swap(j *journal) error {
	data, err := json.Marshal(j)
	if err != nil {
		return fmt.Errorf("encoding the journal: %w", err)
	}
	if err := o.writeWork(journalName, data); err != nil {
		return fmt.Errorf("writing the journal: %w", err)
	}
	for i := len(j.Files) - 1; i >= 0; i-- {
		if f := &j.Files[i]; f.Old {
			if err := o.putAside(f.Name); err != nil {
				return fmt.Errorf("replacing the old dataset's %s: %w", f.Name, err)
			}
		}
	}
	if err := o.in.SyncDir(workName); err != nil {
		return fmt.Errorf("replacing the old dataset: %w", err)
	}
	return o.rollForward(j)
}

// putAside keeps an old file in the work directory.
func (o *output) putAside(name string) error {
	aside := inWork(oldPrefix + name)
	if err := removeIfThere(o.in, aside); err != nil {
		return err
	}
	if name != dataset.ManifestName && o.in.Link(name, aside) == nil {
		return nil
	}
	return o.in.Rename(name, aside)
}

// rollForward puts those new files in place that are not there yet, removes old ones without a successor and ends the
// commit.
func (o *output) rollForward(j *journal) error {
	for i := range j.Files {
		f := &j.Files[i]
		if !f.isNew() {
			if err := removeIfThere(o.in, f.Name); err != nil {
				return fmt.Errorf("removing the old dataset's %s: %w", f.Name, err)
			}
			continue
		}
		if err := o.in.Rename(inWork(f.Name), f.Name); err != nil && !(errors.Is(err, fs.ErrNotExist) && o.stands(f)) {
			return fmt.Errorf("putting %s in its place: %w", f.Name, err)
		}
	}
	if err := o.in.SyncDir("."); err != nil {
		return fmt.Errorf("syncing the output directory: %w", err)
	}
	return o.endCommit()
}

// stands reports whether a new file is in its place.
func (o *output) stands(f *journalFile) bool { return holds(o.in, f.Name, f.SHA256, f.Bytes) }

// rollBack puts the old files back and ends the commit.
func (o *output) rollBack(j *journal) error {
	for i := range j.Files {
		f := &j.Files[i]
		var err error
		switch {
		case f.Old:
			err = o.in.Rename(inWork(oldPrefix+f.Name), f.Name)
			if errors.Is(err, fs.ErrNotExist) {
				err = nil // it never left its place
			}
		case f.isNew() && o.stands(f):
			err = o.in.Remove(f.Name)
		}
		if err != nil {
			return err
		}
	}
	if err := o.in.SyncDir("."); err != nil {
		return err
	}
	return o.endCommit()
}

func (o *output) endCommit() error {
	if err := removeIfThere(o.in, inWork(journalName)); err != nil {
		return fmt.Errorf("removing the journal: %w", err)
	}
	return nil
}

// recover ends the commit that a killed run left, if there is one. It reports whether there was.
func (o *output) recover() (bool, error) {
	there, err := isRegular(o.in, inWork(journalName))
	if err != nil || !there {
		return false, err
	}
	fail := func(err error) (bool, error) {
		return true, fmt.Errorf("ending the commit that an earlier export left in %q: %w", o.dir, err)
	}
	data, err := o.readWork(journalName, journalLimit)
	if err != nil {
		return fail(err)
	}
	j := &journal{}
	if err := json.Unmarshal(data, j); err != nil {
		return fail(fmt.Errorf("reading the journal: %w", err))
	}
	if j.Version != 1 {
		return fail(fmt.Errorf("the journal has version %d, and this dateline knows version 1", j.Version))
	}
	whole := true
	for i := range j.Files {
		f := &j.Files[i]
		if !isOurs(f.Name) && f.Name != dataset.ManifestName && !(strings.HasPrefix(f.Name, "articles.") && filepath.Base(f.Name) == f.Name) {
			return fail(fmt.Errorf("the journal names %q, which no export writes", f.Name))
		}
		o.names = append(o.names, f.Name)
		whole = whole && (!f.isNew() || holds(o.in, inWork(f.Name), f.SHA256, f.Bytes) || o.stands(f))
	}
	if whole {
		err = o.rollForward(j)
	} else {
		err = o.rollBack(j)
	}
	if err != nil {
		return fail(err)
	}
	return true, nil
}

// Recover ends what a killed export has left half done in a directory: it completes the commit, or puts the old dataset
// back. It reports whether there was anything to do. A directory in which no commit is under way is not changed; one that
// is being written to gives a *BusyError.
func Recover(dir string) (bool, error) {
	if _, err := os.Lstat(filepath.Join(dir, workName, journalName)); err != nil {
		return false, nil
	}
	o, err := openFolder(dir, nil)
	if err != nil {
		return false, err
	}
	defer o.close()
	own, err := o.ownWork()
	if err != nil || !own {
		return false, err
	}
	if err := o.enterWork(); err != nil {
		return false, err
	}
	did, err := o.recover()
	if err != nil {
		_ = o.lock.Close()
		return did, err
	}
	return did, o.leaveWork()
}
