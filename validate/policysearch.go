package validate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// FindPolicy looks for dateline.yaml in the directory of path, or in path where it is a directory, and in those above, up
// to the root of the Git repository that it stands in: what holds for a project stands in it. It returns the name of the
// nearest one, or nothing where there is none.
func FindPolicy(path string) (string, error) {
	dir, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("looking for %s: %w", PolicyName, err)
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	for {
		name := filepath.Join(dir, PolicyName)
		switch info, err := os.Stat(name); {
		case err == nil && info.Mode().IsRegular():
			return shortest(name), nil
		case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
			return "", fmt.Errorf("looking for %s: %w", PolicyName, err)
		}
		// A directory, or in worktrees and submodules a file (gitrepository-layout).
		_, err := os.Lstat(filepath.Join(dir, ".git"))
		up := filepath.Dir(dir)
		if err == nil || up == dir {
			return "", nil
		}
		dir = up
	}
}

// shortest returns the path relative to the working directory where that is shorter, as people would type it.
func shortest(name string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, name); err == nil && len(rel) < len(name) {
			return rel
		}
	}
	return name
}
