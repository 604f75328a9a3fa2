package checks

import "dateline/validate"

var datelineWithoutPlace = &validate.Check{
	ID: "DL208", Name: "dateline-without-place", Severity: validate.Note, Since: "0.1",
	Fields: []string{"dateline", "dateline_place"},
	Doc: `A dateline from which no place was read.

It matters because where a story was filed is lost, though the text says it.

Example: ` + "`" + `{"dateline": "MOSCOW, September 6. /TASS/.", "dateline_place": null}` + "`",
	Fix: "Look at the dateline: some really give only a date; otherwise report its form.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if r.Record.Dateline != "" && r.Record.DatelinePlace == "" {
			report(p, r, "dateline_place", r.Record.Dateline, "dateline %q has no place, expected one", r.Record.Dateline)
		}
	}),
}
