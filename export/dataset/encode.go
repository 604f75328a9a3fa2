package dataset

import (
	"bytes"
	"encoding/json"
	"io"

	"dateline/schema"
)

// EncodeJSON writes v and a line end as every file and report beside the articles has it: the same bytes for equal values,
// markup as it is, and what schema.PrintableJSON escapes escaped. Each level is indented by indent; without one, all stands
// on one line.
func EncodeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(schema.PrintableJSON(b.Bytes()))
	return err
}
