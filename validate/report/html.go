package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var htmlPage = &Format{Name: "html", Doc: "one page for a browser, without scripts or anything to fetch", Write: writeHTML}

// htmlSamples bounds the rows of one table: browsers slow down long before a report of all findings ends.
const htmlSamples = 500

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"counts": counts,
	"place":  func(f validate.Finding) string { return schema.Printable(place(f)) },
	"plain":  schema.Printable,
	"noun":   noun,
	"prose":  prose,
	"cap":    func(list []validate.Finding) []validate.Finding { return list[:min(len(list), htmlSamples)] },
	"more":   func(g htmlGroup) int64 { return g.hidden(min(len(g.Findings), htmlSamples)) },
	"moreAccepted": func(r *validate.Report) int64 {
		return r.Totals.Accepted - int64(min(len(r.Accepted), htmlSamples))
	},
}).Parse(pageText))

func writeHTML(w io.Writer, r *validate.Report, o Options) error {
	data := struct {
		*validate.Report
		Groups  []htmlGroup
		Clean   []*validate.Check
		Verdict string
		Maker   string
	}{Report: r, Verdict: verdict(r), Maker: strings.TrimSpace("dateline " + o.Version)}
	for _, g := range groups(r) {
		data.Groups = append(data.Groups, htmlGroup{&g, g.Worst().String(), extent(&g, r)})
	}
	for _, ct := range r.Checks {
		if ct.Open() == 0 {
			data.Clean = append(data.Clean, ct.Check)
		}
	}
	return page.Execute(w, data)
}

type htmlGroup struct {
	*group
	Level  string
	Extent string
}

// paragraph is a piece of a check's documentation: a line of spans, or a block of code.
type paragraph struct {
	Spans []span
	Block string
}

type span struct {
	Text string
	Code bool
}

// prose reads the little Markdown that the documentation of checks is written in: paragraphs, code spans and fences.
func prose(doc string) []paragraph {
	var out []paragraph
	var fence []string
	inside := false
	for part := range strings.SplitSeq(doc, "\n\n") {
		if strings.HasPrefix(part, "```") || inside {
			fence = append(fence, part)
			inside = strings.Count(strings.Join(fence, "\n"), "```")%2 == 1
			if !inside {
				_, block, _ := strings.Cut(strings.Join(fence, "\n\n"), "\n")
				out = append(out, paragraph{Block: strings.TrimSuffix(strings.TrimSpace(block), "```")})
				fence = nil
			}
			continue
		}
		var spans []span
		for i, words := range strings.Split(part, "`") {
			spans = append(spans, span{words, i%2 == 1})
		}
		out = append(out, paragraph{Spans: spans})
	}
	return out
}
