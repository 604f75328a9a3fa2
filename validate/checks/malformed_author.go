package checks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/validate"
)

// authorLetters is longer than any name that a byline prints with its titles.
const authorLetters = 80

var malformedAuthor = &validate.Check{
	ID: "DL209", Name: "malformed-author", Severity: validate.Note, Since: "0.1",
	Fields: []string{"authors"},
	Doc: `An author that is no name as people bear them: it holds a digit, an address, brackets, quotes of code or bars, begins with "by", or has more than 80 characters.

It matters because statistics of authors count every spelling as a person: two names with a bar between them are a third one, and user5105 wrote for every forum.

Example: ` + "`" + `{"authors": ["name\":\"Ann Reed\" }", "by Ann Reed", "Ann Reed | 04.03.2031"]}` + "`",
	Fix: "Report the page's form of byline, or give the authors with --map.",
	Start: eachRow(func(p *validate.Pass, r *validate.Row) {
		for _, a := range r.Record.Authors {
			if why := malformed(a); why != "" {
				report(p, r, "authors", a, "author %q %s, expected a name", a, why)
			}
		}
	}),
}

func malformed(name string) string {
	switch {
	case utf8.RuneCountInString(name) > authorLetters:
		return "has more than 80 characters"
	case strings.ContainsAny(name, `@/|\<>{}[]:;=_"`) && !quotedNickname(name):
		return "holds signs that no name has"
	case strings.IndexFunc(name, unicode.IsDigit) >= 0:
		return "holds a digit"
	case strings.IndexFunc(name, unicode.IsLetter) < 0:
		return "has no letter"
	}
	if first, rest, _ := strings.Cut(name, " "); rest != "" && strings.EqualFold(first, "by") {
		return `begins with "by"`
	}
	return ""
}

// quotedNickname reports whether quotes stand in pairs inside a name, with nothing else that is odd: Ann "Ferry" Reed.
func quotedNickname(name string) bool {
	return strings.Count(name, `"`) == 2 && !strings.ContainsAny(name, `@/|\<>{}[]:;=_`) && name[0] != '"'
}
