package dataset

import (
	"fmt"
	"io"
	"os"
)

// A TooLargeError reports that a file which has to be read as a whole has more of something than those of its kind may.
type TooLargeError struct {
	Path  string
	Limit int64
	Of    string // bytes, lines, …
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%q has more than %d %s", e.Path, e.Limit, e.Of)
}

// ReadWhole reads a file of at most limit bytes, as policies, schemas and other files beside a dataset are read. The name may
// be that of a pipe, of which no more is read either. A larger file is a *TooLargeError.
func ReadWhole(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	tooLarge := &TooLargeError{name, limit, "bytes"}
	if info, err := f.Stat(); err == nil && info.Size() > limit {
		return nil, tooLarge
	}
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > limit {
		return nil, tooLarge
	}
	return b, nil
}
