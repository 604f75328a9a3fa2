package checks

import (
	"cmp"
	_ "embed"
	"slices"
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
		if errorPhrase(rec.Headline, (len(rec.Headline)-10+1)/2) != "" {
			report(p, r, "headline", rec.Headline, "headline is that of an error page")
		} else if m := errorPhrase(rec.Body, 0); m != "" {
			report(p, r, "body", rec.Body, "body is that of an error page or paywall: it says %q", m)
		}
	}),
}

type phrase struct{ letters, text string }

// errorPhrases are the phrases, the longest first and the alphabet among those that are as long.
var errorPhrases = sync.OnceValue(func() []phrase {
	var out []phrase
	for line := range strings.Lines(errorPageList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, phrase{letters(line), line})
		}
	}
	slices.SortFunc(out, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
	})
	return out
})

// errorPhrase returns the first phrase, of at least so many bytes, that s holds.
func errorPhrase(s string, least int) string {
	if s == "" || len(s) > errorPageBytes {
		return ""
	}
	text := letters(s)
	for _, p := range errorPhrases() {
		if len(p.text) < least {
			break
		}
		if strings.Contains(text, p.letters) {
			return p.text
		}
	}
	return ""
}
