package export

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"strings"

	"dateline/export/dataset"
	"dateline/export/pubdate"
	"dateline/schema"
)

// inputsListed is how many files a manifest counts one by one. With more, they are summed by directory.
const inputsListed = 1000

// tally counts documents for the manifest.
type tally struct {
	totals  dataset.Counts
	codes   map[string]int64
	files   inputCounts // by file; given up beyond inputsListed
	folders inputCounts // by directory
}

// inputCounts are counts in the order in which their names came up.
type inputCounts struct {
	list  []*inputCount
	index map[string]int
}

type inputCount struct {
	dataset.ManifestInput
	rejects map[string]*rejectCount // by code
}

type rejectCount struct {
	n       int64
	message string // of the first
}

func newTally() *tally { return &tally{codes: map[string]int64{}} }

// read counts one item of the input as the first pass leaves it.
func (t *tally) read(e *entry) {
	c := dataset.Counts{Documents: 1}
	switch {
	case e.Skip != "":
		c = dataset.Counts{}
	case e.Record != nil:
		c.Articles = 1
	case e.Reject.Code == dataset.CodeDuplicate:
		c.DuplicatesDropped = 1
	default:
		c.Rejects = 1
		t.codes[e.Reject.Code]++
	}
	t.add(e.Input, c, e.Skip, e.Reject)
}

// turnedDown moves what the first pass counted as an article to the rejects.
func (t *tally) turnedDown(input string, r *Reject) {
	t.codes[r.Code]++
	t.add(input, dataset.Counts{Articles: -1, Rejects: 1}, "", r)
}

func (t *tally) add(name string, c dataset.Counts, skip string, r *Reject) {
	t.totals.Add(c)
	if len(t.files.list) <= inputsListed {
		t.files.add(name, c, skip, r)
	}
	dir, _ := path.Split(name)
	t.folders.add(cmp.Or(dir, "./"), c, skip, r)
}

func (in *inputCounts) add(name string, c dataset.Counts, skip string, r *Reject) {
	i, ok := in.index[name]
	if !ok {
		if in.index == nil {
			in.index = map[string]int{}
		}
		i = len(in.list)
		in.index[name] = i
		in.list = append(in.list, &inputCount{ManifestInput: dataset.ManifestInput{Name: name}, rejects: map[string]*rejectCount{}})
	}
	m := in.list[i]
	m.Add(c)
	if c.Rejects > 0 {
		if m.rejects[r.Code] == nil {
			m.rejects[r.Code] = &rejectCount{message: r.Message}
		}
		m.rejects[r.Code].n++
	}
	if skip != "" {
		if m.Skipped == nil {
			m.Skipped = map[string]int64{}
		}
		m.Skipped[skip]++
	}
}

// manifest says what the run did. files are those that it wrote.
func (t *tally) manifest(opt *Options, files []dataset.ManifestFile) (dataset.Manifest, error) {
	m := dataset.Manifest{
		Tool:          "dateline",
		ToolVersion:   Version,
		SchemaVersion: schema.Version,
		Options:       opt.recorded(),
		Order:         dataset.OrderInput,
		Inputs:        []dataset.ManifestInput{},
		Totals:        t.totals,
		RejectCodes:   t.codes,
		Files:         files,
	}
	var sum dataset.Counts
	for _, in := range t.listed() {
		m.Inputs = append(m.Inputs, in.ManifestInput)
		sum.Add(in.Counts)
	}
	if sum != t.totals || !sum.Balanced() {
		return m, fmt.Errorf("internal error: the accounts do not balance: %d documents, but %d articles + %d rejects + %d duplicates dropped",
			t.totals.Documents, t.totals.Articles, t.totals.Rejects, t.totals.DuplicatesDropped)
	}
	return m, nil
}

// listed are the inputs that are counted one by one.
func (t *tally) listed() []*inputCount {
	if len(t.files.list) > inputsListed {
		return t.folders.list
	}
	return t.files.list
}

// recorded are the options that change the bytes of the files. The number of jobs is none of them, nor is where the
// files go.
func (opt *Options) recorded() map[string]any {
	var formats []string
	for _, f := range opt.Formats {
		formats = append(formats, f.Name)
	}
	m := map[string]any{
		"formats":      formats,
		"dedup":        opt.Dedup,
		"on_ambiguous": opt.OnAmbiguous,
		"neighbours":   !opt.NoNeighbours,
		"evidence":     opt.Evidence,
		"csv_bom":      opt.Writer.CSVBOM,
		"csv_safe":     opt.Writer.CSVSafe,
		"as_of":        nullable(opt.Article.Date.AsOf.String()),
		"date_window":  nil,
	}
	if w := opt.Article.Date.Window; w != (pubdate.Window{}) {
		m["date_window"] = w.String()
	}
	if opt.Only != (pubdate.Window{}) {
		m["only"] = opt.Only.String()
	}
	maps.Copy(m, opt.Input)
	return m
}

// fileNames are the names of all files that a run writes beside the manifest.
func (opt *Options) fileNames() []string {
	var names []string
	for _, f := range opt.Formats {
		names = append(names, articlesName(f))
	}
	names = append(names, rejectsName)
	if opt.Evidence {
		names = append(names, evidenceName)
	}
	return names
}

func articlesName(f *dataset.Format) string { return "articles" + f.Exts[0] }

// The sidecars.
const (
	rejectsName  = "rejects.jsonl"
	evidenceName = "evidence.jsonl"
)

func nullable(s string) any {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return s
}
