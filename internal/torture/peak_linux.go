package main

import (
	"os"
	"syscall"
)

// knowsPeaks says whether peakOf does.
const knowsPeaks = true

// peakOf is the most memory that a process held, in bytes.
func peakOf(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10 // Linux counts in kilobytes
	}
	return 0
}
