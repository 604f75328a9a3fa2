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
	var byField []string
	for _, field := range []string{"headline", "source"} {
		for i := range n {
			byField = append(byField, fmt.Sprintf(`{"id":"a%d","field":%q}`, i, field))
		}
	}
	for _, test := range []struct {
		name              string
		lines             []string
		limit             int
		lacks, apart, odd int // rows without evidence, groups that were not joined, lines of no record
		cut               int // lines that were let go
		per               int // lines of a row
	}{
		{name: "in order", lines: order(func(i int) int { return i })},
		{name: "backwards", lines: order(func(i int) int { return n - 1 - i }), limit: evidenceAhead},
		{name: "pairs swapped, more in all than the limit", lines: order(func(i int) int { return i ^ 1 }), limit: 100 * 2 * 204},
		{name: "backwards, beyond the limit", lines: order(func(i int) int { return n - 1 - i }), limit: 100 * 2 * 204, lacks: 198, apart: 198, cut: 198},
		{name: "of twice as many", lines: order(func(i int) int { return 2 * i }), limit: evidenceAhead, lacks: n / 2, odd: n},
		{name: "no id", lines: []string{"{}", "{", `{"field":"source"}`}, lacks: n, odd: 3},
		{name: "by field", lines: byField, limit: evidenceAhead, per: 1, apart: n},
		{name: "twice", lines: append(order(func(i int) int { return i }), order(func(i int) int { return i })...), apart: n},
		{name: "none", lacks: n},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.per == 0 {
				test.per = 2
			}
			t.Chdir(t.TempDir())
			name := evidenceName
			if err := os.WriteFile(name, []byte(strings.Join(test.lines, "\n")), 0o666); err != nil {
				t.Fatal(err)
			}
			ds := &Dataset{Sidecars: []string{filepath.ToSlash(name)}}
			shown := map[int64]bool{}
			lines, odd := 0, 0
			j := ds.joinEvidence(context.Background(), func(s *SidecarRow) {
				if shown[s.Line] {
					t.Errorf("line %d is shown twice", s.Line)
				}
				shown[s.Line] = true
				if ds.FirstWithID(s.ID) == 0 {
					odd++
				}
			})
			j.limit = test.limit
			lacks := 0
			for i := range n {
				r := &Row{Row: &dataset.Row{Position: dataset.Position{Row: int64(i + 1)}, Record: schema.Record{ID: fmt.Sprintf("a%d", i)}}}
				ds.index(r)
				got := j.of(r)
				lines += len(got)
				if len(got) == 0 {
					lacks++
				} else if len(got) != test.per || got[0].ID != r.Record.ID || got[0].Field != "headline" || got[len(got)-1].Field != []string{"headline", "source"}[test.per-1] {
					t.Fatalf("row %d got %v", i, got)
				}
			}
			if err := j.rest(); err != nil {
				t.Fatal(err)
			}
			if want := len(test.lines) - test.cut; len(shown) != want || ds.EvidenceRows != int64(len(test.lines)) {
				t.Errorf("got %d lines shown and %d counted, want %d of %d", len(shown), ds.EvidenceRows, want, len(test.lines))
			}
			if lacks != test.lacks || int(ds.EvidenceApart) != test.apart || odd != test.odd {
				t.Errorf("got %d rows without evidence, %d apart, %d lines of no record, want %d, %d, %d", lacks, ds.EvidenceApart, odd, test.lacks, test.apart, test.odd)
			}
		})
	}
}
