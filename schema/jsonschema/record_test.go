package jsonschema

import (
	"slices"
	"testing"

	"dateline/schema"
)

func TestJSONSchemaCompiles(t *testing.T) {
	v, err := Compile(schema.JSONSchema())
	if err != nil {
		t.Fatal(err)
	}
	vs, err := v.ValidateJSON([]byte(`{"id":"x","authors":["",1],"word_count":-1,"url":null,"source_method":null,"input_offset":9000000000,
		"date_status":null,"date_candidates":["2017-09-06","2017-02-30"],"published_at":"2017-09-06T12:36:00+03:00","agency":""}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range vs {
		if x.Pointer != "" {
			got = append(got, x.Pointer)
		}
	}
	want := []string{"/agency", "/authors/0", "/authors/1", "/date_candidates/1", "/date_status", "/id", "/published_at", "/word_count"}
	if !slices.Equal(got, want) {
		t.Errorf("got violations at %q, want %q: %v", got, want, vs)
	}
}
