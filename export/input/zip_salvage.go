package input

import (
	"bufio"
	"encoding/binary"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// zipSalvage reads the members of a zip file without its directory, by the header that stands before each of them
// (APPNOTE 4.3.7). It is for files that were cut off: the sizes there can be missing, so that only deflated members and
// stored ones of known size come out.
type zipSalvage struct {
	at   io.ReaderAt
	size int64
	b    *budget
	pos  int64
	body *countedBytes // of a deflated member of unknown size that was handed out last
	told bool
}

const (
	localHeader      = 0x04034b50
	localHeaderLen   = 30
	flagEncrypted    = 1 << 0
	flagDescriptor   = 1 << 3
	flagUTF8         = 1 << 11
	methodStored     = 0
	methodDeflated   = 8
	sizeInZip64Extra = 1<<32 - 1
)

func (z *zipSalvage) next() (member, error) {
	if z.body != nil {
		z.pos += z.body.n
		z.body = nil
	}
	h := make([]byte, localHeaderLen)
	if !z.find(h) {
		if !z.told {
			z.told = true
			return member{}, errorf(Truncated, "the zip archive has no directory: it was cut off or damaged, and members may be missing")
		}
		return member{}, io.EOF
	}
	flags, method := binary.LittleEndian.Uint16(h[6:]), binary.LittleEndian.Uint16(h[8:])
	packed := int64(binary.LittleEndian.Uint32(h[18:]))
	nameLen, extraLen := int64(binary.LittleEndian.Uint16(h[26:])), int64(binary.LittleEndian.Uint16(h[28:]))
	raw := make([]byte, nameLen)
	n, _ := z.at.ReadAt(raw, z.pos+localHeaderLen)
	name := zipMemberName(string(raw[:n]))
	start := z.pos + localHeaderLen + nameLen + extraLen
	z.pos = start
	known := flags&flagDescriptor == 0 && packed != sizeInZip64Extra
	if known {
		z.pos += packed
	}
	switch {
	case strings.HasSuffix(string(raw[:n]), "/"):
		return z.next()
	case furniture(name) != "":
		return member{name: name, skip: furniture(name)}, nil
	case flags&flagEncrypted != 0:
		return member{name: name, err: errorf(Encrypted, "the member is locked with a password; unpack the archive first")}, nil
	case method == methodStored && known:
		return member{name: name, r: &short{io.NewSectionReader(z.at, start, packed), packed}}, nil
	case method == methodDeflated:
		c := &countedBytes{r: bufio.NewReader(io.NewSectionReader(z.at, start, z.size-start))}
		if !known {
			z.body = c
		}
		f := flate.NewReader(c)
		return member{name: name, r: &unpacked{name: "zip", r: f, b: z.b}, done: f.Close}, nil
	}
	return member{name: name, err: errorf(Decode, "zip method %d without the archive's directory cannot be read", method)}, nil
}

// find moves to the next local header at or behind pos and reads it into h.
func (z *zipSalvage) find(h []byte) bool {
	r := bufio.NewReader(io.NewSectionReader(z.at, z.pos, max(0, z.size-z.pos)))
	for {
		b, err := r.Peek(localHeaderLen)
		if err != nil {
			return false
		}
		if binary.LittleEndian.Uint32(b) == localHeader {
			copy(h, b)
			return true
		}
		if _, err := r.Discard(1); err != nil {
			return false
		}
		z.pos++
	}
}

// countedBytes tells how many bytes a decompressor took; it takes no more than it needs, given an io.ByteReader.
type countedBytes struct {
	r *bufio.Reader
	n int64
}

func (c *countedBytes) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

func (c *countedBytes) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// short reports an end before size bytes.
type short struct {
	r    io.Reader
	left int64
}

func (s *short) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.left -= int64(n)
	if err == io.EOF && s.left > 0 {
		err = errorf(Truncated, "the archive ends inside the member")
	}
	return n, err
}
