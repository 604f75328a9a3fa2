package export

import (
	"context"
	"fmt"

	"dateline/export/dataset"
	"dateline/export/input"
)

// syncEvery is after how many documents a run that can be resumed hands its work to the system.
const syncEvery = 256

// store holds the outcomes of the first pass for the second, in order. Each is for one goroutine.
type store interface {
	// replay returns the next entry of the run that is resumed, and nil when there are no more. Only then may append be called.
	replay() (*entry, error)
	append(*entry) error
	sync() error  // hands what was appended to the system
	name() string // where an interrupted run is kept
	// payloads returns a function that gives all entries from the first on, encoded; io.EOF follows the last.
	payloads() (func() ([]byte, error), error)
}

// reading is the first pass: documents in, outcomes into the store.
type reading struct {
	opt     *Options
	store   store
	ids     *identities
	gather  func(*Outcome) error // what the batch says of dates
	tally   *tally
	done    int64
	resumed int64
}

func newReading(opt *Options, s store, gather func(*Outcome) error) *reading {
	return &reading{opt: opt, store: s, ids: newIdentities(opt.Dedup), gather: gather, tally: newTally()}
}

// readItem is an item of the input, with its outcome where an earlier run has found it.
type readItem struct {
	input.Item
	old *entry
}

func (p *reading) run(ctx context.Context, docs Documents) error {
	o := ordered[readItem, *entry]{
		jobs: p.opt.Jobs,
		next: func(ctx context.Context) (readItem, error) { return p.next(ctx, docs) },
		weight: func(it readItem) int64 {
			n := int64(1 << 10)
			if it.old == nil {
				n += 5 * it.Size()
			}
			return n
		},
		work: p.extract,
		emit: p.keep,
	}
	err := o.run(ctx)
	if err == nil {
		// An earlier run may have read more than there is now.
		var more *entry
		if more, err = p.store.replay(); err == nil && more != nil {
			err = p.changed()
		}
	}
	if serr := p.store.sync(); err == nil {
		err = serr
	}
	p.ids = nil // half of all memory after a million documents, and of no use to the second pass
	return err
}

// next reads an item and, when a run is resumed, what became of it.
func (p *reading) next(ctx context.Context, docs Documents) (readItem, error) {
	item, err := docs.Next(ctx)
	if err != nil {
		return readItem{}, err
	}
	old, err := p.store.replay()
	if err != nil {
		return readItem{}, err
	}
	if old != nil {
		if item = item.Ready(); old.Item != fingerprint(&item) {
			return readItem{}, p.changed()
		}
	}
	return readItem{item, old}, nil
}

func (p *reading) changed() error {
	return &ResumeError{p.store.name(), "the input has changed since it began"}
}

// fingerprint tells items apart: what was read from where, up to its bytes.
func fingerprint(it *input.Item) string {
	s := it.Input + "\n" + it.Skip
	switch {
	case it.Doc != nil:
		s += fmt.Sprintf("\n%s\n%d\n%s\n%s", it.Doc.Name, it.Doc.Offset, it.Doc.SHA256, it.Doc.URL)
	case it.Reject != nil:
		s += fmt.Sprintf("\n%s\n%d\n%s", it.Reject.InputName, it.Reject.InputOffset, it.Reject.Code)
	}
	return keyOf(s).id()
}

// extract is the work on one item. Only what depends on that item alone may happen here.
func (p *reading) extract(it readItem) (*entry, error) {
	if it.old != nil {
		it.old.kept = true
		return it.old, nil
	}
	it.Item = it.Ready()
	e := &entry{Item: fingerprint(&it.Item)}
	switch {
	case it.Reject != nil:
		r := it.Reject
		e.Reject = newReject(r.InputName, r.InputOffset, r.Code, r.Message, r.Snippet)
	case it.Doc != nil:
		e.Outcome = *Extract(it.Doc, &p.opt.Article)
		if !p.opt.Evidence {
			e.Evidence = nil
		}
	}
	e.Input, e.Skip = it.Input, it.Skip
	return e, nil
}

// keep takes the outcomes in the order of the input: whatever depends on the documents before happens here.
func (p *reading) keep(e *entry) error {
	if e.Record != nil {
		name, offset := e.Record.InputName, e.Record.InputOffset
		if reason := p.ids.assign(e.Record); reason != "" {
			e.Outcome = Outcome{Input: e.Input, Reject: &Reject{InputName: name, InputOffset: offset, Code: dataset.CodeDuplicate, Message: reason}}
		}
	}
	p.tally.read(e)
	if err := p.gather(&e.Outcome); err != nil {
		return err
	}
	p.done++
	if e.kept {
		p.resumed++
	} else if err := p.store.append(e); err != nil {
		return err
	}
	if p.opt.Resume && p.done%syncEvery == 0 {
		if err := p.store.sync(); err != nil {
			return err
		}
	}
	if p.opt.Progress != nil {
		p.opt.Progress(Progress{Done: p.done})
	}
	return nil
}
