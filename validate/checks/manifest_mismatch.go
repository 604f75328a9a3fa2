package checks

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"dateline/export/dataset"
	"dateline/validate"
)

var manifestMismatch = &validate.Check{
	ID: "DL602", Name: "manifest-mismatch", Severity: validate.Error, Since: "0.1",
	Doc: `A manifest that cannot be read, does not add up, or does not fit the files: documents are not articles, rejects and dropped duplicates together; the inputs do not add up to the totals; a file is not there, is not listed, or has another size or SHA-256.

It matters because the manifest is the proof that nothing was lost and nothing was changed.

Example: a row was deleted from articles.csv after the export.`,
	Fix:     "Export again; files that were changed on purpose need a manifest of their own or none.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{End: func() {
			ds := p.Dataset
			name := path.Join(ds.Path, dataset.ManifestName)
			say := func(field, value, format string, args ...any) {
				p.Report(ds.Finding(name, field, value, fmt.Sprintf(format, args...)))
			}
			if ds.Manifest == nil {
				if ds.ManifestErr != nil && !errors.Is(ds.ManifestErr, fs.ErrNotExist) {
					say("", "", "manifest cannot be read: %v", ds.ManifestErr)
				}
				return
			}
			sums(ds.Manifest, say)
			files(ds, say)
		}}
	},
}

// sums checks that a manifest adds up.
func sums(m *dataset.Manifest, say func(field, value, format string, args ...any)) {
	balance := func(field string, c dataset.Counts) {
		if !c.Balanced() {
			say(field, fmt.Sprint(c.Documents), "%d documents are not %d articles + %d rejects + %d duplicates dropped", c.Documents, c.Articles, c.Rejects, c.DuplicatesDropped)
		}
	}
	balance("totals", m.Totals)
	var sum dataset.Counts
	for i, in := range m.Inputs {
		balance(fmt.Sprintf("inputs[%d]", i), in.Counts)
		sum.Add(in.Counts)
	}
	if sum != m.Totals {
		say("inputs", fmt.Sprint(sum.Documents), "inputs add up to %s, totals are %s", counts(sum), counts(m.Totals))
	}
	var rejects int64
	for _, n := range m.RejectCodes {
		rejects += n
	}
	if rejects != m.Totals.Rejects {
		say("reject_codes", fmt.Sprint(rejects), "reject codes add up to %d, totals have %d rejects", rejects, m.Totals.Rejects)
	}
}

func counts(c dataset.Counts) string {
	return fmt.Sprintf("%d documents = %d articles + %d rejects + %d duplicates dropped", c.Documents, c.Articles, c.Rejects, c.DuplicatesDropped)
}

// files checks that the files are those that the manifest lists.
func files(ds *validate.Dataset, say func(field, value, format string, args ...any)) {
	there := map[string]bool{}
	compare := func(base string, bytes int64, sum string) {
		there[base] = true
		i := slices.IndexFunc(ds.Manifest.Files, func(m dataset.ManifestFile) bool { return m.Name == base })
		if i < 0 {
			say("files", base, "file %s is not listed", base)
			return
		}
		m := ds.Manifest.Files[i]
		if bytes >= 0 && m.Bytes != bytes {
			say("files."+base+".bytes", fmt.Sprint(m.Bytes), "file %s has %d bytes, the manifest says %d", base, bytes, m.Bytes)
		}
		if sum != "" && m.SHA256 != sum {
			say("files."+base+".sha256", m.SHA256, "file %s has the SHA-256 %s, the manifest says %s", base, sum, m.SHA256)
		}
	}
	for _, f := range ds.Files {
		compare(path.Base(f.Path), f.Bytes, f.SHA256)
	}
	for i, name := range ds.Sidecars {
		sum := ""
		if i < len(ds.SidecarSums) {
			sum = ds.SidecarSums[i]
		}
		compare(path.Base(name), -1, sum)
	}
	for _, m := range ds.Manifest.Files {
		if !there[m.Name] {
			say("files", m.Name, "file %s is listed and not there", m.Name)
		}
	}
}
