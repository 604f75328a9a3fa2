package jsonschema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"

	"dateline/schema"
)

// Validator checks values against a compiled JSON Schema. It is immutable and safe for concurrent use.
type Validator struct {
	schema  *gojsonschema.Schema
	types   map[string][]string
	counted *place // the root where how much is to be done depends on the value; else nil
}

// MaxSize is what a JSON Schema may have in bytes. That of a record has 7,000; one of a hundred times as many is a list of
// values, which is data and no schema.
const MaxSize = 1 << 20

// Compile prepares a JSON Schema of draft 4, 6 or 7; without $schema it is taken for draft 7. Formats that the library knows
// are asserted. Refused are later drafts and their keywords, references that lead out of the document, and cycles of
// references: a value shall never pass because a rule was not understood.
//
// Of the draft-7 part of the JSON Schema Test Suite, optional tests included, 1626 of 1721 pass: all required ones but those
// on remote references. testdata/suite.tsv names each that does not, with the reason.
func Compile(doc []byte) (_ *Validator, err error) {
	// The library panics on some documents that are no schemas.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("compiling JSON Schema: %v", r)
		}
	}()
	if len(doc) > MaxSize {
		return nil, fmt.Errorf("JSON Schema of %d bytes, more than %d", len(doc), MaxSize)
	}
	root, err := decodeJSON(doc)
	if err != nil {
		return nil, fmt.Errorf("reading JSON Schema: %w", err)
	}
	draft, top, err := lint(root)
	if err != nil {
		return nil, err
	}
	meta, err := metaSchema(draft)
	if err != nil {
		return nil, fmt.Errorf("compiling the meta-schema of draft %d: %w", draft, err)
	}
	vs, err := meta.Validate(root)
	if err != nil {
		return nil, err
	}
	if len(vs) > 0 {
		return nil, fmt.Errorf("no JSON Schema of draft %d: at %s: %s", draft, cmp.Or(vs[0].Pointer, "its root"), vs[0].Message)
	}
	v := &Validator{types: memberTypes(root), counted: top}
	loader := newLoader(draft)
	if v.schema, err = loader.Compile(offline{gojsonschema.NewRawLoader(root)}); err != nil {
		return nil, fmt.Errorf("compiling JSON Schema: %s", strings.TrimSpace(err.Error()))
	}
	return v, nil
}

func newLoader(draft int) *gojsonschema.SchemaLoader {
	l := gojsonschema.NewSchemaLoader()
	l.AutoDetect = false // it reads $schema of every part; lint has done so
	switch draft {
	case 4:
		l.Draft = gojsonschema.Draft4
	case 6:
		l.Draft = gojsonschema.Draft6
	default:
		l.Draft = gojsonschema.Draft7
	}
	return l
}

// metaSchema compiles the meta-schema of a draft.
func metaSchema(draft int) (*Validator, error) {
	doc, err := metaDocument(draft)
	if err != nil {
		return nil, err
	}
	s, err := newLoader(draft).Compile(gojsonschema.NewRawLoader(doc))
	return &Validator{schema: s}, err
}

// metaDocument is the meta-schema that comes with the library, prepared by lint as every schema is.
func metaDocument(draft int) (any, error) {
	doc, err := gojsonschema.NewReferenceLoader(fmt.Sprintf("http://json-schema.org/draft-0%d/schema", draft)).LoadJSON()
	if err != nil {
		return nil, err
	}
	_, _, err = lint(doc)
	return doc, err
}

// offline makes sure that nothing is fetched for a schema, should lint have missed a reference. Only the meta-schemas, which
// the library has with it, can be loaded.
type offline struct{ gojsonschema.JSONLoader }

func (offline) LoaderFactory() gojsonschema.JSONLoaderFactory { return offlineFactory{} }

type offlineFactory struct{}

func (offlineFactory) New(source string) gojsonschema.JSONLoader {
	if draft, err := draftOf(source); err == nil {
		if doc, err := metaDocument(draft); err == nil {
			return gojsonschema.NewRawLoader(doc)
		}
	}
	return gojsonschema.NewBytesLoader([]byte("not fetched"))
}

