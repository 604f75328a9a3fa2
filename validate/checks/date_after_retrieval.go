package checks

import "dateline/validate"

var dateAfterRetrieval = &validate.Check{
	ID: "DL105", Name: "date-after-retrieval", Severity: validate.Error, Since: "0.1",
	Fields: []string{"date_published", "published_at", "retrieved_at"},
	Doc: `A publication more than a day after the page was retrieved.

It matters because nobody can have crawled an article before it was published: one of the two dates is wrong.

Example: ` + "`" + `{"date_published": "2018-12-10", "retrieved_at": "2018-10-21T00:00:00Z"}` + "`",
	Fix: "Find out with dateline inspect which of the two the page really states.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		reportRules(p, r, r.Contradictions(), "published-late")
	}),
}
