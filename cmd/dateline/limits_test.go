package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/schema/source"
)

// TestConfigurationTooLarge gives each flag, and the search for a policy, a file that no such file has to be as large as.
func TestConfigurationTooLarge(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	if code := run([]string{"dateline", "export", "-q", "../../seeds", "-o", data}, nil, io.Discard, os.Stderr); code != 0 {
		t.Fatalf("export exits with %d", code)
	}
	path := filepath.Join(dir, "file")
	for _, tt := range []struct {
		name string
		args []string
		text string
		size int64 // of the file, where it is larger than the text
		want []string
	}{
		{"policy", []string{"validate", data, "--config", path}, strings.Repeat("[", 50_000), 0, []string{"file\" has more than 24000 signs of YAML", "hint: let an exception fit many records"}},
		{"schema", []string{"validate", data, "--schema", path}, "", 1<<20 + 1, []string{"file\" has more than 1048576 bytes", "--schema takes a JSON Schema"}},
		{"schema of many values", []string{"validate", data, "--schema", path}, `{"enum":[` + strings.Repeat("1,", 125_000) + `2]}`, 0, []string{"at its root: enum lists 125001 values, more than 10000", "keep long lists of values out of it"}},
		{"baseline", []string{"validate", data, "--baseline", path}, "", 512<<20 + 1, []string{"file\" has more than 536870912 bytes", "--baseline takes a file that --write-baseline wrote"}},
		{"sources", []string{"export", "../../seeds", "-o", filepath.Join(dir, "none"), "--sources", path}, "", source.MaxSize + 1, []string{"file\" has more than 67108864 bytes"}},
		{"device", []string{"validate", data, "--config", "/dev/zero"}, "", 0, []string{"/dev/zero\" has more than 262144 bytes"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile(path, []byte(tt.text), 0o666); err != nil {
				t.Fatal(err)
			}
			if tt.size > 0 {
				if err := os.Truncate(path, tt.size); err != nil {
					t.Fatal(err)
				}
			}
			var stderr bytes.Buffer
			if code := run(append([]string{"dateline"}, tt.args...), nil, io.Discard, &stderr); code != exitUsage {
				t.Errorf("exits with %d, want %d", code, exitUsage)
			}
			for _, want := range tt.want {
				if !strings.Contains(stderr.String(), want) {
					t.Errorf("stderr %q, want %q in it", &stderr, want)
				}
			}
		})
	}
	if err := os.WriteFile(filepath.Join(data, "dateline.yaml"), []byte(strings.Repeat("- ", 50_000)), 0o666); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	if code := run([]string{"dateline", "validate", data}, nil, io.Discard, &stderr); code != exitUsage || !strings.Contains(stderr.String(), "dateline.yaml\" has more than 24000 signs of YAML") {
		t.Errorf("with such a policy beside the dataset: exits with %d, want %d\n%s", code, exitUsage, &stderr)
	}
}
