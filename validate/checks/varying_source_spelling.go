package checks

import (
	"unicode"
	"unicode/utf8"

	"dateline/validate"
)

// spellings bounds how many sources a run remembers: more different ones are no list of publishers.
const spellings = 100_000

var varyingSourceSpelling = &validate.Check{
	ID: "DL206", Name: "varying-source-spelling", Severity: validate.Warning, Since: "0.1",
	Fields: []string{"source"},
	Doc: `A source that another record of the dataset spells differently: only case, spaces or punctuation tell them apart. It is reported once for each spelling.

It matters because one outlet is then counted as two.

Example: ` + "`" + `"The Daily Star"` + "` and `" + `"The daily-star"` + "`",
	Fix:     "Decide for one spelling, and add it with the others as aliases to a list for export --sources.",
	Ordered: true,
	Start: func(p *validate.Pass) validate.Visitor {
		first := map[string]string{}
		seen := map[string]bool{}
		return validate.Visitor{Row: func(r *validate.Row) {
			s := r.Record.Source
			if s == "" || seen[s] || len(seen) >= spellings {
				return
			}
			seen[s] = true
			key := letters(s)
			if other, ok := first[key]; ok {
				report(p, r, "source", s, "source is spelt %q, elsewhere %q", s, other)
				return
			}
			first[key] = s
		}}
	},
}

// letters keeps the letters and digits of s, in lower case.
func letters(s string) string { return string(appendLetters(make([]byte, 0, len(s)), s)) }

func appendLetters(out []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			out = append(out, c)
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				out = utf8.AppendRune(out, unicode.ToLower(r))
			}
			i += size - 1
		}
	}
	return out
}
