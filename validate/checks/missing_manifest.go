package checks

import (
	"errors"
	"io/fs"

	"dateline/validate"
)

var missingManifest = &validate.Check{
	ID: "DL604", Name: "missing-manifest", Severity: validate.Warning, Since: "0.1",
	Doc: `A directory with data files and without manifest.json.

It matters because export writes the manifest last: without it nobody can tell whether the files are complete, or what they were made from.

Example: only articles.parquet was copied to another directory.`,
	Fix:     "Copy the manifest along, or validate single files, which need none.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{End: func() {
			ds := p.Dataset
			if ds.Dir && ds.Manifest == nil && errors.Is(ds.ManifestErr, fs.ErrNotExist) {
				p.Report(ds.Finding("", "", "", "directory has no manifest.json for "+fileNames(ds)))
			}
		}}
	},
}
