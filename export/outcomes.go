package export

import (
	"context"
	"errors"
	"io"
	"iter"
)

// Outcomes converts documents as Convert does, but writes no files: it yields what became of each document, in their order.
// That is a record, a reject, or what is no document. A record is settled and valid, and has the id and duplicate_of that it
// would have in a dataset of these documents.
//
// opt means what it means to Convert. Out, Formats, Writer, Overwrite, Resume and MaxRejects are about files and have no
// effect. A repetition that opt.Dedup drops is a reject with the code dataset.CodeDuplicate. Evidence is there when
// opt.Evidence asks for it.
//
// All documents are read before the first outcome comes, as each may decide the date of another. Until then memory holds
// all records, about as large as their text. An error comes last, with a nil outcome: that of docs or of ctx. Then what
// was yielded before is no complete batch. An iteration stands on its own goroutines, which have ended when it returns;
// another one reads docs on.
//
//	docs, err := input.OpenReader(request.Body, "upload.zip", input.Options{})
//	…
//	w, err := dataset.Parquet.NewWriter(response, dataset.WriterOptions{})
//	…
//	for o, err := range export.Outcomes(ctx, docs, export.Options{}) {
//		if err != nil {
//			return err
//		}
//		if o.Record != nil {
//			err = w.Write(o.Record)
//			…
//		}
//	}
//	return w.Close()
func Outcomes(ctx context.Context, docs Documents, opt Options) iter.Seq2[*Outcome, error] {
	opt.setDefaults()
	return func(yield func(*Outcome, error) bool) {
		err := outcomes(ctx, docs, &opt, func(o *Outcome) error {
			if !yield(o, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

// errStopped says that nobody wants more outcomes.
var errStopped = errors.New("the loop over the outcomes has ended")

func outcomes(ctx context.Context, docs Documents, opt *Options, yield func(*Outcome) error) error {
	held, batch := &inMemory{}, &Summary{}
	first := newReading(opt, held, func(o *Outcome) error { batch.Add(o); return nil })
	if err := first.run(ctx, docs); err != nil {
		return err
	}
	s, err := newSettling(opt, batch, first.tally)
	if err != nil {
		return err
	}
	next, err := held.payloads()
	if err != nil {
		return err
	}
	second := ordered[[]byte, *entry]{
		jobs:   opt.Jobs,
		next:   func(context.Context) ([]byte, error) { return next() },
		weight: weightOf,
		work:   s.settle,
		emit: func(e *entry) error {
			s.account(e)
			return yield(&e.Outcome)
		},
	}
	if err := second.run(ctx); err != nil {
		return err
	}
	_, err = s.tally.manifest(opt, nil) // checks the accounts
	return err
}

// weightOf estimates the memory that an encoded entry takes while it is settled.
func weightOf(b []byte) int64 { return 4 * int64(len(b)) }

// inMemory is a store without a file.
type inMemory struct{ entries [][]byte }

func (m *inMemory) append(e *entry) error {
	b, err := e.encode()
	m.entries = append(m.entries, b)
	return err
}

func (m *inMemory) payloads() (func() ([]byte, error), error) {
	return func() ([]byte, error) {
		if len(m.entries) == 0 {
			return nil, io.EOF
		}
		b := m.entries[0]
		m.entries = m.entries[1:]
		return b, nil
	}, nil
}

func (m *inMemory) replay() (*entry, error) { return nil, nil }
func (m *inMemory) sync() error             { return nil }
func (m *inMemory) name() string            { return "" }

// nowhere is a store that keeps nothing, for a run without a second pass.
type nowhere struct{ inMemory }

func (nowhere) append(*entry) error { return nil }
