package checks

import (
	"fmt"
	"strings"
	"unicode"

	"dateline/validate"
)

var unrelatedHeadline = &validate.Check{
	ID: "DL318", Name: "unrelated-headline", Severity: validate.Error, Since: "0.1",
	Fields: []string{"headline", "body"},
	Doc: `Headlines of which no word stands in the body, in more than a third of the records, at least 20. Words of six letters and more are compared, by their beginnings; a headline with fewer than two such words counts only where one stands in the body, a body of fewer than 300 bytes not at all; from the thousandth row on every eighth is looked at.

It matters because headlines and bodies were then joined row by row after one of them was sorted, or shifted by a row: each column looks right by itself. In news as it is, 1 to 4 headlines in a hundred share no word with their story; in shuffled columns 70 to 85 do.

Example: a column of bodies that begins with the second article.`,
	Fix:     "Join by id and not by position; export again from the inputs.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		var looked, unrelated, first int64
		return validate.Visitor{
			Row: func(r *validate.Row) {
				if n := r.Position.Row; n > 1000 && n%8 != 0 || len(r.Record.Body) < 300 {
					return
				}
				words := 0
				for _, w := range strings.FieldsFunc(strings.ToLower(r.Record.Headline), func(c rune) bool { return !unicode.IsLetter(c) }) {
					letters := []rune(w)
					if len(letters) < 6 {
						continue
					}
					words++
					// Without the first letter a capital does not matter, and without the end the ending does not.
					if strings.Contains(r.Record.Body, string(letters[1:6])) {
						looked++
						return
					}
				}
				if words < 2 {
					return
				}
				looked++
				if unrelated++; unrelated == 1 {
					first = r.Position.Row
				}
			},
			End: func() {
				if unrelated >= 20 && 3*unrelated > looked {
					p.Report(p.Dataset.Finding(p.Dataset.Files[0].Path, "headline", "", fmt.Sprintf("%d of %d headlines share no word with their body, row %d for one; expected a few in a hundred", unrelated, looked, first)))
				}
			},
		}
	},
}
