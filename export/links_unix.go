//go:build unix

package export

import (
	"io/fs"
	"syscall"
)

// hasOtherNames reports whether a file has more names than one: hard links, through which what is written to it shows elsewhere.
func hasOtherNames(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && s.Nlink > 1
}