// Types names the JSON types that a member of the object may have as far as its properties say so; nil when they do not.
// The result must not be modified.
func (v *Validator) Types(member string) []string { return v.types[member] }

// memberTypes reads properties at the root of the schema, also where it refers to another place of itself.
func memberTypes(root any) map[string][]string {
	out := map[string][]string{}
	props, _ := resolveLocal(root, root)["properties"].(map[string]any)
	for name, p := range props {
		s := resolveLocal(root, p)
		switch t := s["type"].(type) {
		case string:
			out[name] = []string{t}
		case []any:
			for _, x := range t {
				if x, ok := x.(string); ok {
					out[name] = append(out[name], x)
				}
			}
		}
		values, _ := s["enum"].([]any)
		if c, ok := s["const"]; ok {
			values = append(values, c)
		}
		if out[name] == nil {
			for _, v := range values {
				out[name] = append(out[name], jsonType(v))
			}
		}
	}
	return out
}

func jsonType(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "number"
}

// resolveLocal follows references within the document, a few steps at most.
func resolveLocal(root, s any) map[string]any {
	for range 8 {
		m, _ := s.(map[string]any)
		ref, ok := m["$ref"].(string)
		if !ok {
			return m
		}
		if s, ok = lookUp(root, ref); !ok {
			return nil
		}
	}
	return nil
}

// lookUp finds what a reference of the form #/a/b points to.
func lookUp(root any, ref string) (any, bool) {
	fragment, ok := strings.CutPrefix(ref, "#")
	if !ok {
		return nil, false
	}
	fragment, err := url.PathUnescape(fragment)
	if err != nil {
		return nil, false
	}
	if fragment == "" {
		return root, true
	}
	at := root
	if !strings.HasPrefix(fragment, "/") {
		return nil, false
	}
	for _, token := range strings.Split(fragment[1:], "/") {
		token = unescapePointer.Replace(token)
		switch x := at.(type) {
		case map[string]any:
			if at, ok = x[token]; !ok {
				return nil, false
			}
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(x) {
				return nil, false
			}
			at = x[i]
		default:
			return nil, false
		}
	}
	return at, true
}

// ValidateJSON checks one JSON text. The error says that it is no JSON; what breaks the schema arrives as violations,
// in the order of their pointers.
func (v *Validator) ValidateJSON(doc []byte) ([]schema.Violation, error) {
	x, err := decodeJSON(doc)
	if err != nil {
		return nil, err
	}
	return v.Validate(x)
}

// Validate checks a decoded value: nil, bool, string, json.Number, []any and map[string]any. Other types are refused,
// because the underlying library would pass a float64 unchecked.
func (v *Validator) Validate(x any) (_ []schema.Violation, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("validating: %v", r)
		}
	}()
	if err := checkDecoded(x, 0); err != nil {
		return nil, err
	}
	if err := applied(v.counted, x); err != nil {
		return nil, fmt.Errorf("validating: %w", err)
	}
	res, err := v.schema.Validate(gojsonschema.NewRawLoader(x))
	if err != nil {
		return nil, fmt.Errorf("validating: %w", err)
	}
	var out []schema.Violation
	for _, e := range res.Errors() {
		out = append(out, violationOf(e))
	}
	slices.SortFunc(out, func(a, b schema.Violation) int {
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
	return schema.Shorten(s)
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

// checkDecoded looks at a value to which a pointer of so many bytes leads. The library writes the pointer into each violation, so
// that a long one would take memory as often as something is wrong behind it.
func checkDecoded(x any, pointer int) error {
	if pointer > maxPointer {
		return fmt.Errorf("a part of the value has a pointer of more than %d bytes", maxPointer)
	}
	switch x := x.(type) {
	case nil, bool, string, json.Number:
		return nil
	case []any:
		for _, y := range x {
			if err := checkDecoded(y, pointer+2); err != nil {
				return err
			}
		}
		return nil
	case map[string]any:
		for k, y := range x {
			if err := checkDecoded(y, pointer+1+len(k)); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a value of Go type %T cannot be validated: decode with UseNumber", x)
}
