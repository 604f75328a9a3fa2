package checks

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/validate"
)

//go:embed errorpages.txt
var errorPageList string

// errorPageBytes bounds how long a page that says only that there is no article can be.
const errorPageBytes = 800

var errorPage = &validate.Check{
	ID: "DL315", Name: "error-page", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "body"},
	Doc: `A short body, or a headline, that says there is no article: page not found, access denied, a check for robots, a paywall. The phrases are those of errorpages.txt.

It matters because a server's message counted as news is a record about nothing, dated to the day of the crawl.

Example: ` + "`" + `{"headline": "Attention Required! | Cloudflare"}` + "`",
	Fix: "Leave the page out, or fetch it again.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if m := errorPhrase(rec.Headline); m != "" && len(rec.Headline) <= 2*len(m)+10 {
			report(p, r, "headline", rec.Headline, "headline is that of an error page")
		} else if len(rec.Body) <= errorPageBytes && errorPhrase(rec.Body) != "" {
			report(p, r, "body", rec.Body, "body is that of an error page or paywall: it says %q", errorPhrase(rec.Body))
		}
	}),
}

var errorPhrases = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(errorPageList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[letters(line)] = line
		}
	}
	return out
})

// errorPhrase returns the longest phrase that s holds, the first in the alphabet of those that are as long.
func errorPhrase(s string) string {
	if s == "" || len(s) > errorPageBytes {
		return ""
	}
	text, best := letters(s), ""
	for key, phrase := range errorPhrases() {
		if strings.Contains(text, key) && (len(phrase) > len(best) || len(phrase) == len(best) && phrase < best) {
			best = phrase
		}
	}
	return best
}
