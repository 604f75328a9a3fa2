// Package names reads who made a story out of the lines that say so: persons and outlets in bylines, in sign-offs
// ("(Reporting by A; editing by B)"), in the closing marks of agencies and in copyright lines.
//
//	names.Split("By Jane Roe, Chief Reporter, and John Doe (Berlin)")   // Jane Roe, John Doe
//
// It knows the words of bylines (authors.tsv) and of sign-offs (signoff.tsv) and no persons. A part of a line that is an
// office, a place, an address or a sentence is no name; when in doubt a line names nobody.
package names

import (
	_ "embed"

	"dateline/schema/lexicon"
)

//go:embed authors.tsv
var authorsTSV string

var authorList = &lexicon.List{
	Name: "authors.tsv", Columns: []string{"kind", "words"}, Items: ",",
	Kinds: []string{"lead", "and", "role", "suffix", "particle", "generic", "account", "label"},
}

// authorWords are the words of authors.tsv.
var authorWords = readAuthorWords()

// The look-ups below take words in lower case.

// OpensByline reports whether a word stands before the first name of a byline: by, von.
func OpensByline(w string) bool { return authorWords.lead[w] }

// LabelsAuthor reports whether a word is the caption of a field that holds an author: reporter, autor.
func LabelsAuthor(w string) bool { return authorWords.labels[w] }

// JoinsNames reports whether a word stands between the names of a list: and, und.
func JoinsNames(w string) bool { return authorWords.and[w] }

// SignsForNobody reports whether a name is that of a staff that signs where no person does: newsroom.
func SignsForNobody(name string) bool { return authorWords.generic[name] }

type authorWordList struct {
	lead, and, roles, particles, generic, accounts, labels, suffix map[string]bool
}

func readAuthorWords() authorWordList {
	w := authorWordList{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	lists := map[string]map[string]bool{"lead": w.lead, "and": w.and, "role": w.roles, "particle": w.particles, "generic": w.generic, "account": w.accounts, "label": w.labels, "suffix": w.suffix}
	for row := range authorList.Rows(authorsTSV) {
		for _, word := range row.Items {
			lists[row.Cells[0]][word] = true
		}
	}
	return w
}
