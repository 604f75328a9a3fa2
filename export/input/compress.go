package input

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/therootcompany/xz"
)

// compression is one way to pack a stream of bytes. It is taken off before the format is looked for.
type compression struct {
	name  string
	sniff func(head []byte) bool
	open  func(r *bufio.Reader, window int64) (io.ReadCloser, error)
}

// maxWindow is the most that a compression may ask for to look back in, as much as zstd itself grants; xz -9 asks for half
// of it. A decompressor makes room for all of it before it reads the first byte. A compression inside another gets half, so
// that all of them together take less than twice as much.
const maxWindow = 128 << 20

var compressions = []compression{
	{"gzip", prefixed("\x1f\x8b\x08"), openGzip},
	{"zstd", isZstd, openZstd},
	{"bzip2", isBzip2, func(r *bufio.Reader, _ int64) (io.ReadCloser, error) { return io.NopCloser(bzip2.NewReader(r)), nil }},
	{"xz", prefixed("\xfd7zXZ\x00"), func(r *bufio.Reader, window int64) (io.ReadCloser, error) {
		x, err := xz.NewReader(r, uint32(window))
		return io.NopCloser(x), err
	}},
}

func prefixed(magic string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

// isBzip2 also looks at the magic of the first block (or of the end), because a text may well begin with "BZh9".
func isBzip2(head []byte) bool {
	return len(head) >= 10 && string(head[:3]) == "BZh" && head[3] >= '1' && head[3] <= '9' &&
		(string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17\x72\x45\x38\x50\x90")
}

const skippableFrame = 0x184D2A50 // RFC 8878, section 3.1.2: the low four bits are free

func isZstd(head []byte) bool {
	if len(head) < 8 {
		return false
	}
	magic := binary.LittleEndian.Uint32(head)
	return magic == 0xFD2FB528 || magic&^0xf == skippableFrame
}

// budget is what one input file may cost, shared by all that is packed inside it.
type budget struct {
	in    int64 // bytes of the file read so far, or its size where it is read at random
	out   int64 // bytes that decompression made of them
	ratio int64
}

// freeBytes may be decompressed whatever the ratio: small files of repeated text compress very well.
const freeBytes = 64 << 20

func (b *budget) spend(n int64) error {
	b.out += n
	if b.out > freeBytes && b.out/b.ratio > b.in {
		return errorf(Ratio, "decompresses to more than %d times its size; unpack it first if it can be trusted", b.ratio)
	}
	return nil
}

// counter counts what is read of a file.
type counter struct {
	r io.Reader
	b *budget
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.b.in += int64(n)
	return n, err
}

// unpacked reads a decompressor. Its errors stay until resume is called, because a bufio.Reader asks again after one.
type unpacked struct {
	name   string
	r      io.ReadCloser
	b      *budget
	window int64 // for a message
	err    error
}

func (u *unpacked) Read(p []byte) (n int, err error) {
	if u.err != nil {
		return 0, u.err
	}
	defer func() {
		// The decompressors are not this project's: what one of them does with hostile input must not end the export.
		if v := recover(); v != nil {
			u.err = errorf(Decode, "%s data is damaged: %v", u.name, v)
			n, err = 0, u.err
		}
	}()
	n, err = u.r.Read(p)
	if over := u.b.spend(int64(n)); over != nil {
		err = over
	}
	err = packError(u.name, u.window, err)
	u.err = err
	return n, err
}

// packError gives errors of a decompressor their code.
func packError(name string, window int64, err error) error {
	var e *Error
	switch {
	case err == nil || err == io.EOF || errors.As(err, &e):
		return err
	case errors.Is(err, xz.ErrMemlimit), errors.Is(err, zstd.ErrWindowSizeExceeded):
		// Not TooLarge: behind a line that is too large the readers look for the next.
		return errorf(Decode, "%s data needs more than %d bytes to look back in; unpack it first", name, window)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, xz.ErrBuf):
		return errorf(Truncated, "%s data ends early: %w", name, err)
	}
	return errorf(Decode, "%s data is damaged: %w", name, err)
}

// resume goes on behind damaged data, where the compression allows it and something is left. The error is passed once.
func (u *unpacked) resume() bool {
	g, ok := u.r.(*gzipMembers)
	if !ok || u.err == nil || u.err == io.EOF || CodeOf(u.err) == Ratio || !g.resync() {
		return false
	}
	u.err = nil
	return true
}

// unpack takes one compression off s. The result has its own offsets: they count decompressed bytes.
func (s *Source) unpack(c compression) (*Source, error) {
	r, err := c.open(s.r, s.window)
	if err != nil {
		return nil, packError(c.name, s.window, err)
	}
	u := &unpacked{name: c.name, r: r, b: s.budget, window: s.window}
	in := s.child(u, s.name, s.inner)
	in.window = s.window / 2
	in.resume = u.resume
	s.closer = append(s.closer, r.Close, in.close)
	return in, nil
}

// gzipMembers reads the members of a gzip file one by one, so that a damaged one does not cost those behind it: crawls
// have a member for each record.
type gzipMembers struct {
	src  *bufio.Reader
	z    *gzip.Reader // nil: at the beginning of a member
	some bool         // the member gave bytes already
}

// betweenError is damage behind a whole member: what was read before it is sound.
type betweenError struct{ err error }

func (e *betweenError) Error() string { return e.err.Error() }
func (e *betweenError) Unwrap() error { return e.err }

func openGzip(r *bufio.Reader, _ int64) (io.ReadCloser, error) { return &gzipMembers{src: r}, nil }

func (g *gzipMembers) Close() error { return nil }

func (g *gzipMembers) Read(p []byte) (int, error) {
	for {
		if g.z == nil {
			if err := g.begin(); err != nil {
				return 0, err
			}
		}
		n, err := g.z.Read(p)
		g.some = g.some || n > 0
		switch {
		case err == io.EOF && n == 0:
			g.z = nil
			continue
		case err == io.EOF:
			g.z, err = nil, nil
		case err != nil && !g.some:
			err = &betweenError{err}
		}
		return n, err
	}
}

// begin opens the next member. Zeros behind the last one are padding (RFC 1952 tools and tapes leave it).
func (g *gzipMembers) begin() error {
	for {
		b, err := g.src.ReadByte()
		if err != nil {
			return err
		}
		if b != 0 {
			break
		}
	}
	if err := g.src.UnreadByte(); err != nil {
		return err
	}
	z, err := gzip.NewReader(g.src)
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return &betweenError{err}
	}
	z.Multistream(false)
	g.z, g.some = z, false
	return nil
}

