package checks

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"dateline/schema/jsonschema"
	"dateline/validate"
)

// TestRowsOfAnyShape holds rows that are no objects against a caller's schema.
func TestRowsOfAnyShape(t *testing.T) {
	for _, tt := range []struct {
		name, schema, row, want string // want stands in the message; empty for no finding
	}{
		{"null is no object", `{"type": "object"}`, `null`, "type null"},
		{"null is not on the list", `{"enum": [1]}`, `null`, "none of 1"},
		{"null where nothing is allowed", `false`, `null`, "no value"},
		{"null is allowed", `{"type": ["object", "null"]}`, `null`, ""},
		{"a broken row is not held against it", `{"type": "object"}`, `{"a":`, ""},
		{"a number is no object", `{"type": "object"}`, `3`, "expected object"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, err := jsonschema.Compile([]byte(tt.schema))
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(t.TempDir(), "rows.jsonl")
			put(t, name, []byte(tt.row+"\n"))
			r, err := validate.Run(context.Background(), []string{name}, validate.Options{Checks: All, Schema: v, Select: []string{"schema-violation"}})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range r.Findings {
				got = append(got, f.Message)
			}
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want)) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
