// Package filelock locks files against other processes, with locks that die with the process that holds them.
package filelock

import "errors"

// ErrLocked reports that another process holds the lock.
var ErrLocked = errors.New("locked")
