package checks

import (
	"dateline/validate"
	"dateline/validate/internal/seen"
)

var duplicateURL = &validate.Check{
	ID: "DL402", Name: "duplicate-url", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"url", "duplicate_of"},
	Doc: `Two records with the same address. A record that says itself what it repeats, in duplicate_of, is not reported.

It matters because the same page counts twice; a page that was crawled again may have changed, and which version counts is a decision.

Example: two crawls of one site in one dataset.`,
	Fix:     "Export with --dedup url, which keeps the first, or decide which crawl counts.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		var urls seen.Index
		return validate.Visitor{Row: func(r *validate.Row) {
			if r.Record.URL == "" || r.Record.DuplicateOf != "" {
				return
			}
			if first := urls.Add(r.Record.URL, r.Row.Row); first != r.Row.Row {
				report(p, r, "url", r.Record.URL, "url stands in row %d already, expected it once", first)
			}
		}}
	},
}
