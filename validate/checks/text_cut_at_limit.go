package checks

import (
	"fmt"
	"unicode/utf8"

	"dateline/validate"
)

var textCutAtLimit = &validate.Check{
	ID: "DL317", Name: "text-cut-at-limit", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "description", "body"},
	Doc: `Many texts of a field that all have the same length, in characters or in bytes, and none that is longer: at least 5 and one in two hundred, of 60 characters and more. They were cut where a column ended.

It matters because what comes behind the limit is lost in every long text, while the short ones look right: 255 and 65,535 are the limits of databases, 32,767 that of a spreadsheet's cell.

Example: 1,200 of 40,000 bodies have exactly 32,767 characters.`,
	Fix:     "Look for the program or table that the rows went through, and export again from the inputs.",
	Ordered: true,
	Prepare: func(r *validate.Row) { r.BodyHash() },
	Start: func(p *validate.Pass) validate.Visitor {
		type longest struct {
			length int
			n      int64 // texts of this length that count: of 60 characters and more, and no copies
			row    int64 // of the first of them
		}
		var fields [3]struct{ bytes, chars longest }
		var rows int64
		return validate.Visitor{
			Row: func(r *validate.Row) {
				rows++
				// A copy has the length of what it copies: it does not count, but its headline may be the longest.
				copied := p.Dataset.FirstWithBody(r) != r.Position.Row
				for i, s := range []string{r.Record.Headline, r.Record.Description, r.Record.Body} {
					f := &fields[i]
					// Characters are counted only where there may be as many as in the longest.
					if len(s) < f.chars.length {
						continue
					}
					chars := utf8.RuneCountInString(s)
					for _, l := range []struct {
						longest *longest
						n       int
					}{{&f.bytes, len(s)}, {&f.chars, chars}} {
						if l.n > l.longest.length {
							*l.longest = longest{length: l.n}
						}
						if l.n == l.longest.length && chars >= 60 && !copied {
							if l.longest.n++; l.longest.n == 1 {
								l.longest.row = r.Position.Row
							}
						}
					}
				}
			},
			End: func() {
				for i, name := range []string{"headline", "description", "body"} {
					at, unit := fields[i].chars, "characters"
					if fields[i].bytes.n > at.n {
						at, unit = fields[i].bytes, "bytes"
					}
					if at.n < 5 || 200*at.n < rows {
						continue
					}
					p.Report(p.Dataset.Finding(p.Dataset.Files[0].Path, name, fmt.Sprint(at.length), fmt.Sprintf("%d texts of %s have exactly %d %s and none has more, row %d for one; expected texts of all lengths", at.n, name, at.length, unit, at.row)))
				}
			},
		}
	},
}
