package dataset

import (
	"bytes"
	"errors"
	"io"
)

// Stream makes an Input of what can only be read in order, such as the body of a request. Formats that are read in order
// are read as r gives them; for one that is read at random, such as Parquet, the first Seek or ReadAt takes all of r into
// memory. It does not close r, and is for one goroutine until then.
func Stream(r io.Reader) Input { return &streamed{r: r} }

type streamed struct {
	r     io.Reader
	begun bool          // r was read from
	held  *bytes.Reader // all of r, once it is needed
}

func (s *streamed) Read(p []byte) (int, error) {
	if s.held != nil {
		return s.held.Read(p)
	}
	s.begun = true
	return s.r.Read(p)
}

func (s *streamed) ReadAt(p []byte, at int64) (int, error) {
	if err := s.hold(); err != nil {
		return 0, err
	}
	return s.held.ReadAt(p, at)
}

func (s *streamed) Seek(offset int64, whence int) (int64, error) {
	if err := s.hold(); err != nil {
		return 0, err
	}
	return s.held.Seek(offset, whence)
}

var errBegun = errors.New("a stream of which some was read is not read at random")

func (s *streamed) hold() error {
	if s.held != nil {
		return nil
	}
	if s.begun {
		return errBegun
	}
	b, err := io.ReadAll(s.r)
	if err != nil {
		return err
	}
	s.held = bytes.NewReader(b)
	return nil
}
