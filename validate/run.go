package validate

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/schema/jsonschema"
)

// Options say what Run is to do. The zero value runs nothing: Checks must be given.
type Options struct {
	Checks         []*Check              // those to run, of which Select and Ignore choose
	Select, Ignore []string              // IDs, names, or beginnings of IDs such as DL1; no Select selects all
	Policy         *Policy               // nil: every check has its own severity
	PolicyOf       PolicyOf              // nil: Policy holds for every path
	Baseline       *Baseline             // nil: every finding is new
	Inputs         *os.Root              // the directory that input_name is relative to; nil: inputs are not looked at
	Schema         *jsonschema.Validator // a caller's schema: rows may have any shape, and only generic checks run
	Collect        bool                  // return every finding in Report.Collected: memory grows with their number
	MaxFindings    int                   // shown of each check and severity; 0 stands for 100, below 0 for all
	Jobs           int                   // workers; 0 stands for one a core
	Today          schema.Date           // decides what is in the future and what has expired; zero: nothing is and nothing has
}

// PolicyOf gives the policy for a path that was given to Run, nil for none. The same policy should come as the same value.
type PolicyOf func(path string) (*Policy, error)

func (o *Options) maxFindings() int {
	switch {
	case o.MaxFindings == 0:
		return 100
	case o.MaxFindings < 0:
		return math.MaxInt
	}
	return o.MaxFindings
}

