package input

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"dateline/export/document"
	"dateline/schema"
)

// headLen is how much of a source decides its format.
const headLen = 4096

// Source is a stream of bytes to read documents from: a file, a member of an archive, or what a decompressor makes of
// either. It counts what is read, so that documents know their offset.
type Source struct {
	name     string // input_name of what is inside, before the # if that is still to come
	inner    bool   // name has a # already
	opts     Options
	depth    int
	budget   *budget
	window   int64 // that a compression may ask for
	under    *pushback
	r        *bufio.Reader // of under
	at       io.ReaderAt   // the same bytes at random; nil when they come only once
	size     int64         // of at
	offset   int64         // of the next byte that r gives
	legacy   string        // character set of the lines that are no UTF-8, once one was met
	noOffset bool          // offsets are not those of the file
	resume   func() bool   // goes on behind damaged data; nil when that is not possible
	closer   []func() error
}

// NewSource makes a source of a stream that is neither a file nor part of one. Tests and callers with documents in memory
// use it; Open makes its own.
func NewSource(r io.Reader, name string, o Options) *Source {
	o.Limits = o.Limits.withDefaults()
	b := &budget{ratio: o.Limits.Ratio}
	s := &Source{name: name, opts: o, budget: b, window: maxWindow, under: &pushback{r: counter{r, b}}}
	s.r = bufio.NewReaderSize(s.under, 64<<10)
	return s
}

// ended reports whether nothing can be read behind damaged data. Where something can, reading goes on there.
func (s *Source) ended() bool { return s.resume == nil || !s.resume() }

// child makes a source of something inside s.
func (s *Source) child(r io.Reader, name string, inner bool) *Source {
	in := &Source{name: name, inner: inner, opts: s.opts, depth: s.depth + 1, budget: s.budget, window: s.window, under: &pushback{r: r}}
	in.r = bufio.NewReaderSize(in.under, 64<<10)
	return in
}

// Name returns the input_name of the source.
func (s *Source) Name() string { return s.name }

