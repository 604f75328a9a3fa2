package validate

import (
	"fmt"
	"slices"
	"strings"

	"dateline/export/dataset"
	"dateline/internal/nearest"
	"dateline/schema"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// PolicyName is the name of a policy's file.
const PolicyName = "dateline.yaml"

// ReadPolicy reads a policy for a list of checks. What it does not know it refuses, with the line and the nearest name;
// such errors are an ErrUsage.
//
//	checks:
//	  short-body: warning            # error, warning, note or off
//	  missing-date:
//	    error_if: "> 2%"             # of the rows; or "> 10" findings
//	    warn_if: "> 0"
//	overrides:                       # the last one that fits decides
//	  - paths: ["archive/**"]
//	    sources: [TASS]              # in any case: tass is TASS
//	    checks: {DL2: off}
//	exceptions:
//	  - check: missing-source
//	    inputs: ["seeds/003_*.txt"]  # also paths, ids, sources, fields
//	    reason: the page names no publisher
//	    expires: 2027-01-01          # may be left out
func ReadPolicy(name string, checks []*Check) (*Policy, error) {
	text, err := dataset.ReadWhole(name, maxPolicySize)
	if err == nil {
		err = policyWithin(name, text)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the policy: %w", err)
	}
	return parsePolicy(name, text, checks)
}

func parsePolicy(name string, text []byte, checks []*Check) (*Policy, error) {
	r := &policyReader{name: name, checks: checks}
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return nil, usagef("%s: %s", name, firstLine(yaml.FormatError(err, false, false)))
	}
	if len(file.Docs) > 1 {
		return nil, usagef("%s: %d YAML documents, expected one", name, len(file.Docs))
	}
	p := &Policy{Path: name, Rules: map[string]Rule{}}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return p, nil
	}
	err = r.keys(file.Docs[0].Body, "the policy", map[string]func(ast.Node) error{
		"checks": func(n ast.Node) (err error) { p.Rules, err = r.rules(n); return err },
		"overrides": func(n ast.Node) error {
			return r.list(n, "overrides", func(n ast.Node) error { return r.override(n, p) })
		},
		"exceptions": func(n ast.Node) error {
			return r.list(n, "exceptions", func(n ast.Node) error { return r.exception(n, p) })
		},
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

type policyReader struct {
	name   string
	checks []*Check
}

// errorf is an error at the place of a node.
func (r *policyReader) errorf(n ast.Node, format string, args ...any) error {
	line := 0
	if n != nil && n.GetToken() != nil {
		line = n.GetToken().Position.Line
	}
	return usagef("%s:%d: %s", r.name, line, fmt.Sprintf(format, args...))
}

func (r *policyReader) wrap(n ast.Node, err error) error {
	if err == nil {
		return nil
	}
	return r.errorf(n, "%s", err)
}

// pairs returns the keys and values of a mapping. The parser has refused keys that stand twice.
func (r *policyReader) pairs(n ast.Node, what string) ([]*ast.MappingValueNode, error) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, nil
	case *ast.NullNode:
		return nil, nil
	}
	return nil, r.errorf(n, "%s is a %s, expected keys and values", what, strings.ToLower(n.Type().String()))
}

