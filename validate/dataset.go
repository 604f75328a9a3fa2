package validate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dateline/export/dataset"
	"dateline/validate/internal/seen"
)

// Dataset is what one path names: a single file, or a directory with the same records in several formats.
type Dataset struct {
	Path        string            // as given, with forward slashes
	Dir         bool              // the path names a directory
	Files       []*File           // the first one is what row checks look at; never empty
	Sidecars    []string          // paths of rejects.jsonl and evidence.jsonl where they stand
	SidecarSums []string          // their SHA-256, where the manifest states one; known behind the last row
	Manifest    *dataset.Manifest // nil when there is none or it cannot be read
	ManifestErr error             // why it cannot be read; fs.ErrNotExist when there is none

	// EvidenceApart counts the runs of evidence about one record that were not joined with its row: they stand apart from its
	// other evidence, or so far from its row that only the id was kept.
	EvidenceApart int64
	EvidenceRows  int64 // lines of evidence.jsonl, known at the end

	policy      *Policy    // nil for none
	ids, bodies seen.Index // of the rows of the first file that were visited so far
}

// FirstWithID returns the row of the first file that has an id, the first one of several; 0 when none has that was visited
// so far.
func (ds *Dataset) FirstWithID(id string) int64 { return ds.ids.First(id) }

// FirstWithBody returns the row of the first file that has the body of r, as FirstWithID does.
func (ds *Dataset) FirstWithBody(r *Row) int64 { return ds.bodies.FirstHash(r.BodyHash()) }

// File is one data file. Rows, Err and SHA256 are known when its last row was visited, and so are the Bytes of what RunReader
// reads.
type File struct {
	Path   string            `json:"path"` // with forward slashes
	Format *dataset.Format   `json:"-"`
	Rows   int64             `json:"rows"`
	Bytes  int64             `json:"bytes"`
	SHA256 string            `json:"sha256,omitempty"` // only where a manifest states one to compare with
	Header []dataset.Problem `json:"-"`                // what is wrong with the file as a whole
	Err    error             `json:"-"`                // why it could not be read to its end

	given *given // what it is read from; nil for the file at Path
}

// sidecars are files of a dataset's directory that hold no records.
var sidecars = []string{"rejects.jsonl", "evidence.jsonl"}

// UnfinishedError reports a directory in which a new dataset was taking the place of an old one when the export was killed:
// its files may be those of either. The next export into it, or export.Recover, makes one of them whole.
type UnfinishedError struct{ Dir string }

func (e *UnfinishedError) Error() string {
	return fmt.Sprintf("the files in %q may be those of two datasets: an export was replacing one by the other", e.Dir)
}

// findDatasets says what path holds. The files of a directory that differ only in their extension are one dataset, and
// the manifest belongs to the dataset that it lists, or to the only one there is.
func findDatasets(name string) ([]*Dataset, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil && name == "-":
		return nil, usagef("standard input cannot be validated: expected a file or directory, which may be read in any order")
	case err != nil && strings.Contains(name, "://"):
		return nil, usagef("%q is an address: expected a file or directory, fetched before", name)
	case err != nil:
		return nil, fmt.Errorf("looking for a dataset: %w", err)
	}
	dir := name
	if !info.IsDir() {
		dir = filepath.Dir(name)
	}
	if _, err := os.Lstat(filepath.Join(dir, dataset.WorkName, dataset.JournalName)); err == nil {
		return nil, &UnfinishedError{dir}
	}
	if info.IsDir() {
		return datasetsIn(name)
	}
	f, err := newFile(name, info.Size())
	if err != nil {
		return nil, err
	}
	return []*Dataset{{Path: filepath.ToSlash(name), Files: []*File{f}}}, nil
}

// datasetsIn finds the datasets of a directory.
func datasetsIn(name string) ([]*Dataset, error) {
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, fmt.Errorf("looking for a dataset: %w", err)
	}
	found, side, err := group(name, entries)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, noDataset(name, entries)
	}
	m, merr := readManifest(filepath.Join(name, dataset.ManifestName))
	for _, ds := range found {
		if len(found) == 1 || m != nil && lists(m, ds) {
			ds.Manifest, ds.ManifestErr, ds.Sidecars = m, merr, side
		}
	}
	return found, nil
}

