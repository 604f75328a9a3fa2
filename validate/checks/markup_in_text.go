package checks

import (
	"regexp"
	"strings"

	"dateline/validate"
)

var markupInText = &validate.Check{
	ID: "DL309", Name: "markup-in-text", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "description", "body"},
	Doc: `HTML tags, character references or comments in a text that should be plain.

It matters because tags count as words, and search for "AT&T" does not find "AT&amp;T".

Example: ` + "`" + `"AT&amp;amp;T buys <b>rival</b>"` + "`",
	Fix: "Give the input as HTML and not as text, so that it is parsed; or decode it once more where it was encoded twice.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		for _, f := range []struct{ name, text string }{{"headline", rec.Headline}, {"description", rec.Description}, {"body", rec.Body}} {
			if m := findMarkup(f.text); m != "" {
				report(p, r, f.name, m, "%s holds the markup %q, expected plain text", f.name, m)
			}
		}
	}),
}

// The tags are those of running text: a text may speak of <head> or of List<String>.
var (
	tag       = regexp.MustCompile(`(?i)^</?(?:p|br|div|span|a|b|i|em|strong|img|ul|ol|li|h[1-6]|blockquote|figure|figcaption|iframe|script|style|table|tr|td|font|center|sup|sub)(?:\s[^<>]*)?/?>`)
	comment   = regexp.MustCompile(`^<!(?:--|\[CDATA\[|DOCTYPE )`)
	reference = regexp.MustCompile(`^&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|eacute|egrave|agrave|uuml|ouml|auml|szlig|ccedil|ntilde|copy|reg|euro|pound|laquo|raquo|bull|middot|shy|zwnj|zwj);`)
)

func findMarkup(s string) string {
	return findBehind(s, "<&", func(rest string) string {
		if rest[0] == '&' {
			return reference.FindString(rest[:min(len(rest), 12)])
		}
		if m := tag.FindString(rest[:min(len(rest), 300)]); m != "" {
			// Agencies print shares' symbols like that: First Interstate <I>.
			if len(m) == 3 && 'A' <= m[1] && m[1] <= 'Z' && !strings.Contains(s, "</"+m[1:]) {
				return ""
			}
			return m
		}
		return comment.FindString(rest)
	})
}
