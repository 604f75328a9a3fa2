package notation

import (
	"os"
	"strings"
	"testing"

	"dateline/schema"
	"dateline/schema/jsonschema"
)

func TestTableSchemaFitsItsProfile(t *testing.T) {
	profile, err := os.ReadFile("../../../shared/specs/tableschema.json")
	if err != nil {
		t.Skipf("the Table Schema profile is not on this machine: %v", err)
	}
	v, err := jsonschema.Compile(profile)
	if err != nil {
		t.Fatal(err)
	}
	vs, err := v.ValidateJSON(TableSchema())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range vs {
		t.Error(x)
	}
	broken := strings.Replace(string(TableSchema()), `"type": "date"`, `"type": "day"`, 1)
	if vs, err = v.ValidateJSON([]byte(broken)); err != nil || len(vs) == 0 {
		t.Errorf("a field of type day passes: the profile is not applied (%v)", err)
	}
}

func TestFormsOfColumns(t *testing.T) {
	text := map[string]string{}
	for _, form := range Forms {
		text[form.Name] = string(form.Text())
	}
	for _, tt := range []struct{ form, column string }{
		{"arrow", "id: string not null\n"},
		{"arrow", "url: string\n"},
		{"arrow", "authors: list<element: string not null> not null\n"},
		{"arrow", "date_published: date32[day]\n"},
		{"arrow", "published_at: timestamp[us, tz=UTC]\n"},
		{"arrow", "date_candidates: list<element: date32[day] not null> not null\n"},
		{"arrow", "word_count: int32 not null\n"},
		{"arrow", "input_offset: int64\n"},
		{"duckdb", "  id VARCHAR NOT NULL PRIMARY KEY,\n"},
		{"duckdb", "  url VARCHAR,\n"},
		{"duckdb", "  authors VARCHAR[] NOT NULL,\n"},
		{"duckdb", "  date_published DATE,\n"},
		{"duckdb", "  published_at TIMESTAMPTZ,\n"},
		{"duckdb", "  date_candidates DATE[] NOT NULL,\n"},
		{"duckdb", "  word_count INTEGER NOT NULL,\n"},
		{"duckdb", "  input_offset BIGINT,\n"},
		{"duckdb", "  input_sha256 VARCHAR NOT NULL\n);"},
		{"duckdb", "authors::JSON::VARCHAR[] AS authors"},
		{"table-schema", `"name": "published_at",
      "type": "datetime"`},
		{"table-schema", `"name": "date_published",
      "type": "date"`},
		{"table-schema", `"name": "authors",
      "type": "array"`},
		{"table-schema", `"name": "word_count",
      "type": "integer"`},
	} {
		if !strings.Contains(text[tt.form], tt.column) {
			t.Errorf("form %s does not have %q", tt.form, tt.column)
		}
	}
}

func TestFormsNameEveryField(t *testing.T) {
	for _, form := range Forms {
		text := string(form.Text())
		for _, f := range schema.Fields {
			if !strings.Contains(text, f.Name) {
				t.Errorf("form %s does not name %s", form.Name, f.Name)
			}
		}
		if !strings.HasSuffix(text, "\n") {
			t.Errorf("form %s does not end with a line feed", form.Name)
		}
	}
}
