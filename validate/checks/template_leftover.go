package checks

import (
	"regexp"
	"strings"

	"dateline/validate"
)

var templateLeftover = &validate.Check{
	ID: "DL308", Name: "template-leftover", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"headline", "description", "body", "byline"},
	Doc: `Placeholders of a page's template that were never filled in, and shortcodes that were not carried out: {{…}}, {% … %}, <%= … %>, ${…}, [object Object], [caption id="…"].

It matters because they show that a machine's text was taken for the article's, and that the value they stand for is missing.

Example: ` + "`" + `"Published {{article.date}} by {{author}}"` + "`",
	Fix: "Report the page's form; or render the page before it is crawled.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		for _, f := range []struct{ name, text string }{{"headline", rec.Headline}, {"description", rec.Description}, {"byline", rec.Byline}, {"body", rec.Body}} {
			if m := findTemplate(f.text); m != "" {
				report(p, r, f.name, m, "%s holds the template's %q", f.name, m)
			}
		}
	}),
}

var template = regexp.MustCompile(`^(?:\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,80}%\}|<%[=-]?[^%\n]{1,80}%>|\$\{[\w.]{1,60}\}|\[object Object\]|\[/(?:caption|embed|gallery|audio|video|quote|box|button|column|row|vc_[a-z_]+|et_pb_[a-z_]+)\]|\[[a-z][a-z0-9_-]{2,30} [a-z_-]{1,20}=["'“”″&][^\]\n]{0,60})`)

func findTemplate(s string) string {
	return findBehind(s, "{<$[", func(rest string) string { return template.FindString(rest[:min(len(rest), 100)]) })
}

// findBehind returns the first result of look at the places in s where one of a few bytes stands. They are rare in news,
// so that a clean text costs a fast scan for each of them.
func findBehind(s, starts string, look func(rest string) string) string {
	found, at := "", len(s)
	for i := range len(starts) {
		for from := 0; ; {
			j := strings.IndexByte(s[from:at], starts[i])
			if j < 0 {
				break
			}
			from += j
			if m := look(s[from:]); m != "" {
				found, at = m, from
				break
			}
			from++
		}
	}
	return found
}
