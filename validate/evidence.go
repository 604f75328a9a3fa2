package validate

import (
	"cmp"
	"context"
	"maps"
	"path"
	"slices"
)

// evidenceName is the sidecar whose lines belong to records, by id.
const evidenceName = "evidence.jsonl"

// evidenceAhead bounds what is held of evidence whose row is still to come, in bytes.
const evidenceAhead = 256 << 20

// evidenceLines bounds the lines that are taken for those of one record.
const evidenceLines = 1000

// evidenceJoin hands the lines of evidence.jsonl to the rows they speak of. Export writes both in one order, so that the
// next group of lines is mostly that of the next row; what stands in another order is held until its row comes. A nil
// evidenceJoin has no lines.
type evidenceJoin struct {
	ds     *Dataset
	each   func(*SidecarRow)   // sees every line once, when its row was met or when there is none
	groups chan [][]SidecarRow // runs of lines with one id, in batches
	lines  int64               // set before groups is closed, as is err
	err    error
	batch  [][]SidecarRow
	ahead  map[string][]SidecarRow
	held   int
	limit  int
}

// joinEvidence starts to read the evidence of ds. The caller reads it to its end with rest, or cancels ctx.
func (ds *Dataset) joinEvidence(ctx context.Context, each func(*SidecarRow)) *evidenceJoin {
	i := slices.IndexFunc(ds.Sidecars, func(name string) bool { return path.Base(name) == evidenceName })
	if i < 0 {
		return nil
	}
	j := &evidenceJoin{ds: ds, each: each, groups: make(chan [][]SidecarRow, 4), ahead: map[string][]SidecarRow{}, limit: evidenceAhead}
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
			j.lines++
			if n := len(batch); n > 0 && batch[n-1][0].ID == s.ID && len(batch[n-1]) < evidenceLines {
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
	if j == nil || id == "" || j.ds.FirstWithID(id) != r.Position.Row {
		return nil
	}
	g, ok := j.ahead[id]
	if ok {
		delete(j.ahead, id)
		j.held -= sizeOf(g)
	}
	for ; !ok; j.hold(g) {
		if g = j.next(); g == nil {
			return nil
		}
		if ok = g[0].ID == id; ok {
			break
		}
	}
	j.show(g)
	if g[0].dropped {
		j.ds.EvidenceApart++
		return nil
	}
	return g
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

func (j *evidenceJoin) show(g []SidecarRow) {
	for i := range g {
		j.each(&g[i])
	}
}

// leave shows a group that no row takes.
func (j *evidenceJoin) leave(g []SidecarRow) {
	if g[0].ID != "" && j.ds.FirstWithID(g[0].ID) != 0 {
		j.ds.EvidenceApart++
	}
	j.show(g)
}

// hold keeps a group whose row is still to come.
func (j *evidenceJoin) hold(g []SidecarRow) {
	id := g[0].ID
	switch {
	case id == "" || j.ds.FirstWithID(id) != 0:
		j.leave(g)
		return
	case j.held > j.limit:
		// The id is kept, so that lines of no record are still found.
		g = []SidecarRow{{File: g[0].File, Name: g[0].Name, Line: g[0].Line, ID: id, Field: g[0].Field, dropped: true}}
		if before, ok := j.ahead[id]; ok {
			before[0].dropped = true
			return
		}
	}
	j.ahead[id] = append(j.ahead[id], g...)
	j.held += sizeOf(g)
}

func sizeOf(g []SidecarRow) (n int) {
	for i := range g {
		n += 200 + len(g[i].ID) + len(g[i].Value) + len(g[i].Text) + len(g[i].Note)
	}
	return n
}

// rest shows the lines that no row has taken.
func (j *evidenceJoin) rest() error {
	if j == nil {
		return nil
	}
	for _, g := range slices.SortedFunc(maps.Values(j.ahead), func(a, b []SidecarRow) int { return cmp.Compare(a[0].Line, b[0].Line) }) {
		j.leave(g)
	}
	for g := j.next(); g != nil; g = j.next() {
		j.leave(g)
	}
	j.ds.EvidenceRows = j.lines
	return j.err
}
