package checks

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func TestDocumentationIsFresh(t *testing.T) {
	var b bytes.Buffer
	if err := writeAll(&b); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile("CHECKS.md", b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("CHECKS.md")
	if err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("CHECKS.md is stale (%v): run UPDATE=1 go test ./validate/checks", err)
	}
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

// writeAll writes CHECKS.md.
func writeAll(w io.Writer) error {
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
