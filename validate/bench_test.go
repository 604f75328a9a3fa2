package validate_test

import (
	"context"
	"os"
	"testing"

	"dateline/validate"
	"dateline/validate/checks"
)

// BenchmarkRun measures every check over one file. DATELINE_BENCH names it; testdata/bench/generate.go writes one.
func BenchmarkRun(b *testing.B) {
	name := os.Getenv("DATELINE_BENCH")
	if name == "" {
		b.Skip("DATELINE_BENCH names no file: run make bench")
	}
	info, err := os.Stat(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := validate.Run(context.Background(), []string{name}, validate.Options{Checks: checks.All}); err != nil {
			b.Fatal(err)
		}
	}
}
