package names

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/export/article/internal/prose"
	"dateline/schema/lexicon"
	"dateline/schema/source"
)

//go:embed signoff.tsv
var signOffTSV string

var signOffList = &lexicon.List{
	Name: "signoff.tsv", Columns: []string{"kind", "language", "phrases"}, Items: ";",
	Kinds: []string{"reporting", "additional", "writing", "editing"},
}

// SignOff is what a story's end says of who made it: the words behind the last paragraph that are not the story's.
type SignOff struct {
	reporters []string // named as reporting, in their order
	writers   []string
	Agency    *source.Outlet // an agency's mark that closes the text: (AFP), /TASS/, Reuter
	Mark      prose.Span
	Notice    prose.Span // "(c) AFP 2017"
	Text      prose.Span // all that was cut off the last paragraph
}

// signOffRoles are the phrases of signoff.tsv.
var signOffRoles = sync.OnceValue(func() *prose.Phrases[string] {
	b := &prose.Phrases[string]{}
	for row := range signOffList.Rows(signOffTSV) {
		for _, p := range row.Items {
			b.Add(row.Cells[0], p+"*")
		}
	}
	return b
})

// roleReach is more than the bytes of the longest phrase in signoff.tsv.
const roleReach = 128

// roleAt reads the longest phrase that a part of a sign-off begins with and gives what stands behind it. In scripts without
// spaces names follow the phrase itself: 记者李明.
func roleAt(part string) (kind, rest string, ok bool) {
	head := prose.Cut(part, roleReach)
	folded := strings.ToLower(head)
	if len(folded) != len(head) {
		return "", "", false // lower case of another length: no phrase of ours
	}
	longest := 0
	signOffRoles().Opening(folded, func(k string, end int) {
		r, _ := utf8.DecodeRuneInString(part[end:])
		inWord := unicode.IsLetter(r) || (unicode.IsMark(r) || r == '-') && !strings.Contains(folded[:end], " ")
		if end > longest && (!inWord || prose.Dense(r)) {
			kind, longest = k, end
		}
	})
	return kind, strings.TrimLeft(part[longest:], " :：\u00a0-–—／/"), longest > 0
}

// OpensSignOff reports whether text is a sign-off, from its first phrase on.
func OpensSignOff(text string, bracketed bool) bool {
	kind, rest, ok := roleAt(text)
	if !ok {
		return false
	}
	first, _, _ := strings.Cut(rest, ";")
	names := Split(namesOnly(first))
	if len(names) == 0 && kind == "editing" && rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	named := unicode.IsUpper(r) || !unicode.IsLower(r) && unicode.IsLetter(r)
	if bracketed {
		const longestPreposition = 3 // letters: (von Ann Reed) and (por Ann Reed) are the story's own
		word, _, _ := strings.Cut(text, " ")
		return named && (utf8.RuneCountInString(word) > longestPreposition || strings.ContainsAny(text, ";,"))
	}
	// In open text only phrases that cannot begin a sentence of the story.
	return named && strings.Contains(strings.ToLower(text[:len(text)-len(rest)]), "ing by")
}

// inPlace is where a name in a sign-off was: "Jane Doe in Berlin".
var inPlace = regexp.MustCompile(`(?i)\s+(?:in|at|à|en|a|em|aus|à|из|в|у|w)\s+(?:[A-ZÀ-ÞА-Я][^,;]*|the [A-Z][^,;]*)`)

// namesOnly takes the places off a list of names: "Jane Doe in Berlin and John Roe in Rome".
func namesOnly(list string) string {
	list = strings.NewReplacer(" and in ", " in ", "\n", " ").Replace(list)
	parts := strings.Split(list, ",")
	for i, p := range parts {
		sub := strings.Split(p, " and ")
		for j := range sub {
			sub[j] = inPlace.ReplaceAllString(" "+sub[j], "")
		}
		parts[i] = strings.Join(sub, " and ")
	}
	return strings.Join(parts, ",")
}

// Read takes a sign-off's names apart.
func (o *SignOff) Read(text string) {
	kind := ""
	for _, part := range splitParts(text) {
		part = strings.Trim(part, " .()/\u00a0")
		k, rest, ok := roleAt(part)
		if ok {
			kind = k
		} else {
			rest = part
		}
		if kind == "" || kind == "editing" {
			continue
		}
		// "Reporting by A, editing by B": a later role may follow a comma.
		var names []string
		for _, chunk := range strings.Split(rest, ",") {
			if k, behind, ok := roleAt(strings.TrimSpace(chunk)); ok && strings.Contains(strings.TrimSpace(chunk), " ") {
				o.add(kind, names)
				kind, names, chunk = k, nil, behind
			}
			names = append(names, chunk)
		}
		o.add(kind, names)
	}
}

func (o *SignOff) add(kind string, names []string) {
	var got []string
	for _, n := range Split(namesOnly(strings.Join(names, ","))) {
		if strings.Contains(n, " ") || prose.Dense([]rune(n)[0]) {
			got = append(got, n)
		}
	}
	switch kind {
	case "reporting":
		o.reporters = append(o.reporters, got...)
	case "writing":
		o.writers = append(o.writers, got...)
	}
}

// splitParts cuts a sign-off at semicolons and at the full stops that no initial or abbreviation owns.
func splitParts(s string) []string {
	var out []string
	start := 0
	for i, r := range s {
		if r == ';' || r == '；' || r == '。' || r == '|' || r == '.' && prose.SentenceAt(s, i, r) {
			out = append(out, s[start:i])
			start = i + utf8.RuneLen(r)
		}
	}
	return append(out, s[start:])
}

// Authors are those whom the sign-off names for the story itself.
func (o *SignOff) Authors() []string {
	if len(o.reporters) > 0 {
		return o.reporters
	}
	if len(o.writers) > 0 {
		return o.writers
	}
	return nil
}
