package checks

import (
	"net/url"
	"slices"
	"strings"

	"dateline/schema/source"
	"dateline/validate"
)

var foreignLanguage = &validate.Check{
	ID: "DL204", Name: "foreign-language", Severity: validate.Note, Since: "0.1",
	Fields: []string{"language", "source", "url"},
	Doc: `A record in another language than the one its outlet mainly publishes in. Agencies are passed over, as they publish in many, and so are records whose address names the language: lemonde.fr/en/, pt.euronews.com.

It matters because a text in the wrong language is often not the article: a consent form, an error page, or a source that was guessed from a word.

Example: ` + "`" + `{"source": "Le Monde", "language": "fi"}` + "`",
	Fix: "Read the body; many outlets also have pages in other languages, for which an exception by path or source says so.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		rec := &r.Record
		if rec.Language == "" || rec.Source == "" {
			return
		}
		o := source.Default().ByName(rec.Source)
		if o == nil || o.Kind == source.Agency || o.Language == "" {
			return
		}
		if lang := base(rec.Language); lang != base(o.Language) && !namesLanguage(r.URL(), lang) {
			report(p, r, "language", rec.Language, "language is %q, %s publishes in %q", rec.Language, o.Name, o.Language)
		}
	}),
}

// namesLanguage reports whether a label of an address's host, or one of the first elements of its path, is a language or
// begins with one, as de-AT does.
func namesLanguage(u *url.URL, lang string) bool {
	if u == nil {
		return false
	}
	path := strings.SplitN(strings.TrimPrefix(u.Path, "/"), "/", 3)
	parts := append(strings.Split(u.Hostname(), "."), path[:min(len(path), 2)]...)
	return slices.ContainsFunc(parts, func(part string) bool {
		return len(part) <= 6 && base(strings.ReplaceAll(part, "_", "-")) == lang
	})
}

// base is the primary language of a tag. Norwegian has two written forms and one name for both.
func base(tag string) string {
	s, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if s == "nb" || s == "nn" {
		return "no"
	}
	return s
}
