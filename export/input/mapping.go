package input

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// MapError reports that no input has a column or key that Options.Map names. Only when all is read is that known.
type MapError struct {
	Field, Name string   // the field, and what it is mapped to
	Names       []string // names that the inputs have, sorted
}

func (e *MapError) Error() string {
	return fmt.Sprintf("no input has a column or key %q, which the field %s is mapped to", e.Name, e.Field)
}

// mapping watches which names of Options.Map the inputs have. It is for the goroutine that reads; nil watches nothing.
type mapping struct {
	unmet map[string]string // fields by the names that were not met yet
	names map[string]bool   // that the inputs have
}

// mostNames is how many names of the inputs are kept to choose the nearest from. Tables have some hundred columns at most; objects
// keyed by an id would fill the memory.
const mostNames = 1000

func newMapping(custom map[string]string) *mapping {
	if len(custom) == 0 {
		return nil
	}
	m := &mapping{unmet: map[string]string{}, names: map[string]bool{}}
	for field, name := range custom {
		m.unmet[name] = field
	}
	return m
}

// watching reports whether a name is still looked for.
func (m *mapping) watching() bool { return m != nil && len(m.unmet) > 0 }

// see looks for names in a row, and in what wraps an article there.
func (m *mapping) see(row map[string]any) {
	if !m.watching() {
		return
	}
	for name := range m.unmet {
		if _, ok := reach(row, name); ok {
			delete(m.unmet, name)
		}
	}
	m.note(row, "")
	for key, v := range row {
		if in, ok := v.(map[string]any); ok && slices.Contains(wrappings, plainName(key)) {
			m.see(in)
		}
	}
}

// note keeps the names of a row and of the objects right inside it.
func (m *mapping) note(row map[string]any, above string) {
	for _, key := range slices.Sorted(maps.Keys(row)) {
		if len(m.names) < mostNames {
			m.names[above+key] = true
		}
		if in, ok := row[key].(map[string]any); ok && above == "" {
			m.note(in, key+".")
		}
	}
}

// err is a *MapError for the first name, in their order, that no input has.
func (m *mapping) err() error {
	if !m.watching() {
		return nil
	}
	name := slices.Min(slices.Collect(maps.Keys(m.unmet)))
	return &MapError{Field: m.unmet[name], Name: name, Names: slices.Sorted(maps.Keys(m.names))}
}

// reach finds what stands in v under a key or, where none is called so, under keys inside each other with dots between them:
// story.content. Of a list it gives what stands there in each member.
func reach(v any, path string) (found any, ok bool) {
	switch v := v.(type) {
	case map[string]any:
		if found, ok = v[path]; ok {
			return found, true
		}
		for i, c := range path {
			if c != '.' {
				continue
			}
			if in, ok := v[path[:i]]; ok {
				if found, ok := reach(in, path[i+1:]); ok {
					return found, true
				}
			}
		}
	case []any:
		var all []any
		for _, e := range v {
			if x, ok := reach(e, path); ok {
				all = append(all, x)
			}
		}
		return all, all != nil
	}
	return nil, false
}

// longest names the columns of a row in which the longest texts stand, the longest first, as Options.Map names them. What has no space
// in it is an address, a date or a number.
func longest(row map[string]any) []string {
	const most, deepest = 3, 3
	sizes := map[string]int{}
	var look func(m map[string]any, above string, depth int)
	look = func(m map[string]any, above string, depth int) {
		for key, v := range m {
			switch v := v.(type) {
			case map[string]any:
				if depth < deepest {
					look(v, above+key+".", depth+1)
				}
			default:
				if s := strings.TrimSpace(paragraphs(v)); strings.Contains(s, " ") {
					sizes[above+key] = len(s)
				}
			}
		}
	}
	look(row, "", 0)
	names := slices.Sorted(maps.Keys(sizes))
	slices.SortStableFunc(names, func(a, b string) int { return sizes[b] - sizes[a] })
	return names[:min(len(names), most)]
}

// whereText says where the text of a row without one may be.
func whereText(row map[string]any) string {
	names := longest(row)
	if len(names) == 0 {
		return "--map body=NAME tells where it is"
	}
	best := names[0]
	for i, n := range names {
		names[i] = strconv.Quote(snippet([]byte(n)))
	}
	option := "body=" + snippet([]byte(best))
	if strings.ContainsFunc(option, func(r rune) bool { return r <= ' ' }) {
		option = strconv.Quote(option)
	}
	return fmt.Sprintf("the longest texts are in %s: --map %s takes it from there", strings.Join(names, ", "), option)
}
