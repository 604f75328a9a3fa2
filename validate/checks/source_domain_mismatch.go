package checks

import (
	"slices"

	"dateline/schema/source"
	"dateline/validate"
)

var sourceDomainMismatch = &validate.Check{
	ID: "DL203", Name: "source-domain-mismatch", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"source", "source_domain", "url"},
	Doc: `A record whose source, source_domain and url do not name the same publisher: the registry gives the domain to another outlet, or the address lies on another domain.

It matters because counts by source and by domain then tell different stories.

Example: ` + "`" + `{"source": "Reuters", "source_domain": "bbc.co.uk"}` + "`",
	Fix: "Find out with dateline inspect what each of them was taken from; correct the input's source, or the registry with --sources.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		reg := source.Default()
		if owner := reg.ByDomain(rec.SourceDomain); owner != nil && rec.Source != "" {
			if named := reg.ByName(rec.Source); named != nil && named.Name != owner.Name && !lives(named, rec.SourceDomain) {
				report(p, r, "source_domain", rec.SourceDomain, "source_domain %q belongs to %q, source is %q", rec.SourceDomain, owner.Name, rec.Source)
				return
			}
		}
		u := r.URL()
		if rec.SourceDomain == "" || u == nil || u.Hostname() == "" {
			return
		}
		host := u.Hostname()
		if source.Domain(host) == source.Domain(rec.SourceDomain) {
			return
		}
		if a, b := reg.ByDomain(host), reg.ByDomain(rec.SourceDomain); a != nil && a == b {
			return
		}
		report(p, r, "source_domain", rec.SourceDomain, "url lies on %q, source_domain is %q", host, rec.SourceDomain)
	}),
}

// lives reports whether an outlet has its pages on a domain, or beside others below the same registered one.
func lives(o *source.Outlet, domain string) bool {
	return slices.ContainsFunc(o.Domains, func(d string) bool { return source.Domain(d) == source.Domain(domain) })
}
