package checks

import (
	"fmt"
	"path"
	"strings"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"
)

var newerSchema = &validate.Check{
	ID: "DL507", Name: "newer-schema", Severity: validate.Error, Since: "0.1",
	Doc: `A file that was written for a later version of the schema than this program knows.

It matters because fields may have got other meanings that this program cannot check.

Example: Parquet metadata with the schema version 9.0.`,
	Fix:      "Update dateline.",
	AllFiles: true, Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		v := ofProblems(dataset.KindVersion)(p)
		v.End = func() {
			m := p.Dataset.Manifest
			if m == nil || m.SchemaVersion == "" {
				return
			}
			theirs, _, _ := strings.Cut(m.SchemaVersion, ".")
			ours, _, _ := strings.Cut(schema.Version, ".")
			if theirs != ours {
				p.Report(p.Dataset.Finding(path.Join(p.Dataset.Path, dataset.ManifestName), "schema_version", m.SchemaVersion, fmt.Sprintf("the dataset is of schema version %s, expected %s", m.SchemaVersion, schema.Version)))
			}
		}
		return v
	},
}
