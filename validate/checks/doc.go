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
