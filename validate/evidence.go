package validate

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// evidenceName is the sidecar whose lines belong to records, by id.
const evidenceName = "evidence.jsonl"

// evidenceAhead bounds what is held of evidence whose row is still to come, in bytes.
const evidenceAhead = 256 << 20

// evidenceJoin hands the lines of evidence.jsonl to the rows they speak of. Export writes both in one order, so that the
// next group of lines is mostly that of the next row; what stands in another order is held until its row comes. A nil
// evidenceJoin has no lines.
type evidenceJoin struct {
	ds     *Dataset
	groups chan [][]SidecarRow // runs of lines with one id, in batches
	err    error               // set before groups is closed
	batch  [][]SidecarRow
	ahead  map[string][]SidecarRow
	held   int
	limit  int
	late   []SidecarRow // of ids that have lines elsewhere
}

// joinEvidence starts to read the evidence of ds. The caller reads it to its end with rest, or cancels ctx.
func (ds *Dataset) joinEvidence(ctx context.Context) *evidenceJoin {
	i := slices.IndexFunc(ds.Sidecars, func(name string) bool { return strings.HasSuffix(name, "/"+evidenceName) })
	if i < 0 {
		return nil
	}
	j := &evidenceJoin{ds: ds, groups: make(chan [][]SidecarRow, 4), ahead: map[string][]SidecarRow{}, limit: evidenceAhead}
	go func() {
		defer close(j.groups)
		var batch [][]SidecarRow
		send := func() error {
			select {
			case j.groups <- batch:
				batch = nil
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		j.err = readSidecar(ctx, ds.Sidecars[i], func(s *SidecarRow) error {
			if n := len(batch); n > 0 && batch[n-1][0].ID == s.ID {
				batch[n-1] = append(batch[n-1], *s)
				return nil
			}
			if len(batch) == 64 {
				if err := send(); err != nil {
					return err
				}
			}
			batch = append(batch, []SidecarRow{*s})
			return nil
		})
		if j.err == nil && len(batch) > 0 {
			j.err = send()
		}
	}()
	return j
}

// of returns the lines about the record of a row, the first one that has its id.
func (j *evidenceJoin) of(r *Row) []SidecarRow {
	id := r.Record.ID
	if j == nil || id == "" || j.ds.IDs.First(id) != r.Position.Row {
		return nil
	}
	if g, ok := j.ahead[id]; ok {
		delete(j.ahead, id)
		j.held -= sizeOf(g)
		if g[0].dropped {
			j.ds.EvidenceApart++
			j.late = append(j.late, g...)
			return nil
		}
		return g
	}
	for g := j.next(); g != nil; g = j.next() {
		if g[0].ID == id {
			return g
		}
		j.hold(g)
	}
	return nil
}

// next returns the next group, nil behind the last one.
func (j *evidenceJoin) next() []SidecarRow {
	if len(j.batch) == 0 {
		if j.batch = <-j.groups; len(j.batch) == 0 {
			return nil
		}
	}
	g := j.batch[0]
	j.batch = j.batch[1:]
	return g
}

func (j *evidenceJoin) hold(g []SidecarRow) {
	if _, ok := j.ahead[g[0].ID]; ok {
		j.late = append(j.late, g...)
		return
	}
	if j.held > j.limit {
		// The id is kept, so that lines of no record are still found.
		for i := range g {
			g[i] = SidecarRow{File: g[i].File, Name: g[i].Name, Line: g[i].Line, Err: g[i].Err, ID: g[i].ID, Field: g[i].Field, dropped: true}
		}
	}
	j.ahead[g[0].ID] = g
	j.held += sizeOf(g)
}

func sizeOf(g []SidecarRow) (n int) {
	for i := range g {
		n += 200 + len(g[i].ID) + len(g[i].Value) + len(g[i].Text) + len(g[i].Note)
	}
	return n
}

// rest returns the lines that no row has taken, in the order of the file.
func (j *evidenceJoin) rest() ([]SidecarRow, error) {
	if j == nil {
		return nil, nil
	}
	for g := j.next(); g != nil; g = j.next() {
		j.late = append(j.late, g...)
	}
	for _, g := range j.ahead {
		j.late = append(j.late, g...)
	}
	slices.SortFunc(j.late, func(a, b SidecarRow) int { return cmp.Compare(a.Line, b.Line) })
	return j.late, j.err
}
