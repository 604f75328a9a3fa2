package checks

import (
	"strings"

	"dateline/validate"
)

var homepageAddress = &validate.Check{
	ID: "DL408", Name: "homepage-address", Severity: validate.Note, Since: "0.1",
	Fields: []string{"url"},
	Doc: `A url that is the home page of a site and no article's: it has no path but an index page, and no query.

It matters because tomorrow other stories stand there: the record cannot be looked up, and its text is most often a list of teasers.

Example: ` + "`" + `{"url": "https://example.org/"}` + "`",
	Fix: "Leave home pages out of the input, or give the article's own address with --map.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		u := r.URL()
		if u == nil || u.Host == "" || u.RawQuery != "" || strings.HasPrefix(u.Fragment, "!") || strings.HasPrefix(u.Fragment, "/") {
			return
		}
		path, index := strings.CutPrefix(strings.ToLower(strings.Trim(u.Path, "/")), "index")
		if !index {
			path, index = strings.CutPrefix(path, "default")
		}
		if path == "" || index && (path == ".html" || path == ".htm" || path == ".php" || path == ".asp" || path == ".aspx") {
			report(p, r, "url", r.Record.URL, "url is the home page of %s, expected an article's address", u.Host)
		}
	}),
}