// keys reads a mapping whose keys are known.
func (r *policyReader) keys(n ast.Node, what string, known map[string]func(ast.Node) error) error {
	values, err := r.pairs(n, what)
	if err != nil {
		return err
	}
	var names []string
	for k := range known {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, v := range values {
		key := v.Key.GetToken().Value
		read := known[key]
		if read == nil {
			hint := "expected " + strings.Join(names, ", ")
			if near := nearest.Name(key, names); near != "" {
				hint = fmt.Sprintf("the nearest is %q", near)
			}
			return r.errorf(v.Key, "unknown key %q in %s; %s", key, what, hint)
		}
		if err := read(v.Value); err != nil {
			return err
		}
	}
	return nil
}

func (r *policyReader) list(n ast.Node, what string, each func(ast.Node) error) error {
	switch n := n.(type) {
	case *ast.NullNode:
		return nil
	case *ast.SequenceNode:
		for _, v := range n.Values {
			if err := each(v); err != nil {
				return err
			}
		}
		return nil
	}
	return r.errorf(n, "%s is a %s, expected a list", what, strings.ToLower(n.Type().String()))
}

func (r *policyReader) word(n ast.Node, what string) (string, error) {
	s, ok := n.(ast.ScalarNode)
	if !ok || n.Type() == ast.NullType || n.Type() == ast.MappingType {
		return "", r.errorf(n, "%s is a %s, expected a word", what, strings.ToLower(n.Type().String()))
	}
	if l, ok := n.(*ast.LiteralNode); ok {
		return strings.TrimSpace(l.Value.Value), nil
	}
	return strings.TrimSpace(s.GetToken().Value), nil
}

// words reads a list of words, or one word.
func (r *policyReader) words(out *[]string, what string) func(ast.Node) error {
	return func(n ast.Node) error {
		if _, ok := n.(*ast.SequenceNode); !ok {
			s, err := r.word(n, what)
			*out = append(*out, s)
			return err
		}
		return r.list(n, what, func(n ast.Node) error {
			s, err := r.word(n, what)
			*out = append(*out, s)
			return err
		})
	}
}

// rules reads what stands under "checks": a severity or a rule by ID, name or family.
func (r *policyReader) rules(n ast.Node) (map[string]Rule, error) {
	values, err := r.pairs(n, "checks")
	if err != nil {
		return nil, err
	}
	type named struct {
		*ast.MappingValueNode
		key    string
		checks []*Check
		single bool // named by its ID or name, not by a family
	}
	var list []named
	for _, v := range values {
		n := named{MappingValueNode: v, key: v.Key.GetToken().Value}
		for _, c := range r.checks {
			if c.named(n.key) {
				n.checks = append(n.checks, c)
			}
		}
		if len(n.checks) == 0 {
			return nil, r.errorf(v.Key, "no check has the ID, name or family %q%s", n.key, didYouMean(n.key, r.checks))
		}
		n.single = len(n.checks) == 1 && (n.key == n.checks[0].Name || strings.EqualFold(n.key, n.checks[0].ID))
		list = append(list, n)
	}
	// The more specific comes later and so decides, wherever it stands: DL1, DL10, then the check itself.
	slices.SortStableFunc(list, func(a, b named) int {
		switch {
		case a.single && b.single:
			return 0
		case a.single:
			return 1
		case b.single:
			return -1
		}
		return len(a.key) - len(b.key)
	})
	out := map[string]Rule{}
	own := map[string]string{} // the key that names a check or a family itself
	for _, n := range list {
		what, of := strings.ToUpper(n.key), "family"
		if n.single {
			what, of = n.checks[0].ID, "check"
		}
		if before, ok := own[what]; ok {
			return nil, r.errorf(n.Key, "%q and %q are the same %s", before, n.key, of)
		}
		own[what] = n.key
		rule, err := r.rule(n.Value, n.key)
		if err != nil {
			return nil, err
		}
		for _, c := range n.checks {
			out[c.ID] = rule
		}
	}
	return out, nil
}

func (r *policyReader) rule(n ast.Node, check string) (Rule, error) {
	var rule Rule
	severity := func(n ast.Node) error {
		word, err := r.word(n, "severity")
		if err != nil {
			return err
		}
		// YAML 1.1 readers and people take off for false, and write either in any case.
		lower := strings.ToLower(word)
		if lower == "false" {
			lower = "off"
		}
		s, err := ParseSeverity(lower)
		if err != nil {
			_, err = ParseSeverity(word) // says it as it stands in the file
			return r.wrap(n, err)
		}
		rule.Severity = &s
		return nil
	}
	threshold := func(out **Threshold) func(ast.Node) error {
		return func(n ast.Node) error {
			word, err := r.word(n, "threshold")
			if err != nil {
				return err
			}
			*out, err = ParseThreshold(word)
			return r.wrap(n, err)
		}
	}
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
	default:
		return rule, severity(n)
	}
	err := r.keys(n, check, map[string]func(ast.Node) error{
		"severity": severity,
		"error_if": threshold(&rule.ErrorIf),
		"warn_if":  threshold(&rule.WarnIf),
	})
	if err == nil && rule.Severity != nil && (rule.ErrorIf != nil || rule.WarnIf != nil) {
		err = r.errorf(n, "%s has a severity and a threshold, expected one of them: thresholds decide the severity", check)
	}
	return rule, err
}

