package validate

import (
	"context"
	"io"
	"iter"

	"dateline/export/dataset"
	"dateline/internal/patient"
	"dateline/schema"
)

// RunReader looks at the records that r gives in a format, as Run looks at a file: the same checks find the same. name
// stands for the file's path in findings, and policies match it; no manifest and no sidecar belongs to it. r is read to
// its end and not closed. JSONL and CSV are looked at as they come; Parquet, which is read from its end, is taken into memory
// before.
//
// An error of r, or of ctx, is the error of RunReader. A read that waits ends with ctx, but is left behind: nobody may use r
// then. Options.Inputs, Policy and the rest hold as for Run. It is safe for concurrent use with different readers.
func RunReader(ctx context.Context, r io.Reader, name string, f *dataset.Format, o Options) (*Report, error) {
	from := func(ctx context.Context) io.Reader {
		return patient.Reader(func() context.Context { return ctx }, r)
	}
	return runGiven(ctx, from, name, f, o)
}

// RunRecords looks at records in memory, as RunReader looks at the JSONL file that holds them: a finding's line and row are
// the record's place, from 1. records is run through once, on another goroutine while RunRecords runs, and must not wait for
// long. A record that no file can hold, because text of it is no UTF-8, is an error.
func RunRecords(ctx context.Context, records iter.Seq[*schema.Record], name string, o Options) (*Report, error) {
	next, stop := iter.Pull(records)
	defer stop()
	from := func(ctx context.Context) io.Reader { return &recordLines{ctx: ctx, next: next} }
	return runGiven(ctx, from, name, dataset.JSONL, o)
}

func runGiven(ctx context.Context, from func(context.Context) io.Reader, name string, f *dataset.Format, o Options) (*Report, error) {
	if err := o.checkNames(); err != nil {
		return nil, err
	}
	policy, err := o.policyFor(name)
	if err != nil {
		return nil, err
	}
	file := &File{Path: name, Format: f, given: &given{from: from}}
	return o.run(ctx, []*Dataset{{Path: name, Files: []*File{file}, policy: policy}}, []*Policy{policy})
}

// given is the reader of a caller that stands in the place of a file. It counts the bytes. It also keeps the reader's own error,
// so that a connection which fails is not taken for broken data.
type given struct {
	from  func(context.Context) io.Reader // the reader, which ends with a context
	r     io.Reader                       // that reader, once the file is open
	bytes int64
	err   error
}

func (g *given) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.bytes += int64(n)
	if err != nil && err != io.EOF {
		g.err = err
	}
	return n, err
}

// recordLines reads records as the lines of JSONL.
type recordLines struct {
	ctx  context.Context
	next func() (*schema.Record, bool)
	buf  []byte
	rest []byte // of buf: not yet read
}

func (l *recordLines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if err := l.ctx.Err(); err != nil {
			return 0, err
		}
		r, ok := l.next()
		if !ok {
			return 0, io.EOF
		}
		var err error
		if l.buf, err = dataset.AppendJSON(l.buf[:0], r); err != nil {
			return 0, err
		}
		l.buf = append(l.buf, '\n')
		l.rest = l.buf
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
