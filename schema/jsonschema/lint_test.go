package jsonschema

import (
	"strings"
	"testing"
)

func TestCompileRefuses(t *testing.T) {
	tests := []struct{ name, doc, want string }{
		{"no JSON", `{`, "reading JSON Schema"},
		{"two values", `{} {}`, "data behind"},
		{"a list", `[]`, "is an object"},
		{"self reference", `{"$ref":"#"}`, "cycle"},
		{"self reference in allOf", `{"allOf":[{"$ref":"#"}]}`, "cycle"},
		{"self reference by if", `{"if":{"$ref":"#"}}`, "cycle"},
		{"self reference by dependencies", `{"dependencies":{"a":{"$ref":"#"}}}`, "cycle"},
		{"cycle of definitions", `{"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"anyOf":[{"$ref":"#/definitions/a"}]}}}`, "cycle"},
		{"cycle by id", `{"$id":"http://example.org/a","not":{"$ref":"http://example.org/a"}}`, "cycle"},
		{"cycle in a place of its own", `{"$ref":"#/mine","mine":{"oneOf":[{"$ref":"#"}]}}`, "cycle"},
		{"2020-12", `{"$schema":"https://json-schema.org/draft/2020-12/schema"}`, "draft/2020-12"},
		{"unknown $schema", `{"$schema":"http://example.org/schema"}`, "expected JSON Schema draft 4, 6 or 7"},
		{"$schema of a part", `{"properties":{"a":{"$schema":"http://json-schema.org/draft-04/schema#"}}}`, "/properties/a"},
		{"keyword of 2019-09", `{"properties":{"a/b":{"unevaluatedProperties":false}}}`, "/properties/a~1b: keyword \"unevaluatedProperties\" came with draft 2019-09"},
		{"keyword of 2020-12", `{"prefixItems":[]}`, "2020-12"},
		{"$defs", `{"$defs":{}}`, "2019-09"},
		{"const in draft 4", `{"$schema":"http://json-schema.org/draft-04/schema#","const":1}`, "came with draft 6"},
		{"if in draft 6", `{"$schema":"http://json-schema.org/draft-06/schema#","if":{}}`, "came with draft 7"},
		{"remote reference", `{"properties":{"a":{"$ref":"http://example.org/b.json"}}}`, "leads out of the document"},
		{"file reference", `{"$ref":"file:///etc/hosts"}`, "leads out of the document"},
		{"relative reference", `{"$id":"http://example.org/a","properties":{"x":{"$ref":"b.json#/c"}}}`, "leads out of the document"},
		{"dangling reference", `{"properties":{"a":{"$ref":"#/definitions/none"}}}`, "names nothing"},
		{"no schema", `{"type":"strin"}`, "at /type"},
		{"draft-4 bounds in draft 7", `{"minimum":1,"exclusiveMinimum":true}`, "at /exclusiveMinimum"},
		{"definitions no object", `{"definitions":true}`, "at /definitions"},
		{"pattern that RE2 does not know", `{"pattern":"(?=a)"}`, "at /pattern"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Compile([]byte(tt.doc))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestCompileAccepts(t *testing.T) {
	tests := []struct{ name, doc, valid, invalid string }{
		{"recursion into the value", `{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}`, `{"next":{"next":{}}}`, `{"next":{"other":1}}`},
		{"the same definition twice", `{"definitions":{"n":{"type":"integer"}},"allOf":[{"$ref":"#/definitions/n"},{"$ref":"#/definitions/n"}]}`, `1`, `"a"`},
		{"names that are keywords", `{"properties":{"$ref":{"type":"string"},"prefixItems":{"type":"integer"}}}`, `{"prefixItems":1}`, `{"prefixItems":"1"}`},
		{"keywords in const", `{"const":{"$ref":"http://example.org/none","prefixItems":1}}`, `{"$ref":"http://example.org/none","prefixItems":1}`, `{}`},
		{"draft 4", `{"$schema":"http://json-schema.org/draft-04/schema#","id":"http://example.org/s","minimum":1,"exclusiveMinimum":true}`, `2`, `1`},
		{"draft 6", `{"$schema":"http://json-schema.org/draft-06/schema","const":1}`, `1`, `2`},
		{"https", `{"$schema":"https://json-schema.org/draft-07/schema#","if":{"type":"integer"},"then":{"minimum":3}}`, `3`, `1`},
		{"numbers beyond float64", `{"maximum":9007199254740993}`, `9007199254740993`, `9007199254740994`},
		{"a boolean", `false`, ``, `1`},
		{"the meta-schema", `{"$ref":"http://json-schema.org/draft-07/schema#"}`, `{"type":"string"}`, `{"type":"strin"}`},
		{"reference to somebody's own keyword", `{"mine":{"a b":{"type":"null"}},"properties":{"x":{"$ref":"#/mine/a%20b"}}}`, `{"x":null}`, `{"x":1}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := Compile([]byte(tt.doc))
			if err != nil {
				t.Fatal(err)
			}
			if tt.valid != "" {
				if vs, err := v.ValidateJSON([]byte(tt.valid)); err != nil || len(vs) > 0 {
					t.Errorf("%s: got %v %v, want it valid", tt.valid, vs, err)
				}
			}
			if vs, err := v.ValidateJSON([]byte(tt.invalid)); err != nil || len(vs) == 0 {
				t.Errorf("%s: got %v, want it invalid", tt.invalid, err)
			}
		})
	}
}

func TestValidate(t *testing.T) {
	v, err := Compile([]byte(`{"properties":{"a/b~c":{"items":{"minLength":2,"pattern":"^x"}},"n":{"maximum":1.5},"deep":{"required":["n"]}},"required":["id"]}`))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 { // the library's own order varies
		vs, err := v.ValidateJSON([]byte(`{"a/b~c":["xx","y"],"n":2}`))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range vs {
			got = append(got, x.Field+" "+x.Pointer+" "+x.Rule+": "+x.Message)
		}
		want := []string{
			"id  required: id is missing",
			"a/b~c /a~1b~0c/1 minLength: the text is too short, expected 2 characters or more",
			"a/b~c /a~1b~0c/1 pattern: the text does not have the form ^x",
			"n /n maximum: the number is too large, expected 1.5 or less",
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	vs, err := v.ValidateJSON([]byte(`{"id":1,"deep":{}}`))
	if err != nil || len(vs) != 1 || vs[0].Field != "deep" || vs[0].Pointer != "/deep" {
		t.Errorf("a member that a member lacks: got %+v, %v, want a violation of the outer one", vs, err)
	}
	if _, err := v.Validate(map[string]any{"n": 2.0}); err == nil {
		t.Error("a float64 is validated, and the library would pass it unchecked")
	}
	if _, err := v.Validate(map[string]any{"a": []any{[]string{"x"}}}); err == nil {
		t.Error("a []string is validated, over which the library panics")
	}
}

func TestTypes(t *testing.T) {
	v, err := Compile([]byte(`{"$ref":"#/definitions/row","definitions":{"row":{"properties":{
		"a":{"type":"integer"},"b":{"type":["number","null"]},"c":{"const":1},"d":{"enum":["x",null]},"e":{},"f~/":{"$ref":"#/definitions/flag~0~1"}}},
		"flag~/":{"type":"boolean"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for member, want := range map[string]string{"a": "integer", "b": "number null", "c": "number", "d": "string null", "e": "", "f~/": "boolean", "g": ""} {
		if got := strings.Join(v.Types(member), " "); got != want {
			t.Errorf("%s: got types %q, want %q", member, got, want)
		}
	}
}