func (r *policyReader) override(n ast.Node, p *Policy) error {
	var o Override
	err := r.keys(n, "an override", map[string]func(ast.Node) error{
		"paths":   r.words(&o.Paths, "paths"),
		"sources": r.words(&o.Sources, "sources"),
		"checks":  func(n ast.Node) (err error) { o.Rules, err = r.rules(n); return err },
	})
	switch {
	case err != nil:
		return err
	case len(o.Paths) == 0 && len(o.Sources) == 0:
		return r.errorf(n, "override has neither paths nor sources: what holds everywhere belongs under checks")
	case len(o.Rules) == 0:
		return r.errorf(n, "override has no checks")
	case len(p.Overrides) == MaxOverrides:
		return r.errorf(n, "more than %d overrides", MaxOverrides)
	}
	p.Overrides = append(p.Overrides, o)
	return nil
}

func (r *policyReader) exception(n ast.Node, p *Policy) error {
	e := Exception{Line: n.GetToken().Position.Line}
	var check *Check
	var fields ast.Node
	err := r.keys(n, "an exception", map[string]func(ast.Node) error{
		"check": func(n ast.Node) error {
			word, err := r.word(n, "check")
			if err != nil {
				return err
			}
			if check, err = ByName(r.checks, word); err == nil {
				e.Check = check.ID
			} else if slices.ContainsFunc(r.checks, func(c *Check) bool { return c.named(word) }) {
				return r.errorf(n, "%q is a family of checks, expected one check: an exception accepts what one check finds", word)
			}
			return r.wrap(n, err)
		},
		"paths":   r.words(&e.Paths, "paths"),
		"inputs":  r.words(&e.Inputs, "inputs"),
		"ids":     r.words(&e.IDs, "ids"),
		"sources": r.words(&e.Sources, "sources"),
		"fields":  func(n ast.Node) error { fields = n; return r.words(&e.Fields, "fields")(n) },
		"reason":  func(n ast.Node) (err error) { e.Reason, err = r.word(n, "reason"); return err },
		"expires": func(n ast.Node) error {
			word, err := r.word(n, "expires")
			if err == nil {
				e.Expires, err = schema.ParseDate(word)
				err = r.wrap(n, err)
			}
			return err
		},
	})
	switch {
	case err != nil:
		return err
	case e.Check == "":
		return r.errorf(n, "exception names no check")
	case e.Reason == "":
		return r.errorf(n, "exception for %s has no reason: say why the finding is right and stays", e.Check)
	case len(e.Paths)+len(e.Inputs)+len(e.IDs)+len(e.Sources)+len(e.Fields) == 0:
		return r.errorf(n, "exception for %s fits every record: to turn a check off, say off under checks", e.Check)
	}
	if err := r.knownFields(fields, check, e.Fields); err != nil {
		return err
	}
	p.Exceptions = append(p.Exceptions, e)
	return nil
}

// knownFields refuses fields that the schema does not have, where the check can speak of no others: generic checks look at
// rows of any shape, and those that list no fields of a record look at manifests and sidecars.
func (r *policyReader) knownFields(n ast.Node, c *Check, fields []string) error {
	if c.Generic || len(c.Fields) == 0 {
		return nil
	}
	var names []string
	for _, f := range schema.Fields {
		names = append(names, f.Name)
	}
	for _, f := range fields {
		if slices.Contains(names, f) {
			continue
		}
		hint := c.Name + " looks at " + strings.Join(c.Fields, ", ")
		if near := nearest.Name(f, names); near != "" {
			hint = fmt.Sprintf("the nearest is %q", near)
		}
		return r.errorf(n, "no field of a record is called %q; %s", f, hint)
	}
	return nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}