// resync finds where the next member seems to begin.
func (g *gzipMembers) resync() bool {
	g.z = nil
	for {
		head, err := g.src.Peek(10)
		if err != nil {
			return false
		}
		// Deflate is the only method, three flag bits are reserved, the extra flags are 0, 2 or 4 and few systems exist:
		// together they keep chance matches rare.
		if head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0 && head[8]&^6 == 0 && (head[9] <= 13 || head[9] == 255) {
			return true
		}
		if _, err := g.src.Discard(1); err != nil {
			return false
		}
	}
}

// openZstd reads Zstandard frames. A WARC file may begin with a dictionary in a skippable frame of its own
// (iipc.github.io/warc-specifications, WARC and Zstandard).
func openZstd(r *bufio.Reader, window int64) (io.ReadCloser, error) {
	opts := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(uint64(window))}
	head, err := r.Peek(8)
	if err != nil {
		return nil, err
	}
	if binary.LittleEndian.Uint32(head) == 0x184D2A5D {
		const limit = 16 << 20
		n := binary.LittleEndian.Uint32(head[4:])
		if n > limit {
			return nil, fmt.Errorf("dictionary of %d bytes, more than %d", n, limit)
		}
		dict := make([]byte, 8+n)
		if _, err := io.ReadFull(r, dict); err != nil {
			return nil, err
		}
		if dict = dict[8:]; isZstd(dict) {
			d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(limit))
			if err != nil {
				return nil, err
			}
			dict, err = d.DecodeAll(dict, nil)
			d.Close()
			if err != nil {
				return nil, fmt.Errorf("dictionary: %w", err)
			}
		}
		opts = append(opts, zstd.WithDecoderDicts(dict))
	}
	d, err := zstd.NewReader(r, opts...)
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}
