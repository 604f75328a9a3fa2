package main

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// mutant is one number, moved.
type mutant struct {
	pkg, file     string // package path below the module, and the file's path
	src           []byte // the file as it was when its numbers were found: it may be edited while changes are tried
	line          int
	start, end    int    // bytes of the number in the file
	with          string // what stands there instead
	where         string // the function, or "package"
	expr, changed string // the smallest condition around it, before and after
}

func (m mutant) base() string { return filepath.Base(m.file) }

// key names the mutant wherever its line moves.
func (m mutant) key() string {
	return strings.Join([]string{m.pkg, m.where, m.expr, m.changed}, "\t")
}

// source is the file with the number moved.
func (m mutant) source() []byte { return slices.Concat(m.src[:m.start], []byte(m.with), m.src[m.end:]) }

// String is a survivor's line: the position and the key.
func (m mutant) String() string { return fmt.Sprintf("%s/%s:%d\t%s", m.pkg, m.base(), m.line, m.key()) }

// mutants gives the changes of a package in the order of its files.
func mutants(p pkg) ([]mutant, error) {
	f := finder{fset: token.NewFileSet(), values: map[types.Object]value{}, found: map[*ast.BasicLit]place{}, seen: map[types.Object]bool{}}
	sources := map[string][]byte{}
	for _, name := range p.files {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(f.fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		sources[name] = src
		f.files = append(f.files, file)
	}
	f.search(p.name)
	var out []mutant
	for lit, at := range f.found {
		pos := f.fset.Position(lit.Pos())
		src := sources[pos.Filename]
		from, to := f.fset.Position(at.from).Offset, f.fset.Position(at.to).Offset
		end := pos.Offset + len(lit.Value)
		for _, with := range moved(lit) {
			out = append(out, mutant{
				pkg: p.name, file: pos.Filename, src: src, line: pos.Line, start: pos.Offset, end: end, with: with, where: at.where,
				expr:    at.label + oneLine(src[from:to]),
				changed: at.label + oneLine(slices.Concat(src[from:pos.Offset], []byte(with), src[end:to])),
			})
		}
	}
	slices.SortStableFunc(out, func(a, b mutant) int {
		return cmp.Or(strings.Compare(a.file, b.file), a.start-b.start)
	})
	return out, nil
}

func oneLine(src []byte) string { return string(bytes.Join(bytes.Fields(src), []byte(" "))) }

// moved gives the number a third lower and a third higher; nothing for 0 and 1.
func moved(lit *ast.BasicLit) []string {
	if lit.Kind == token.INT {
		n, err := strconv.ParseInt(lit.Value, 0, 64)
		if err != nil || n < 2 {
			return nil
		}
		step, form := max(1, (n+1)/3), "%d"
		if strings.HasPrefix(strings.ToLower(lit.Value), "0x") {
			form = "%#x"
		}
		return []string{fmt.Sprintf(form, n-step), fmt.Sprintf(form, n+step)}
	}
	x, err := strconv.ParseFloat(lit.Value, 64)
	if err != nil || x == 0 || x == 1 {
		return nil
	}
	text := func(x float64) string {
		s := strconv.FormatFloat(x, 'g', 6, 64)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return s
	}
	return []string{text(x * 2 / 3), text(x * 4 / 3)}
}

// place is the condition in which a number stands.
type place struct {
	from, to     token.Pos
	label, where string // "name = " where the number stands in a declaration; the function, or "package"
}

// value is what a constant or variable is declared with.
type value struct {
	name  *ast.Ident
	expr  ast.Expr
	where string
}

// finder collects the numbers that conditions compare with, in the conditions and in what they name.
type finder struct {
	fset   *token.FileSet
	files  []*ast.File
	info   types.Info
	values map[types.Object]value
	found  map[*ast.BasicLit]place
	seen   map[types.Object]bool
}

func (f *finder) search(path string) {
	f.info = types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	// Only the package's own names are looked up: what it imports stays unknown, and the errors that follow mean nothing.
	conf := types.Config{Error: func(error) {}, Importer: noImports{}}
	conf.Check(path, f.fset, f.files, &f.info) //nolint:errcheck // see above
	for _, file := range f.files {
		f.each(file, f.declare)
	}
	for _, file := range f.files {
		f.each(file, f.visit)
	}
}

type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	return nil, fmt.Errorf("import of %q is not needed", path)
}

