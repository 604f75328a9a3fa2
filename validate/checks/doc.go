package checks

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"dateline/validate"
)

// WriteDoc writes the documentation of one check, as Markdown.
func WriteDoc(w io.Writer, c *validate.Check) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "## %s %s\n\n", c.ID, c.Name)
	fmt.Fprintf(&b, "Severity: %s. ", c.Severity)
	if len(c.Fields) > 0 {
		fmt.Fprintf(&b, "Reads: %s. ", strings.Join(c.Fields, ", "))
	}
	fmt.Fprintf(&b, "Since: %s.\n\n%s\n\nWhat to do: %s\n", c.Since, c.Doc, c.Fix)
	_, err := b.WriteTo(w)
	return err
}

// families are the headings of the checks' documentation, by the beginning of the IDs.
var families = []struct{ id, title string }{
	{"DL1", "Dates"},
	{"DL2", "Sources"},
	{"DL3", "Content"},
	{"DL4", "Identity and duplicates"},
	{"DL5", "Schema and encoding"},
	{"DL6", "The dataset as a whole"},
}

// WriteAll writes the documentation of all checks, which is CHECKS.md.
func WriteAll(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString("# The checks\n\n")
	b.WriteString("What `dateline validate` looks for. `dateline checks ID` prints one of them; `--select` and `--ignore` take IDs, names and\n")
	b.WriteString("families such as `DL1`; severities, thresholds and exceptions stand in `dateline.yaml`. IDs are never reused.\n")
	for _, f := range families {
		fmt.Fprintf(&b, "\n**%s**\n\n| ID | name | severity |\n|---|---|---|\n", f.title)
		for _, c := range All {
			if strings.HasPrefix(c.ID, f.id) {
				fmt.Fprintf(&b, "| [%s](#%s-%s) | %s | %s |\n", c.ID, strings.ToLower(c.ID), c.Name, c.Name, c.Severity)
			}
		}
	}
	for _, c := range All {
		b.WriteByte('\n')
		if err := WriteDoc(&b, c); err != nil {
			return err
		}
	}
	_, err := b.WriteTo(w)
	return err
}
