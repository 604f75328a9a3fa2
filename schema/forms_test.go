package schema

import (
	"os"
	"strings"
	"testing"
)

func TestTableSchemaFitsItsProfile(t *testing.T) {
	profile, err := os.ReadFile("../../shared/specs/tableschema.json")
	if err != nil {
		t.Skipf("the Table Schema profile is not on this machine: %v", err)
	}
	v, err := Compile(profile)
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

func TestFormsNameEveryField(t *testing.T) {
	for _, form := range Forms {
		text := string(form.Text())
		for _, f := range Fields {
			if !strings.Contains(text, f.Name) {
				t.Errorf("form %s does not name %s", form.Name, f.Name)
			}
		}
		if !strings.HasSuffix(text, "\n") {
			t.Errorf("form %s does not end with a line feed", form.Name)
		}
	}
}
