//go:build unix

package export

import (
	"errors"
	"os"
	"syscall"
)

// errLocked reports that another process holds the lock.
var errLocked = errors.New("locked")

// lockFile locks f until it is closed, which the system does for a process that dies.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errLocked
	}
	return err
}
