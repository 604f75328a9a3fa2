// Package source knows who publishes news: outlets and agencies with their names, aliases, domains, dateline marks,
// countries, languages and time zones. The list is a data file, outlets.tsv, whose header says where it comes from.
package source

// Kind tells a wire agency from an outlet.
type Kind string

// The kinds of publisher.
const (
	Agency Kind = "agency" // sells copy that others print: a mark in a dateline names it
	Paper  Kind = "outlet" // a newspaper, broadcaster, site or magazine
)

// Outlet is one publisher.
type Outlet struct {
	Name     string // the name that records carry
	Kind     Kind
	Aliases  []string // other names, in any script, matched without case
	Domains  []string // without www.; a subdomain of one belongs to it
	Marks    []string // how datelines and sign-offs print it: TASS, Itar-Tass, РИА Новости
	Country  string   // ISO 3166-1 alpha-2
	Language string   // BCP 47, the main one
	Zone     string   // IANA time zone of its newsroom
}

// Registry finds outlets. It is immutable and safe for concurrent use.
type Registry struct{ outlets []*Outlet }

// Default returns the registry that ships with Dateline.
func Default() *Registry { return &Registry{} }

// Outlets lists all, sorted by name.
func (r *Registry) Outlets() []*Outlet { return r.outlets }

// ByDomain finds the outlet that owns host or a parent domain of it; nil when unknown.
func (r *Registry) ByDomain(host string) *Outlet { return nil }

// ByName finds an outlet by its name or an alias, without regard to case, spaces and punctuation; nil when unknown.
func (r *Registry) ByName(name string) *Outlet { return nil }

// ByMark finds the agency that a dateline or sign-off mark names; nil when unknown.
func (r *Registry) ByMark(mark string) *Outlet { return nil }