// group gives the datasets that the data files of a directory make, their files in the order of the formats, and the paths
// of the sidecars.
func group(name string, entries []fs.DirEntry) (found []*Dataset, side []string, err error) {
	byStem := map[string]*Dataset{}
	for _, e := range entries {
		full := filepath.Join(name, e.Name())
		if slices.Contains(sidecars, e.Name()) {
			side = append(side, filepath.ToSlash(full))
			continue
		}
		format := dataset.ByPath(e.Name())
		if format == nil || e.IsDir() {
			continue
		}
		info, err := os.Stat(full)
		if err != nil {
			return nil, nil, fmt.Errorf("looking for a dataset: %w", err)
		}
		stem := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		ds := byStem[stem]
		if ds == nil {
			ds = &Dataset{Path: filepath.ToSlash(name), Dir: true, ManifestErr: fs.ErrNotExist}
			byStem[stem] = ds
			found = append(found, ds)
		}
		ds.Files = append(ds.Files, &File{Path: filepath.ToSlash(full), Format: format, Bytes: info.Size()})
	}
	for _, ds := range found {
		slices.SortStableFunc(ds.Files, func(a, b *File) int {
			return slices.Index(dataset.Formats, a.Format) - slices.Index(dataset.Formats, b.Format)
		})
	}
	return found, side, nil
}

// noDataset says why a directory holds none.
func noDataset(name string, entries []fs.DirEntry) error {
	for _, e := range entries {
		if plain := decompressed(e.Name()); plain != "" {
			return fmt.Errorf("no dataset in directory %q: %s is compressed, expected it as %s", name, e.Name(), plain)
		}
	}
	return fmt.Errorf("no dataset in directory %q: expected files ending in %s", name, extensions())
}

// FilesOf names the files that Run reads for a path, which nobody should write over: data, sidecars and manifest. The
// latter two are named where they would stand, also beside a single data file. Where there is no dataset, there are none.
func FilesOf(name string) []string {
	sets, err := findDatasets(name)
	if err != nil {
		return nil
	}
	var out []string
	for _, ds := range sets {
		for _, f := range ds.Files {
			out = append(out, filepath.FromSlash(f.Path))
		}
	}
	dir := name
	if !sets[0].Dir {
		dir = filepath.Dir(name)
	}
	for _, n := range append([]string{dataset.ManifestName}, sidecars...) {
		out = append(out, filepath.Join(dir, n))
	}
	return out
}

// lists reports whether the manifest names a file of ds.
func lists(m *dataset.Manifest, ds *Dataset) bool {
	return slices.ContainsFunc(m.Files, func(f dataset.ManifestFile) bool {
		return slices.ContainsFunc(ds.Files, func(g *File) bool { return path.Base(g.Path) == f.Name })
	})
}

func readManifest(name string) (*dataset.Manifest, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return dataset.ReadManifest(f)
}

func newFile(name string, size int64) (*File, error) {
	format := dataset.ByPath(filepath.ToSlash(name))
	if plain := decompressed(name); format == nil && plain != "" {
		return nil, fmt.Errorf("%q is compressed: expected it as %q", name, plain)
	}
	if format == nil {
		return nil, fmt.Errorf("format of %q is not known: expected a name that ends in %s", name, extensions())
	}
	return &File{Path: filepath.ToSlash(name), Format: format, Bytes: size}, nil
}

// decompressed is the name that a compressed data file has without the compression, empty for other files.
func decompressed(name string) string {
	for _, ext := range []string{".gz", ".zst", ".bz2", ".xz", ".zip"} {
		if plain, ok := strings.CutSuffix(name, ext); ok && dataset.ByPath(filepath.ToSlash(plain)) != nil {
			return plain
		}
	}
	return ""
}

func extensions() string {
	var exts []string
	for _, f := range dataset.Formats {
		exts = append(exts, f.Exts...)
	}
	return strings.Join(exts, ", ")
}

// Finding describes something about a file of the dataset, or about the dataset where name is empty.
func (ds *Dataset) Finding(name, field, value, message string) Finding {
	if name == "" {
		name = ds.Path
	}
	return Finding{Position: dataset.Position{File: name}, Field: field, Value: shorten(value), Message: message}
}
