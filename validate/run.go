package validate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"

	"dateline/export/dataset"
	"dateline/schema"
)

// Options say what Run is to do. The zero value runs nothing: Checks must be given.
type Options struct {
	Checks         []*Check          // those to run, of which Select and Ignore choose
	Select, Ignore []string          // IDs, names, or beginnings of IDs such as DL1; no Select selects all
	Policy         *Policy           // nil: every check has its own severity
	PolicyOf       PolicyOf          // nil: Policy holds for every path
	Baseline       *Baseline         // nil: every finding is new
	Inputs         *os.Root          // the directory that input_name is relative to; nil: inputs are not looked at
	Schema         *schema.Validator // a caller's schema: rows may have any shape, and only generic checks run
	Collect        bool              // return every finding in Report.Collected: memory grows with their number
	MaxFindings    int               // shown of each check and severity; 0 stands for 100, below 0 for all
	Jobs           int               // workers; 0 stands for one a core
	Today          schema.Date       // decides what is in the future and what has expired; zero: nothing is and nothing has
}

// PolicyOf gives the policy for a path that was given to Run, nil for none. The same policy should come as the same value.
type PolicyOf func(path string) (*Policy, error)

func (o *Options) maxFindings() int {
	switch {
	case o.MaxFindings == 0:
		return 100
	case o.MaxFindings < 0:
		return int(^uint(0) >> 1)
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
		policy := o.Policy
		if o.PolicyOf != nil {
			if policy, err = o.PolicyOf(p); err != nil {
				return nil, err
			}
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
	checks := o.selected(policies)
	g := newGatherer(&o, checks, sets)
	for _, ds := range sets {
		g.now = g.of[ds]
		if err := runDataset(ctx, ds, &o, checks, g); err != nil {
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

func runDataset(ctx context.Context, ds *Dataset, o *Options, checks []*Check, g *gatherer) error {
	ctx, cancel := context.WithCancel(ctx)
	streams := make([]*stream, len(ds.Files))
	defer cancel()
	type visit struct {
		check *Check
		Visitor
	}
	var ordered []visit
	prepared := map[*Check]func(*Row){} // by ordered check that is at work
	for _, c := range checks {
		if c.Ordered {
			p := &Pass{Report: g.report(c), Dataset: ds, Today: o.Today, Schema: o.Schema, Inputs: o.Inputs}
			if v := c.Start(p); v.Row != nil || v.End != nil || v.File != nil || v.Sidecar != nil {
				ordered = append(ordered, visit{c, v})
				prepared[c] = c.Prepare
			}
		}
	}
	hashed := ds.hashFiles(ctx)
	for i, f := range ds.Files {
		streams[i] = &stream{file: f, batches: make(chan *batch, 2*o.jobs())}
		go streams[i].run(ctx, o.readerOptions(ds), newWorkers(ds, o, checks, prepared, i == 0))
	}

	defer func() {
		cancel()
		for _, s := range streams {
			for range s.batches {
			}
		}
	}()

	var onFile []visit
	for _, v := range ordered {
		if v.File != nil {
			onFile = append(onFile, v)
		}
	}
	for _, c := range checks {
		if !c.Ordered && !c.OfPolicy {
			p := &Pass{Report: g.report(c), Dataset: ds, Today: o.Today, Schema: o.Schema, Inputs: o.Inputs}
			if v := c.Start(p); v.File != nil {
				onFile = append(onFile, visit{c, v})
			}
		}
	}
	onLine := func(s *SidecarRow) {
		for _, v := range ordered {
			if v.Sidecar != nil {
				v.Sidecar(s)
			}
		}
	}
	evidence := ds.joinEvidence(ctx, onLine)
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
				for _, v := range onFile {
					if i == 0 || v.check.AllFiles {
						v.File(s.file)
					}
				}
			}
			if row == nil {
				continue
			}
			open++
			g.sawRow(row, i == 0)
			if i == 0 && !row.Broken() {
				ds.index(row)
				row.Evidence = evidence.of(row)
			}
			for _, f := range found {
				g.add(f)
			}
			for _, v := range ordered {
				if v.Row != nil && (v.check.AllFiles || i == 0 && !row.Broken()) {
					v.Row(row)
				}
			}
		}
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
	for _, f := range ds.Files {
		if f.Err != nil && !slices.ContainsFunc(checks, func(c *Check) bool { return c.ID == UnreadableFile }) {
			return fmt.Errorf("reading %s beyond row %d: %w", f.Path, f.Rows, f.Err)
		}
	}
	for _, v := range ordered {
		if v.End != nil {
			v.End()
		}
	}
	return ctx.Err()
}

func (ds *Dataset) index(r *Row) {
	if r.Record.ID != "" {
		ds.IDs.Add(r.Record.ID, r.Position.Row)
	}
	if r.Record.Body != "" {
		ds.Bodies.AddHash(r.BodyHash(), r.Position.Row)
	}
}

// cursor walks over the rows of a stream.
type cursor struct {
	b   *batch
	i   int
	met bool // its file was shown to the checks
}

// next returns the next row and what was found in it, or nil behind the last one.
func (c *cursor) next(s *stream) (*Row, []Finding, error) {
	for c.b == nil || c.i == len(c.b.rows) {
		b, ok := <-s.batches
		if !ok {
			return nil, nil, nil
		}
		if b.err != nil {
			return nil, nil, b.err
		}
		c.b, c.i = b, 0
	}
	i := c.i
	c.i++
	return &c.b.rows[i], c.b.found[i], nil
}

func newWorkers(ds *Dataset, o *Options, checks []*Check, prepared map[*Check]func(*Row), first bool) []*worker {
	workers := make([]*worker, o.jobs())
	for i := range workers {
		w := &worker{}
		for _, c := range checks {
			if !first && !c.AllFiles || c.OfPolicy {
				continue
			}
			if c.Ordered {
				if prepare := prepared[c]; prepare != nil {
					w.prepare = append(w.prepare, prepare)
				}
				continue
			}
			p := &Pass{Dataset: ds, Today: o.Today, Schema: o.Schema, Inputs: o.Inputs, Report: func(f Finding) {
				f.Check = c
				w.found = append(w.found, f)
			}}
			if v := c.Start(p); v.Row != nil {
				w.visit, w.checks = append(w.visit, v.Row), append(w.checks, c)
			}
		}
		workers[i] = w
	}
	return workers
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

// hashFiles works out the SHA-256 of the files for which a manifest states one, beside everything else.
func (ds *Dataset) hashFiles(ctx context.Context) <-chan error {
	done := make(chan error, 1)
	go func() {
		defer close(done)
		if ds.Manifest == nil {
			return
		}
		hash := func(name string) (string, error) {
			if !slices.ContainsFunc(ds.Manifest.Files, func(m dataset.ManifestFile) bool { return m.Name == path.Base(name) && m.SHA256 != "" }) {
				return "", nil
			}
			sum, err := hashFile(ctx, name)
			if err != nil {
				return "", fmt.Errorf("hashing a file of the dataset: %w", err)
			}
			return sum, nil
		}
		var err error
		for _, f := range ds.Files {
			if f.SHA256, err = hash(f.Path); err != nil {
				done <- err
				return
			}
		}
		for _, name := range ds.Sidecars {
			sum, err := hash(name)
			if err != nil {
				done <- err
				return
			}
			ds.SidecarSums = append(ds.SidecarSums, sum)
		}
	}()
	return done
}

func hashFile(ctx context.Context, name string) (string, error) {
	f, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	for {
		switch _, err := io.CopyN(h, f, 16<<20); {
		case errors.Is(err, io.EOF):
			return hex.EncodeToString(h.Sum(nil)), nil
		case err != nil:
			return "", err
		case ctx.Err() != nil:
			return "", ctx.Err()
		}
	}
}
