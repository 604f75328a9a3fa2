package jsonschema

import (
	"fmt"
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
		{"size", `{"title":"` + strings.Repeat("x", MaxSize) + `"}`, "bytes, more than 1048576"},
		{"values of enum", `{"properties":{"a":{"enum":[` + listed(maxListed+1, "%d") + `]}}}`, "at /properties/a: enum lists 10001 values, more than 10000"},
		{"names of required", `{"required":[` + listed(maxListed+1, `"n%d"`) + `]}`, "required lists 10001 values"},
		{"names of dependencies", `{"dependencies":{"a":[` + listed(maxListed+1, `"n%d"`) + `]}}`, "dependencies of a list 10001 values"},
		{"types", `{"type":[` + strings.Repeat(`"string",`, maxTypes) + `"null"]}`, "type lists 8 values"},
		{"patterns", `{"patternProperties":{` + listed(maxMatched+1, `"n%d":{}`) + `}}`, "patternProperties has 101 patterns"},
		{"depth", strings.Repeat(`{"not":`, maxPointer) + `{}` + strings.Repeat("}", maxPointer), "a part whose pointer has"},
		{"long name", `{"properties":{"` + strings.Repeat("n", maxPointer) + `":{}}}`, "a part whose pointer has 1012 bytes"},
		{"alternatives of alternatives", doubled(13, "anyOf"), "more than 10000 schemas"},
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
		{"as many values as may be", `{"enum":[` + listed(maxListed, "%d") + `]}`, `7`, `-1`},
		{"as many types as there are", `{"type":["array","boolean","integer","null","number","object","string"],"maxLength":1}`, `7`, `"ab"`},
		{"as many patterns as may be", `{"patternProperties":{` + listed(maxMatched, `"^n%d$":{"type":"null"}`) + `}}`, `{"n7":null}`, `{"n7":1}`},
		{"long name", `{"properties":{"` + strings.Repeat("n", maxPointer-len("/properties/")) + `":{}},"type":"object"}`, `{}`, `1`},
		{"alternatives of alternatives", doubled(11, "anyOf"), `"a"`, `1`},
		{"recursion into lists and objects", `{"anyOf":[{"type":"string"},{"type":"array","items":{"$ref":"#"}},{"type":"object","additionalProperties":{"$ref":"#"}}]}`, strings.Repeat(`[{"a":`, 100) + `"b"` + strings.Repeat("}]", 100), `[{"a":1}]`},
		{"a name at each of many ways", `{"definitions":{"d":{"type":["object","integer"],"properties":{"x":{"allOf":[{"$ref":"#/definitions/d"},{"$ref":"#/definitions/d"}]}}}},"$ref":"#/definitions/d"}`, strings.Repeat(`{"x":`, 12) + `1` + strings.Repeat("}", 12), `{"x":"a"}`},
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

// listed is n values or members of the form f, which has a number in it.
func listed(n int, f string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(f, i)
	}
	return strings.Join(all, ",")
}

// doubled is a schema of n definitions, each of which asks the one before twice.
func doubled(n int, keyword string) string {
	s := `{"definitions":{"d0":{"type":"string"}`
	for i := range n {
		s += fmt.Sprintf(`,"d%d":{%q:[{"$ref":"#/definitions/d%d"},{"$ref":"#/definitions/d%d"}]}`, i+1, keyword, i, i)
	}
	return s + fmt.Sprintf(`},"$ref":"#/definitions/d%d"}`, n)
}

// A value whose depth multiplies the ways through a schema that refers to itself twice is not held against it to the end.
func TestValuesThatTakeTooLong(t *testing.T) {
	deep := func(n int, name string) string {
		return strings.Repeat(`{"`+name+`":`, n) + "1" + strings.Repeat("}", n)
	}
	const twice = `{"definitions":{"d":{"properties":{"x":{"allOf":[{"$ref":"#/definitions/d"},{"$ref":"#/definitions/d"}]}}}},"$ref":"#/definitions/d"}`
	for _, tt := range []struct{ name, schema, value, want string }{
		{"two ways a level", twice, deep(40, "x"), "the schema's references apply more than 10000 schemas to each value in it"},
		{"two ways beside many values", twice, `[` + listed(1000, "%d") + `]`, ""},
		{"two ways a level of a list", `{"definitions":{"d":{"items":{"allOf":[{"$ref":"#/definitions/d"},{"$ref":"#/definitions/d"}]}}},"$ref":"#/definitions/d"}`, strings.Repeat("[", 40) + strings.Repeat("]", 40), "more than 10000 schemas"},
		{"two ways a level by a pattern", `{"patternProperties":{"a":{"$ref":"#"},"b":{"$ref":"#"}}}`, deep(40, "ab"), "more than 10000 schemas"},
		{"long pointer", `{}`, deep(10, strings.Repeat("n", 100)), "a pointer of more than 1000 bytes"},
		{"pointer", `{}`, deep(9, strings.Repeat("n", 100)), ""},
	} {
		v, err := Compile([]byte(tt.schema))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		_, err = v.ValidateJSON([]byte(tt.value))
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: got error %v, want %q", tt.name, err, tt.want)
		}
	}
}
