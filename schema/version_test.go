package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// contract is what a reader of the files builds on, a line for each field. Wording and what only tunes the Parquet file are
// no part of it.
func contract() string {
	var b strings.Builder
	for _, f := range Fields {
		r := f.Rule
		fmt.Fprintf(&b, "%s: %s, nullable %t", f.Name, r.Kind, r.Nullable)
		if r.Pattern != "" {
			fmt.Fprintf(&b, ", pattern %s", r.Pattern)
		}
		if r.Format != "" {
			fmt.Fprintf(&b, ", format %s", r.Format)
		}
		if len(r.Enum) > 0 {
			fmt.Fprintf(&b, ", one of %s", strings.Join(r.Enum, " "))
		}
		if r.Kind == Int32 || r.Kind == Int64 {
			fmt.Fprintf(&b, ", from %d", r.Min)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestVersionNamesTheFields holds Fields against what they were when Version was given out. UPDATE=1 writes the file of a new
// version, and never changes that of an old one.
func TestVersionNamesTheFields(t *testing.T) {
	file := "testdata/fields-" + Version + ".txt"
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, []byte(contract()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatalf("%v: a new schema.Version needs its fields written down: run UPDATE=1 go test ./schema", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(contract(), "\n")); diff != "" {
		t.Errorf("Fields are not those of schema version %s: raise schema.Version, its second number for a field that is added, its first for anything else; then run UPDATE=1 go test ./schema (-want +got):\n%s", Version, diff)
	}
}

// TestFieldsCoverRecord holds that each member of a record has one field, in the same order, of the type that its kind names.
func TestFieldsCoverRecord(t *testing.T) {
	r := new(Record)
	v := reflect.ValueOf(r).Elem()
	if v.NumField() != len(Fields) {
		t.Fatalf("a record has %d members, Fields %d entries", v.NumField(), len(Fields))
	}
	for i := range Fields {
		member := v.Type().Field(i)
		if p := reflect.ValueOf(Fields[i].At(r)); p.Pointer() != v.Field(i).Addr().Pointer() {
			t.Errorf("field %s does not point to the member %s, which stands in its place", Fields[i].Name, member.Name)
		}
	}
}
