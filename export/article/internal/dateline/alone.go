package dateline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

const (
	// aloneReach is how far into a paragraph the dash or colon may stand behind a place that neither date nor agency
	// confirms; further on it belongs to a sentence in capitals.
	aloneReach = 60
	// shortestAlone is the letters of the shortest such place; what is shorter is a company or an abbreviation: IBM — The.
	shortestAlone = 4
)

// placeAlone reads "WASHINGTON —" and "KARACHI:": capitals only, and none of the words that open copy in the same way.
func placeAlone(head string, _ *source.Registry) (Line, bool) {
	lead := len(head) - len(strings.TrimLeft(head, prose.Whitespace))
	for i, r := range head[lead:] {
		if i > aloneReach {
			break
		}
		if !isDash(r) && r != ':' {
			continue
		}
		raw := head[lead : lead+i]
		rest := strings.TrimRight(raw, prose.Whitespace)
		if r != ':' && rest == raw && r != '—' { // a hyphen inside a name
			continue
		}
		sep, _ := separator(head[lead+i:])
		if r == ':' {
			sep = 1
		}
		tail := head[lead+i+sep:]
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(tail, prose.Whitespace+`"“«'‘`))
		if !unicode.IsUpper(next) || strings.TrimLeft(tail, prose.Whitespace) == tail && r != '—' {
			break
		}
		if !isPlace(rest) || !capitals(rest) || len(strings.Fields(rest)) > mostLoneWords || utf8.RuneCountInString(rest) < shortestAlone || notPlace(rest) {
			break
		}
		d := Line{Place: rest}
		d.Start, d.End = lead, lead+i+sep
		return d, true
	}
	return Line{}, false
}
