package report

import (
	"bufio"
	"fmt"
	"io"

	"dateline/validate"
)

var text = &Format{Name: "text", Doc: "for people: grouped by check, with samples and what to do", Write: writeText}

// textSamples is how many findings of a check are printed; the total stands beside them.
const textSamples = 10

func writeText(w io.Writer, r *validate.Report, _ Options) error {
	b := bufio.NewWriter(w)
	for _, ct := range r.Checks {
		if ct.Open() == 0 {
			continue
		}
		fmt.Fprintf(b, "%s %s: %s\n", ct.Check.ID, ct.Check.Name, counts(ct.Totals))
		n := 0
		for _, f := range r.Findings {
			if f.Check != ct.Check || n == textSamples {
				continue
			}
			n++
			fmt.Fprintf(b, "  %s: %s: %s", place(f), f.Severity, f.Message)
			if f.Value != "" {
				fmt.Fprintf(b, " %q", f.Value)
			}
			if f.RecordID != "" {
				fmt.Fprintf(b, " [%s]", f.RecordID)
			}
			fmt.Fprintln(b)
		}
		if more := ct.Open() - int64(n); more > 0 {
			fmt.Fprintf(b, "  … and %d more\n", more)
		}
		fmt.Fprintf(b, "  fix: %s\n", ct.Check.Fix)
	}
	for _, f := range r.Accepted {
		fmt.Fprintf(b, "accepted: %s %s: %s (%s)\n", f.Check.ID, place(f), f.Message, f.Accepted)
	}
	fmt.Fprintf(b, "%d rows: %s\n", r.Rows, counts(r.Totals))
	return b.Flush()
}

func place(f validate.Finding) string {
	s := f.File
	switch {
	case f.Line > 0:
		s = fmt.Sprintf("%s:%d", s, f.Line)
	case f.RowGroup > 0:
		s = fmt.Sprintf("%s row group %d row %d", s, f.RowGroup, f.GroupRow)
	case f.Row > 0:
		s = fmt.Sprintf("%s row %d", s, f.Row)
	}
	if f.Field != "" {
		s += " " + f.Field
	}
	return s
}

func counts(t validate.Totals) string {
	s := fmt.Sprintf("%d errors, %d warnings, %d notes", t.Errors, t.Warnings, t.Notes)
	if t.Accepted > 0 {
		s += fmt.Sprintf(", %d accepted", t.Accepted)
	}
	if t.Known > 0 {
		s += fmt.Sprintf(", %d known", t.Known)
	}
	return s
}
