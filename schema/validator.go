package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xeipuuv/gojsonschema"
)

// Violation is one way in which a value breaks a schema.
type Violation struct {
	Field   string // the field of a record, or the first token of Pointer; empty when it concerns the whole
	Pointer string // RFC 6901, from the root of the record: /authors/0
	Rule    string // the JSON Schema keyword that is broken: required, type, pattern, format …
	Value   string // what stands there, shortened
	Message string // fact, then expectation
}

func (v Violation) String() string {
	if v.Pointer == "" {
		return v.Message
	}
	return v.Pointer + ": " + v.Message
}

// Validator checks values against a compiled JSON Schema. It is immutable and safe for concurrent use.
type Validator struct{ schema *gojsonschema.Schema }

// Compile prepares a JSON Schema of draft 4, 6 or 7. Formats are asserted.
func Compile(doc []byte) (*Validator, error) {
	v, err := decodeJSON(doc)
	if err != nil {
		return nil, fmt.Errorf("reading JSON Schema: %w", err)
	}
	loader := gojsonschema.NewSchemaLoader()
	loader.Draft = gojsonschema.Draft7
	loader.Validate = true
	s, err := loader.Compile(gojsonschema.NewRawLoader(v))
	if err != nil {
		return nil, fmt.Errorf("compiling JSON Schema: %s", strings.TrimSpace(err.Error()))
	}
	return &Validator{s}, nil
}

// ValidateJSON checks one JSON text. The error says that it is no JSON; what breaks the schema arrives as violations,
// in the order of their pointers.
func (v *Validator) ValidateJSON(doc []byte) ([]Violation, error) {
	x, err := decodeJSON(doc)
	if err != nil {
		return nil, err
	}
	return v.Validate(x)
}

// Validate checks a decoded value: nil, bool, string, json.Number, []any and map[string]any. Other types are refused,
// because the underlying library would pass a float64 unchecked.
func (v *Validator) Validate(x any) ([]Violation, error) {
	if err := checkDecoded(x); err != nil {
		return nil, err
	}
	res, err := v.schema.Validate(gojsonschema.NewRawLoader(x))
	if err != nil {
		return nil, fmt.Errorf("validating: %w", err)
	}
	var out []Violation
	for _, e := range res.Errors() {
		out = append(out, violationOf(e))
	}
	slices.SortFunc(out, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(out), nil
}

func brief(x any) string {
	s, ok := x.(string)
	if !ok {
		b, err := json.Marshal(x)
		if err != nil {
			return ""
		}
		s = string(b)
	}
	return Shorten(s)
}

// Shorten cuts s to 80 runes for a message and marks the cut with an ellipsis.
func Shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n > 80 {
			return s[:i] + "…"
		}
	}
	return s
}

// decodeJSON keeps numbers as they stand: the schema library passes a float64 unchecked.
func decodeJSON(doc []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("data behind the JSON value")
	}
	return v, nil
}

func checkDecoded(x any) error {
	switch x := x.(type) {
	case nil, bool, string, json.Number:
		return nil
	case []any:
		for _, y := range x {
			if err := checkDecoded(y); err != nil {
				return err
			}
		}
		return nil
	case map[string]any:
		for _, y := range x {
			if err := checkDecoded(y); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a value of Go type %T cannot be validated: decode with UseNumber", x)
}
