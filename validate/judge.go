package validate

import (
	"path/filepath"
	"slices"
	"strings"

	"dateline/schema"
	"dateline/validate/internal/glob"
)

// judge applies a policy in one run. It is for one goroutine.
type judge struct {
	*Policy
	today    schema.Date
	segments map[segmentKey]segment
	relative map[string]string
	patterns glob.Cache
}

// segment is a set of overrides, a bit each.
type segment uint64

type segmentKey struct{ file, source string }

func newJudge(p *Policy, today schema.Date) *judge {
	if p == nil {
		p = &Policy{}
	}
	return &judge{p, today, map[segmentKey]segment{}, map[string]string{}, glob.Cache{}}
}

// segment returns the overrides that hold for records of a source in a file.
func (j *judge) segment(file, source string) segment {
	if len(j.Overrides) == 0 {
		return 0
	}
	key := segmentKey{file, source}
	if seg, ok := j.segments[key]; ok {
		return seg
	}
	var seg segment
	for i, o := range j.Overrides {
		if j.fits(o.Paths, file) && (len(o.Sources) == 0 || anySource(o.Sources, source)) {
			seg |= 1 << i
		}
	}
	// A file with a million different sources must not fill the memory.
	if len(j.segments) > 10_000 {
		clear(j.segments)
	}
	j.segments[key] = seg
	return seg
}

// rule returns the index of the override that decides about c, or -1 for the base rule.
func (j *judge) rule(c *Check, seg segment) int {
	for i := len(j.Overrides) - 1; i >= 0 && seg != 0; i-- {
		if _, ok := j.Overrides[i].Rules[c.ID]; ok && seg&(1<<i) != 0 {
			return i
		}
	}
	return -1
}

// exception returns the index of the first exception that accepts f, or -1.
func (j *judge) exception(f *Finding) int {
	fits := func(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }
	return slices.IndexFunc(j.Exceptions, func(e Exception) bool {
		return e.Check == f.Check.ID && !e.Expired(j.today) &&
			fits(e.IDs, f.RecordID) && (len(e.Sources) == 0 || anySource(e.Sources, f.Source)) && fits(e.Fields, f.Field) &&
			(len(e.Inputs) == 0 || j.patterns.Any(e.Inputs, f.Input)) && j.fits(e.Paths, f.File)
	})
}

// anySource reports whether source is in list, in whatever case either is written.
func anySource(list []string, source string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, source) })
}

// fits reports whether a pattern of the policy fits a file's path. No patterns fit everything.
func (j *judge) fits(patterns []string, file string) bool {
	return len(patterns) == 0 || j.patterns.Any(patterns, j.rel(file))
}

// rel returns a path relative to the policy's directory, or as it is where there is no such path.
func (j *judge) rel(file string) string {
	if s, ok := j.relative[file]; ok {
		return s
	}
	out := file
	if dir, err := filepath.Abs(filepath.Dir(j.Path)); err == nil {
		if abs, err := filepath.Abs(filepath.FromSlash(file)); err == nil {
			if s, err := filepath.Rel(dir, abs); err == nil {
				out = filepath.ToSlash(s)
			}
		}
	}
	j.relative[file] = out
	return out
}
