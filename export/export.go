// Package export converts documents to a dataset.
//
//	docs, err := input.Open(ctx, []string{"seeds"}, input.Options{})
//	if err != nil {
//		return err
//	}
//	defer docs.Close()
//	sum, err := export.Convert(ctx, docs, export.Options{Out: "out"})
//
// Convert passes over the documents twice. The first pass extracts each one on its own (Extract), on all cores, gives it
// its id, finds what it repeats and appends the outcome to a spool file in the output directory. What must be known of all
// documents together (the days that the batch states, who lists whose headline) is gathered on the way (Summary). The
// second pass reads the spool, settles what a document alone left ambiguous (Settle), validates every record against the
// JSON Schema and writes all formats at once. A service that wants records and not files ranges over Outcomes, which makes
// both passes in memory; one that holds its documents elsewhere calls the three itself:
//
//	o := export.Extract(doc, nil)
//	batch.Add(o)
//	… // all others
//	record := export.Settle(o, batch, &export.Options{})
//
// It keeps three rules. Documents read = articles + rejects + duplicates dropped, checked at the end. The same documents
// and options give the same bytes, whatever the number of jobs, the day, the machine or the folder. Files appear under
// their final names only when they are complete, the manifest last.
//
// Memory is bounded: some 64 MB of documents in flight, and for each document, whatever its length, some 60 bytes in the
// first pass that tell ids and duplicates apart (90 with DedupURL), and some 50 for its headline while its date is open.
package export

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"dateline/export/article"
	"dateline/export/dataset"
	"dateline/export/input"
	"dateline/export/pubdate"
	"dateline/schema"
)

// Version is the version of the program. Manifests carry it, so it changes with releases only and never with a build.
const Version = "0.1.0"

// Documents is where the documents come from, as from input.Open: Next returns io.EOF behind the last, and any other
// error ends the conversion. It must not outlast its context by long, whatever it waits for: Convert returns behind it.
type Documents interface {
	Next(context.Context) (input.Item, error)
}

// Dedup says what happens to a document that repeats an earlier one. What repeats is always marked in duplicate_of.
type Dedup string

// The ways to treat duplicates.
const (
	DedupNone  Dedup = "none"  // mark, drop nothing
	DedupExact Dedup = "exact" // drop what has the body of an earlier article
	DedupURL   Dedup = "url"   // drop what has the address of an earlier article
)

// OnAmbiguous says what becomes of a date with more than one candidate.
type OnAmbiguous string

// The ways to treat ambiguous dates.
const (
	AmbiguousNull    OnAmbiguous = "null"    // date_published is null, the candidates are listed
	AmbiguousNearest OnAmbiguous = "nearest" // the candidate nearest to what is known of the batch, marked as inferred
)

// Options say how to convert. Only Out is required.
type Options struct {
	Out          string            // directory; made when it is not there
	Formats      []*dataset.Format // nil: dataset.Default
	Writer       dataset.WriterOptions
	Article      article.Options
	Jobs         int            // workers; 0: one for each core
	Dedup        Dedup          // empty: DedupNone
	OnAmbiguous  OnAmbiguous    // empty: AmbiguousNull
	NoNeighbours bool           // decide no date by other articles of the batch
	Only         pubdate.Window // drop articles dated outside; the zero value keeps all
	Evidence     bool           // write evidence.jsonl
	Overwrite    bool           // replace files of the same names that no export wrote
	Resume       bool           // keep the work of an interrupted run, and go on from it
	MaxRejects   Limit          // zero value: no limit

	// Input are the options that the documents were opened with, and anything else that decides the result before
	// Convert sees it. They go into the manifest, and a run resumes only what began with the same.
	Input  map[string]any
	folder func(folder) folder // stands between the run and the output directory, for tests

	// Progress, when set, is called from Convert's goroutine after each document. It must return quickly.
	Progress func(Progress)
}

func (opt *Options) setDefaults() {
	if opt.Jobs <= 0 {
		opt.Jobs = runtime.GOMAXPROCS(0)
	}
	if opt.Formats == nil {
		opt.Formats = dataset.Default
	}
	if opt.Dedup == "" {
		opt.Dedup = DedupNone
	}
	if opt.OnAmbiguous == "" {
		opt.OnAmbiguous = AmbiguousNull
	}
}

