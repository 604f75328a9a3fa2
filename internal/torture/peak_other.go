//go:build !linux

package main

import "os"

// knowsPeaks says whether peakOf does.
const knowsPeaks = false

// peakOf says nothing where the unit of what the system counts is another one.
func peakOf(*os.ProcessState) int64 { return 0 }
