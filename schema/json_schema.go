package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
)

// Version is the version of the record. It changes when a reader of the old files must change: a field renamed, removed or
// given another meaning raises the first number, a field added raises the second. Parquet files carry it in their
// metadata under VersionKey, the manifest as schema_version.
const (
	Version    = "1.0"
	VersionKey = "dateline.schema_version"
)

// TimestampForm is the one form in which timestamps are written: UTC, whole seconds.
const TimestampForm = "2006-01-02T15:04:05Z"

const timestampPattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$`

// Text without a pattern of its own holds no control characters and line separators, on one line or on several. U+2028 and
// U+2029 stand as themselves, because RE2 and ECMA 262 know no common escape for them.
const (
	linePattern  = "^[^\\x00-\\x1f\\x7f-\\x9f\u2028\u2029]*$"
	linesPattern = "^[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029]*$"
)

// property is one JSON Schema, with its keywords in the order in which they are printed.
type property struct {
	Description string    `json:"description,omitempty"`
	Type        any       `json:"type,omitempty"`
	Enum        []any     `json:"enum,omitempty"`
	MinLength   int       `json:"minLength,omitempty"`
	Pattern     string    `json:"pattern,omitempty"`
	Format      string    `json:"format,omitempty"`
	Minimum     *int64    `json:"minimum,omitempty"`
	Maximum     int64     `json:"maximum,omitempty"`
	Items       *property `json:"items,omitempty"`
}

type properties []Field

// MarshalJSON keeps the order of the fields, which a map would lose.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, f := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, _ := json.Marshal(f.Name)
		b.Write(name)
		b.WriteByte(':')
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(f.property()); err != nil {
			return nil, err
		}
	}
	return append(append([]byte{'{'}, b.Bytes()...), '}'), nil
}

// JSONSchema returns the JSON Schema (draft-07) of a record as one line of articles.jsonl, indented. Every key is required,
// no other key is allowed, and formats are meant to be asserted.
func JSONSchema() []byte {
	var names []string
	for _, f := range Fields {
		names = append(names, f.Name)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(struct {
		Schema     string     `json:"$schema"`
		Title      string     `json:"title"`
		Doc        string     `json:"description"`
		Type       string     `json:"type"`
		Properties properties `json:"properties"`
		Required   []string   `json:"required"`
		Additional bool       `json:"additionalProperties"`
	}{
		"http://json-schema.org/draft-07/schema#", "Dateline article record " + Version,
		"One news article. Every key is present; null says that nothing is known, an empty string never does.",
		"object", properties(Fields), names, false,
	})
	if err != nil {
		panic(err) // only a pattern or text of Fields that is no valid UTF-8 could bring it about
	}
	return b.Bytes()
}

func (f Field) property() property {
	p := f.Rule.Kind.Type().schema
	if t := f.Rule.Kind.Type(); t.Number {
		p.Minimum, p.Maximum = &f.Rule.Min, t.Max
	}
	switch t := f.Rule.Kind.Type(); {
	case f.Rule.Pattern != "" || len(f.Rule.Enum) > 0:
		p.Pattern, p.MinLength = f.Rule.Pattern, 0
	case t.Storage != StoredText || f.Rule.Format != "":
	case f.Rule.Lines:
		p.Pattern = linesPattern
	default:
		p.Pattern = linePattern
	}
	p.Format = cmp.Or(f.Rule.Format, p.Format)
	if f.Rule.Kind.IsList() {
		items := p
		p = property{Type: "array", Items: &items}
	}
	p.Description = f.Doc
	if f.Rule.Nullable {
		p.Type = []any{p.Type, "null"}
	}
	for _, v := range f.Rule.Enum {
		p.Enum = append(p.Enum, v)
	}
	if len(p.Enum) > 0 && f.Rule.Nullable {
		p.Enum = append(p.Enum, nil)
	}
	return p
}
