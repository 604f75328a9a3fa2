package notation

import (
	"bytes"
	"encoding/json"

	"dateline/schema"
)

type tableField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Format      string         `json:"format,omitempty"`
	Description string         `json:"description"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

// TableSchema returns the Frictionless Table Schema of the CSV file.
func TableSchema() []byte {
	var fields []tableField
	for _, f := range schema.Fields {
		kind := f.Rule.Kind
		t := tableField{Name: f.Name, Type: kind.Type().Table, Format: f.Rule.Format, Description: f.Doc, Constraints: map[string]any{}}
		if kind.IsList() {
			t.Type = "array"
		} else if kind.Type().Number {
			t.Constraints["minimum"] = f.Rule.Min
		}
		if !f.Rule.Nullable {
			t.Constraints["required"] = true
		}
		if f.Rule.Pattern != "" {
			t.Constraints["pattern"] = f.Rule.Pattern
		}
		if len(f.Rule.Enum) > 0 {
			t.Constraints["enum"] = f.Rule.Enum
		}
		if f.Name == "id" {
			t.Constraints["unique"] = true
		}
		fields = append(fields, t)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(struct {
		Schema  string       `json:"$schema"`
		Fields  []tableField `json:"fields"`
		Missing []string     `json:"missingValues"`
		Key     []string     `json:"primaryKey"`
	}{"https://datapackage.org/profiles/2.0/tableschema.json", fields, []string{""}, []string{"id"}})
	if err != nil {
		panic(err) // only a pattern or text of Fields that is no valid UTF-8 could bring it about
	}
	return b.Bytes()
}
