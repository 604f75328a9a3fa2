package validate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/schema"
)

func TestEvidenceFindsItsRow(t *testing.T) {
	const n = 300 // more than one batch
	order := func(at func(i int) int) (lines []string) {
		for i := range n {
			for _, field := range []string{"headline", "source"} {
				lines = append(lines, fmt.Sprintf(`{"id":"a%d","field":%q}`, at(i), field))
			}
		}
		return lines
	}
	for _, test := range []struct {
		name              string
		lines             []string
		limit             int
		lacks, apart, odd int // rows without evidence, of these rows with evidence that was let go, lines of no record
	}{
		{name: "in order", lines: order(func(i int) int { return i })},
		{name: "backwards", lines: order(func(i int) int { return n - 1 - i }), limit: evidenceAhead},
		{name: "backwards, beyond the limit", lines: order(func(i int) int { return n - 1 - i }), limit: 100 * 2 * 204, lacks: 198, apart: 198},
		{name: "of twice as many", lines: order(func(i int) int { return 2 * i }), limit: evidenceAhead, lacks: n / 2, odd: n},
		{name: "twice", lines: append(order(func(i int) int { return i }), order(func(i int) int { return i })...)},
		{name: "none", lacks: n},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), evidenceName)
			if err := os.WriteFile(name, []byte(strings.Join(test.lines, "\n")), 0o666); err != nil {
				t.Fatal(err)
			}
			ds := &Dataset{Sidecars: []string{filepath.ToSlash(name)}, IDs: &Index{}, Bodies: &Index{}}
			j := ds.joinEvidence(context.Background())
			j.limit = test.limit
			lacks, lines := 0, 0
			for i := range n {
				r := &Row{Row: &dataset.Row{Position: dataset.Position{Row: int64(i + 1)}, Record: schema.Record{ID: fmt.Sprintf("a%d", i)}}}
				ds.index(r)
				got := j.of(r)
				lines += len(got)
				if len(got) == 0 {
					lacks++
				} else if len(got) != 2 || got[0].ID != r.Record.ID || got[0].Field != "headline" || got[1].Field != "source" {
					t.Errorf("row %d got %v", i, got)
				}
			}
			rest, err := j.rest()
			if err != nil {
				t.Fatal(err)
			}
			odd := 0
			for i, s := range rest {
				if i > 0 && s.Line <= rest[i-1].Line {
					t.Errorf("line %d behind line %d, want the order of the file", s.Line, rest[i-1].Line)
				}
				if ds.IDs.First(s.ID) == 0 {
					odd++
				}
			}
			if lines += len(rest); lines != len(test.lines) {
				t.Errorf("got %d lines in all, want %d", lines, len(test.lines))
			}
			if lacks != test.lacks || int(ds.EvidenceApart) != test.apart || odd != test.odd {
				t.Errorf("got %d rows without evidence, %d apart, %d lines of no record, want %d, %d, %d", lacks, ds.EvidenceApart, odd, test.lacks, test.apart, test.odd)
			}
		})
	}
}
