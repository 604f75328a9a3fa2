// Package source knows who publishes news: outlets and agencies with their names, aliases, domains, dateline marks,
// countries, languages and time zones. The list is a data file, outlets.tsv, whose header says where it comes from.
//
// Three questions have three look-ups, because the same letters mean different things in different places:
//
//	r := source.Default()
//	r.ByDomain("news.bbc.co.uk")  // an address: the outlet that owns the host or a parent of it
//	r.ByName("the new york times") // a name as pages, feeds and headlines give it
//	r.ByMark("ИТАР-ТАСС")          // what a dateline, sign-off or credit line prints
//
// A caller's own list, in the same form as outlets.tsv, is laid over the built-in one:
//
//	own, err := source.Load(f)
//	r = r.Extend(own)
package source

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"dateline/schema/lexicon"
)

// Kind tells a wire agency from an outlet.
type Kind string

// The kinds of publisher.
const (
	Agency Kind = "agency" // sells copy that others print: a mark in a dateline names it
	Paper  Kind = "outlet" // a newspaper, broadcaster, site or magazine
)

// Outlet is one publisher. Members other than Name may be empty: the registry holds what is known and no guesses.
type Outlet struct {
	Name     string // the name that records carry: the outlet's own, as its pages give it
	Kind     Kind
	Aliases  []string // other names, in any script, matched like Name
	Domains  []string // lower-case ASCII without www.; a subdomain of one belongs to it unless another outlet lists it
	Marks    []string // how datelines and sign-offs print it: TASS, Itar-Tass, РИА Новости
	Country  string   // ISO 3166-1 alpha-2 of its seat
	Language string   // BCP 47, the main one it publishes in
	Zone     string   // IANA time zone of its newsroom
}

// Registry finds outlets. It is immutable and safe for concurrent use; the outlets that it returns are shared and must
// not be changed.
type Registry struct {
	outlets  []*Outlet // sorted by name
	byName   map[string]*Outlet
	byMark   map[string]*Outlet
	byDomain map[string]*Outlet
}

//go:embed outlets.tsv
var builtin string

// outletList is the form of outlets.tsv. It is stricter than Load, which takes what people's editors make of a table.
var outletList = &lexicon.List{Name: "outlets.tsv", Columns: Columns, Blank: true}

var shipped = sync.OnceValue(func() *Registry {
	t := table{claims: claims{}}
	for row := range outletList.Rows(builtin) {
		if err := t.add(row.Line, row.Cells); err != nil {
			panic(fmt.Errorf("%s: %w", outletList.Name, err)) // a test reads the embedded file: no build that passes gets here
		}
	}
	return index(t.outlets)
})

// Default returns the registry that ships with Dateline. It is read on the first call.
func Default() *Registry { return shipped() }

// Outlets lists all, sorted by name.
func (r *Registry) Outlets() []*Outlet { return slices.Clone(r.outlets) }

// ByDomain finds the outlet that owns host or the nearest parent domain of it; nil when unknown. Case, a port, a leading
// www. and a trailing dot do not matter, and the search ends below the public suffix: co.uk owns nothing.
func (r *Registry) ByDomain(host string) *Outlet {
	host = cleanHost(host)
	floor := registrable(host)
	if floor == "" {
		return nil
	}
	for {
		if o := r.byDomain[host]; o != nil {
			return o
		}
		if host == floor {
			return nil
		}
		_, host, _ = strings.Cut(host, ".")
	}
}

// ByName finds an outlet by its name or an alias, without regard to case, accents, spaces, punctuation and a leading
// "The"; nil when unknown. A name that is a host ("Reuters.com") is looked up as one.
func (r *Registry) ByName(name string) *Outlet {
	k := key(name)
	if o := r.byName[k]; o != nil {
		return o
	}
	if rest, ok := strings.CutPrefix(k, "the"); ok && r.byName[rest] != nil {
		return r.byName[rest]
	}
	if looksLikeHost(name) {
		return r.ByDomain(name)
	}
	return nil
}

// ByMark finds the outlet that a dateline, credit or sign-off mark names, matched like a name; nil when unknown. The
// names and aliases of agencies are marks as well; those of other outlets are not.
func (r *Registry) ByMark(mark string) *Outlet {
	k := key(mark)
	if o := r.byMark[k]; o != nil {
		return o
	}
	if o := r.byName[k]; o != nil && o.Kind == Agency {
		return o
	}
	return nil
}

// Extend returns a registry with the outlets of both. Where they disagree other wins: an outlet of the same name replaces
// the one of r, and an alias, domain or mark that both claim belongs to other's outlet.
func (r *Registry) Extend(other *Registry) *Registry {
	merged := make(map[string]*Outlet, len(r.outlets)+len(other.outlets))
	for _, from := range []*Registry{r, other} {
		for _, o := range from.outlets {
			merged[key(o.Name)] = o
		}
	}
	var outlets []*Outlet
	for _, from := range []*Registry{r, other} {
		for _, o := range from.outlets {
			if merged[key(o.Name)] == o {
				outlets = append(outlets, o)
			}
		}
	}
	return index(outlets)
}

// index builds the maps; of two claims to a key the later outlet's stands, and a name outranks an alias.
func index(outlets []*Outlet) *Registry {
	r := &Registry{
		byName:   make(map[string]*Outlet, 3*len(outlets)),
		byMark:   make(map[string]*Outlet, len(outlets)),
		byDomain: make(map[string]*Outlet, 2*len(outlets)),
	}
	for _, o := range outlets {
		for _, a := range o.Aliases {
			r.byName[key(a)] = o
		}
		for _, m := range o.Marks {
			r.byMark[key(m)] = o
		}
		for _, d := range o.Domains {
			r.byDomain[d] = o
		}
	}
	for _, o := range outlets {
		r.byName[key(o.Name)] = o
	}
	r.outlets = slices.SortedFunc(slices.Values(outlets), func(a, b *Outlet) int { return strings.Compare(a.Name, b.Name) })
	return r
}
