package wholefile

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/filelock"
)

// A part is a file under way: .report.json.dateline-ABCDEFGH.tmp beside report.json. The run that writes it holds its lock up
// to the rename, so that one without a lock is what a killed run left.
const (
	partMark   = ".dateline-"
	partRandom = 8 // signs
	partEnd    = ".tmp"
)

func partName(name, random string) string {
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+partMark+random+partEnd)
}

// isPartOf reports whether a file in the directory of name is a part of it, by its own name.
func isPartOf(file, name string) bool {
	random, ok := strings.CutPrefix(file, "."+filepath.Base(name)+partMark)
	if !ok {
		return false
	}
	random, ok = strings.CutSuffix(random, partEnd)
	return ok && len(random) == partRandom && strings.Trim(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// createPart makes a new part of name and locks it until release is called. Where there are no locks, it goes without.
func createPart(name string) (f *os.File, release func(), err error) {
	for {
		part := partName(name, rand.Text()[:partRandom])
		f, err = os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return nil, nil, err
		}
		release, err = lock(part)
		_, gone := os.Lstat(part)
		if !errors.Is(err, filelock.ErrLocked) && gone == nil {
			return f, release, nil
		}
		// Another run, which sweeps here, was faster than the lock.
		release()
		_ = f.Close()
	}
}

// lock locks a file until release is called, with a handle of its own: the writer's is closed before the rename.
func lock(name string) (release func(), err error) {
	nothing := func() {}
	if !filelock.Works {
		return nothing, errors.ErrUnsupported // and Windows does not rename what somebody has open
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return nothing, err
	}
	if err := filelock.Lock(f); err != nil {
		_ = f.Close()
		return nothing, err
	}
	return func() { _ = f.Close() }, nil
}

// sweep removes the parts of name that killed runs have left. What cannot be locked or removed stays: it is in nobody's way.
func sweep(name string) {
	files, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return
	}
	for _, file := range files {
		if !file.Type().IsRegular() || !isPartOf(file.Name(), name) {
			continue
		}
		part := filepath.Join(filepath.Dir(name), file.Name())
		if release, err := lock(part); err == nil {
			_ = os.Remove(part)
			release()
		}
	}
}
