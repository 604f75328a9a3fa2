package jsonschema

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// The underlying library ignores keywords that it does not know, fetches what a reference names, and never returns from a
// schema that refers to itself without getting any deeper into the value. A schema that would come to that is refused
// before the library sees it.

// drafts are the versions that the library knows, by the address of their meta-schemas without scheme and fragment.
var drafts = map[string]int{
	"json-schema.org/draft-04/schema": 4,
	"json-schema.org/draft-06/schema": 6,
	"json-schema.org/draft-07/schema": 7,
}

// since says with which draft a keyword came whose silent absence would let values pass.
var since = map[string]string{
	"const": "6", "contains": "6", "propertyNames": "6", "$id": "6",
	"if": "7", "then": "7", "else": "7",
	"$defs": "2019-09", "$anchor": "2019-09", "$recursiveRef": "2019-09", "$recursiveAnchor": "2019-09", "$vocabulary": "2019-09",
	"dependentRequired": "2019-09", "dependentSchemas": "2019-09", "unevaluatedItems": "2019-09", "unevaluatedProperties": "2019-09",
	"minContains": "2019-09", "maxContains": "2019-09",
	"prefixItems": "2020-12", "$dynamicRef": "2020-12", "$dynamicAnchor": "2020-12",
}

// Where schemas stand in a schema. Those of inPlace apply to the same value as the schema around them.
var (
	schemaMembers = []string{"additionalItems", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else", "items"}
	schemaLists   = []string{"allOf", "anyOf", "oneOf", "items"}
	schemaMaps    = []string{"properties", "patternProperties", "definitions", "dependencies"}
	inPlace       = []string{"not", "if", "then", "else", "allOf", "anyOf", "oneOf", "dependencies"}
)

// place is a schema within the document.
type place struct {
	pointer string
	node    map[string]any
	base    *url.URL
	same    []*place // schemas that apply to the same value

	// Schemas that apply to what the value holds. Those that only say true or false are left out.
	members  map[string]*place // by the name of the member
	others   []*place          // to members of any name
	elements []*place          // to elements of a list
}

// linter walks a schema.
type linter struct {
	draft  int
	places []*place
	byNode map[string]*place // by pointer
	byID   map[string]*place // by absolute address
}

// lint returns the draft of a schema document, or why it is refused. top is its root where values have to be held against
// applied.
func lint(root any) (draft int, top *place, err error) {
	l := &linter{draft: 7, byNode: map[string]*place{}, byID: map[string]*place{}}
	m, ok := root.(map[string]any)
	if !ok {
		if _, ok := root.(bool); ok {
			return 7, nil, nil
		}
		return 0, nil, fmt.Errorf("a JSON Schema is an object, this is of type %s", jsonType(root))
	}
	if s, ok := m["$schema"]; ok {
		if l.draft, err = draftOf(s); err != nil {
			return 0, nil, err
		}
	}
	top, err = l.walk(root, "", new(url.URL))
	if err != nil {
		return 0, nil, err
	}
	l.byID[""] = top
	if err := l.link(); err != nil {
		return 0, nil, err
	}
	if err := l.cycles(); err != nil {
		return 0, nil, err
	}
	top, err = l.weigh(top)
	return l.draft, top, err
}

func draftOf(s any) (int, error) {
	text, _ := s.(string)
	key := strings.TrimSuffix(text, "#")
	key = strings.TrimPrefix(strings.TrimPrefix(key, "http://"), "https://")
	if d, ok := drafts[key]; ok {
		return d, nil
	}
	return 0, fmt.Errorf("$schema is %s, expected JSON Schema draft 4, 6 or 7, such as http://json-schema.org/draft-07/schema#", brief(s))
}

// walk notes the place of a schema and of all schemas in it, and refuses what the library would pass over. It gives nil for
// what is no object.
func (l *linter) walk(node any, pointer string, base *url.URL) (*place, error) {
	m, ok := node.(map[string]any)
	if !ok {
		return nil, nil // true, false, or a mistake for the meta-schema to report
	}
	p := &place{pointer: pointer, node: m, base: base}
	l.places = append(l.places, p)
	l.byNode[pointer] = p
	if err := l.within(p); err != nil {
		return nil, err
	}
	rewrite(m)
	ownFormatName(m)
	if err := l.ofDraft(p); err != nil {
		return nil, err
	}
	if err := l.identify(p); err != nil {
		return nil, err
	}
	if err := l.walkInside(p); err != nil {
		return nil, err
	}
	return p, nil
}

// ofDraft refuses keywords of later drafts, and parts of another draft than the whole.
func (l *linter) ofDraft(p *place) error {
	m := p.node
	for _, k := range sortedKeys(m) {
		if v, ok := since[k]; ok && later(v, l.draft) {
			return l.refuse(p, "keyword %q came with draft %s, and this schema is of draft %d", k, v, l.draft)
		}
	}
	if s, ok := m["$schema"]; ok && p.pointer != "" {
		if d, err := draftOf(s); err != nil || d != l.draft {
			return l.refuse(p, "a part has another $schema than the whole: %s", brief(s))
		}
	}
	return nil
}

// identify notes the address that a schema gives itself, against which the references inside it are resolved. Beside a
// reference it counts for nothing, up to draft 7.
func (l *linter) identify(p *place) error {
	idKey := "$id"
	if l.draft == 4 {
		idKey = "id"
	}
	id, ok := p.node[idKey].(string)
	if !ok || p.node["$ref"] != nil {
		return nil
	}
	u, err := url.Parse(id)
	if err != nil {
		return l.refuse(p, "%s %q is no URI", idKey, id)
	}
	abs := p.base.ResolveReference(u)
	if u.Fragment == "" || u.Path != "" || u.Host != "" {
		p.base = withoutFragment(abs)
	}
	l.byID[strings.TrimSuffix(abs.String(), "#")] = p
	return nil
}

// walkInside walks the schemas that stand in a schema.
func (l *linter) walkInside(p *place) error {
	m := p.node
	child := func(key, token string, v any) error {
		at := p.pointer + "/" + key
		if token != "" {
			at += "/" + escapePointer.Replace(token)
		}
		c, err := l.walk(v, at, p.base)
		if c != nil {
			p.hold(key, token, c)
		}
		return err
	}
	for _, k := range schemaMembers {
		if err := child(k, "", m[k]); err != nil {
			return err
		}
	}
	for _, k := range schemaLists {
		list, _ := m[k].([]any)
		for i, v := range list {
			if err := child(k, strconv.Itoa(i), v); err != nil {
				return err
			}
		}
	}
	for _, k := range schemaMaps {
		members, _ := m[k].(map[string]any)
		for _, name := range sortedKeys(members) {
			if err := child(k, name, members[name]); err != nil {
				return err
			}
		}
	}
	return nil
}

// hold notes what part c of the schema applies to.
func (p *place) hold(key, token string, c *place) {
	switch {
	case slices.Contains(inPlace, key):
		p.same = append(p.same, c)
	case key == "properties":
		if p.members == nil {
			p.members = map[string]*place{}
		}
		p.members[token] = c
	case key == "patternProperties", key == "additionalProperties":
		p.others = append(p.others, c)
	case key == "items", key == "additionalItems", key == "contains":
		p.elements = append(p.elements, c)
	}
}

// rewrite spares the library what it gets wrong: sizes written 2.0, an $id beside $ref, which up to draft 7 is ignored like
// everything there, and an $id under a keyword of somebody's own.
func rewrite(m map[string]any) {
	for _, k := range []string{"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"} {
		if n, ok := m[k].(json.Number); ok {
			if whole, zeros, ok := strings.Cut(string(n), "."); ok && strings.Trim(zeros, "0") == "" {
				m[k] = json.Number(whole)
			}
		}
	}
	if _, ok := m["$ref"]; ok {
		delete(m, "$id")
	}
	for k, v := range m {
		if k != "const" && k != "enum" && !slices.Contains(schemaMembers, k) && !slices.Contains(schemaLists, k) && !slices.Contains(schemaMaps, k) {
			dropIDs(v)
		}
	}
}

// dropIDs takes out of a value that is no schema what the library would take for the id of one.
func dropIDs(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			dropIDs(x)
		}
	case map[string]any:
		delete(v, "$id")
		for _, x := range v {
			dropIDs(x)
		}
	}
}

