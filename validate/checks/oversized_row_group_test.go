package checks

import (
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/validate"
)

func TestOversizedRowGroup(t *testing.T) {
	body := strings.Repeat("x", 1<<20)
	for _, c := range []struct {
		name string
		rows []int // megabytes of body, by row group
		want int
	}{
		{"one too large", []int{129}, 1},
		{"large ones that are allowed", []int{128 - 1, 127, 127}, 0},
		{"the second of three", []int{5, 200, 5}, 1},
	} {
		got := 0
		p := &validate.Pass{Dataset: &validate.Dataset{}, Report: func(validate.Finding) { got++ }}
		v := oversizedRowGroup.Start(p)
		for g, rows := range c.rows {
			for range rows {
				r := &validate.Row{Row: &dataset.Row{}}
				r.Position.File, r.RowGroup, r.Record.Body = "a.parquet", g+1, body
				v.Row(r)
			}
		}
		v.End()
		if got != c.want {
			t.Errorf("%s: got %d findings, want %d", c.name, got, c.want)
		}
	}
}
