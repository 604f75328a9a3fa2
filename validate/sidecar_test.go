package validate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReadSidecar(t *testing.T) {
	name := filepath.Join(t.TempDir(), "evidence.jsonl")
	lines := []string{
		`{"id":"a1","field":"headline","start":3,"end":9}`,
		`{"id":"a2","field":"source","start":"three"}`,
		`{"id":"` + strings.Repeat("x", sidecarLine) + `"}`,
		``,
		`{"id":"a3","code":"empty"}` + "\r",
		`{"id":"a4"`,
	}
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := readSidecar(context.Background(), name, func(s *SidecarRow) error {
		got = append(got, fmt.Sprintf("%d id=%s field=%s code=%s place=%t err=%t", s.Line, s.ID, s.Field, s.Code, s.Start != nil, s.Err != nil))
		return nil
	})
	want := []string{
		"1 id=a1 field=headline code= place=true err=false",
		"2 id= field= code= place=false err=true",
		"3 id= field= code= place=false err=true",
		"4 id= field= code= place=false err=true",
		"5 id=a3 field= code=empty place=false err=false",
		"6 id= field= code= place=false err=true",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v\n%s\nwant\n%s", err, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
