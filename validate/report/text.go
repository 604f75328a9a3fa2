package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"dateline/schema"
	"dateline/validate"
)

var text = &Format{Name: "text", Doc: "for people: grouped by check, with samples and what to do", Write: writeText}

// textSamples is how many findings of a check are printed unless the options say otherwise.
const textSamples = 10

// The colours of ECMA-48 that read well on light and dark alike.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	cyan   = "36"
	green  = "32"
)

func severityColor(s validate.Severity) string {
	switch s {
	case validate.Error:
		return red
	case validate.Warning:
		return yellow
	}
	return cyan
}

func writeText(w io.Writer, r *validate.Report, o Options) error {
	b := bufio.NewWriter(w)
	paint := func(color, s string) string {
		if !o.Color {
			return s
		}
		return "\x1b[" + color + "m" + s + "\x1b[0m"
	}
	limit := cmp.Or(o.Samples, textSamples)
	if limit < 0 {
		limit = len(r.Findings)
	}
	for _, g := range groups(r) {
		fmt.Fprintf(b, "%s: %s\n", paint(severityColor(g.Worst()), g.Check.ID+" "+g.Check.Name), extent(&g, r))
		shown := min(limit, len(g.Findings))
		for _, f := range g.Findings[:shown] {
			fmt.Fprintf(b, "  %s: ", paint(bold, schema.Printable(place(f))))
			if g.Worst() != f.Severity {
				fmt.Fprintf(b, "%s: ", paint(severityColor(f.Severity), f.Severity.String()))
			}
			b.WriteString(sentence(f))
			switch {
			case f.RecordID != "" && f.Input != "":
				fmt.Fprintf(b, " [%s, %s]", schema.Printable(f.RecordID), schema.Printable(f.Input))
			case f.RecordID != "":
				fmt.Fprintf(b, " [%s]", schema.Printable(f.RecordID))
			}
			b.WriteByte('\n')
		}
		if more := g.hidden(shown); more > 0 {
			fmt.Fprintf(b, "  … and %d more\n", more)
		}
		fmt.Fprintf(b, "  %s %s\n\n", paint(green, "fix:"), g.Check.Fix)
	}
	for _, f := range r.Accepted {
		fmt.Fprintf(b, "accepted: %s %s %s: %s (%s)\n", f.Check.ID, f.Check.Name, schema.Printable(place(f)), schema.Printable(f.Message), schema.Printable(f.Accepted))
	}
	if more := r.Totals.Accepted - int64(len(r.Accepted)); more > 0 {
		fmt.Fprintf(b, "accepted: … and %d more\n", more)
	}
	last := green
	if r.Totals.Open() > 0 {
		last = severityColor(r.Worst())
	}
	fmt.Fprintln(b, paint(last, verdict(r)))
	if len(r.Policies) > 0 {
		fmt.Fprintf(b, "policy: %s\n", schema.Printable(strings.Join(r.Policies, ", ")))
	}
	return b.Flush()
}
