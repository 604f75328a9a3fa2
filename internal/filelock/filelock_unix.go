//go:build unix

package filelock

import (
	"errors"
	"os"
	"syscall"
)

// Works reports whether this system gives such locks.
const Works = true

// Lock locks f until it is closed, which the system does for a process that dies. It is ErrLocked when another holds it.
func Lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrLocked
	}
	return err
}
