package checks

import (
	"strings"

	"dateline/validate"
)

var repeatedParagraph = &validate.Check{
	ID: "DL314", Name: "repeated-paragraph", Severity: validate.Note, Since: "0.1",
	Fields: []string{"body"},
	Doc: `A paragraph of at least 12 words that stands in one body twice.

It matters because a page that prints a text twice, for print and for phones, doubles its words.

Example: a body that begins again after its end.`,
	Fix: "Report the page's form; the second one is mostly a hidden copy.",
	Start: func(p *validate.Pass) validate.Visitor {
		seen := map[string]bool{}
		return validate.Visitor{Row: func(r *validate.Row) {
			// Emptying a map takes as long as it ever was large.
			if len(seen) > 1000 {
				seen = map[string]bool{}
			}
			clear(seen)
			for para := range strings.SplitSeq(r.Record.Body, "\n\n") {
				if len(para) < 40 {
					continue
				}
				if seen[para] && wordsAtLeast(para, 12) {
					report(p, r, "body", para, "paragraph stands in body twice")
					return
				}
				seen[para] = true
			}
		}}
	},
}
