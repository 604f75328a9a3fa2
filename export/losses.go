package export

import (
	"maps"
	"slices"
)

// Loss is an input of which more than one document in lossShare was rejected.
type Loss struct {
	Input              string // or the directory, where a manifest sums inputs by directory
	Documents, Rejects int64
	Code               string // of most of the rejects
	Coded              int64  // rejects with that code
	Message            string // of the first of these
}

// lossShare: a broken row here and there is normal input, and counted; a file that loses more than a tenth was most likely read in a
// way that its author did not mean.
const lossShare = 10

// losses lists the inputs that lost much, in their order. A file of one document among others is a reject like any other.
func (t *tally) losses() []Loss {
	var out []Loss
	for _, in := range t.listed() {
		l := Loss{Input: in.Name, Documents: in.Documents}
		for _, code := range slices.Sorted(maps.Keys(in.rejects)) {
			r := in.rejects[code]
			if code == CodeNotAsked {
				continue
			}
			l.Rejects += r.n
			if r.n > l.Coded {
				l.Code, l.Coded, l.Message = code, r.n, r.message
			}
		}
		if l.Rejects*lossShare > l.Documents && (l.Documents > 1 || len(t.listed()) == 1) {
			out = append(out, l)
		}
	}
	return out
}
