package checks

import (
	"dateline/schema/source"
	"dateline/validate"
)

var unknownSource = &validate.Check{
	ID: "DL202", Name: "unknown-source", Severity: validate.Note, Since: "0.1",
	Fields: []string{"source"},
	Doc: `A source that the registry of outlets and agencies does not know, neither by name nor by an alias.

It matters because spellings of unknown sources are not unified, and a misread word can look like a source.

Example: ` + "`" + `{"source": "Reuetrs"}` + "`",
	Fix: "Add the outlet to a list of your own for export --sources; accept it with an exception if it needs no more than its name.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		if s := r.Record.Source; s != "" && source.Default().ByName(s) == nil {
			report(p, r, "source", s, "source %q is not in the registry", s)
		}
	}),
}
