//go:build !unix

package export

import (
	"errors"
	"os"
)

// errLocked reports that another process holds the lock.
var errLocked = errors.New("locked")

// lockFile opens path. This system gives no lock that a dead process lets go of, so two exports to one directory at the
// same time are not told apart.
func lockFile(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
}
