package validate

import (
	"encoding/json"
	"net/url"
	"slices"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/schema/jsonschema"
	"dateline/validate/internal/seen"

	"github.com/zeebo/xxh3"
)

// Row is one row of a file, with digests that are worked out once. Its methods are for one goroutine at a time.
type Row struct {
	*dataset.Row
	File *File // the file it stands in

	// Evidence is what evidence.jsonl says about the record; only ordered checks see it. Lines that stand apart from the
	// record's others are not among it.
	Evidence []SidecarRow

	bodyHash       xxh3.Uint128
	hashed         bool
	sum            dataset.Sum
	summed         bool
	contradictions []schema.Violation
	contradicted   bool
	violations     []schema.Violation
	violated       bool
	sketch         *seen.Sketch
	url            *url.URL
}

// Finding describes something about the row. Field may be empty when it concerns the row as a whole.
func (r *Row) Finding(field, value, message string) Finding {
	return Finding{
		Position: r.Position,
		RecordID: shorten(r.id()),
		Input:    shorten(r.Record.InputName),
		Source:   r.Record.Source,
		Field:    field,
		Value:    shorten(value),
		Message:  message,
	}
}

// id is the record's id, or what a row of any shape has under that name.
func (r *Row) id() string {
	if m, ok := r.Value.(map[string]any); ok {
		switch v := m["id"].(type) {
		case string:
			return v
		case json.Number:
			return v.String()
		}
	}
	return r.Record.ID
}

// BodyHash is a 128-bit hash of the body, the zero hash for an empty one.
func (r *Row) BodyHash() xxh3.Uint128 {
	if !r.hashed && r.Record.Body != "" {
		r.bodyHash = xxh3.HashString128(r.Record.Body)
	}
	r.hashed = true
	return r.bodyHash
}

// Sum is the canonical hash of the record.
func (r *Row) Sum() dataset.Sum {
	if !r.summed {
		r.sum, r.summed = dataset.Hash(&r.Record), true
	}
	return r.sum
}

// Contradictions is schema.Record.Contradictions.
func (r *Row) Contradictions() []schema.Violation {
	if !r.contradicted {
		r.contradictions, r.contradicted = r.Record.Contradictions(), true
	}
	return r.contradictions
}

// Violations is schema.Record.Violations, or what a caller's schema says about the row.
func (r *Row) Violations(custom *jsonschema.Validator) []schema.Violation {
	if !r.violated {
		r.violated = true
		switch {
		case custom == nil:
			r.violations = r.Record.Violations()
		case !r.Broken(): // a nil Value is then the value null
			list, err := custom.Validate(r.Value)
			if err != nil {
				list = append(list, schema.Violation{Rule: "value", Message: err.Error()})
			}
			r.violations = list
		}
	}
	return r.violations
}

// URL is the record's address, parsed; nil where there is none or it cannot be.
func (r *Row) URL() *url.URL {
	if r.url == nil && r.Record.URL != "" {
		r.url, _ = url.Parse(r.Record.URL)
	}
	return r.url
}

// Sketch is four hashes of the body's runs of three words. Bodies that have nearly all runs in common share one of them in the
// same place, as a rule, and others next to never do. It is nil for a body of less than about a hundred words.
func (r *Row) Sketch() *[4]uint64 {
	if r.sketch == nil {
		r.sketch = seen.NewSketch(r.Record.Body)
	}
	return r.sketch
}

// Unread reports whether a value stands in the field that could not be read, so that the record has none. It is not absent, and the
// checks of types and forms speak of it.
func (r *Row) Unread(field string) bool {
	return slices.ContainsFunc(r.Problems, func(p dataset.Problem) bool {
		return p.Field == field && (p.Kind == dataset.KindLexical || p.Kind == dataset.KindType)
	})
}

// Broken reports whether the row breaks the rules of its format, so that its record is not to be relied on.
func (r *Row) Broken() bool {
	for _, p := range r.Problems {
		if p.Kind == dataset.KindSyntax || p.Kind == dataset.KindSize {
			return true
		}
	}
	return false
}
