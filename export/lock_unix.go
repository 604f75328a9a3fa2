//go:build unix

package export

import (
	"errors"
	"os"
	"syscall"
)

// errLocked reports that another process holds the lock.
var errLocked = errors.New("locked")

// lockFile opens path and locks it until it is closed, which the system does for a process that dies.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errLocked
		}
		return nil, err
	}
	return f, nil
}
