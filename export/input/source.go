package input

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"strings"

	"dateline/export/article"
)

// headLen is how much of a source decides its format.
const headLen = 4096

// Source is a stream of bytes to read documents from: a file, a member of an archive, or what a decompressor makes of
// either. It counts what is read, so that documents know their offset.
type Source struct {
	name   string // input_name of what is inside, before the # if that is still to come
	inner  bool   // name has a # already
	opts   Options
	depth  int
	r      *bufio.Reader
	offset int64 // of the next byte that r gives
	closer []func() error
}

// NewSource makes a source of a stream that is neither a file nor part of one. Tests and callers with documents in memory
// use it; Open makes its own.
func NewSource(r io.Reader, name string, o Options) *Source {
	o.Limits = o.Limits.withDefaults()
	return &Source{name: name, opts: o, r: bufio.NewReaderSize(r, 64<<10)}
}

// child makes a source of something inside s.
func (s *Source) child(r io.Reader, name string, inner bool) *Source {
	return &Source{name: name, inner: inner, opts: s.opts, depth: s.depth + 1, r: bufio.NewReaderSize(r, 64<<10)}
}

// Name returns the input_name of the source.
func (s *Source) Name() string { return s.name }

// member returns the name of a document inside the source.
func (s *Source) member(key string) string {
	if s.inner {
		return s.name + "/" + key
	}
	return s.name + "#" + key
}

// head returns the first bytes without consuming them.
func (s *Source) head() []byte {
	b, _ := s.r.Peek(headLen)
	return b
}

// close lets go of what the source holds, last first.
func (s *Source) close() error {
	var err error
	for i := len(s.closer) - 1; i >= 0; i-- {
		err = errors.Join(err, s.closer[i]())
	}
	s.closer = nil
	return err
}

// all reads the whole source as one document.
func (s *Source) all() ([]byte, error) {
	limit := s.opts.Limits.Document
	var buf bytes.Buffer
	n, err := buf.ReadFrom(io.LimitReader(s.r, limit+1))
	s.offset += n
	if err != nil {
		return buf.Bytes(), err
	}
	if n > limit {
		return buf.Bytes(), errorf(TooLarge, "more than %d bytes; --max-document raises the limit", limit)
	}
	return buf.Bytes(), nil
}

// line reads up to and with the next line feed and returns the line without it, and its offset. At the end it returns
// io.EOF with no line. A line above the limit is passed over, and its beginning returned with the error.
func (s *Source) line(buf []byte) (line []byte, offset int64, err error) {
	offset = s.offset
	line = buf[:0]
	tooLong := false
	for {
		frag, err := s.r.ReadSlice('\n')
		s.offset += int64(len(frag))
		if int64(len(line))+int64(len(frag)) <= s.opts.Limits.Document+2 {
			line = append(line, frag...)
		} else {
			tooLong = true
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && s.offset == offset:
			return nil, offset, io.EOF
		case err != nil && err != io.EOF:
			return line, offset, err
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		if tooLong || int64(len(line)) > s.opts.Limits.Document {
			return line, offset, errorf(TooLarge, "line of %d bytes, more than %d; --max-document raises the limit", s.offset-offset, s.opts.Limits.Document)
		}
		return line, offset, nil
	}
}

// document begins the Document of the bytes b, which stand at offset of the source.
func document(name string, offset int64, b []byte) *article.Document {
	sum := sha256.Sum256(b)
	return &article.Document{Name: name, Offset: offset, SHA256: hex.EncodeToString(sum[:])}
}

// reject turns an error into the Item that reports it; b is the document as far as it is known.
func reject(name string, offset int64, err error, b []byte) Item {
	return Item{Reject: &Reject{InputName: name, InputOffset: offset, Code: CodeOf(err), Message: err.Error(), Snippet: snippet(b)}}
}

// reader finds the format of s and opens it.
func (s *Source) reader() Reader {
	if s.opts.Format != "" && s.opts.Format != "auto" {
		if f := FormatNamed(s.opts.Format); f != nil {
			return f.NewReader(s)
		}
	}
	head := s.head()
	for _, f := range Formats[:len(Formats)-1] {
		if f.Sniff(head) {
			return f.NewReader(s)
		}
	}
	ext := strings.ToLower(path.Ext(s.name))
	for _, f := range Formats {
		for _, e := range f.Exts {
			if e == ext {
				return f.NewReader(s)
			}
		}
	}
	return Formats[len(Formats)-1].NewReader(s)
}

// single is the Reader of a source that holds one document.
type single struct {
	read func() Item
	done bool
}

func (r *single) Next() (Item, error) {
	if r.done {
		return Item{}, io.EOF
	}
	r.done = true
	return r.read(), nil
}