// member returns the name of a document inside the source. key tells it from the others; it may hold any bytes.
func (s *Source) member(key string) string {
	key = schema.EscapeName(key)
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

// Open finds the format of the source, behind any compression, and begins to read it. The reader is done with when Close
// is called.
func (s *Source) Open() (Reader, error) {
	head, err := s.r.Peek(headLen)
	if len(head) == 0 {
		if err != nil && err != io.EOF {
			return nil, err
		}
		return nil, errorf(Empty, "no text: 0 bytes")
	}
	for _, c := range compressions {
		if !c.sniff(head) {
			continue
		}
		if s.depth >= s.opts.Limits.Depth {
			return nil, errorf(TooDeep, "%s inside %d other archives and compressions; unpack the outer ones first", c.name, s.depth)
		}
		in, err := s.unpack(c)
		if err != nil {
			return nil, err
		}
		return in.Open()
	}
	f := s.format(head)
	if name, mark := bom(head); f.lines && mark > 0 && name != "utf-8" {
		return f.NewReader(s.recoded(name, mark)), nil
	}
	return f.NewReader(s), nil
}

// recoded reads s, whose text is in wide units, as UTF-8. Its documents then have no place in the file.
func (s *Source) recoded(charset string, mark int) *Source {
	e := encodingOf(charset)
	if e == nil {
		return s
	}
	_, _ = s.r.Discard(mark)
	in := s.child(transform.NewReader(s.r, e.NewDecoder()), s.name, s.inner)
	in.noOffset = true
	return in
}

// utf8 decodes a line or value whose syntax is ASCII. Nearly all are UTF-8; for the others the first one met, with what
// follows it, decides the character set of the whole source, because one line alone says little.
func (s *Source) utf8(b []byte) ([]byte, error) {
	if utf8.Valid(b) {
		return b, nil
	}
	if s.legacy == "" {
		more, _ := s.r.Peek(s.r.Size())
		_, name, err := Charset(slices.Concat(b, []byte("\n"), more), false, "")
		if err != nil {
			return nil, err
		}
		s.legacy = name
	}
	if s.legacy == "utf-8" {
		return bytes.ToValidUTF8(b, []byte("\uFFFD")), nil
	}
	text, _ := decodeAs(s.legacy, b)
	return []byte(text), nil
}

// at0 is the offset for a document that begins at offset of the stream: -1 when that is no place in the file.
func (s *Source) at0(offset int64) int64 {
	if s.noOffset {
		return -1
	}
	return offset
}

// format finds the format of what begins with head: the one asked for, the first that knows it, or for what might be
// plain text the one that the extension names.
func (s *Source) format(head []byte) *Format {
	asked := FormatNamed(s.opts.Format)
	for _, f := range Formats[:len(Formats)-1] {
		if f.Sniff(head) && (asked == nil || f.archive) {
			return f
		}
	}
	if asked != nil {
		return asked
	}
	ext := strings.ToLower(path.Ext(s.name))
	for _, f := range Formats {
		if slices.Contains(f.Exts, ext) && !f.archive {
			return f
		}
	}
	return Formats[len(Formats)-1]
}

// Close lets go of what the source holds, last first. It does not close the stream that NewSource was given.
func (s *Source) Close() error { return s.close() }

func (s *Source) close() error {
	var err error
	for i := len(s.closer) - 1; i >= 0; i-- {
		err = errors.Join(err, s.closer[i]())
	}
	s.closer = nil
	return err
}

// random gives the bytes of the source at random, as zip and Parquet need them, and their number. What comes only once is
// held in memory or, above the limit of a document, in a temporary file that close removes. Nothing may have been
// consumed before.
func (s *Source) random() (io.ReaderAt, int64, error) {
	if s.at != nil {
		return s.at, s.size, nil
	}
	var mem bytes.Buffer
	n, err := mem.ReadFrom(io.LimitReader(s.r, s.opts.Limits.Document))
	if err != nil {
		return nil, 0, err
	}
	if n < s.opts.Limits.Document {
		s.at, s.size = bytes.NewReader(mem.Bytes()), n
		return s.at, s.size, nil
	}
	f, err := os.CreateTemp("", "dateline-*")
	if err != nil {
		return nil, 0, errorf(Unreadable, "holding the archive aside: %w", cause(err))
	}
	s.closer = append(s.closer, func() error { return errors.Join(f.Close(), os.Remove(f.Name())) })
	n, err = io.Copy(f, io.MultiReader(&mem, io.LimitReader(s.r, s.opts.Limits.Spool)))
	if err != nil {
		return nil, 0, err
	}
	if n > s.opts.Limits.Spool {
		return nil, 0, errorf(TooLarge, "an archive of more than %d bytes inside another; unpack the outer one first", s.opts.Limits.Spool)
	}
	s.at, s.size = f, n
	return s.at, s.size, nil
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

// documentOf begins the Document of the bytes b, which stand at offset of the source.
func documentOf(name string, offset int64, b []byte) *document.Document {
	sum := sha256.Sum256(b)
	return &document.Document{Name: name, Offset: offset, SHA256: hex.EncodeToString(sum[:])}
}

// put gives the item that read makes of size bytes: at once, or deferred. read may use nothing that reading on changes.
func (s *Source) put(size int, read func() Item) Item {
	if !s.opts.Deferred {
		return read()
	}
	return Item{later: read, size: int64(size)}
}

// kept gives b as it stays when reading goes on.
func (s *Source) kept(b []byte) []byte {
	if s.opts.Deferred {
		return bytes.Clone(b)
	}
	return b
}

// reject turns an error into the Item that reports it; b is the document as far as it is known.
func reject(name string, offset int64, err error, b []byte) Item {
	return Item{Reject: &Reject{InputName: name, InputOffset: offset, Code: CodeOf(err), Message: err.Error(), Snippet: snippet(b)}}
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

// unread puts b back before what comes next.
func (s *Source) unread(b []byte) {
	s.offset -= int64(len(b))
	buffered, _ := s.r.Peek(s.r.Buffered())
	s.under.back(bytes.Clone(buffered))
	s.under.back(bytes.Clone(b))
	s.r.Reset(s.under)
}

// pushback is a stream to which bytes can be given back.
type pushback struct {
	pending [][]byte // what comes before r, the next last
	r       io.Reader
}

func (p *pushback) back(b []byte) {
	if len(b) > 0 {
		p.pending = append(p.pending, b)
	}
}

func (p *pushback) Read(b []byte) (int, error) {
	if last := len(p.pending) - 1; last >= 0 {
		n := copy(b, p.pending[last])
		if p.pending[last] = p.pending[last][n:]; len(p.pending[last]) == 0 {
			p.pending = p.pending[:last]
		}
		return n, nil
	}
	return p.r.Read(b)
}