func (o *Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// Run looks at the datasets that paths name, each a file or a directory, and reports what the checks find. An error says
// that something could not be looked at, or that the options make no sense (ErrUsage); a broken dataset is no error.
func Run(ctx context.Context, paths []string, o Options) (*Report, error) {
	if err := o.checkNames(); err != nil {
		return nil, err
	}
	var sets []*Dataset
	var policies []*Policy
	for _, p := range paths {
		found, err := findDatasets(p)
		if err != nil {
			return nil, err
		}
		policy, err := o.policyFor(p)
		if err != nil {
			return nil, err
		}
		for _, ds := range found {
			ds.policy = policy
		}
		policies = append(policies, policy)
		sets = append(sets, found...)
	}
	if len(paths) == 0 {
		policies = []*Policy{o.Policy}
	}
	return o.run(ctx, sets, policies)
}

// policyFor gives the policy for a path.
func (o *Options) policyFor(path string) (*Policy, error) {
	if o.PolicyOf != nil {
		return o.PolicyOf(path)
	}
	return o.Policy, nil
}

// run looks at datasets that know their policies. policies are all of them.
func (o *Options) run(ctx context.Context, sets []*Dataset, policies []*Policy) (*Report, error) {
	checks, err := o.selected(policies)
	if err != nil {
		return nil, err
	}
	g := newGatherer(o, checks, sets)
	for _, ds := range sets {
		g.now = g.of[ds]
		if err := runDataset(ctx, ds, o, checks, g); err != nil {
			return nil, err
		}
	}
	for _, c := range checks {
		if !c.OfPolicy {
			continue
		}
		for _, g.now = range g.rulings {
			p := &Pass{Report: g.report(c), Today: o.Today, Policy: g.now.use(checks)}
			if v := c.Start(p); v.End != nil {
				v.End()
			}
		}
	}
	return g.finish(), nil
}

// visit is a check at work on a dataset.
type visit struct {
	check *Check
	Visitor
}

// sees reports whether the check looks at file i.
func (v *visit) sees(i int) bool { return i == 0 || v.check.AllFiles }

// start starts the checks for a dataset. Those that are not ordered are started for its files only; workers start them
// again for its rows.
func start(ds *Dataset, o *Options, checks []*Check, g *gatherer) (ordered, onFile []visit) {
	for _, c := range checks {
		if c.OfPolicy {
			continue
		}
		v := visit{c, c.Start(o.pass(ds, g.report(c)))}
		if c.Ordered && (v.Row != nil || v.End != nil || v.File != nil || v.Sidecar != nil) {
			ordered = append(ordered, v)
		}
		if v.File != nil {
			onFile = append(onFile, v)
		}
	}
	return ordered, onFile
}

// runDataset has the rows of all files looked at beside each other and walks over them in one order: row n of each file, the
// first file first.
func runDataset(ctx context.Context, ds *Dataset, o *Options, checks []*Check, g *gatherer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ordered, onFile := start(ds, o, checks, g)
	hashed := ds.hashFiles(ctx)
	onLine := func(s *SidecarRow) {
		for _, v := range ordered {
			if v.Sidecar != nil {
				v.Sidecar(s)
			}
		}
	}
	evidence := ds.joinEvidence(ctx, onLine)
	streams := make([]*stream, len(ds.Files))
	for i, f := range ds.Files {
		streams[i] = &stream{file: f, batches: make(chan *batch, 2*o.jobs())}
		go streams[i].run(ctx, o.readerOptions(ds), newWorkers(ds, o, checks, ordered, i))
	}
	defer func() {
		cancel()
		for _, s := range streams {
			for range s.batches {
			}
		}
	}()
	w := &walk{ds: ds, gatherer: g, evidence: evidence, ordered: ordered, onFile: onFile}
	if err := w.over(streams); err != nil {
		return err
	}
	if err := <-hashed; err != nil {
		return err
	}
	for _, s := range streams {
		if s.readErr != nil {
			return fmt.Errorf("reading %s: %w", s.file.Path, s.readErr)
		}
	}
	if err := evidence.rest(); err != nil {
		return err
	}
	if err := ds.readSidecars(ctx, onLine); err != nil {
		return err
	}
	if err := ds.unreported(checks); err != nil {
		return err
	}
	for _, v := range ordered {
		if v.End != nil {
			v.End()
		}
	}
	return ctx.Err()
}

// unreported is why a file could not be read to its end, where the check that makes a finding of it does not run.
func (ds *Dataset) unreported(checks []*Check) error {
	if slices.ContainsFunc(checks, func(c *Check) bool { return c.ID == UnreadableFile }) {
		return nil
	}
	for _, f := range ds.Files {
		if f.Err != nil {
			return fmt.Errorf("reading %s beyond row %d, which is no finding as %s does not run: %w", f.Path, f.Rows, UnreadableFile, f.Err)
		}
	}
	return nil
}

// walk shows the rows of a dataset to the ordered checks.
type walk struct {
	*gatherer
	ds              *Dataset
	evidence        *evidenceJoin
	ordered, onFile []visit
}

// over walks over the rows of all streams to their ends.
func (w *walk) over(streams []*stream) error {
	cursors := make([]cursor, len(streams))
	for open := len(streams); open > 0; {
		open = 0
		for i, s := range streams {
			row, found, err := cursors[i].next(s)
			if err != nil {
				return err
			}
			if !cursors[i].met {
				cursors[i].met = true
				w.meet(i, s.file)
			}
			if row != nil {
				open++
				w.row(i, row, found)
			}
		}
	}
	return nil
}

// meet shows file i, of which the header is known now.
func (w *walk) meet(i int, f *File) {
	for _, v := range w.onFile {
		if v.sees(i) {
			v.File(f)
		}
	}
}

// row takes what the workers found in a row of file i, and shows it to the ordered checks.
func (w *walk) row(i int, row *Row, found []Finding) {
	broken := row.Broken()
	w.sawRow(row, i == 0)
	if i == 0 && !broken {
		w.ds.index(row)
		row.Evidence = w.evidence.of(row)
	}
	for _, f := range found {
		w.add(f)
	}
	for _, v := range w.ordered {
		if v.Row != nil && v.sees(i) && (v.check.AllFiles || !broken) {
			v.Row(row)
		}
	}
}

func (ds *Dataset) index(r *Row) {
	if r.Record.ID != "" {
		ds.ids.Add(r.Record.ID, r.Position.Row)
	}
	if r.Record.Body != "" {
		ds.bodies.AddHash(r.BodyHash(), r.Position.Row)
	}
}

func (o *Options) pass(ds *Dataset, report func(Finding)) *Pass {
	return &Pass{Report: report, Dataset: ds, Today: o.Today, Schema: o.Schema, Inputs: o.Inputs}
}

func (o *Options) readerOptions(ds *Dataset) dataset.ReaderOptions {
	var ro dataset.ReaderOptions
	if ds.Manifest != nil {
		ro.CSVSafe, _ = ds.Manifest.Options["csv_safe"].(bool)
	}
	if o.Schema != nil {
		ro.Columns = o.Schema.Types
	}
	return ro
}
