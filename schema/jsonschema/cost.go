package jsonschema

import (
	"fmt"
	"slices"
)

// A schema may come from anybody who can write to the repository that it stands in. Within these limits, reading it and holding
// a value against it take no longer than their sizes justify: the library compares listed values and names each with each, and
// goes through alternatives that share a definition as often as there are ways to it.
const (
	maxListed  = 10_000 // values of enum, names of required and the like: more than there are languages in ISO 639-3
	maxTypes   = 7      // there are no more
	maxPointer = 1_000  // bytes of a JSON pointer to a part of a schema or value: some fifty levels with long names
	maxMatched = 100    // patterns of patternProperties: each is tried on each name
	maxApplied = 10_000 // schemas that one value is held against
)

// within refuses a schema of which the library would make too much.
func (l *linter) within(p *place) error {
	if len(p.pointer) > maxPointer {
		return fmt.Errorf("JSON Schema at %s: a part whose pointer has %d bytes, more than %d", brief(p.pointer), len(p.pointer), maxPointer)
	}
	for _, k := range sortedKeys(p.node) {
		switch v := p.node[k].(type) {
		case []any:
			if limit := maxOf(k); len(v) > limit {
				return l.refuse(p, "%s lists %d values, more than %d", brief(k), len(v), limit)
			}
		case map[string]any:
			if k == "patternProperties" && len(v) > maxMatched {
				return l.refuse(p, "patternProperties has %d patterns, more than %d", len(v), maxMatched)
			}
			if k != "dependencies" {
				continue
			}
			for _, name := range sortedKeys(v) {
				if names, ok := v[name].([]any); ok && len(names) > maxListed {
					return l.refuse(p, "dependencies of %s list %d values, more than %d", brief(name), len(names), maxListed)
				}
			}
		}
	}
	return nil
}

func maxOf(keyword string) int {
	if keyword == "type" {
		return maxTypes
	}
	return maxListed
}

// weight counts the schemas to which ways lead from p along next, one for each way and with p itself. It is more than maxApplied
// where there is no end of them.
func weight(p *place, next func(*place) []*place, known map[*place]int) int {
	if w, ok := known[p]; ok {
		return w
	}
	known[p] = maxApplied + 1 // until it is known: what leads back to p never ends
	w := 1
	for _, q := range next(p) {
		w = min(w+weight(q, next, known), maxApplied+1)
	}
	known[p] = w
	return w
}

// weigh refuses a schema with a part that holds one value against too many schemas, and keeps its root where the depth of a value
// decides how many there are: in a part that refers to itself.
func (l *linter) weigh(root *place) (*place, error) {
	inPlace := map[*place]int{}
	for _, p := range l.places {
		if weight(p, func(p *place) []*place { return p.same }, inPlace) > maxApplied {
			return nil, l.refuse(p, "alternatives and references hold one value against more than %d schemas", maxApplied)
		}
	}
	if weight(root, (*place).all, map[*place]int{}) <= maxApplied {
		return nil, nil
	}
	return root, nil
}

// all lists the schemas that apply to a value that p applies to, or to a part of it.
func (p *place) all() []*place {
	out := slices.Concat(p.same, p.elements, p.others)
	for _, k := range sortedKeys(p.members) {
		out = append(out, p.members[k])
	}
	return out
}

// applied checks that the schema under root is not applied to x and its parts more than maxApplied times for each of them.
func applied(root *place, x any) error {
	if root == nil {
		return nil
	}
	left := maxApplied * values(x)
	if !root.apply(x, &left) {
		return fmt.Errorf("the schema's references apply more than %d schemas to each value in it", maxApplied)
	}
	return nil
}

// apply counts left down for every schema that is applied, and reports whether it got to the end. What depends on a pattern, a place in a
// list or the value is counted as if it applied.
func (p *place) apply(x any, left *int) bool {
	if *left--; *left < 0 {
		return false
	}
	if !applyAll(p.same, x, left) {
		return false
	}
	switch x := x.(type) {
	case map[string]any:
		for k, v := range x {
			if q := p.members[k]; q != nil && !q.apply(v, left) || !applyAll(p.others, v, left) {
				return false
			}
		}
	case []any:
		for _, v := range x {
			if !applyAll(p.elements, v, left) {
				return false
			}
		}
	}
	return true
}

func applyAll(ps []*place, x any, left *int) bool {
	for _, p := range ps {
		if !p.apply(x, left) {
			return false
		}
	}
	return true
}

// values is the number of values in x, itself included.
func values(x any) int {
	n := 1
	switch x := x.(type) {
	case map[string]any:
		for _, v := range x {
			n += values(v)
		}
	case []any:
		for _, v := range x {
			n += values(v)
		}
	}
	return n
}
