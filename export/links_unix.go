//go:build unix

package export

import (
	"io/fs"
	"syscall"
)

// hasOtherNames reports whether a file has several names (hard links). What is written to it shows under all of them.
func hasOtherNames(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && s.Nlink > 1
}
