package checks

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"dateline/export/dataset"
	"dateline/validate"
)

var countMismatch = &validate.Check{
	ID: "DL603", Name: "count-mismatch", Severity: validate.Error, Since: "0.1",
	Doc: `A file or sidecar with another number of rows than the manifest says, or files of one dataset with different numbers of rows.

It matters because a loader that skips broken rows, or a copy that stopped early, shows only in the count.

Example: the manifest counts 1000 articles, articles.jsonl has 998 rows.`,
	Fix:     "Fetch or export the files again.",
	Ordered: true, AllFiles: true,
	Start: func(p *validate.Pass) validate.Visitor {
		ds := p.Dataset
		codes := map[string]int64{}
		lines := map[string]int64{}
		return validate.Visitor{
			Sidecar: func(s *validate.SidecarRow) {
				lines[s.Name]++
				if s.Name == "rejects.jsonl" && s.Err == nil {
					codes[s.Code]++
				}
			},
			End: func() {
				first := ds.Files[0]
				for _, f := range ds.Files[1:] {
					if f.Rows != first.Rows {
						p.Report(ds.Finding(f.Path, "", "", fmt.Sprintf("file has %d rows, %s has %d", f.Rows, path.Base(first.Path), first.Rows)))
					}
				}
				m := ds.Manifest
				if m == nil {
					return
				}
				manifest := path.Join(ds.Path, dataset.ManifestName)
				say := func(field string, value int64, format string, args ...any) {
					p.Report(ds.Finding(manifest, field, fmt.Sprint(value), fmt.Sprintf(format, args...)))
				}
				rows := map[string]int64{}
				for _, f := range ds.Files {
					rows[path.Base(f.Path)] = f.Rows
				}
				for _, name := range ds.Sidecars {
					rows[path.Base(name)] = lines[path.Base(name)]
					if path.Base(name) == "evidence.jsonl" {
						rows[path.Base(name)] = ds.EvidenceRows
					}
				}
				for _, f := range m.Files {
					if n, ok := rows[f.Name]; ok && n != f.Rows {
						say("files."+f.Name+".rows", f.Rows, "file %s has %d rows, the manifest says %d", f.Name, n, f.Rows)
					}
				}
				if first.Rows != m.Totals.Articles {
					say("totals.articles", m.Totals.Articles, "file %s has %d rows, the manifest counts %d articles", path.Base(first.Path), first.Rows, m.Totals.Articles)
				}
				if !slices.ContainsFunc(ds.Sidecars, func(s string) bool { return path.Base(s) == "rejects.jsonl" }) {
					return
				}
				dropped := codes[dataset.CodeDuplicate]
				delete(codes, dataset.CodeDuplicate)
				if n := lines["rejects.jsonl"] - dropped; n != m.Totals.Rejects {
					say("totals.rejects", m.Totals.Rejects, "rejects.jsonl has %d rejects, the manifest counts %d", n, m.Totals.Rejects)
				}
				if dropped != m.Totals.DuplicatesDropped {
					say("totals.duplicates_dropped", m.Totals.DuplicatesDropped, "rejects.jsonl has %d dropped duplicates, the manifest counts %d", dropped, m.Totals.DuplicatesDropped)
				}
				all := maps.Clone(m.RejectCodes)
				if all == nil {
					all = map[string]int64{}
				}
				for c := range codes {
					all[c] += 0
				}
				for _, c := range slices.Sorted(maps.Keys(all)) {
					if codes[c] != m.RejectCodes[c] {
						say("reject_codes."+c, m.RejectCodes[c], "rejects.jsonl has %d rejects with the code %q, the manifest counts %d", codes[c], c, m.RejectCodes[c])
					}
				}
			},
		}
	},
}
