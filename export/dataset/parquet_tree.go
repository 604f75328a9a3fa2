package dataset

import (
	"fmt"

	"github.com/apache/arrow/go/v15/parquet"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"
)

// pqNode is one node of a Parquet schema with what is needed to put its values together again: record assembly as in the
// Dremel paper, section 4.2, driven by the levels of a node's first leaf.
//
// pqarrow could do it, but it reads columns in goroutines of its own, whose panics over a corrupt file nobody can recover.
type pqNode struct {
	name     string
	def, rep int16 // levels at which the node is present
	repeated bool
	optional bool
	list     bool // LIST: value is that of its only child, which is repeated
	pair     bool // repeated group of a MAP
	mapping  bool // MAP
	children []*pqNode
	leaf     *leaf
	first    *leaf // leftmost leaf
}

// newTree builds the nodes below the root and their leaves, in file order.
func newTree(sc *pqschema.Schema) (columns []*pqNode, leaves []*leaf) {
	next := 0
	batch := max(min(leafBatch, allBatches/max(sc.NumColumns(), 1)), 1)
	var build func(n pqschema.Node, def, rep int16) *pqNode
	build = func(n pqschema.Node, def, rep int16) *pqNode {
		p := &pqNode{name: n.Name(), def: def, rep: rep}
		switch n.RepetitionType() {
		case parquet.Repetitions.Optional:
			p.optional = true
			p.def++
		case parquet.Repetitions.Repeated:
			p.repeated = true
			p.def++
			p.rep++
		}
		g, ok := n.(*pqschema.GroupNode)
		if !ok {
			p.leaf = newLeaf(next, sc.Column(next), batch)
			p.first = p.leaf
			leaves = append(leaves, p.leaf)
			next++
			return p
		}
		for i := range g.NumFields() {
			c := build(g.Field(i), p.def, p.rep)
			if p.first == nil {
				p.first = c.first
			}
			p.children = append(p.children, c)
		}
		if len(p.children) == 1 && p.children[0].repeated {
			c := p.children[0]
			switch {
			case isType[pqschema.ListLogicalType](n.LogicalType()):
				p.list = true
				// Backward compatibility rules of the Parquet format: a repeated group of one field is the list, unless
				// its name says that it is the element.
				c.list = len(c.children) == 1 && c.name != "array" && c.name != p.name+"_tuple" && !c.children[0].repeated
			case isType[pqschema.MapLogicalType](n.LogicalType()) && len(c.children) == 2:
				p.mapping, c.pair = true, true
			}
		}
		return p
	}
	root := sc.Root()
	for i := range root.NumFields() {
		columns = append(columns, build(root.Field(i), 0, 0))
	}
	return columns, leaves
}

func isType[T any](v any) bool {
	_, ok := v.(T)
	return ok
}

// value reads the node's next value: nil, bool, int64, json.Number, string, schema.Date, moment, []any, map[string]any.
// Once the row is above its limit, what it gives is not whole.
func (p *pqNode) value() (any, error) {
	if p.first == nil {
		return nil, nil // a group without fields
	}
	b := p.first.pages.budget
	if err := p.first.ahead(); err != nil {
		return nil, fmt.Errorf("column %s: %w", p.first.descr.Path(), err)
	}
	if p.first.definition() < p.def {
		if err := p.skip(); err != nil {
			return nil, err
		}
		b.take(0, valueCost)
		if p.repeated {
			return []any{}, nil
		}
		return nil, nil
	}
	if !p.repeated {
		return p.present()
	}
	list := []any{}
	for {
		v, err := p.present()
		if err != nil {
			return nil, err
		}
		b.made += rowCost
		if !b.over() {
			list = append(list, v)
		}
		// The end of the chunk also ends the list; a row group that is short shows at its next row.
		if p.first.i >= p.first.n && !p.first.more() {
			return list, nil
		}
		if err := p.first.ahead(); err != nil {
			return nil, fmt.Errorf("column %s: %w", p.first.descr.Path(), err)
		}
		if p.first.repetition() < p.rep {
			return list, nil
		}
	}
}

// present reads the value of a node that is known to be there, once.
func (p *pqNode) present() (any, error) {
	if p.leaf != nil {
		if err := p.leaf.ahead(); err != nil {
			return nil, fmt.Errorf("column %s: %w", p.leaf.descr.Path(), err)
		}
		at := p.leaf.take()
		if at < 0 {
			return nil, fmt.Errorf("column %s: levels say that a value is there and is not", p.leaf.descr.Path())
		}
		return p.leaf.value(at), nil
	}
	if p.list {
		return p.children[0].value()
	}
	if p.mapping {
		pairs, err := p.children[0].value()
		if err != nil {
			return nil, err
		}
		m := map[string]any{}
		for _, kv := range pairs.([]any) {
			kv := kv.([2]any)
			m[fmt.Sprint(kv[0])] = kv[1]
		}
		return m, nil
	}
	if p.pair {
		k, err := p.children[0].value()
		if err != nil {
			return nil, err
		}
		v, err := p.children[1].value()
		return [2]any{k, v}, err
	}
	var m map[string]any
	if p.first.pages.budget.take(0, groupCost) {
		m = make(map[string]any, len(p.children))
	}
	for _, c := range p.children {
		v, err := c.value()
		if err != nil {
			return nil, err
		}
		if m != nil {
			m[c.name] = v
		}
	}
	return m, nil
}

// skip takes the one level that each leaf has for an absent node.
func (p *pqNode) skip() error {
	if p.leaf != nil {
		if err := p.leaf.ahead(); err != nil {
			return fmt.Errorf("column %s: %w", p.leaf.descr.Path(), err)
		}
		p.leaf.take()
		return nil
	}
	for _, c := range p.children {
		if err := c.skip(); err != nil {
			return err
		}
	}
	return nil
}
