package checks

import (
	"dateline/schema/source"
	"dateline/validate"
)

var organisationAsAuthor = &validate.Check{
	ID: "DL207", Name: "organisation-as-author", Severity: validate.Note, Since: "0.1",
	Fields: []string{"authors"},
	Doc: `A name in authors that is an agency or outlet of the registry and no person.

It matters because authors holds persons: an agency among them tops every ranking of authors.

Example: ` + "`" + `{"authors": ["Reuters"]}` + "`",
	Fix: "Move the name to agency or source; if it is a person's name as well, accept it with an exception.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		for _, a := range r.Record.Authors {
			if o := source.Default().ByName(a); o != nil {
				report(p, r, "authors", a, "author %q is the %s %s, expected a person", a, o.Kind, o.Name)
			}
		}
	}),
}
