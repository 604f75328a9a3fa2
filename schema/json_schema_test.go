package schema

import "testing"

func TestJSONSchemaCompiles(t *testing.T) {
	v, err := Compile(JSONSchema())
	if err != nil {
		t.Fatal(err)
	}
	vs, err := v.ValidateJSON([]byte(`{"id":"x","authors":["",1],"word_count":-1}`))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{"/id": true, "/authors/0": true, "/authors/1": true, "/word_count": true}
	got := map[string]bool{}
	for _, x := range vs {
		got[x.Pointer] = true
	}
	for p := range want {
		if !got[p] {
			t.Errorf("no violation at %s in %v", p, vs)
		}
	}
}
