package input

import (
	"context"
	"io"
	"os"
)

// Stream gives the documents of several inputs, one after the other. It is for one goroutine.
type Stream struct {
	opts  Options
	files *files
	src   *Source
	rd    Reader
	now   found // what src reads
	lost  []string
	ctx   context.Context // of the Next that is running
}

// Open prepares the inputs that the paths name, in the order given: files, directories (with all that is below them, by
// name), patterns (*.txt, crawl-[0-9].warc), "-" for standard input and "@list.txt" for the paths that a file lists, one a
// line. It fails when a path or the format does not exist, a path may not be opened or a pattern matches nothing; all that
// goes wrong later is a reject. The caller closes the stream.
func Open(paths []string, o Options) (*Stream, error) {
	o.Limits = o.Limits.withDefaults()
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	var err error
	if o.Map, err = byField(o.Map); err != nil {
		return nil, err
	}
	f, err := find(paths, o.Stdin)
	if err != nil {
		return nil, err
	}
	f.output = o.Output
	return &Stream{opts: o, files: f}, nil
}

// Lost lists what the caller asked for and the system did not let be read to its end, as far as Next has come: inputs
// named by path, pattern or list, and directories below them. Each has its reject too, but of how many documents nobody
// knows. A single file met in a directory is not among them.
func (s *Stream) Lost() []string { return s.lost }

// Next returns the next item, or io.EOF behind the last. What cannot be read is a reject and no error; the only other error
// is that of ctx. Then a read may still wait for a pipe or a terminal, and the stream gives nothing more and can only be
// closed.
func (s *Stream) Next(ctx context.Context) (Item, error) {
	s.ctx = ctx
	if err := ctx.Err(); err != nil {
		return Item{}, err
	}
	item, err := s.next()
	if err := ctx.Err(); err != nil {
		return Item{}, err // the item may be what was read of a longer one
	}
	if r := item.Reject; r != nil && r.Code == Unreadable && s.now.lost && (len(s.lost) == 0 || s.lost[len(s.lost)-1] != s.now.name) {
		s.lost = append(s.lost, s.now.name)
	}
	return item, err
}

func (s *Stream) next() (Item, error) {
	for {
		if s.rd == nil {
			f, err := s.files.next()
			if err != nil {
				return Item{}, err
			}
			if f.skip != "" {
				return Item{Input: f.name, Skip: f.skip}, nil
			}
			s.now = f
			if item := s.open(f); item.Reject != nil {
				return item, nil
			}
		}
		item, err := s.rd.Next()
		item.Input = s.src.name
		if err == nil {
			return item, nil
		}
		name := s.src.name
		_ = s.closeSource()
		if err != io.EOF {
			item = reject(name, -1, err, nil)
			item.Input = name
			return item, nil
		}
	}
}

// open begins to read f. The item is a reject when that is impossible.
func (s *Stream) open(f found) Item {
	fail := func(err error) Item {
		item := reject(f.name, 0, err, nil)
		item.Input = f.name
		return item
	}
	if f.err != nil {
		return fail(f.err)
	}
	if f.path == "-" {
		s.src = NewSource(&patient{stream: s, r: s.opts.Stdin}, f.name, s.opts)
	} else {
		// A named pipe that nobody writes to is not even opened.
		file, err := await(s.ctx, func() (*os.File, error) { return os.Open(f.path) })
		if err != nil {
			return fail(errorf(Unreadable, "opening: %w", cause(err)))
		}
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			s.src = NewSource(file, f.name, s.opts)
			s.src.at, s.src.size = file, info.Size()
		} else {
			s.src = NewSource(&patient{stream: s, r: file}, f.name, s.opts)
		}
		s.src.closer = append(s.src.closer, file.Close)
	}
	rd, err := s.src.Open()
	if err != nil {
		_ = s.closeSource()
		return fail(err)
	}
	s.rd = rd
	return Item{}
}

func (s *Stream) closeSource() error {
	if s.src == nil {
		return nil
	}
	err := s.src.close()
	s.src, s.rd = nil, nil
	return err
}

// Close lets go of what the stream holds open. The caller's standard input stays open.
func (s *Stream) Close() error { return s.closeSource() }