// Progress is how far a conversion is.
type Progress struct {
	Writing bool // second pass
	Done    int64
	Total   int64 // 0 in the first pass: nothing is known of the end
}

// Result is what a conversion did.
type Result struct {
	dataset.Manifest
	Dates      map[schema.DateStatus]int64 // articles by status of their date
	Duplicates int64                       // articles marked as duplicates of another
	NoSource   int64                       // articles without a source
	Outside    int64                       // articles dated outside the window of dates
	Losses     []Loss                      // inputs of which much was rejected, in their order
	Columns    []OpenColumn                // columns that leave dates open, by file and name
	Resumed    int64                       // documents taken over from an interrupted run
}

// TooManyRejectsError reports that a limit was passed. The dataset is complete nevertheless: rejects.jsonl says why.
type TooManyRejectsError struct {
	Rejects, Documents int64
	Limit              Limit
}

func (e *TooManyRejectsError) Error() string {
	return fmt.Sprintf("%d of %d documents were rejected, more than %s", e.Rejects, e.Documents, e.Limit)
}

// NothingExportedError reports that no article came of the input. The dataset is complete nevertheless: rejects.jsonl says
// why. A limit of 100% rejects allows it.
type NothingExportedError struct {
	Documents int64
	Codes     map[string]int64 // of the rejects
}

func (e *NothingExportedError) Error() string {
	if e.Documents == 0 {
		return "nothing was exported: the input holds no document"
	}
	var codes []string
	for _, c := range slices.Sorted(maps.Keys(e.Codes)) {
		codes = append(codes, fmt.Sprintf("%d as %s", e.Codes[c], c))
	}
	return "nothing was exported: every document was rejected, " + strings.Join(codes, ", ")
}

// Convert reads all documents and writes a dataset into opt.Out. With an error nothing has changed there, except that
// a *TooManyRejectsError and a *NothingExportedError come with a complete dataset, and that with Options.Resume the work so far is kept for the
// next run. When ctx is cancelled the error is that of ctx.
func Convert(ctx context.Context, docs Documents, opt Options) (*Result, error) {
	opt.setDefaults()
	out, err := openOutput(&opt)
	if err != nil {
		return nil, err
	}
	sum, err := convert(ctx, docs, out, &opt)
	if err != nil {
		if opt.Resume && out.resumable {
			return nil, joinClose(err, out.release())
		}
		return nil, joinClose(err, out.discard())
	}
	// What Only drops was read without fault.
	if dropped := sum.RejectCodes[CodeNotAsked]; opt.MaxRejects.exceeded(sum.Totals.Rejects-dropped, sum.Totals.Documents) {
		return sum, &TooManyRejectsError{sum.Totals.Rejects - dropped, sum.Totals.Documents, opt.MaxRejects}
	}
	if sum.Totals.Articles == 0 && !opt.MaxRejects.all() {
		return sum, &NothingExportedError{sum.Totals.Documents, sum.RejectCodes}
	}
	return sum, nil
}

func convert(ctx context.Context, docs Documents, out *output, opt *Options) (*Result, error) {
	spool, err := openSpool(out, opt)
	if err != nil {
		return nil, err
	}
	defer spool.close()
	links, err := out.newWork(linksName)
	if err != nil {
		return nil, fmt.Errorf("creating the file of links: %w", err)
	}
	near := newNeighbours(links)
	defer near.close()
	first := newReading(opt, spool, near.add)
	if err := first.run(ctx, docs); err != nil {
		return nil, err
	}
	if err := near.settle(); err != nil {
		return nil, err
	}
	settling, err := newSettling(opt, &near.Summary, first.tally)
	if err != nil {
		return nil, err
	}
	second := &writing{settling: settling, out: out, store: spool, total: first.done}
	sum, err := second.run(ctx)
	if err != nil {
		return nil, err
	}
	sum.Losses = first.tally.losses()
	sum.Resumed, sum.Columns = first.resumed, near.openColumns()
	return sum, out.commit(&sum.Manifest)
}

// joinClose adds the error of cleaning up to the one that made it necessary.
func joinClose(err, closing error) error {
	if closing != nil {
		return fmt.Errorf("%w (and then %w)", err, closing)
	}
	return err
}
