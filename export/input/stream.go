package input

import (
	"context"
	"io"
	"os"

	"dateline/internal/patient"
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
// goes wrong later is a reject. ctx ends the reading of lists, and is not kept. The caller closes the stream.
func Open(ctx context.Context, paths []string, o Options) (*Stream, error) {
	s, err := newStream(o)
	if err != nil {
		return nil, err
	}
	if s.files, err = find(ctx, paths, s.opts.Stdin); err != nil {
		return nil, err
	}
	s.files.output = o.Output
	return s, nil
}

// OpenReader prepares one input that is no file of the system, such as the body of a request or bytes in memory. All that
// Open finds in a file of that name is found in it: the format by its content, compression and archives taken off. name is
// what records carry in input_name, escaped as NameOf does. Options.Stdin and Output stand for nothing here.
//
// The stream reads r as Next asks for it and does not close it; nobody else may use r until the stream is closed. It fails
// when the format does not exist.
func OpenReader(r io.Reader, name string, o Options) (*Stream, error) {
	o.Stdin = r
	s, err := newStream(o)
	if err != nil {
		return nil, err
	}
	s.files = &files{stack: []entry{{path: "-", name: NameOf(name)}}}
	return s, nil
}

func newStream(o Options) (*Stream, error) {
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
	o.mapping = newMapping(o.Map)
	return &Stream{opts: o}, nil
}

// context gives the readers of s the context that they end with.
func (s *Stream) context() context.Context { return s.ctx }

// Lost lists what the caller asked for and the system did not let be read to its end, as far as Next has come: inputs
// named by path, pattern or list, and directories below them. Each has its reject too, but of how many documents nobody
// knows. A single file met in a directory is not among them.
func (s *Stream) Lost() []string { return s.lost }

// Next returns the next item, or io.EOF behind the last; in its place a *MapError, when no input has a name of Options.Map. What
// cannot be read is a reject and no error; the only other error is that of ctx, which ends every read, also one that waits. After
// that error the stream can only be closed: a read that was left behind may still wait for a pipe or a terminal.
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
		if err := s.ctx.Err(); err != nil {
			return Item{}, err
		}
		if s.rd == nil {
			f, err := s.files.next()
			if err == io.EOF {
				if merr := s.opts.mapping.err(); merr != nil {
					return Item{}, merr
				}
			}
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
		s.src = NewSource(patient.Reader(s.context, s.opts.Stdin), f.name, s.opts)
	} else {
		// A named pipe that nobody writes to is not even opened.
		file, err := patient.Await(s.ctx, func() (*os.File, error) { return os.Open(f.path) })
		if err != nil {
			return fail(errorf(Unreadable, "opening: %w", cause(err)))
		}
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			checked := patient.Checked(s.context, file)
			s.src = NewSource(checked, f.name, s.opts)
			s.src.at, s.src.size = checked, info.Size()
		} else {
			s.src = NewSource(patient.Reader(s.context, file), f.name, s.opts)
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

// Close lets go of what the stream holds open. What OpenReader was given and the caller's standard
// input stay open.
func (s *Stream) Close() error { return s.closeSource() }