// each calls do for every node of a file with the function in which it stands.
func (f *finder) each(file *ast.File, do func(n ast.Node, where string)) {
	for _, d := range file.Decls {
		where := "package"
		if fn, ok := d.(*ast.FuncDecl); ok {
			where = fn.Name.Name
			if fn.Recv != nil && len(fn.Recv.List) == 1 {
				where = "(" + types.ExprString(fn.Recv.List[0].Type) + ")." + where
			}
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if n != nil {
				do(n, where)
			}
			return true
		})
	}
}

// declare keeps what names are declared with, where that is arithmetic.
func (f *finder) declare(n ast.Node, where string) {
	keep := func(name, expr ast.Expr) {
		if id, ok := name.(*ast.Ident); ok && arithmetic(expr) && f.info.Defs[id] != nil {
			f.values[f.info.Defs[id]] = value{id, expr, where}
		}
	}
	switch n := n.(type) {
	case *ast.ValueSpec:
		if len(n.Values) == len(n.Names) {
			for i, id := range n.Names {
				keep(id, n.Values[i])
			}
		}
	case *ast.AssignStmt:
		if n.Tok == token.DEFINE && len(n.Lhs) == len(n.Rhs) {
			for i, id := range n.Lhs {
				keep(id, n.Rhs[i])
			}
		}
	}
}

// arithmetic reports whether e is made of numbers and names alone.
func arithmetic(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.INT || e.Kind == token.FLOAT
	case *ast.Ident, *ast.SelectorExpr:
		return true
	case *ast.ParenExpr:
		return arithmetic(e.X)
	case *ast.UnaryExpr:
		return arithmetic(e.X)
	case *ast.BinaryExpr:
		return arithmetic(e.X) && arithmetic(e.Y)
	}
	return false
}

// visit looks for conditions. Outer nodes come before inner ones, so the smallest comparison around a number is kept.
func (f *finder) visit(n ast.Node, where string) {
	switch n := n.(type) {
	case *ast.IfStmt:
		f.condition(n.Cond, where)
	case *ast.ForStmt:
		f.condition(n.Cond, where)
	case *ast.SwitchStmt:
		f.condition(n.Tag, where)
	case *ast.CaseClause:
		for _, e := range n.List {
			f.condition(e, where)
		}
	case *ast.BinaryExpr:
		switch n.Op {
		case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
			f.condition(n, where)
		}
	case *ast.CallExpr:
		if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "min" || id.Name == "max") {
			f.condition(n, where)
		}
	}
}

func (f *finder) condition(root ast.Expr, where string) {
	if root != nil {
		f.numbers(root, place{root.Pos(), root.End(), "", where})
	}
}

// numbers keeps the numbers below root, and those of the names that stand there.
func (f *finder) numbers(root ast.Expr, at place) {
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.CompositeLit:
			return false
		case *ast.IndexExpr:
			f.numbers(n.X, at)
			return false
		case *ast.SliceExpr:
			f.numbers(n.X, at)
			return false
		case *ast.BinaryExpr:
			if n.Op == token.ADD || n.Op == token.SUB {
				for _, e := range []ast.Expr{n.X, n.Y} {
					if lit, ok := e.(*ast.BasicLit); !ok || lit.Value != "2" {
						f.numbers(e, at)
					}
				}
				return false
			}
		case *ast.BasicLit:
			if n.Kind == token.INT || n.Kind == token.FLOAT {
				f.found[n] = at
			}
		case *ast.Ident:
			f.name(f.info.Uses[n])
		}
		return true
	})
}

// name keeps the numbers of a constant or variable that a condition names.
func (f *finder) name(o types.Object) {
	v, ok := f.values[o]
	if !ok || f.seen[o] {
		return
	}
	f.seen[o] = true
	f.numbers(v.expr, place{v.expr.Pos(), v.expr.End(), v.name.Name + " = ", v.where})
}
