package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLooseJSON(t *testing.T) {
	tests := []struct {
		name, in string
		want     any
	}{
		{"strict", `{"a":1}`, map[string]any{"a": 1.0}},
		{"trailing commas", `{"a":[1,2,],}`, map[string]any{"a": []any{1.0, 2.0}}},
		{"doubled comma", `{"a":1,,"b":2}`, map[string]any{"a": 1.0, "b": 2.0}},
		{"comments", "// x\n{/* y */\"a\":1} // z", map[string]any{"a": 1.0}},
		{"wrapped", `<!-- {"a":1} -->`, map[string]any{"a": 1.0}},
		{"CDATA", "//<![CDATA[\n{\"a\":1}\n//]]>", map[string]any{"a": 1.0}},
		{"raw line break", "{\"a\":\"x\ny\"}", map[string]any{"a": "x y"}},
		{"quote inside", `{"a":"the "old" town","b":1}`, map[string]any{"a": `the "old" town`, "b": 1.0}},
		{"invalid escape", `{"a":"it\'s"}`, map[string]any{"a": `it\'s`}},
		{"entities for quotes", `{&quot;a&quot;:&quot;b&quot;}`, map[string]any{"a": "b"}},
		{"cut off", `{"a":"b","c":[1`, map[string]any{"a": "b", "c": []any{1.0}}},
		{"two values", `{"a":1}{"b":2}`, []any{map[string]any{"a": 1.0}, map[string]any{"b": 2.0}}},
		{"semicolon behind", `{"a":1};`, map[string]any{"a": 1.0}},
		{"address with slashes", `{"a":"http://x.org//y",}`, map[string]any{"a": "http://x.org//y"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := looseJSON(tt.in)
			if diff := cmp.Diff(tt.want, got); !ok || diff != "" {
				t.Errorf("ok %v (-want +got):\n%s", ok, diff)
			}
		})
	}
	if v, ok := looseJSON("no JSON at all"); ok {
		t.Errorf("got %v for prose, want nothing", v)
	}
}
