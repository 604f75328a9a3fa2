package checks

import (
	"bytes"
	"os"
	"testing"
)

func TestDocumentationIsFresh(t *testing.T) {
	var b bytes.Buffer
	if err := WriteAll(&b); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile("CHECKS.md", b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("CHECKS.md")
	if err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("CHECKS.md is stale (%v): run UPDATE=1 go test ./validate/checks", err)
	}
}
