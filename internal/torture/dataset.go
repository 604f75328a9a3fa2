package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// What the program calls its files, as README.md and the work directory's documentation say.
const (
	workName    = ".dateline-work"
	journalPath = workName + "/journal"
	manifest    = "manifest.json"
)

// files are the files of a directory by name, each as a hash, without what lies in directories of it.
type files map[string]string

// look reads a directory. One that is not there has no files.
func look(dir string) (files, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return files{}, nil
	}
	if err != nil {
		return nil, err
	}
	out := files{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if out[e.Name()], err = hashOf(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func hashOf(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (f files) is(g files) bool { return maps.Equal(f, g) }

func (f files) names() []string { return slices.Sorted(maps.Keys(f)) }

// state is what a reader finds in an output directory.
type state int

const (
	isOld   state = iota // the dataset that stood there before, or nothing where nothing stood
	isNew                // the whole new one
	pending              // whatever stands there, a journal from which the next start makes one of them
)

// judge says which of them is there. Anything else is an error: a mixture, or a manifest beside one.
func judge(dir string, before, after files) (state, error) {
	now, err := look(dir)
	if err != nil {
		return 0, err
	}
	_, journal := os.Lstat(filepath.Join(dir, journalPath))
	_, listed := now[manifest]
	switch isBefore, isAfter := now.is(before), now.is(after); {
	case listed && !isBefore && !isAfter:
		return 0, fmt.Errorf("a manifest stands beside what is neither the old nor the new dataset: %v", now.names())
	case journal == nil:
		return pending, nil
	case isAfter:
		return isNew, nil
	case isBefore:
		return isOld, nil
	}
	return 0, fmt.Errorf("a mixture without a journal: %v", now.names())
}

// whole is an error unless the directory holds exactly these files, and no work directory.
func whole(dir string, want files) error {
	now, err := look(dir)
	if err != nil {
		return err
	}
	if !now.is(want) {
		return fmt.Errorf("%s holds other bytes than it should: %v, want %v", filepath.Base(dir), now.names(), want.names())
	}
	if _, err := os.Lstat(filepath.Join(dir, workName)); err == nil {
		return fmt.Errorf("a work directory is left in %s", filepath.Base(dir))
	}
	return nil
}

// copyDir copies a directory that may not be there.
func copyDir(to, from string) error {
	err := os.CopyFS(to, os.DirFS(from))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
