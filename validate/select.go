package validate

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/nearest"
)

// ErrUsage marks errors for which the caller's options or a policy are to blame, not a file of the dataset.
var ErrUsage = errors.New("wrong use")

// usageError is an ErrUsage whose text is only the message.
type usageError struct{ error }

func (e usageError) Is(target error) bool { return target == ErrUsage }
func (e usageError) Unwrap() error        { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// checkNames says which word of Select and Ignore names no check.
func (o *Options) checkNames() error {
	for _, words := range [][]string{o.Select, o.Ignore} {
		for _, w := range words {
			if !slices.ContainsFunc(o.Checks, func(c *Check) bool { return c.named(w) }) {
				return usagef("no check has the ID, name or family %q%s", w, didYouMean(w, o.Checks))
			}
		}
	}
	return nil
}

// selected returns the checks to run, by ID: those that one of the policies does not turn off. That none is left is an
// ErrUsage, as a run that looks at nothing would pass for a clean dataset.
func (o *Options) selected(policies []*Policy) ([]*Check, error) {
	var out []*Check
	why := "the selected checks are ignored as well"
	if len(o.Select) == 0 {
		why = "all of them are ignored"
	}
	for _, c := range o.Checks {
		named := func(w string) bool { return c.named(w) }
		if len(o.Select) > 0 && !slices.ContainsFunc(o.Select, named) || slices.ContainsFunc(o.Ignore, named) {
			continue
		}
		if o.Schema != nil && !c.Generic {
			why = "of those that are left, none looks at rows of any shape, as a schema asks for"
			continue
		}
		if !slices.ContainsFunc(policies, func(p *Policy) bool { return !p.off(c) }) {
			why = "those that are left are off"
			if i := slices.IndexFunc(policies, func(p *Policy) bool { return p != nil }); i >= 0 {
				why += " by the policy " + policies[i].Path
			}
			continue
		}
		out = append(out, c)
	}
	if len(out) == 0 && len(o.Checks) > 0 {
		return nil, usagef("no check is left to run: %s", why)
	}
	slices.SortFunc(out, func(a, b *Check) int { return cmp.Compare(a.ID, b.ID) })
	return out, nil
}

// named reports whether w is the ID or the name of c, or the beginning of its ID: DL1 names the family of dates.
func (c *Check) named(w string) bool {
	return w == c.Name || len(w) >= 2 && strings.HasPrefix(c.ID, strings.ToUpper(w))
}

// ByName finds the check with an ID or a name in list; an error names the nearest one.
func ByName(list []*Check, name string) (*Check, error) {
	for _, c := range list {
		if c.Name == name || strings.EqualFold(c.ID, name) {
			return c, nil
		}
	}
	return nil, usagef("no check has the ID or name %q%s", name, didYouMean(name, list))
}

func didYouMean(word string, list []*Check) string {
	var names []string
	for _, c := range list {
		names = append(names, c.Name, c.ID)
	}
	if n := nearest.Name(word, names); n != "" {
		return fmt.Sprintf("; the nearest is %q", n)
	}
	return ""
}
