package export

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"runtime/debug"
)

// spoolName is the file in the work directory that holds the outcome of every document, in order, between the two
// passes. With Options.Resume it outlives an interrupted run.
const spoolName = "spool"

// spool is a file of entries, each with its length and checksum before it. It is a store.
type spool struct {
	file   *os.File
	w      *bufio.Writer
	r      *bufio.Reader // of the entries of an earlier run; nil when all are taken over
	size   int64         // of header and good entries
	rows   int64
	header []byte
}

// ResumeError reports that the work of an interrupted run is of no use to this one.
type ResumeError struct {
	Work   string // the directory that holds it
	Reason string
}

func (e *ResumeError) Error() string {
	return fmt.Sprintf("cannot resume the run in %q: %s", e.Work, e.Reason)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openSpool makes the spool of a run, or opens that of the run to resume.
func openSpool(out *output, opt *Options) (*spool, error) {
	head, err := spoolHeader(opt)
	if err != nil {
		return nil, err
	}
	f, err := out.openSpoolFile()
	if err != nil {
		return nil, fmt.Errorf("opening the spool file: %w", err)
	}
	out.resumable = true
	s := &spool{file: f, w: bufio.NewWriterSize(f, 1<<20), header: head, size: int64(len(head))}
	info, err := f.Stat()
	if err == nil && hasOtherNames(info) {
		f.Close()
		return nil, &ResumeError{out.path(workName), "its spool has a second name, a hard link, and to go on would change what stands there"}
	}
	if err == nil && info.Size() > 0 {
		s.r = bufio.NewReaderSize(f, 1<<20)
		old, _ := s.r.ReadBytes('\n')
		if string(old) != string(head) {
			f.Close()
			return nil, &ResumeError{out.path(workName), "it began with another version or other options"}
		}
	} else if err == nil {
		_, err = s.w.Write(head)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("writing the spool file: %w", err)
	}
	return s, nil
}

// openSpoolFile opens the spool of an earlier run, or makes one.
func (o *output) openSpoolFile() (*os.File, error) {
	there, err := isRegular(o.in, inWork(spoolName))
	if err != nil {
		return nil, err
	}
	if !there {
		return o.newWork(spoolName)
	}
	return o.in.OpenFile(inWork(spoolName), os.O_RDWR, 0)
}

// spoolHeader is a line that only runs with the same results share.
func spoolHeader(opt *Options) ([]byte, error) {
	build := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
				build += s.Value + " "
			}
		}
	}
	b, err := json.Marshal([]any{"dateline spool 3", Version, build, opt.recorded()})
	if err != nil {
		return nil, fmt.Errorf("encoding the options: %w", err)
	}
	return append(b, '\n'), nil
}

// replay returns the next entry of the run to resume; nil when there are no more, from when on append works. A torn
// entry at the end, as a killed run leaves it, is cut off.
func (s *spool) replay() (*entry, error) {
	if s.r == nil {
		return nil, nil
	}
	e, n, err := readEntry(s.r)
	if err == nil {
		s.size += n
		s.rows++
		return e, nil
	}
	s.r = nil
	if err := s.file.Truncate(s.size); err != nil {
		return nil, fmt.Errorf("cutting the spool file: %w", err)
	}
	if _, err := s.file.Seek(s.size, io.SeekStart); err != nil {
		return nil, fmt.Errorf("cutting the spool file: %w", err)
	}
	return nil, nil
}

// append adds an entry at the end.
func (s *spool) append(e *entry) error {
	b, err := e.encode()
	if err != nil {
		return fmt.Errorf("encoding an article for the spool file: %w", err)
	}
	var head [8]byte
	binary.LittleEndian.PutUint32(head[:4], uint32(len(b)))
	binary.LittleEndian.PutUint32(head[4:], crc32.Checksum(b, castagnoli))
	if _, err = s.w.Write(head[:]); err == nil {
		_, err = s.w.Write(b)
	}
	if err != nil {
		return fmt.Errorf("writing the spool file: %w", err)
	}
	s.rows++
	return nil
}

// sync hands what was appended to the system, so that a killed run can be resumed from there.
func (s *spool) sync() error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("writing the spool file: %w", err)
	}
	return nil
}

// payloads returns a function that reads all entries from the first on, undecoded; io.EOF follows the last.
func (s *spool) payloads() (func() ([]byte, error), error) {
	if err := s.sync(); err != nil {
		return nil, err
	}
	if _, err := s.file.Seek(int64(len(s.header)), io.SeekStart); err != nil {
		return nil, fmt.Errorf("reading the spool file: %w", err)
	}
	r := bufio.NewReaderSize(s.file, 1<<20)
	left := s.rows
	return func() ([]byte, error) {
		if left == 0 {
			return nil, io.EOF
		}
		left--
		b, err := readPayload(r)
		if err != nil {
			return nil, fmt.Errorf("reading the spool file: %w", err)
		}
		return b, nil
	}, nil
}

func (s *spool) name() string { return s.file.Name() }

func (s *spool) close() { _ = s.file.Close() }

func readEntry(r io.Reader) (*entry, int64, error) {
	b, err := readPayload(r)
	if err != nil {
		return nil, 0, err
	}
	e, err := decodeEntry(b)
	if err != nil {
		return nil, 0, err
	}
	return e, 8 + int64(len(b)), nil
}

var errChecksum = errors.New("an entry's checksum is wrong")

func readPayload(r io.Reader) ([]byte, error) {
	var head [8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	n := binary.LittleEndian.Uint32(head[:4])
	if n > 1<<31 {
		return nil, errChecksum
	}
	var buf bytes.Buffer
	buf.Grow(int(min(n, 1<<20))) // a torn length must not make us reserve gigabytes
	if _, err := io.CopyN(&buf, r, int64(n)); err != nil {
		return nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	b := buf.Bytes()
	if crc32.Checksum(b, castagnoli) != binary.LittleEndian.Uint32(head[4:]) {
		return nil, errChecksum
	}
	return b, nil
}
