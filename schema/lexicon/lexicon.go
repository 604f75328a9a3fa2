// Package lexicon reads the word lists that the project keeps as data: files of lines, each of cells set off by tabs. A line
// that does not have the form of its list is refused with file and line; none is passed over.
//
//	//go:embed ties.tsv
//	var tiesTSV string
//
//	var tieList = lexicon.List{Name: "ties.tsv", Columns: []string{"language", "kind", "word"}, Kinds: []string{"said", "will"}}
//
//	for row := range tieList.Rows(tiesTSV) {
//		language, kind, word := row.Cells[0], row.Cells[1], row.Cells[2]
//		…
//	}
//
// Empty lines and lines that begin with # are comments. Package lexicontest has the test that each list needs.
package lexicon

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List is the form of a word list.
type List struct {
	Name    string   // of the file, for errors
	Columns []string // what the cells of a line are
	Kinds   []string // what may stand in the column "kind"; nil when there is none, or anything may
	Items   string   // sets off the items of the last cell; empty when it holds one
	Blank   bool     // cells but the first may be empty
}

// Row is one line of a list.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
	Items []string // of the last cell, which is the only one where the list has no Items
}

// Rows reads a list that is part of the program, a row at a time. A line without the form of the list panics with its file and
// number.
func (l *List) Rows(text string) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		if err := l.Read(text, yield); err != nil {
			panic(err)
		}
	}
}

// Read gives the rows of a list to yield, one by one, until that returns false. An error says in which line of which file there
// are too few or too many cells (blanks where tabs should be), an empty cell or item, blanks or a carriage return at the ends
// of one, text that is not UTF-8, or a kind that the list does not have.
func (l *List) Read(text string, yield func(Row) bool) error {
	kind := slices.Index(l.Columns, "kind")
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		row := Row{Line: n, Cells: strings.Split(line, "\t")}
		last := len(row.Cells) - 1
		row.Items = row.Cells[last:]
		if l.Items != "" {
			row.Items = strings.Split(row.Cells[last], l.Items)
		}
		err := l.check(line, &row)
		if err == nil && l.Kinds != nil && !slices.Contains(l.Kinds, row.Cells[kind]) {
			err = fmt.Errorf("%q is none of the kinds %s", row.Cells[kind], strings.Join(l.Kinds, ", "))
		}
		if err != nil {
			return l.At(row, err)
		}
		if !yield(row) {
			return nil
		}
	}
	return nil
}

func (l *List) check(line string, row *Row) error {
	if !utf8.ValidString(line) {
		return errors.New("text is not UTF-8")
	}
	if len(row.Cells) != len(l.Columns) {
		return fmt.Errorf("%d cells, expected %s, with a tab between", len(row.Cells), strings.Join(l.Columns, ", "))
	}
	for i, c := range row.Cells {
		if c == "" && !(l.Blank && i > 0) || padded(c) {
			return fmt.Errorf("the %s is %q, expected text without blanks around it", l.Columns[i], c)
		}
	}
	if l.Items == "" {
		return nil
	}
	for _, item := range row.Items {
		if item == "" || padded(item) {
			return fmt.Errorf("%q is in the list of %s, expected text without blanks around it", item, l.Columns[len(l.Columns)-1])
		}
	}
	return nil
}

// padded reports whether white space stands at an end of s.
func padded(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(first) || unicode.IsSpace(last)
}

// At says where err is: a reader of a list uses it for what it alone can see, such as a number that is none.
func (l *List) At(row Row, err error) error {
	return fmt.Errorf("%s:%d: %w", l.Name, row.Line, err)
}
