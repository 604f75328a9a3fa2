//go:build !unix

package export

import "io/fs"

// hasOtherNames is always false: what this system says of a file does not tell how many names it has.
func hasOtherNames(fs.FileInfo) bool { return false }
