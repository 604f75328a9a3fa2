package jsonschema

import (
	"strings"
	"testing"

	"github.com/xeipuuv/gojsonschema"
)

// hostFormat is a format as another part of a program may register it.
type hostFormat struct{}

func (hostFormat) IsFormat(any) bool { return false }

// TestFormatsAreOurOwn keeps the library's registry, which the whole program shares, as it is for others, and ours as it is
// whatever they do with theirs.
func TestFormatsAreOurOwn(t *testing.T) {
	theirs, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(`{"format":"ipv4"}`))
	if err != nil {
		t.Fatal(err)
	}
	if res, err := theirs.Validate(gojsonschema.NewGoLoader(1)); err != nil || res.Valid() {
		t.Errorf("another user of the library finds the number 1 to be an ipv4 (%v): its format was replaced", err)
	}

	gojsonschema.FormatCheckers.Add("even", hostFormat{})
	defer gojsonschema.FormatCheckers.Remove("even")
	for _, tt := range []struct{ name, schema, value, want string }{
		{"a format that only the program knows", `{"format":"even"}`, `"x"`, ""},
		{"a number has no format", `{"format":"ipv4"}`, `1`, ""},
		{"a number has no uuid", `{"format":"uuid"}`, `1`, ""},
		{"the name in the message", `{"format":"ipv4"}`, `"1.2.3"`, "the text does not have the format ipv4"},
		{"below a keyword of somebody's own", `{"properties":{"a":{"$ref":"#/mine/a"},"b":{"$ref":"#/mine"}},"mine":{"items":{"format":"ipv6"},"a":{"format":"ipv4"}}}`, `{"a":"1.2.3"}`, "/a: the text does not have the format ipv4"},
		{"format as a name", `{"properties":{"format":{"const":{"format":"ipv4"}}}}`, `{"format":{"format":"ipv4"}}`, ""},
		{"in the meta-schema", `{"$ref":"http://json-schema.org/draft-07/schema#"}`, `{"$id":"%zz"}`, "/$id: the text does not have the format uri-reference"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, err := Compile([]byte(tt.schema))
			if err != nil {
				t.Fatal(err)
			}
			vs, err := v.ValidateJSON([]byte(tt.value))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range vs {
				got = append(got, x.String())
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if _, err := Compile([]byte(`{"$id":"http://example.org/<a>"}`)); err == nil || !strings.Contains(err.Error(), "uri-reference") {
		t.Errorf("an address with brackets as $id: got %v, want our reading of uri-reference", err)
	}
}
