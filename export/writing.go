package export

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"dateline/export/dataset"
	"dateline/schema"
)

// writing is the second pass: outcomes out of the store, settled and into the files.
type writing struct {
	*settling
	out   *output
	store store
	total int64 // entries in store

	rejects   *jsonLines
	evidence  *jsonLines // nil when it is not wanted
	batches   []chan []*schema.Record
	batch     []*schema.Record
	batchSize int
	sum       Result
	done      int64
}

// batchRows and batchBytes say when a batch goes to the writers of the formats.
const (
	batchRows  = 256
	batchBytes = 4 << 20
)

func (w *writing) run(ctx context.Context) (*Result, error) {
	outer := ctx
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	next, err := w.store.payloads()
	if err != nil {
		return nil, err
	}
	w.sum.Dates = map[schema.DateStatus]int64{}

	rejects, err := w.out.create(rejectsName)
	if err != nil {
		return nil, err
	}
	w.rejects = newJSONLines(rejects)
	var evidence *outputFile
	if w.opt.Evidence {
		if evidence, err = w.out.create(evidenceName); err != nil {
			return nil, err
		}
		w.evidence = newJSONLines(evidence)
	}

	// All files are there before the first writer starts: a writer that runs must be waited for.
	articles := make([]*outputFile, len(w.opt.Formats))
	for i, f := range w.opt.Formats {
		if articles[i], err = w.out.create(articlesName(f)); err != nil {
			return nil, err
		}
	}
	group, gctx := errgroup.WithContext(ctx)
	files := make([]dataset.ManifestFile, len(w.opt.Formats))
	for i, f := range w.opt.Formats {
		in := make(chan []*schema.Record, 2)
		w.batches = append(w.batches, in)
		group.Go(func() error {
			var err error
			files[i], err = writeFormat(gctx, f, articles[i], in, w.opt.Writer)
			return err
		})
	}
	o := ordered[[]byte, *entry]{
		jobs:   w.opt.Jobs,
		next:   func(context.Context) ([]byte, error) { return next() },
		weight: weightOf,
		work:   w.settle,
		emit:   func(e *entry) error { return w.emit(gctx, e) },
	}
	err = o.run(gctx)
	if err == nil {
		err = w.flush(gctx)
	}
	if err != nil {
		cancel()
	}
	for _, in := range w.batches {
		close(in)
	}
	if gerr := group.Wait(); gerr != nil && (err == nil || errors.Is(err, context.Canceled)) {
		err = gerr // the cause; o.run saw only that the others had been stopped
	}
	if outer.Err() != nil {
		err = outer.Err()
	}
	if err != nil {
		return nil, err
	}
	for _, side := range []struct {
		file   *outputFile
		lines  *jsonLines
		format string
	}{{rejects, w.rejects, "rejects"}, {evidence, w.evidence, "evidence"}} {
		if side.file == nil {
			continue
		}
		m, err := side.file.finish()
		if err != nil {
			return nil, err
		}
		m.Format, m.Rows = side.format, side.lines.rows
		files = append(files, m)
	}
	w.sum.Manifest, err = w.tally.manifest(w.opt, files)
	return &w.sum, err
}

// emit writes one entry. It is called in the order of the input.
func (w *writing) emit(ctx context.Context, e *entry) error {
	w.done++
	if w.opt.Progress != nil {
		w.opt.Progress(Progress{Writing: true, Done: w.done, Total: w.total})
	}
	w.account(e)
	if e.Reject != nil {
		return w.rejects.write(e.Reject)
	}
	r := e.Record
	if r == nil {
		return nil
	}
	w.sum.Dates[r.DateStatus]++
	if r.DuplicateOf != "" {
		w.sum.Duplicates++
	}
	if r.Source == "" {
		w.sum.NoSource++
	}
	if !r.DatePublished.IsZero() && !w.opt.Article.Date.Window.Contains(r.DatePublished) {
		w.sum.Outside++
	}
	if w.evidence != nil {
		for i := range e.Evidence {
			if err := w.evidence.write(newEvidenceLine(r.ID, &e.Evidence[i])); err != nil {
				return err
			}
		}
	}
	w.batch = append(w.batch, r)
	if w.batchSize += len(r.Body); len(w.batch) >= batchRows || w.batchSize >= batchBytes {
		return w.flush(ctx)
	}
	return nil
}

// flush hands the batch to every format's writer.
func (w *writing) flush(ctx context.Context) error {
	for _, in := range w.batches {
		select {
		case in <- w.batch:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	w.batch, w.batchSize = nil, 0
	return nil
}

// writeFormat writes the records of all batches to one file.
func writeFormat(ctx context.Context, f *dataset.Format, of *outputFile, in <-chan []*schema.Record, opt dataset.WriterOptions) (dataset.ManifestFile, error) {
	none := dataset.ManifestFile{}
	w, err := f.NewWriter(of, opt)
	if err != nil {
		return none, fmt.Errorf("writing %s: %w", of.name, err)
	}
	rows := int64(0)
	for {
		select {
		case batch, ok := <-in:
			if !ok {
				if err := w.Close(); err != nil {
					return none, err
				}
				m, err := of.finish()
				m.Format, m.Rows = f.Name, rows
				return m, err
			}
			for _, r := range batch {
				if err := w.Write(r); err != nil {
					return none, err
				}
				rows++
			}
		case <-ctx.Done():
			return none, ctx.Err()
		}
	}
}

// evidenceLine is one line of evidence.jsonl.
type evidenceLine struct {
	ID     string `json:"id"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Method string `json:"method"`
	Start  *int64 `json:"start"` // byte offsets in the text of the document, end exclusive
	End    *int64 `json:"end"`
	Text   string `json:"text"`
	Note   string `json:"note"`
}

func newEvidenceLine(id string, e *schema.Evidence) *evidenceLine {
	l := &evidenceLine{ID: id, Field: e.Field, Value: e.Value, Method: e.Method, Text: e.Text, Note: e.Note}
	if e.Start >= 0 {
		l.Start, l.End = &e.Start, &e.End
	}
	return l
}
