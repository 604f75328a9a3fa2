package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/language"
)

// Columns are the columns of an outlet file, in the order of outlets.tsv.
var Columns = []string{"name", "kind", "aliases", "domains", "marks", "country", "language", "zone"}

// MaxSize is what an outlet file may have in bytes: a hundred times the one that ships with Dateline. Reading one takes some
// times as much memory.
const MaxSize = 64 << 20

// ParseError says where an outlet file is wrong.
type ParseError struct {
	Line   int    // 1-based
	Column string // one of Columns, or empty when the whole line is meant
	Err    error
}

func (e *ParseError) Error() string {
	if e.Column == "" {
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("line %d, column %s: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

// Load reads an outlet file: UTF-8, tab-separated, one outlet a line. Lines that are empty or begin with # are comments;
// the first other line names the columns, any of Columns in any order, of which only name is required. Aliases, domains
// and marks are lists, their items separated by "|". An empty kind means outlet.
//
// No two outlets of a file may share a name, alias, domain or mark; one outlet may repeat its own. The error is a *ParseError
// unless reading fails. Load does not close rd.
func Load(rd io.Reader) (*Registry, error) {
	t := table{claims: claims{}}
	line := 0
	in := bufio.NewScanner(rd)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		line++
		text := in.Text()
		if line == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		text = strings.TrimRight(text, "\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if !utf8.ValidString(text) {
			return nil, &ParseError{Line: line, Err: errors.New("text is not UTF-8")}
		}
		if err := t.add(line, strings.Split(text, "\t")); err != nil {
			return nil, err
		}
	}
	if err := in.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return nil, &ParseError{Line: line + 1, Err: errors.New("line is longer than 1 MiB")}
		}
		return nil, fmt.Errorf("reading outlets: %w", err)
	}
	if t.header == nil {
		return nil, &ParseError{Line: line + 1, Err: errors.New("no header line: the first line must name the columns, such as name, aliases, domains")}
	}
	return index(t.outlets), nil
}

// table is an outlet file as far as it has been read.
type table struct {
	header  []string
	outlets []*Outlet
	claims  claims
}

// add reads a line that is no comment. The error is a *ParseError.
func (t *table) add(line int, cells []string) error {
	if t.header == nil {
		for i, c := range cells {
			cells[i] = strings.ToLower(strings.TrimSpace(c))
		}
		if err := checkHeader(cells); err != nil {
			return &ParseError{Line: line, Err: err}
		}
		t.header = cells
		return nil
	}
	o, err := outletOf(t.header, cells)
	if err == nil {
		err = t.claims.add(o, line)
	}
	if err != nil {
		var at *ParseError
		if !errors.As(err, &at) {
			at = &ParseError{Err: err}
		}
		at.Line = line
		return at
	}
	t.outlets = append(t.outlets, o)
	return nil
}

func checkHeader(cells []string) error {
	for i, c := range cells {
		if !slices.Contains(Columns, c) {
			return fmt.Errorf("unknown column %q: the columns are %s", c, strings.Join(Columns, ", "))
		}
		if slices.Index(cells, c) != i {
			return fmt.Errorf("column %q stands twice", c)
		}
	}
	if !slices.Contains(cells, "name") {
		return errors.New(`no column "name"`)
	}
	return nil
}

func outletOf(header, cells []string) (*Outlet, error) {
	if len(cells) > len(header) {
		return nil, fmt.Errorf("%d cells in a table of %d columns", len(cells), len(header))
	}
	o := &Outlet{Kind: Paper}
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		if err := o.set(header[i], cell); err != nil {
			return nil, &ParseError{Column: header[i], Err: err}
		}
	}
	if key(o.Name) == "" {
		return nil, &ParseError{Column: "name", Err: fmt.Errorf("name %q holds no letter", o.Name)}
	}
	return o, nil
}

func (o *Outlet) set(column, cell string) error {
	switch column {
	case "name":
		o.Name = cell
	case "kind":
		o.Kind = Kind(strings.ToLower(cell))
		if o.Kind != Agency && o.Kind != Paper {
			return fmt.Errorf("kind %q is neither agency nor outlet", cell)
		}
	case "aliases", "marks":
		items := split(cell)
		for _, s := range items {
			if key(s) == "" {
				return fmt.Errorf("%q holds no letter", s)
			}
		}
		if column == "aliases" {
			o.Aliases = items
		} else {
			o.Marks = items
		}
	case "domains":
		for _, s := range split(cell) {
			d := cleanHost(s)
			if registrable(d) == "" {
				suffix, _ := publicsuffix.PublicSuffix(d)
				return fmt.Errorf("%q is not a domain that one owner can hold (public suffix %q)", s, suffix)
			}
			o.Domains = append(o.Domains, d)
		}
	case "country":
		r, err := language.ParseRegion(cell)
		if err != nil || !r.IsCountry() || r.Canonicalize().String() != cell {
			return fmt.Errorf("country %q is not an ISO 3166 code of two capitals", cell)
		}
		o.Country = cell
	case "language":
		t, err := language.Parse(cell)
		if err != nil || t == language.Und {
			return fmt.Errorf("language %q is not a BCP 47 tag", cell)
		}
		o.Language = cell
	case "zone":
		o.Zone = cell
	}
	return nil
}

func split(cell string) []string {
	var items []string
	for s := range strings.SplitSeq(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			items = append(items, s)
		}
	}
	return items
}

// claims remembers which line claimed a name, domain or mark first.
type claims map[[2]string]claim

type claim struct {
	line int
	text string
}

func (c claims) add(o *Outlet, line int) error {
	own := func(column, kind, k, text string) error {
		if old, taken := c[[2]string{kind, k}]; taken && old.line == line {
			return nil // "Harbour Times" beside "The Harbour Times": more than needed, and nothing to decide
		} else if taken {
			return &ParseError{Column: column, Err: fmt.Errorf("%q is taken by %q on line %d", text, old.text, old.line)}
		}
		c[[2]string{kind, k}] = claim{line, text}
		return nil
	}
	err := own("name", "name", key(o.Name), o.Name)
	for _, a := range o.Aliases {
		err = errors.Join(err, own("aliases", "name", key(a), a))
	}
	for _, d := range o.Domains {
		err = errors.Join(err, own("domains", "domain", d, d))
	}
	for _, m := range o.Marks {
		err = errors.Join(err, own("marks", "mark", key(m), m))
	}
	if err == nil {
		return nil
	}
	var first *ParseError
	errors.As(err, &first)
	return first
}
