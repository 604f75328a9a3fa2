package input

import (
	"errors"
	"io"
	"path"
	"strings"
)

// member is one file of an archive.
type member struct {
	name string // as the archive has it, but for memberName
	skip string // why it is no document
	err  error  // why it cannot be read
	r    io.Reader
	at   io.ReaderAt // set with size for members that are stored as they are
	size int64
	done func() error // called when r is done with; may be nil
}

// archiveReader reads the members of an archive one after the other, each as a source of its own.
type archiveReader struct {
	src  *Source
	next func() (member, error) // io.EOF behind the last; another error ends the archive
	n    int
	in   *Source // the member being read; nil between members
	rd   Reader
	err  error // what Next returns from now on
}

func newArchive(s *Source, next func() (member, error)) Reader {
	if s.depth >= s.opts.Limits.Depth {
		return failing(errorf(TooDeep, "an archive inside %d other archives and compressions; unpack the outer ones first", s.depth))
	}
	r := &archiveReader{src: s, next: next}
	s.closer = append(s.closer, r.closeMember)
	return r
}

func (r *archiveReader) closeMember() error {
	if r.in == nil {
		return nil
	}
	err := r.in.close()
	r.in, r.rd = nil, nil
	return err
}

func (r *archiveReader) Next() (Item, error) {
	for r.err == nil {
		if r.in == nil {
			item, opened := r.open()
			if opened || r.err != nil {
				continue
			}
			return item, nil
		}
		item, err := r.rd.Next()
		if err == nil {
			return item, nil
		}
		name := r.in.name
		// Decompressors repeat on Close what reading the member said already.
		_ = r.closeMember()
		if err != io.EOF {
			return reject(name, -1, err, nil), nil
		}
	}
	return Item{}, r.err
}

// open begins the next member, or says in an Item why not.
func (r *archiveReader) open() (Item, bool) {
	m, err := r.next()
	if err != nil {
		r.err = err
		return Item{}, false
	}
	name := r.src.member(m.name)
	if m.skip != "" {
		return Item{Skip: m.skip}, false
	}
	if r.n++; r.n > r.src.opts.Limits.Members {
		r.err = errorf(TooMany, "more than %d members; unpack it and export the parts", r.src.opts.Limits.Members)
		return Item{}, false
	}
	if m.err != nil {
		return reject(name, 0, m.err, nil), false
	}
	r.in = r.src.child(m.r, name, true)
	r.in.at, r.in.size = m.at, m.size
	if m.done != nil {
		r.in.closer = append(r.in.closer, m.done)
	}
	if r.rd, err = r.in.Open(); err != nil {
		_ = r.closeMember()
		return reject(name, 0, err, nil), false
	}
	return Item{}, true
}

// failing is a Reader of which nothing can be read.
func failing(err error) Reader { return &failed{err} }

type failed struct{ err error }

func (f *failed) Next() (Item, error) { return Item{}, f.err }

// memberName writes the name of an archive's member with slashes and without "..": it stays inside the archive. Members that
// would be unpacked to the same path get the same name. Dateline opens no such path, but a reader of the dataset may.
func memberName(s string) string {
	s = strings.ReplaceAll(s, `\`, "/")
	return strings.TrimPrefix(path.Clean("/"+s), "/")
}

// furniture says why a member of an archive is nobody's document: what systems leave there beside the files.
func furniture(name string) string {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") {
			return "hidden-file"
		}
	}
	return ""
}

// archiveError gives an error of reading an archive's own structure its code.
func archiveError(kind string, err error) error {
	var e *Error
	switch {
	case err == io.EOF, errors.As(err, &e):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errorf(Truncated, "the %s ends early: %w", kind, err)
	}
	return errorf(Decode, "the %s is damaged: %w", kind, err)
}