func later(since string, draft int) bool {
	n, err := strconv.Atoi(since)
	return err != nil || n > draft
}

func (l *linter) refuse(p *place, format string, args ...any) error {
	at := p.pointer
	if at == "" {
		at = "its root"
	}
	return fmt.Errorf("JSON Schema at %s: %s", at, fmt.Sprintf(format, args...))
}

// link finds the target of each reference.
func (l *linter) link() error {
	for i := 0; i < len(l.places); i++ { // there come to be more on the way
		p := l.places[i]
		ref, ok := p.node["$ref"].(string)
		if !ok {
			continue
		}
		u, err := url.Parse(ref)
		if err != nil {
			return l.refuse(p, "$ref %q is no URI reference", ref)
		}
		abs := p.base.ResolveReference(u)
		if _, ok := drafts[abs.Host+abs.Path]; ok {
			continue // the library has the meta-schemas with it
		}
		if t, ok := l.byID[strings.TrimSuffix(abs.String(), "#")]; ok {
			p.same = append(p.same, t)
			continue
		}
		doc, ok := l.byID[withoutFragment(abs).String()]
		if !ok {
			return l.refuse(p, "$ref %q leads out of the document; copy what it names into definitions", ref)
		}
		target, ok := lookUp(doc.node, "#"+abs.EscapedFragment())
		if !ok {
			return l.refuse(p, "$ref %q names nothing", ref)
		}
		t := l.byNode[doc.pointer+abs.Fragment]
		if m, ok := target.(map[string]any); ok && t == nil {
			// A schema in a place that is none: under a keyword of somebody's own.
			if t, err = l.walk(m, doc.pointer+abs.Fragment, doc.base); err != nil {
				return err
			}
		}
		if t != nil {
			p.same = append(p.same, t)
		}
	}
	return nil
}

// cycles refuses a schema that applies itself to the same value.
func (l *linter) cycles() error {
	const visiting, done = 1, 2
	state := map[*place]int{}
	var visit func(p *place) error
	visit = func(p *place) error {
		switch state[p] {
		case done:
			return nil
		case visiting:
			return l.refuse(p, "a cycle of references leads back here without going into the value")
		}
		state[p] = visiting
		for _, q := range p.same {
			if err := visit(q); err != nil {
				return err
			}
		}
		state[p] = done
		return nil
	}
	for _, p := range l.places {
		if err := visit(p); err != nil {
			return err
		}
	}
	return nil
}

func withoutFragment(u *url.URL) *url.URL {
	v := *u
	v.Fragment, v.RawFragment = "", ""
	return &v
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
