package validate

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"dateline/export/dataset"
	"dateline/internal/wholefile"
)

// Baseline is the findings that are known and wait for better days. Only what it does not list is new. What is wrong with
// the policy itself it does not know: an exception that expired is to be decided on, not put off a second time.
type Baseline struct {
	Version  int     `json:"version"` // 1
	Findings []Known `json:"findings"`
}

// Known is one finding of a baseline, in words that a person can review.
type Known struct {
	Fingerprint string `json:"fingerprint"`
	Check       string `json:"check"`
	Name        string `json:"name"`
	ID          string `json:"id,omitempty"`
	Field       string `json:"field,omitempty"`
	Count       int64  `json:"count,omitempty"` // how many findings have this fingerprint, where more than one
}

const baselineVersion = 1

// maxBaselineSize is what a baseline may have in bytes: more than three million findings, which nobody will work off. Reading
// one takes some times as much memory.
const maxBaselineSize = 512 << 20

// ReadBaseline reads what Baseline.WriteFile writes. A file that is no baseline is an ErrUsage.
func ReadBaseline(name string) (*Baseline, error) {
	text, err := dataset.ReadWhole(name, maxBaselineSize)
	if err != nil {
		return nil, fmt.Errorf("reading the baseline: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var b Baseline
	if err := dec.Decode(&b); err != nil {
		return nil, usagef("%s is no baseline: %w", name, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, usagef("%s is no baseline: more data behind the object", name)
	}
	if b.Version != baselineVersion {
		return nil, usagef("%s is a baseline of version %d, expected %d", name, b.Version, baselineVersion)
	}
	for i, k := range b.Findings {
		if len(k.Fingerprint) != 32 || k.Count < 0 {
			return nil, usagef("%s: finding %d has the fingerprint %q and the count %d, expected 32 hex digits and no negative count", name, i+1, k.Fingerprint, k.Count)
		}
	}
	return &b, nil
}

// WriteFile writes the baseline with one finding a line, sorted, so that version control shows what came and went. A
// failed write leaves the old file as it was.
func (b *Baseline) WriteFile(name string) error {
	var buf bytes.Buffer
	fmt.Fprintf(&buf, "{\"version\": %d, \"findings\": [", b.Version)
	for i, k := range b.Findings {
		if i > 0 {
			buf.WriteByte(',')
		}
		line, err := json.Marshal(k)
		if err != nil {
			return fmt.Errorf("writing the baseline: %w", err)
		}
		buf.WriteString("\n  ")
		buf.Write(line)
	}
	buf.WriteString("\n]}\n")
	if buf.Len() > maxBaselineSize {
		return fmt.Errorf("writing the baseline: %w", &dataset.TooLargeError{Path: name, Limit: maxBaselineSize, Of: "bytes"})
	}
	if err := wholefile.Write(name, buf.Bytes()); err != nil {
		return fmt.Errorf("writing the baseline: %w", err)
	}
	return nil
}

// collection gathers every finding of a run for a baseline.
type collection map[string]*Known

func (c *collection) add(f *Finding) {
	if *c == nil {
		*c = collection{}
	}
	if k := (*c)[f.Fingerprint]; k != nil {
		k.Count = max(k.Count, 1) + 1
		return
	}
	(*c)[f.Fingerprint] = &Known{Fingerprint: f.Fingerprint, Check: f.Check.ID, Name: f.Check.Name, ID: f.RecordID, Field: f.Field}
}

func (c collection) baseline() *Baseline {
	b := &Baseline{Version: baselineVersion, Findings: []Known{}}
	for _, k := range c {
		b.Findings = append(b.Findings, *k)
	}
	slices.SortFunc(b.Findings, func(a, b Known) int {
		return cmp.Or(cmp.Compare(a.Check, b.Check), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	return b
}

// baselineUse is the state of a baseline in one run; nil for no baseline.
type baselineUse struct {
	left  map[string]int64 // by fingerprint
	check map[string]string
}

func (b *Baseline) use() *baselineUse {
	if b == nil {
		return nil
	}
	u := &baselineUse{map[string]int64{}, map[string]string{}}
	for _, k := range b.Findings {
		u.left[k.Fingerprint] += max(k.Count, 1)
		u.check[k.Fingerprint] = k.Check
	}
	return u
}

// take reports whether the baseline knows f. Of findings with the same fingerprint it knows as many as it lists.
func (u *baselineUse) take(f *Finding) bool {
	if u == nil || f.Check.OfPolicy || u.left[f.Fingerprint] == 0 {
		return false
	}
	u.left[f.Fingerprint]--
	return true
}

// gone counts the findings of checks that the baseline lists and the run did not meet.
func (u *baselineUse) gone(checks []*Check) int64 {
	if u == nil {
		return 0
	}
	ran := map[string]bool{}
	for _, c := range checks {
		ran[c.ID] = !c.OfPolicy
	}
	var n int64
	for fp, left := range u.left {
		if ran[u.check[fp]] {
			n += left
		}
	}
	return n
}
