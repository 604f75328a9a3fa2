package export

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"dateline/export/article"
)

// Around is what the documents of a batch say about each other's dates, for one of them to be inspected in its midst.
type Around struct {
	near    *neighbours
	file    string
	article article.Options
}

// LookAround reads docs as the first pass of Convert does and keeps of them only what neighbours are asked. The caller
// closes the result, which holds a temporary file.
func LookAround(ctx context.Context, docs Documents, opt article.Options) (*Around, error) {
	f, err := os.CreateTemp("", "dateline-*")
	if err != nil {
		return nil, fmt.Errorf("creating the file of links: %w", err)
	}
	near := newNeighbours(f)
	a := &Around{near, f.Name(), opt}
	o := &Options{Article: opt, Jobs: runtime.GOMAXPROCS(0), Dedup: DedupNone}
	if err := newReading(o, &nowhere{}, near.add).run(ctx, docs); err != nil {
		_ = a.Close()
		return nil, err
	}
	if err := near.settle(); err != nil {
		_ = a.Close()
		return nil, err
	}
	return a, nil
}

// Close removes what the batch was held in.
func (a *Around) Close() error {
	a.near.close()
	return os.Remove(a.file)
}

// Decide lets the neighbours decide the date of an inspected document that is open, as an export of it with them would.
func (in *Inspection) Decide(a *Around) {
	in.Around = true
	if in.outcome == nil {
		return
	}
	Settle(in.outcome, &a.near.Summary, &Options{Article: a.article})
	in.place()
}
