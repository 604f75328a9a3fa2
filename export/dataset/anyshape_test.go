package dataset

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
	"dateline/schema/jsonschema"
)

func TestAnyShape(t *testing.T) {
	v, err := jsonschema.Compile([]byte(`{
		"$schema": "http://json-schema.org/draft-07/schema#",
		"definitions": {"count": {"type": ["integer", "null"]}},
		"properties": {"zip": {"type": "string"}, "n": {"$ref": "#/definitions/count"}, "ok": {"type": "boolean"},
			"tags": {"type": "array"}, "either": {"type": ["string", "null"]}, "level": {"enum": [1, "high"]}}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	o := ReaderOptions{Columns: v.Types}
	n := func(s string) json.Number { return json.Number(s) }
	tests := []struct {
		name   string
		format *Format
		file   string
		want   []any
		kinds  [][]string // of the problems
	}{
		{
			"csv by the schema's types", CSV,
			"zip,n,ok,tags,either,level,free\n00123,12,true,\"[1,\"\"a\"\"]\",,1,7\n12,,false,[],\"\",high,\n1e3,1.5,yes,{},x,low,a\n",
			[]any{
				map[string]any{"zip": "00123", "n": n("12"), "ok": true, "tags": []any{n("1"), "a"}, "either": nil, "level": n("1"), "free": "7"},
				map[string]any{"zip": "12", "n": nil, "ok": false, "tags": []any{}, "either": "", "level": "high", "free": nil},
				map[string]any{"zip": "1e3", "n": n("1.5"), "ok": "yes", "tags": "{}", "either": "x", "level": "low", "free": "a"},
			},
			[][]string{nil, nil, nil},
		},
		{
			"csv with empty cells in columns without null", CSV, "zip,ok,tags,level\n,,,\n\"\",\"\",\"\",\"\"\n",
			[]any{
				map[string]any{"zip": nil, "ok": nil, "tags": nil, "level": nil},
				map[string]any{"zip": "", "ok": "", "tags": "", "level": ""},
			},
			[][]string{nil, nil},
		},
		{
			"csv with short and long rows", CSV, "a,b\n1\n1,2,3\n",
			[]any{map[string]any{"a": "1"}, map[string]any{"a": "1", "b": "2"}},
			[][]string{{KindSyntax}, {KindSyntax}},
		},
		{
			"jsonl", JSONL, "{\"a\":{\"b\":[1e400,null,true]},\"c\":\"\\ud800\"}\n[1]\n{\"a\":1,\"a\":{\"x\":1,\"x\":2}}\n{\"a\":\n",
			[]any{
				map[string]any{"a": map[string]any{"b": []any{n("1e400"), nil, true}}, "c": "\ufffd"},
				[]any{n("1")},
				map[string]any{"a": map[string]any{"x": n("2")}},
				nil,
			},
			[][]string{{KindEncoding}, nil, {KindDuplicate, KindDuplicate}, {KindSyntax}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, header := read(t, tt.format, o, []byte(tt.file))
			if len(header) > 0 {
				t.Errorf("problems of the header: %v", header)
			}
			if len(rows) != len(tt.want) {
				t.Fatalf("got %d rows, want %d: %v", len(rows), len(tt.want), rows)
			}
			for i, row := range rows {
				if diff := cmp.Diff(tt.want[i], row.Value); diff != "" {
					t.Errorf("row %d (-want +got):\n%s", i+1, diff)
				}
				var kinds []string
				for _, p := range row.Problems {
					kinds = append(kinds, p.Kind)
				}
				if diff := cmp.Diff(tt.kinds[i], kinds); diff != "" {
					t.Errorf("problems of row %d (-want +got):\n%s%v", i+1, diff, row.Problems)
				}
			}
		})
	}
}

// TestAnyShapeOfRecords reads records without knowing that they are some: the JSON Schema must hold in every format.
func TestAnyShapeOfRecords(t *testing.T) {
	v, err := jsonschema.Compile(schema.JSONSchema())
	if err != nil {
		t.Fatal(err)
	}
	normal := full()
	normal.Normalise()
	for _, f := range Formats {
		rows, _ := read(t, f, ReaderOptions{Columns: v.Types}, write(t, f, WriterOptions{}, normal, bare()))
		for _, row := range rows {
			vs, err := v.Validate(row.Value)
			if err != nil {
				t.Fatal(err)
			}
			if len(vs)+len(row.Problems) > 0 {
				t.Errorf("%s: %v %v", f.Name, vs, row.Problems)
			}
		}
		broken := *normal
		broken.WordCount, broken.DateStatus = -1, "perhaps"
		rows, _ = read(t, f, ReaderOptions{Columns: v.Types}, write(t, f, WriterOptions{}, &broken))
		vs, err := v.Validate(rows[0].Value)
		if err != nil {
			t.Fatal(err)
		}
		if len(vs) != 2 {
			t.Errorf("%s: got %v, want violations of word_count and date_status", f.Name, vs)
		}
	}
}
