package checks

import (
	"dateline/schema"
	"dateline/validate"
)

var placeholderDate = &validate.Check{
	ID: "DL108", Name: "placeholder-date", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"date_published", "modified_at"},
	Doc: `A date that programs write when they have none: the first day of Unix time, of spreadsheets and of databases, or a day before there were newspapers.

It matters because such records heap up at one end of every chart, and averages and earliest dates become nonsense.

Example: ` + "`" + `{"date_published": "1970-01-01"}` + "`",
	Fix: "Treat the date as missing in the input, so that other evidence can decide.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		look := func(field string, d schema.Date) {
			if why := placeholder(d); why != "" {
				report(p, r, field, d.String(), "%s %s is %s, expected a day on which news appeared", field, d, why)
			}
		}
		look("date_published", r.Record.DatePublished)
		if !r.Record.ModifiedAt.IsZero() {
			look("modified_at", schema.DateOf(r.Record.ModifiedAt.UTC()))
		}
	}),
}

// placeholder says what a date stands for when it stands for none.
func placeholder(d schema.Date) string {
	if d.IsZero() {
		return ""
	}
	switch d.String() {
	case "1970-01-01", "1969-12-31":
		return "the first day of Unix time"
	case "1900-01-01", "1899-12-30", "1899-12-31", "1904-01-01":
		return "the first day of spreadsheets"
	case "1980-01-01":
		return "the first day of DOS time"
	case "1753-01-01":
		return "the first day of some databases"
	}
	// The Relation of Strasbourg, 1605, was the first newspaper.
	if d.Year < 1605 {
		return "before the first newspaper"
	}
	if d.Year == 9999 {
		return "the last year that can be written"
	}
	return ""
}
